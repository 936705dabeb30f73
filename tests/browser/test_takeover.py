"""One laptop dies: a colleague has everything at once, and who comes back finds it as it stands, with the own draft."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import STRANGER, Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of
from tests.browser.test_presence import device, say_waiting

END = "End: Work at the tables"


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna and Eve, who conducts with her here, can sign in."""
    give_passwords(office)


def at_work(hall: Hall) -> None:
    hall.direct("add_facilitator", workshop=hall.workshop, email=STRANGER)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)


def test_a_colleague_takes_over_in_the_middle_and_who_comes_back_sees_it(hall: Hall) -> None:
    bruno = device(hall, "Bruno")
    at_work(hall)
    say_waiting(bruno, 2)
    first = Desk(hall).conduct()
    words = first.page.get_by_label("Words of the message")
    words.fill("Ten more minutes, then we")
    first.context.set_offline(True)

    second = Desk(hall, STRANGER).conduct()
    expect(second.row(1)).to_contain_text("2 notes on one phone")
    second.press(END)
    second.page.get_by_role("dialog").get_by_role("radio", name="End now").check(force=True)
    second.confirm("End it")
    expect(second.page.get_by_role("button", name="Start: Plenary")).to_be_visible()

    first.context.set_offline(False)
    expect(first.page.get_by_role("button", name="Start: Plenary")).to_be_visible(timeout=30_000)
    expect(first.diary).to_contain_text("ended. Eve")
    expect(words).to_have_value("Ten more minutes, then we")
    first.page.reload()
    expect(first.page.get_by_label("Words of the message")).to_have_value("Ten more minutes, then we")


def test_the_same_account_on_another_laptop_has_everything_and_both_go_on(hall: Hall) -> None:
    bruno = device(hall, "Bruno")
    at_work(hall)
    bruno.submit("call_help", {"table": hall.tables[1], "text": "Which question?"})
    first, second = Desk(hall).conduct(), Desk(hall).conduct()
    expect(second.page.get_by_role("region", name="Who calls")).to_contain_text("Which question?")
    second.press("I come to Table 1")
    expect(first.page.get_by_role("region", name="Who calls")).to_have_count(0)
    first.press("+5 minutes")
    expect(second.page.get_by_text("25 minutes left")).to_be_visible()


def test_what_one_did_is_not_taken_back_under_the_others_hands(hall: Hall) -> None:
    at_work(hall)
    first, second = Desk(hall).conduct(), Desk(hall, STRANGER).conduct()
    first.press("+5 minutes")
    expect(second.page.get_by_text("25 minutes left")).to_be_visible()
    second.press("+5 minutes")
    expect(first.page.get_by_text("30 minutes left")).to_be_visible()
    first.page.keyboard.press("Control+z")
    expect(first.page.get_by_text("Not taken back: somebody has changed it meanwhile.").first).to_be_visible()
    expect(second.page.get_by_text("30 minutes left")).to_be_visible()


def test_a_table_is_seen_as_its_people_see_it_from_every_row(open_hall: OpenHall) -> None:
    for count in (2, 9):
        hall = open_hall(count)
        desk = Desk(hall).conduct()
        expect(desk.page.get_by_role("link", name="See as Table")).to_have_count(count)
        desk.page.get_by_role("link", name="See as Table 2").click()
        expect(desk.page.get_by_role("heading", level=1)).to_contain_text("Theme 2")
        expect(desk.page.get_by_role("link", name="Back to the cockpit")).to_be_visible()


def test_axe_finds_nothing_while_notes_wait(hall: Hall) -> None:
    bruno = device(hall, "Bruno")
    at_work(hall)
    say_waiting(bruno, 2)
    desk = Desk(hall).conduct()
    expect(desk.row(1)).to_contain_text("2 notes on one phone")
    desk.press("+5 minutes")
    desk.page.get_by_role("region", name="What was done last").wait_for()
    moments = {"undo": faults_of(desk.page)}
    desk.press(END)
    desk.page.get_by_role("radio", name="Wait for the notes").wait_for()
    moments["choice"] = faults_of(desk.page)
    desk.confirm("Wait and end")
    desk.page.get_by_role("region", name="Waiting: ").wait_for()
    moments["vigil"] = faults_of(desk.page)
    assert moments == dict.fromkeys(moments, [])
