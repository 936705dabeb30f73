"""Tables that change after people sit at them, as the board, phones, an outsider and the hall see it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from facilitator.identity import ANONYMOUS
from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords, screen
from tests.browser.hall import Hall, Office, Phone
from tests.browser.test_seating import Board, seated


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna and Eve can sign in."""
    give_passwords(office)


def prepare(hall: Hall) -> Page:
    """The set-up page, in a browser of its own."""
    desk = Desk(hall)
    desk.page.goto(f"{hall.url}/w/{hall.workshop}/edit")
    desk.page.locator("#setup[aria-busy=false]").wait_for()
    return desk.page


def test_tables_come_go_and_shrink_after_everybody_knows_their_place(open_hall: OpenHall) -> None:
    hall, elsewhere = open_hall(tables=3), open_hall()
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", "Comune di Susa", table=2)
    outsider, wall = elsewhere.phone("Eve"), screen(hall)
    bruno.write("Before anything changes")
    expect(bruno.note("Before anything changes")).to_contain_text("Saved")
    bruno.page.get_by_label(re.compile("^A note,")).fill("Half a sent")
    board, setup = Board(hall).look(), prepare(hall)
    add_table(setup, "Water")
    seen_on([board.page, wall], "Water")
    rename(setup, 4, "Clean water")
    seen_on([board.page, wall], "Clean water")
    remove(setup, 3)
    expect(setup.locator("#removed")).to_have_text("Table 3 removed.")
    for page in (board.page, wall):
        expect(page.get_by_text("Theme 3")).to_have_count(0)
    expect(board.table(3)).to_contain_text("Clean water")
    seats(setup, 1, "1")
    hall.direct("seat_participant", participant=hall.let_in("Elsa").id, table=hall.tables[1])
    expect(board.table(1)).to_contain_text("2 people, only one seat")
    nobody_lost_anything(bruno, chiara)
    told_nothing(outsider, elsewhere, hall)


def seen_on(pages: list[Page], theme: str) -> None:
    for page in pages:
        expect(page.get_by_text(theme).first).to_be_visible()


def nobody_lost_anything(bruno: Phone, chiara: Phone) -> None:
    """Both still sit where they sat; what Bruno wrote and what he is writing is there."""
    expect(bruno.page.get_by_text("Theme 1").first).to_be_visible()
    expect(chiara.page.get_by_text("Theme 2").first).to_be_visible()
    expect(bruno.note("Before anything changes")).to_contain_text("Saved")
    expect(bruno.page.get_by_label(re.compile("^A note,"))).to_have_value("Half a sent")


def told_nothing(outsider: Phone, elsewhere: Hall, hall: Hall) -> None:
    """Somebody in another session hears of that one alone."""
    elsewhere.direct("announce", workshop=elsewhere.workshop, text="A word here")
    outsider.page.locator(".said", has_text="A word here").wait_for()
    assert not [frame for frame in outsider.frames if hall.workshop in frame or "Clean water" in frame]


def add_table(page: Page, theme: str) -> None:
    page.get_by_label("Theme of another table").fill(theme)
    page.get_by_role("button", name="Add a table").click()
    expect(page.get_by_role("heading", name=theme)).to_be_visible()


def opened(page: Page, number: int) -> Locator:
    """The row of a table with all that can be changed about it."""
    button = page.get_by_role("button", name=re.compile(rf"^(Edit|Close) table {number}$"))
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    return page.locator(".tablerow", has=page.get_by_label(f"Theme of table {number}", exact=True))


def rename(page: Page, number: int, theme: str) -> None:
    field = opened(page, number).get_by_label(f"Theme of table {number}", exact=True)
    field.fill(theme)
    field.press("Tab")


def remove(page: Page, number: int) -> None:
    opened(page, number).get_by_role("button", name=f"Remove table {number}", exact=True).click()


