"""Who conducts sees in the cockpit whose phone does not answer and what waits on it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from facilitator.demo.person import Person
from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.server import Server, end

LONG = 60_000


@pytest.fixture(scope="module")
def hall_server(office: Office) -> Iterator[Server]:
    """A server that notices soon who is gone, and takes few notes at once."""
    few = {"FACILITATOR_OPERATIONS_BURST": "20", "FACILITATOR_OPERATIONS_RATE": "0.01"}
    pings = {"FACILITATOR_PING_INTERVAL": "1", "FACILITATOR_PING_TIMEOUT": "3"}
    server = Server(office.app.extensions["settings"].data, {**few, **pings})
    yield server
    end([server])


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


def device(hall: Hall, name: str, table: int = 1, body: str = "Comune di Leinì") -> Person:
    """Somebody's phone at a table, as a bare socket that says what it is told to say."""
    guest = hall.let_in(name, body)
    hall.direct("seat_participant", participant=guest.id, table=hall.tables[table])
    person = Person(name, hall.url, guest.token, [], [f"workshop:{hall.workshop}"])
    person.connect()
    return person


def say_waiting(person: Person, count: int) -> None:
    assert person.wire.call("waiting", {"device": person.name, "count": count}) == {"ok": True}


def conduct(hall: Hall) -> Desk:
    """The cockpit, opened once everybody it should know is there and the tables work."""
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    return Desk(hall).conduct()


def expect_no_answer(desk: Desk, words: str, table: int = 1) -> None:
    """A phone that blinks is not missed: it takes ten seconds, and the server's time to notice."""
    expect(desk.row(table)).to_contain_text(f"no answer from {words}", timeout=LONG)


def test_the_row_says_that_all_arrived_or_what_waits(hall: Hall) -> None:
    bruno, chiara = device(hall, "Bruno"), device(hall, "Chiara")
    desk = conduct(hall)
    expect(desk.row(1)).to_contain_text("all arrived")
    say_waiting(bruno, 2)
    say_waiting(chiara, 1)
    expect(desk.row(1)).to_contain_text("3 notes on 2 phones")
    expect(desk.page.locator(".totals")).to_contain_text("3 notes have not arrived, from 2 phones")
    expect(desk.row(2)).not_to_contain_text("phones")
    for person in (bruno, chiara):
        say_waiting(person, 0)
    expect(desk.row(1)).to_contain_text("all arrived")


def test_who_drops_is_named_with_the_hour_and_comes_back(hall: Hall) -> None:
    bruno, chiara = device(hall, "Bruno"), device(hall, "Chiara")
    desk = conduct(hall)
    expect(desk.row(1)).to_contain_text("all arrived")
    say_waiting(bruno, 2)
    bruno.leave()
    expect(desk.row(1)).to_contain_text("2 notes on one phone")
    expect_no_answer(desk, "Bruno since")
    chiara.leave()
    expect_no_answer(desk, "2 phones: Bruno since")
    for person in (bruno, chiara):
        person.connect()
    say_waiting(bruno, 0)
    expect(desk.row(1)).to_contain_text("all arrived")


def test_a_phone_whose_notes_are_held_back_says_so_and_one_without_network_is_missed(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    desk = conduct(hall)
    expect(desk.row(1)).to_contain_text("all arrived")
    for number in range(22):
        bruno.write(f"Note {number}")
    expect(desk.row(1)).to_contain_text("on one phone")
    bruno.offline()
    expect_no_answer(desk, "Bruno since")


def test_who_closes_the_page_with_nothing_on_it_is_not_missed(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), device(hall, "Chiara")
    desk = conduct(hall)
    expect(desk.row(1)).to_contain_text("all arrived")
    bruno.page.goto("about:blank")
    chiara.leave()
    expect_no_answer(desk, "Chiara since")
    expect(desk.row(1)).not_to_contain_text("Bruno")


def test_the_row_says_how_many_of_its_people_have_come(hall: Hall) -> None:
    invited = hall.direct("seat_participant", participant=hall.let_in("Bruno").id, table=hall.tables[1])
    assert invited is not None
    desk = conduct(hall)
    expect(desk.row(1)).to_contain_text("one person")


def test_many_tables_are_ordered_by_what_asks_for_a_look_but_not_under_the_pointer(open_hall: OpenHall) -> None:
    hall = open_hall(12)
    bruno, chiara = device(hall, "Bruno", table=9), device(hall, "Chiara", table=5)
    desk = conduct(hall)
    first = desk.page.get_by_role("row").nth(1)
    expect(first).to_contain_text("Theme 1")
    say_waiting(bruno, 1)
    expect(first).to_contain_text("Theme 9")
    desk.row(9).hover()
    chiara.submit("call_help", {"table": hall.tables[5]})
    expect(desk.row(5)).to_contain_text("calls you")
    expect(first).to_contain_text("Theme 9")
    desk.page.get_by_role("heading", level=1).hover()
    expect(first).to_contain_text("Theme 5")


def test_help_and_done_are_said_together(hall: Hall) -> None:
    bruno, denis = device(hall, "Bruno", table=1), device(hall, "Denis", table=2)
    desk = conduct(hall)
    expect(desk.row(2)).to_contain_text("all arrived")
    for person, table in ((bruno, 1), (denis, 2)):
        person.submit("call_help", {"table": hall.tables[table]})
    bruno.submit("mark_done", {"table": hall.tables[1], "done": True})
    expect(desk.row(1)).to_contain_text("Everybody has finished")
    said = desk.page.get_by_role("status").filter(has_text="Table 1 has finished")
    expect(said).to_have_count(1, timeout=LONG)


def test_of_many_tables_those_that_have_finished_can_be_seen_alone(open_hall: OpenHall) -> None:
    hall = open_hall(9)
    bruno = device(hall, "Bruno", table=4)
    desk = conduct(hall)
    desk.page.get_by_role("radio", name="Have finished 0").check(force=True)
    expect(desk.page.get_by_text("No table has finished yet.")).to_be_visible()
    bruno.submit("mark_done", {"table": hall.tables[4], "done": True})
    expect(desk.page.get_by_role("radio", name="Have finished 1")).to_be_checked()
    expect(desk.page.get_by_role("row")).to_have_count(2)
    expect(desk.row(4)).to_contain_text("Everybody has finished")
