"""Splitting people by hand: by menu, key and drag, seen by a colleague at once and by others when it is announced."""

from typing import Any

import pytest
from flask_security import hash_password
from playwright.sync_api import Locator, Page, expect

from facilitator.identity import SYSTEM
from tests.browser.conftest import OpenHall
from tests.browser.desk import PASSWORD, STRANGER, Desk, give_passwords, screen
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of

PEOPLE = {"Bruno": "Comune di Leinì", "Chiara": "Comune di Susa", "Denis": "Comune di Susa", "Elsa": "Comune di Chieri"}


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna and Eve can sign in."""
    give_passwords(office)


class Board(Desk):
    """The seating page in somebody's browser."""

    def look(self) -> "Board":
        self.page.goto(f"{self.hall.url}/w/{self.hall.workshop}/seating")
        self.page.locator("#seating[aria-busy=false]").wait_for()
        return self

    def person(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name).and_(self.page.locator("[data-person]"))

    def table(self, number: int) -> Locator:
        return self.page.get_by_role("region", name=f"Table {number}")

    @property
    def said(self) -> Locator:
        return self.page.locator("#seating > [role=status].vh")

    @property
    def last(self) -> Locator:
        return self.page.locator(".last")


def seated(hall: Hall, **tables: int) -> dict[str, str]:
    """The ids of people who are in, and sit at these tables; 0 is none."""
    guests = {name: hall.let_in(name, PEOPLE[name]).id for name in tables}
    for name, table in tables.items():
        if table:
            hall.direct("seat_participant", participant=guests[name], table=hall.tables[table])
    return guests


def test_a_draft_becomes_seats_on_the_phones_only_when_it_is_announced(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno"), hall.phone("Chiara", "Comune di Susa")
    board = Board(hall).look()
    expect(board.page.get_by_role("region", name="Without a seat")).to_contain_text("Bruno")
    board.press("Split evenly")
    expect(board.page.get_by_text("A draft: only you see it.")).to_be_visible()
    for phone in (bruno, chiara):
        expect(phone.page.get_by_role("heading", name="You will soon know your table")).to_be_visible()
    board.press("Send everybody to their table")
    for phone in (bruno, chiara):
        phone.page.get_by_role("button", name="I am at the table").wait_for()
    expect(board.page.get_by_text("Everything is announced.")).to_be_visible()


def test_the_menu_says_what_a_move_means_before_it_is_made(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall).look()
    board.person("Chiara").click()
    move = board.page.get_by_role("menuitem", name="Move to Table 2")
    expect(move).to_contain_text("Denis of the same body sits there already; 2 people there then")
    move.click()
    expect(board.table(2)).to_contain_text("Chiara")
    words = (
        "Chiara goes to table 2; Denis of the same body sits there already; 2 people there then; one stays at table 1."
    )
    expect(board.said).to_have_text(words)
    expect(board.last).to_contain_text(words)
    expect(board.person("Chiara")).to_be_focused()
    expect(board.page.get_by_text("One change not announced yet")).to_be_visible()


def test_keys_move_fix_swap_and_take_back(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall).look()
    board.person("Bruno").focus()
    board.page.keyboard.press("ArrowDown")
    expect(board.person("Chiara")).to_be_focused()
    board.page.keyboard.press("2")
    expect(board.table(2)).to_contain_text("Chiara")
    expect(board.person("Chiara")).to_be_focused()
    board.page.keyboard.press("f")
    expect(board.person("Chiara")).to_contain_text("fixed place")
    board.page.keyboard.press("s")
    board.page.keyboard.press("ArrowLeft")
    expect(board.person("Bruno")).to_be_focused()
    board.page.keyboard.press("Enter")
    expect(board.table(1)).to_contain_text("Chiara")
    expect(board.table(2)).to_contain_text("Bruno")
    board.page.keyboard.press("Control+z")
    expect(board.table(2)).to_contain_text("Chiara")
    expect(board.table(1)).to_contain_text("Bruno")


def test_who_was_only_thought_of_for_a_table_is_without_a_seat_again(hall: Hall) -> None:
    seated(hall, Bruno=0, Chiara=1)
    board = Board(hall).look()
    board.person("Bruno").press("2")
    expect(board.last).to_contain_text("Bruno goes to table 2; nobody there yet.")
    board.person("Bruno").press("0")
    expect(board.page.get_by_role("region", name="Without a seat")).to_contain_text("Bruno")
    board.person("Bruno").press("u")
    expect(board.table(2)).to_contain_text("Bruno")
    board.person("Chiara").press("0")
    expect(board.last).to_contain_text("Who has a seat can be moved, not sent away.")
    expect(board.table(1)).to_contain_text("Chiara")


def test_steps_are_taken_back_also_after_a_reload(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall).look()
    for name in ("Bruno", "Chiara"):
        board.person(name).press("2")
        expect(board.table(2)).to_contain_text(name)
    expect(board.page.get_by_text("2 changes not announced yet")).to_be_visible()
    board.look()
    for name in ("Chiara", "Bruno"):
        board.press("Take back")
        expect(board.table(1)).to_contain_text(name)
    expect(board.page.get_by_text("Everything is announced.")).to_be_visible()


def test_a_person_is_dragged_to_a_table_and_dropped_elsewhere_stays(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall).look()
    drag(board.page, board.person("Bruno"), board.page.get_by_role("banner"))
    expect(board.table(1)).to_contain_text("Bruno")
    drag(board.page, board.person("Bruno"), board.table(2))
    expect(board.table(2)).to_contain_text("Bruno")
    expect(board.page.get_by_role("menu")).to_have_count(0)
    expect(board.page.locator(".ghost")).to_have_count(0)


def drag(page: Page, person: Locator, place: Locator) -> None:
    start, end = person.bounding_box(), place.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 40, end["y"] + 20, steps=5)
    page.mouse.up()