def seats(page: Page, number: int, count: str) -> None:
    field = opened(page, number).get_by_label("Seats", exact=True)
    field.fill(count)
    field.press("Tab")
    expect(page.locator("#saved")).to_contain_text("saved at")


def test_who_had_asked_for_a_table_is_counted_before_and_after_it_goes(open_hall: OpenHall) -> None:
    hall = open_hall(tables=3)
    hall.direct("open_signup", workshop=hall.workshop, until="2099-01-01T00:00:00Z")
    for name in ("Gino", "Lia"):
        sign_up(hall, name)
    people = seated(hall, Bruno=1)
    move = {"participant": people["Bruno"], "table": hall.tables[3]}
    hall.direct("draft_seats", workshop=hall.workshop, moves=[move])
    setup = prepare(hall)
    opened(setup, 3)
    words = "2 people asked for this table: without it, their other choices count, or none. One person is to sit here"
    expect(setup.get_by_role("button", name="Remove table 3")).to_have_accessible_description(re.compile(words))
    remove(setup, 3)
    told = "Table 3 removed. 2 people had asked for it: now their other choices count, or none. One person was to sit"
    expect(setup.locator("#removed")).to_contain_text(told)
    expect(setup.locator("[role=status].vh")).to_contain_text(told)
    board = Board(hall).look()
    expect(board.table(1)).to_contain_text("Bruno")


def test_a_table_with_people_or_notes_stays_and_the_page_says_what_to_do(hall: Hall) -> None:
    phone = hall.phone("Bruno", table=1)
    phone.write("Nobody loses me")
    expect(phone.note("Nobody loses me")).to_contain_text("Saved")
    setup = prepare(hall)
    opened(setup, 1)
    expect(setup.get_by_text("One person sits here: the table stays until they sit elsewhere.")).to_be_visible()
    setup.get_by_role("link", name="Who sits where").click()
    setup.locator("#seating[aria-busy=false]").wait_for()
    setup.get_by_role("button", name="Bruno").press("2")
    setup.get_by_role("button", name="Announce one change").click()
    expect(setup.get_by_text("Everything is announced.")).to_be_visible()
    setup.goto(f"{hall.url}/w/{hall.workshop}/edit")
    remove(setup, 1)
    expect(setup.get_by_text("Notes were written at this table: it stays, so that none is lost.").first).to_be_visible()
    expect(setup.get_by_role("heading", name="Table 1: ")).to_be_visible()
    setup.get_by_role("button", name="I have read it").click()
    seats(setup, 1, "0")
    expect(Board(hall).look().table(1)).to_contain_text("takes nobody any more")
    phone.page.get_by_role("button", name="I am at the table").click()
    elsa = hall.phone("Elsa", "Comune di Chieri")
    expect(elsa.page.get_by_text("Theme 2").first).to_be_visible()


def test_a_step_to_a_table_that_is_gone_is_not_taken_back_and_says_so(open_hall: OpenHall) -> None:
    hall = open_hall(tables=3)
    seated(hall, Bruno=1, Chiara=3)
    board = Board(hall).look()
    board.person("Chiara").press("2")
    board.press("Announce one change")
    expect(board.page.get_by_text("Everything is announced.")).to_be_visible()
    board.page.context.set_offline(True)
    board.person("Bruno").press("3")
    expect(board.table(3)).to_contain_text("Bruno")
    hall.direct("remove_table", table=hall.tables[3])
    board.page.context.set_offline(False)
    expect(board.page.get_by_text("Bruno: not done, the table is no longer there.").first).to_be_visible()
    expect(board.table(1)).to_contain_text("Bruno")


def sign_up(hall: Hall, name: str) -> None:
    """Somebody says from home that they come, and asks for tables 3 and 2."""
    choices = {"first_choice": hall.tables[3], "second_choice": hall.tables[2]}
    hall.office.do(ANONYMOUS, "sign_up", {"workshop": hall.workshop, "name": name, **choices})
