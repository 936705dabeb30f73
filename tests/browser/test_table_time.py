"""One table has more time than the others: its phones, the cockpit and the screen in the hall say so."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect

from facilitator.clock import stamp
from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords, screen
from tests.browser.hall import Hall, Office, Phone
from tests.browser.looks import faults_of

ROME = ZoneInfo("Europe/Rome")


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


@pytest.fixture
def activity(hall: Hall) -> str:
    """Everybody works for ten minutes."""
    activity = hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=activity, minutes=10)
    return activity


@pytest.fixture
def bruno(hall: Hall, activity: str) -> Phone:
    """Somebody at table one."""
    return seated(hall, "Bruno", 1)


@pytest.fixture
def denis(hall: Hall, activity: str) -> Phone:
    """Somebody at table two."""
    return seated(hall, "Denis", 2)


def seated(hall: Hall, name: str, table: int) -> Phone:
    """Somebody who comes to a table that works already."""
    guest = hall.let_in(name)
    hall.direct("seat_participant", participant=guest.id, table=hall.tables[table])
    phone = hall.device(guest).open()
    expect(phone.page.get_by_role("heading", name="Notes of the table")).to_be_visible()
    return phone


def timer(phone: Phone) -> Locator:
    return phone.page.get_by_role("timer")


def choose(desk: Desk, table: int, choice: str) -> None:
    desk.row(table).get_by_role("button", name=f"Time of Table {table}").click()
    desk.page.get_by_role("menuitem", name=choice).click()


def test_more_time_for_one_table_is_told_there_and_nowhere_else(hall: Hall, bruno: Phone, denis: Phone) -> None:
    desk = Desk(hall).conduct()
    choose(desk, 1, "5 minutes more")
    expect(timer(bruno)).to_contain_text("14:")
    expect(bruno.page.locator(".said")).to_contain_text("5 minutes more, until")
    expect(timer(denis)).to_contain_text("09:")
    expect(desk.row(1)).to_contain_text("only here")
    expect(desk.row(2)).not_to_contain_text("only here")
    expect(desk.diary).to_contain_text("Table 1 goes on until")


def test_the_menu_says_until_when_before_anything_happens(hall: Hall, activity: str) -> None:
    desk = Desk(hall).conduct()
    desk.row(1).get_by_role("button", name="Time of Table 1").press("Enter")
    expect(desk.page.get_by_role("menuitem", name="One minute more")).to_contain_text("until")
    expect(desk.page.get_by_role("menuitem", name="One minute less")).to_contain_text("until")
    desk.page.keyboard.press("Escape")
    expect(desk.row(1).get_by_role("button", name="Time of Table 1")).to_be_focused()


def test_one_table_ends_and_goes_on_with_the_others(hall: Hall, bruno: Phone, denis: Phone) -> None:
    desk = Desk(hall).conduct()
    choose(desk, 1, "End it here")
    desk.confirm("End it")
    expect(timer(bruno)).to_contain_text("over at")
    expect(timer(denis)).to_contain_text("until")
    bruno.page.get_by_label("Time is over: a note still arrives").fill("A last word")
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(bruno.note("A last word")).to_contain_text("Saved, arrived at")
    expect(desk.row(1)).to_contain_text("one note late")
    expect(desk.diary).to_contain_text("Table 1: one note came after the end.")
    choose(desk, 1, "Go on with the others")
    expect(timer(bruno)).to_contain_text("until")


def test_a_table_that_was_given_longer_stays_while_the_others_go_to_the_plenary(
    hall: Hall, bruno: Phone, denis: Phone, activity: str
) -> None:
    hall.direct("end_activity", activity=activity)
    hall.direct("reopen_table", table=hall.tables[1], minutes=5)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[0]), minutes=20)
    expect(denis.page.get_by_role("heading", name="Notes of the plenary")).to_be_visible()
    expect(bruno.page.get_by_role("heading", name="Notes of the table")).to_be_visible()
    expect(timer(bruno)).to_contain_text("04:")
    hall.direct("end_table", table=hall.tables[1])
    expect(bruno.page.get_by_role("heading", name="Notes of the plenary")).to_be_visible()


def test_one_minute_less_for_everybody_is_in_the_head(hall: Hall, bruno: Phone) -> None:
    desk = Desk(hall).conduct()
    desk.press("Time of all")
    desk.page.keyboard.press("-")
    expect(timer(bruno)).to_contain_text("08:")


def test_all_tables_are_closed_and_opened_at_once(hall: Hall, bruno: Phone, denis: Phone) -> None:
    desk = Desk(hall).conduct()
    desk.press("Time of all")
    desk.page.get_by_role("menuitem", name="Close all tables").click()
    desk.confirm("Close all tables")
    for phone in (bruno, denis):
        expect(phone.page.get_by_role("button", name="Send", exact=True)).to_be_hidden()
    expect(desk.diary).to_contain_text("All tables are closed, for reading only.")
    desk.press("Time of all")
    desk.page.get_by_role("menuitem", name="Open all tables again").click()
    for phone in (bruno, denis):
        expect(phone.page.get_by_role("button", name="Send", exact=True)).to_be_visible()


def test_in_the_plenary_the_row_counts_everybody_who_is_here(
    hall: Hall, bruno: Phone, denis: Phone, activity: str
) -> None:
    desk = Desk(hall).conduct()
    hall.direct("end_activity", activity=activity)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[0]))
    plenary = desk.page.get_by_role("row", name="Plenary")
    expect(plenary).to_contain_text("2 people")
    hall.direct("end_activity", activity=hall.office.activity(hall.tables[0]))
    expect(plenary).to_contain_text("2 people")
    hall.direct("reopen_activity", activity=hall.office.activity(hall.tables[0]), minutes=5)
    expect(plenary).to_contain_text("2 people")


def test_the_cockpit_says_how_far_the_session_is_behind_its_plan_or_ahead_of_it(open_hall: OpenHall) -> None:
    start = datetime.now(ROME)
    hall = open_hall(date=start.date().isoformat(), starts_at=stamp(start), minutes=40)
    activity = hall.office.activity(hall.tables[1])
    desk = Desk(hall).conduct()
    expect(desk.page.locator(".planned")).to_be_hidden()
    hall.direct("start_activity", activity=activity, minutes=40)
    expect(desk.page.locator(".planned")).to_contain_text("As planned.")
    hall.direct("extend_activity", activity=activity, minutes=10)
    expect(desk.page.locator(".planned")).to_contain_text("10 minutes behind the plan.")
    expect(desk.page.get_by_role("list", name="Agenda")).to_contain_text("50 minutes instead of 40")
    hall.direct("extend_activity", activity=activity, minutes=-20)
    expect(desk.page.locator(".planned")).to_contain_text("10 minutes ahead of the plan.")


def test_the_screen_in_the_hall_keeps_the_common_time_and_says_who_goes_on(hall: Hall, activity: str) -> None:
    page = screen(hall)
    hall.direct("extend_table", table=hall.tables[2], minutes=5)
    expect(page.get_by_role("timer")).to_contain_text("09:")
    expect(page.locator(".proj__until")).to_contain_text("Table 2 until")
    hall.direct("end_activity", activity=activity)
    hall.direct("reopen_table", table=hall.tables[2], minutes=5)
    expect(page.get_by_text("Table 2 goes on until")).to_be_visible()


@pytest.mark.parametrize("hours", [-3, 3])
def test_the_cockpit_counts_down_by_the_clock_of_the_hall(hall: Hall, activity: str, hours: int) -> None:
    desk = Desk(hall)
    desk.page.clock.install(time=datetime.now(UTC) + timedelta(hours=hours))
    desk.conduct()
    expect(desk.row(1)).to_contain_text("09:")
    expect(desk.page.get_by_role("list", name="Agenda")).to_contain_text("10 minutes left")
    desk.page.clock.set_system_time(datetime.now(UTC) - timedelta(hours=hours))
    desk.page.clock.run_for(2000)
    expect(desk.row(1)).to_contain_text("09:")


def test_a_laptop_whose_clock_is_wrong_takes_an_end_back_to_the_minutes_that_were_left(
    hall: Hall, activity: str
) -> None:
    hall.direct("extend_table", table=hall.tables[1], minutes=5)
    desk = Desk(hall)
    desk.page.clock.install(time=datetime.now(UTC) - timedelta(hours=3))
    desk.conduct()
    choose(desk, 1, "End it here")
    desk.confirm("End it")
    expect(desk.row(1)).to_contain_text("over at")
    desk.press("Undo")
    expect(desk.row(1)).to_contain_text(re.compile(r"\b1[45]:\d\d"))


def test_axe_finds_nothing_on_the_open_menus(hall: Hall, activity: str) -> None:
    hall.direct("extend_table", table=hall.tables[2], minutes=5)
    desk = Desk(hall).conduct()
    desk.row(1).get_by_role("button", name="Time of Table 1").click()
    faults = {"row": faults_of(desk.page)}
    desk.page.keyboard.press("Escape")
    desk.press("Time of all")
    faults["all"] = faults_of(desk.page)
    assert faults == {"row": [], "all": []}