TOUCH: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


class Finger:
    """A finger on the glass of a phone, as the browser itself feels it."""

    def __init__(self, page: Page) -> None:
        self.page, self.chromium = page, page.context.new_cdp_session(page)

    def down(self, place: Locator) -> None:
        place.scroll_into_view_if_needed()
        self.at = middle(place)
        self._tell("touchStart", self.at)

    def to(self, x: float, y: float, steps: int = 6) -> None:
        (left, top), self.at = self.at, (x, y)
        for step in range(1, steps + 1):
            self._tell("touchMove", (left + (x - left) * step / steps, top + (y - top) * step / steps))

    def up(self) -> None:
        self._tell("touchEnd")

    def hold(self, person: Locator) -> None:
        """Stay on a person until the page has picked them up."""
        self.down(person)
        expect(self.page.locator(".ghost")).to_be_visible()

    def _tell(self, kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        self.chromium.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def middle(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def chip(board: Board, number: int) -> Locator:
    """A table in the strip that stays in view on a phone."""
    return board.page.get_by_role("navigation", name="People at each table").get_by_role("link", name=f"Table {number}")


def test_a_finger_that_holds_drags_a_person_to_a_table(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall, **TOUCH).look()
    finger = Finger(board.page)
    for name, place in (("Bruno", chip(board, 2)), ("Denis", board.table(1).locator("header"))):
        finger.hold(board.person(name))
        finger.to(*middle(place))
        expect(board.page.locator(".ghost")).to_contain_text("people there then")
        finger.up()
        expect(board.page.locator(".ghost")).to_have_count(0)
    expect(board.table(2)).to_contain_text("Bruno")
    expect(board.table(1)).to_contain_text("Denis")
    expect(chip(board, 1)).to_have_accessible_name("Table 1 2 people")
    expect(board.page.get_by_role("menu")).to_have_count(0)
    expect(board.page.get_by_text("2 changes not announced yet")).to_be_visible()


def test_a_finger_that_lets_go_elsewhere_or_is_interrupted_changes_nothing(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall, **TOUCH).look()
    finger = Finger(board.page)
    finger.hold(board.person("Bruno"))
    finger.to(*middle(board.page.get_by_role("banner")))
    finger.up()
    finger.hold(board.person("Chiara"))
    finger.to(*middle(chip(board, 2)))
    finger.chromium.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    expect(board.page.locator(".ghost")).to_have_count(0)
    expect(board.table(1)).to_contain_text("Bruno")
    expect(board.table(1)).to_contain_text("Chiara")
    expect(board.page.get_by_text("Everything is announced.")).to_be_visible()


def test_a_finger_that_does_not_hold_scrolls_the_page_and_taps_open_the_menu(hall: Hall) -> None:
    listed = [{"name": f"Persona {number:02}", "body": "Comune di Asti"} for number in range(40)]
    hall.direct("import_participants", workshop=hall.workshop, participants=listed)
    hall.direct("draft_split", workshop=hall.workshop, seed=1)
    board = Board(hall, **TOUCH).look()
    finger = Finger(board.page)
    person = board.page.locator("[data-person]").nth(6)
    finger.down(person)
    before = board.page.evaluate("scrollY")
    finger.to(180, 60, steps=12)
    finger.up()
    board.page.wait_for_function("before => scrollY > before + 100", arg=before)
    expect(board.page.locator(".ghost")).to_have_count(0)
    expect(board.page.get_by_text("A draft: only you see it.")).to_be_visible()
    board.page.locator("[data-person]").nth(20).tap()
    expect(board.page.get_by_role("menu")).to_be_in_viewport(ratio=1)


def test_a_phone_shows_the_tables_first_and_a_part_of_a_long_list(hall: Hall) -> None:
    listed = [{"name": f"Persona {number:02}", "body": "Comune di Asti"} for number in range(50)]
    hall.direct("import_participants", workshop=hall.workshop, participants=listed)
    board = Board(hall, **TOUCH).look()
    people = board.page.locator("[data-person]:visible")
    expect(people).to_have_count(6)
    assert board.page.evaluate("document.documentElement.scrollHeight < 2 * innerHeight + 200")
    assert middle(board.table(2))[1] < middle(people.first)[1]
    expect(board.page.get_by_text("to come")).to_have_count(0)
    expect(board.page.get_by_text("Nobody has come in yet")).to_be_visible()
    board.press("Show all 50")
    expect(people).to_have_count(50)


def test_keys_are_on_the_page_and_reach_everybody_also_where_it_is_narrow(hall: Hall) -> None:
    listed = [{"name": f"Persona {number:02}", "body": "Comune di Asti"} for number in range(50)]
    hall.direct("import_participants", workshop=hall.workshop, participants=listed)
    board = Board(hall, viewport={"width": 360, "height": 740}).look()
    expect(board.page.get_by_text("Keys, on a person:")).to_be_visible()
    board.person("Persona 05").press("ArrowDown")
    expect(board.person("Persona 06")).to_be_focused()
    board.page.keyboard.press("2")
    expect(board.table(2)).to_contain_text("Persona 06")
    expect(board.person("Persona 06")).to_be_focused()


def test_beside_the_tables_the_list_stays_in_view(hall: Hall) -> None:
    listed = [{"name": f"Persona {number:02}", "body": "Comune di Asti"} for number in range(50)]
    hall.direct("import_participants", workshop=hall.workshop, participants=listed)
    hall.direct("draft_split", workshop=hall.workshop, seed=1)
    board = Board(hall).look()
    aside = board.page.get_by_role("heading", name="How it turned out")
    board.person("Persona 49").scroll_into_view_if_needed()
    assert board.page.evaluate("scrollY") > 100, "a long page is needed for this to mean something"
    expect(aside).to_be_in_viewport()


def test_two_at_the_board_see_each_other_and_lose_nothing(hall: Hall) -> None:
    hall.office.do(SYSTEM, "create_account", colleague(hall))
    hall.direct("add_facilitator", workshop=hall.workshop, email=colleague(hall)["email"])
    seated(hall, Bruno=1, Chiara=1, Denis=2, Elsa=2)
    anna, paolo = Board(hall).look(), Board(hall, email=colleague(hall)["email"]).look()
    anna.person("Bruno").press("2")
    expect(paolo.table(2)).to_contain_text("Bruno")
    expect(paolo.said).to_contain_text("Anna moves Bruno to Table 2")
    paolo.person("Denis").press("1")
    expect(anna.table(1)).to_contain_text("Denis")
    expect(anna.table(2)).to_contain_text("Bruno")
    paolo.person("Bruno").press("1")
    expect(paolo.said).to_contain_text("Anna has moved them a moment ago")


def test_a_move_of_somebody_moved_meanwhile_is_refused_in_words(hall: Hall) -> None:
    people = seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall).look()
    expect(board.person("Bruno")).to_be_visible()
    board.context.set_offline(True)
    board.person("Bruno").press("2")
    expect(board.table(2)).to_contain_text("Bruno")
    third = hall.direct("add_table", workshop=hall.workshop, theme="Theme 3")["table"]
    move = {"participant": people["Bruno"], "table": third}
    hall.direct("draft_seats", workshop=hall.workshop, moves=[move])
    board.context.set_offline(False)
    expect(board.page.get_by_text("Bruno: not done, a colleague has just moved them to Table 3.").first).to_be_visible()
    expect(board.table(3)).to_contain_text("Bruno")


def test_what_is_done_without_a_network_waits_and_is_said_to_wait(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall).look()
    board.context.set_offline(True)
    board.person("Bruno").press("2")
    expect(board.table(2)).to_contain_text("Bruno")
    expect(board.last).to_contain_text("Waits here for the network.", timeout=30_000)
    board.context.set_offline(False)
    expect(board.last).not_to_contain_text("Waits here", timeout=30_000)
    paolo = Board(hall).look()
    expect(paolo.table(2)).to_contain_text("Bruno")


def test_a_latecomer_has_a_proposal_and_sits_at_once(hall: Hall) -> None:
    seated(hall, Bruno=1, Chiara=1, Denis=2)
    board = Board(hall).look()
    phone = hall.phone("Elsa", "Comune di Chieri")
    suggestion = board.page.get_by_text("Elsa: Table 2, nobody from Chieri there yet, fewest people.")
    expect(suggestion).to_be_visible()
    board.page.get_by_role("button", name="Sit at 2, Elsa").click()
    phone.page.get_by_role("button", name="I am at the table").wait_for()
    expect(board.table(2)).to_contain_text("Elsa")


def test_a_draft_reaches_neither_the_hall_nor_a_phone(hall: Hall) -> None:
    seated(hall, Chiara=1, Denis=2)
    bruno, wall = hall.phone("Bruno", table=1), screen(hall)
    wall.get_by_text("Theme 2").first.wait_for()
    before = tables_on(wall)
    frames = len(bruno.frames)
    board = Board(hall).look()
    board.person("Bruno").press("2")
    expect(board.page.get_by_text("One change not announced yet")).to_be_visible()
    hall.direct("announce", workshop=hall.workshop, text="A word after it")
    bruno.page.locator(".said", has_text="A word after it").wait_for()
    wall.get_by_text("A word after it").wait_for()
    assert "Theme 2" in before
    assert tables_on(wall) == before
    assert not [frame for frame in bruno.frames[frames:] if "draft" in frame or hall.tables[2] in frame]


def tables_on(wall: Page) -> str:
    """What the screen in the hall says of the tables."""
    return wall.locator("body").inner_text().partition("Your table is on your phone")[2]


def test_the_cockpit_leads_to_a_draft_instead_of_passing_over_it(hall: Hall) -> None:
    seated(hall, Bruno=0, Chiara=0)
    desk = Desk(hall).conduct()
    expect(desk.page.get_by_role("link", name="Split by hand")).to_be_visible()
    hall.direct("draft_split", workshop=hall.workshop, seed=1)
    desk.page.get_by_role("link", name="Announce who sits where").click()
    expect(desk.page.get_by_role("heading", name="Who sits where")).to_be_visible()
    desk.press("Send everybody to their table")
    desk.page.get_by_role("link", name="Back to the cockpit").click()
    expect(desk.diary).to_contain_text("2 people go to their tables.")


def test_people_who_are_still_to_come_are_there_when_the_whole_list_counts(hall: Hall) -> None:
    listed = [{"name": "Gino", "body": "Comune di Asti"}, {"name": "Lia", "body": "Comune di Susa"}]
    hall.direct("import_participants", workshop=hall.workshop, participants=listed)
    board = Board(hall).look()
    expect(board.person("Gino")).to_be_visible()
    seated(hall, Bruno=0)
    expect(board.person("Gino")).to_be_hidden()
    board.page.get_by_text("Everybody on the list 3").click()
    expect(board.person("Gino")).to_contain_text("to come")
    board.press("Split evenly")
    expect(board.page.get_by_text("Who is still to come finds their place at the door.")).to_be_visible()
    board.press("Send everybody to their table")
    expect(board.page.get_by_text("Everything is announced.")).to_be_visible()
    phone = hall.phone("Gino", "Comune di Asti")
    phone.page.get_by_role("button", name="I am at the table").wait_for()


def test_a_split_that_finds_no_chair_says_so_and_changes_nothing(open_hall: OpenHall) -> None:
    hall = open_hall(tables=1)
    hall.direct("change_table", table=hall.tables[1], changes={"capacity": 1})
    hall.direct("add_table", workshop=hall.workshop, theme="Theme 2", capacity=1)
    seated(hall, Bruno=0, Chiara=0, Denis=0)
    board = Board(hall).look()
    board.press("Split evenly")
    expect(board.page.get_by_text("Split: not done, there are fewer seats than people.").first).to_be_visible()
    board.press("I have read it")
    expect(board.page.get_by_role("region", name="Without a seat")).to_contain_text("Denis")


def test_nobody_but_who_conducts_comes_in(hall: Hall) -> None:
    eve = Desk(hall, email=STRANGER)
    answer = eve.page.goto(f"{hall.url}/w/{hall.workshop}/seating")
    assert answer and answer.status == 404


def test_axe_finds_nothing_from_the_first_look_to_the_end(open_hall: OpenHall) -> None:
    hall = open_hall(tables=3)
    board = Board(hall).look()
    moments = {"empty": faults_of(board.page)}
    seated(hall, Bruno=0, Chiara=0, Denis=0, Elsa=0)
    expect(board.person("Elsa")).to_be_visible()
    moments["nobody seated"] = faults_of(board.page)
    board.press("Split evenly")
    expect(board.page.get_by_text("A draft: only you see it.")).to_be_visible()
    moments["draft"] = faults_of(board.page)
    board.person("Bruno").click()
    board.page.get_by_role("menu").wait_for()
    moments["menu"] = faults_of(board.page)
    board.page.keyboard.press("Escape")
    board.press("Send everybody to their table")
    expect(board.page.get_by_text("Everything is announced.")).to_be_visible()
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(board.page.get_by_text("The session is closed, for reading only")).to_be_visible()
    moments["closed"] = faults_of(board.page)
    assert moments == dict.fromkeys(moments, [])


def colleague(hall: Hall) -> dict[str, str]:
    """An account made for this session alone, with Anna's password."""
    with hall.office.app.app_context():
        hashed = hash_password(PASSWORD)
    return {"email": f"paolo.{hall.workshop[:8]}@example.org", "password_hash": hashed, "name": "Paolo"}
