"""An end waits for what has not arrived, if who conducts wants it so."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from facilitator.demo.person import Person
from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.browser.test_presence import LONG, device, say_waiting
from tests.server import Server, end

END = "End: Work at the tables"


@pytest.fixture(scope="module")
def hall_server(office: Office) -> Iterator[Server]:
    """A server that notices soon who is gone."""
    pings = {"FACILITATOR_PING_INTERVAL": "1", "FACILITATOR_PING_TIMEOUT": "3"}
    server = Server(office.app.extensions["settings"].data, pings)
    yield server
    end([server])


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


def at_work(open_hall: OpenHall) -> tuple[Hall, Person, Desk]:
    """Bruno works at a table, and one note waits on his phone."""
    hall = open_hall()
    bruno = device(hall, "Bruno")
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    say_waiting(bruno, 1)
    desk = Desk(hall).conduct()
    expect(desk.row(1)).to_contain_text("one note on one phone")
    return hall, bruno, desk


def dialog(desk: Desk) -> Locator:
    return desk.page.get_by_role("dialog")


def waiting(desk: Desk) -> Locator:
    return desk.page.get_by_role("region", name="Waiting: ")


def test_the_tables_end_by_themselves_once_the_last_note_is_there(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.press(END)
    expect(dialog(desk)).to_contain_text("Bruno, Comune di Leinì: one note waits there")
    expect(dialog(desk).get_by_role("radio", name="Wait for the notes")).to_be_checked()
    expect(dialog(desk).get_by_role("radio", name="Wait for the notes")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(waiting(desk)).to_contain_text("Only while this page stays open")
    expect(desk.page.get_by_role("button", name=END)).to_be_visible()
    say_waiting(bruno, 0)
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()
    expect(waiting(desk)).to_have_count(0)
    expect(desk.diary).to_contain_text("ended")


def test_nobody_waits_for_who_was_taken_off_the_list(open_hall: OpenHall) -> None:
    hall = open_hall()
    bruno, denis = device(hall, "Bruno"), device(hall, "Denis")
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    say_waiting(bruno, 1)
    say_waiting(denis, 1)
    desk = Desk(hall).conduct()
    expect(desk.row(1)).to_contain_text("2 notes on 2 phones")
    desk.press(END)
    desk.confirm("Wait and end")
    expect(waiting(desk)).to_be_visible()
    hall.direct("remove_participant", participant=bruno.token.split(".")[1])
    expect(desk.row(1)).to_contain_text("one note on one phone")
    expect(desk.page.get_by_role("button", name=END)).to_be_visible()
    say_waiting(denis, 0)
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()


def test_a_wait_can_be_given_up_and_cut_short(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.press(END)
    desk.confirm("Wait and end")
    desk.press("Do not do it")
    expect(waiting(desk)).to_have_count(0)
    say_waiting(bruno, 0)
    expect(desk.row(1)).to_contain_text("all arrived")
    say_waiting(bruno, 1)
    expect(desk.row(1)).to_contain_text("one note on one phone")
    expect(desk.page.get_by_role("button", name=END)).to_be_visible()
    desk.press(END)
    desk.confirm("Wait and end")
    desk.press("Do it now")
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()


def test_who_conducts_can_end_at_once_and_late_notes_are_taken(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.press(END)
    dialog(desk).get_by_role("radio", name="End now").check(force=True)
    desk.confirm("End it")
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()
    answer = bruno.submit("add_note", {"table": hall.tables[1], "text": "Late"})
    assert answer["ok"] and answer["result"]["late"]


def test_esc_ends_nothing_and_waits_for_nothing(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.press(END)
    expect(dialog(desk)).to_be_visible()
    desk.page.keyboard.press("Escape")
    say_waiting(bruno, 0)
    expect(desk.row(1)).to_contain_text("all arrived")
    expect(desk.page.get_by_role("button", name=END)).to_be_visible()
    expect(waiting(desk)).to_have_count(0)


def test_the_question_follows_what_arrives_meanwhile(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.press(END)
    expect(dialog(desk).get_by_role("radio")).to_have_count(2)
    say_waiting(bruno, 0)
    expect(dialog(desk).get_by_role("radio")).to_have_count(0)
    desk.confirm("End it")
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()


def test_closing_says_on_whose_phone_notes_wait_and_that_they_are_not_taken_any_more(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    bruno.leave()
    expect(desk.row(1)).to_contain_text("no answer from Bruno", timeout=LONG)
    desk.press("Close the session")
    expect(dialog(desk)).to_contain_text("Bruno, Comune di Leinì: one note waits there, no answer since")
    expect(dialog(desk)).to_contain_text("it is not taken any more")
    expect(dialog(desk)).to_contain_text("“Work at the tables” is still running: it ends now.")
    expect(dialog(desk)).to_contain_text("“Plenary” has not been held")
    desk.confirm("Wait and close")
    expect(waiting(desk)).to_be_visible()
    bruno.connect()
    say_waiting(bruno, 0)
    expect(desk.page.get_by_role("link", name="Open the restitution").first).to_be_visible()


def test_one_table_is_closed_when_its_notes_have_arrived(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.press("Close Table 2")
    expect(dialog(desk).get_by_role("radio")).to_have_count(0)
    desk.page.keyboard.press("Escape")
    desk.press("Close Table 1")
    desk.confirm("Wait and close")
    expect(waiting(desk)).to_be_visible()
    say_waiting(bruno, 0)
    expect(desk.row(1)).to_contain_text("Closed, for reading only")


def test_a_colleague_who_ends_it_ends_the_wait(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.press(END)
    desk.confirm("Wait and end")
    expect(waiting(desk)).to_be_visible()
    hall.direct("end_activity", activity=hall.office.activity(hall.tables[1]))
    expect(waiting(desk)).to_have_count(0)


def test_the_time_of_one_table_ends_when_its_notes_have_arrived(open_hall: OpenHall) -> None:
    hall, bruno, desk = at_work(open_hall)
    desk.row(1).get_by_role("button", name="Time of Table 1").click()
    desk.page.get_by_role("menuitem", name="End it here").click()
    desk.confirm("Wait and end")
    expect(waiting(desk)).to_be_visible()
    say_waiting(bruno, 0)
    expect(desk.diary).to_contain_text("Time is over at Table 1.")
    expect(desk.page.get_by_role("button", name=END)).to_be_visible()
