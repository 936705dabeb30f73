"""What who conducts does at the desk shows on the phones, and nobody else can do it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import STRANGER, Desk, give_passwords, strangers_workshop
from tests.browser.hall import Hall, Office, Phone
from tests.browser.looks import faults_of


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna and Eve can sign in."""
    give_passwords(office)


def test_a_session_is_conducted_from_the_door_to_the_end(open_hall: OpenHall) -> None:
    hall = open_hall(open=False)
    desk = Desk(hall).conduct()
    desk.press("Open the session")
    expect(desk.page.get_by_role("button", name="Split people over the tables")).to_have_attribute(
        "aria-disabled", "true"
    )
    bruno, chiara = hall.phone("Bruno"), hall.phone("Chiara", "Comune di Susa")
    expect(desk.page.get_by_role("region", name="Waiting for a seat")).to_contain_text("Bruno")
    desk.press("Split people over the tables")
    for phone in (bruno, chiara):
        phone.sit()
    desk.press("Start: Work at the tables")
    for phone in (bruno, chiara):
        expect(phone.page.get_by_role("timer")).to_contain_text("until")
    end_the_tables(desk, bruno)
    close(desk, chiara)


def end_the_tables(desk: Desk, phone: Phone) -> None:
    desk.press("End: Work at the tables")
    desk.confirm("End it")
    expect(phone.page.get_by_role("timer")).to_contain_text("over at")
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()


def close(desk: Desk, phone: Phone) -> None:
    expect(desk.page.get_by_text("Phones cannot reach this address")).to_be_visible()
    desk.press("Close the session")
    desk.confirm("Close the session")
    expect(phone.page.get_by_role("banner").get_by_text("The session is closed, for reading only")).to_be_visible()
    expect(desk.page.get_by_role("link", name="Open the restitution").first).to_be_visible()
    expect(desk.page.get_by_text("Phones cannot reach this address")).to_have_count(0)


def test_there_is_one_thing_to_do_next(hall: Hall) -> None:
    desk = Desk(hall).conduct()
    filled = desk.page.locator(".btn--go:visible")
    expect(filled).to_have_count(1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    expect(filled).to_have_text("End: Work at the tables")
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(filled).to_have_text("Open the restitution")


def test_five_minutes_more_reach_the_phones(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=2)
    desk = Desk(hall).conduct()
    expect(bruno.page.get_by_role("timer")).to_contain_text("01:")
    desk.press("+5 minutes")
    expect(bruno.page.get_by_role("timer")).to_contain_text("06:")
    expect(desk.diary).to_contain_text("5 minutes more for Work at the tables")


def test_an_activity_that_was_ended_too_early_goes_on(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    activity = hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=activity)
    hall.direct("end_activity", activity=activity)
    desk = Desk(hall).conduct()
    desk.press("Reopen for 5 minutes")
    expect(bruno.page.get_by_role("timer")).to_contain_text("04:")
    expect(desk.diary).to_contain_text("Work at the tables goes on.")


def test_esc_leaves_everything_as_it_was(hall: Hall) -> None:
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    desk = Desk(hall).conduct()
    end = desk.page.get_by_role("button", name="End: Work at the tables")
    end.press("Enter")
    expect(desk.page.get_by_role("dialog", name="End “Work at the tables”?")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Back to the cockpit")).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    expect(end).to_be_focused()
    expect(desk.diary).not_to_contain_text("ended")


def test_a_message_reaches_everybody_or_one_table(hall: Hall) -> None:
    bruno, denis = hall.phone("Bruno", table=1), hall.phone("Denis", table=2)
    desk = Desk(hall).conduct()
    desk.page.get_by_label("Words of the message").fill("Ten minutes left")
    desk.press("Send")
    for phone in (bruno, denis):
        expect(phone.page.locator(".said")).to_contain_text("Anna")
        expect(phone.page.locator(".said")).to_contain_text("Ten minutes left")
    desk.press("Write to Table 2")
    expect(desk.page.get_by_label("Words of the message")).to_be_focused()
    desk.page.keyboard.type("Who speaks for you?")
    desk.press("Send")
    expect(denis.page.locator(".said", has_text="Who speaks for you?")).to_be_visible()
    expect(desk.diary).to_contain_text("Anna to Table 2: “Who speaks for you?”")
    expect(desk.page.locator("#receiver")).to_have_value("")
    expect(bruno.page.get_by_text("Who speaks for you?")).to_have_count(0)


def test_a_person_is_moved_with_the_keyboard(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    desk = Desk(hall).conduct()
    desk.page.get_by_text("People at the tables").click()
    desk.page.get_by_role("button", name="Move Bruno").press("Enter")
    expect(desk.page.get_by_role("menuitem", name="Table 2, Theme 2")).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("button", name="Move Bruno")).to_be_focused()
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("2")
    expect(bruno.page.get_by_role("heading", name="Theme 2")).to_be_visible()
    expect(desk.diary).to_contain_text("Bruno goes to Table 2.")


def test_the_row_of_a_table_tells_how_it_is(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", "Comune di Susa", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    desk = Desk(hall).conduct()
    expect(desk.row(1)).to_contain_text("2 people, 2 bodies")
    expect(desk.row(1)).to_contain_text("Leinì, Susa")
    bruno.write("A single page")
    expect(desk.row(1)).to_contain_text("A single page")
    expect(desk.row(1)).to_contain_text("T1-1")
    expect(desk.row(1).get_by_role("img")).to_have_attribute(
        "aria-label", "1 notes in the last 20 minutes, 1 in the last 2"
    )
    chiara.write("And one more")
    expect(desk.row(1)).to_contain_text("Everybody has written")


def test_a_table_is_closed_and_opened_again(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    desk = Desk(hall).conduct()
    desk.press("Close Table 1")
    desk.confirm("Close the table")
    expect(bruno.page.get_by_text("The table is closed, for reading only")).to_be_visible()
    expect(desk.row(1)).to_contain_text("Closed, for reading only")
    desk.press("Open Table 1 again")
    bruno.write("Open again")
    expect(bruno.note("Open again")).to_contain_text("Saved")


def test_a_note_is_hidden_with_a_reason_and_shown_again(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.write("Mr R. of 12 Rome street")
    expect(bruno.note("Mr R.")).to_contain_text("Saved")
    desk = Desk(hall).conduct()
    desk.page.get_by_text("Latest notes").click()
    desk.press("Hide note T1-1")
    desk.page.get_by_label("Reason").fill("it holds an address")
    desk.page.keyboard.press("Enter")
    expect(bruno.page.get_by_text("it holds an address")).to_be_visible()
    desk.page.get_by_text("Hidden notes").click()
    desk.press("Show note T1-1 again")
    expect(bruno.page.get_by_text("it holds an address")).to_be_hidden()
    expect(desk.diary).to_contain_text("Note T1-1 is in sight again.")


def test_the_diary_tells_the_whole_day_after_a_reload(hall: Hall) -> None:
    hall.phone("Bruno")
    hall.phone("Chiara")
    hall.direct("split_participants", workshop=hall.workshop)
    desk = Desk(hall).conduct()
    for sentence in (
        "The session was prepared.",
        "2 people came in, the last one is Chiara.",
        "Everybody has a table.",
    ):
        expect(desk.diary).to_contain_text(sentence)
    assert "goes to" not in desk.diary.inner_text()


def test_what_was_refused_is_shown_with_its_reason(hall: Hall) -> None:
    activity = hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=activity)
    desk = Desk(hall).conduct()
    desk.context.set_offline(True)
    desk.press("+5 minutes")
    hall.direct("end_activity", activity=activity)
    desk.context.set_offline(False)
    expect(desk.page.get_by_text("More minutes: not done, it is not running any more.")).to_be_visible()
    desk.press("I have read it")
    expect(desk.page.get_by_text("More minutes: not done")).to_be_hidden()


def test_a_lost_network_is_said_after_ten_seconds(hall: Hall) -> None:
    desk = Desk(hall)
    desk.page.clock.install()
    desk.conduct()
    desk.context.set_offline(True)
    desk.page.get_by_label("Words of the message").fill("Still here")
    desk.press("Send")
    expect(desk.page.locator(".conn")).to_be_hidden()
    desk.page.clock.run_for(12_000)
    expect(desk.page.locator(".conn")).to_contain_text("What you have done waits on this computer")


def test_twenty_tables_are_one_line_each(open_hall: OpenHall) -> None:
    desk = Desk(open_hall(20)).conduct()
    expect(desk.page.get_by_role("row")).to_have_count(21)
    desk.page.get_by_role("radio", name="To look at 0").check(force=True)
    expect(desk.page.get_by_text("No table asks for a look.")).to_be_visible()


def test_who_does_not_conduct_this_session_finds_nothing(hall: Hall) -> None:
    eve = Desk(hall, STRANGER)
    address = f"{hall.url}/w/{hall.workshop}/cockpit"
    answer = eve.page.goto(address)
    assert answer and answer.status == 404
    assert "A day together" not in eve.page.content()
    own = eve.page.goto(f"{hall.url}/w/{strangers_workshop(hall.office)}/cockpit")
    assert own and own.status == 200
    bruno = hall.phone("Bruno")
    answer = bruno.page.goto(address)
    assert answer and answer.status in (401, 403, 404)


def test_axe_finds_nothing_from_the_draft_to_the_end(open_hall: OpenHall) -> None:
    hall = open_hall(open=False)
    desk = Desk(hall).conduct()
    moments = {"draft": faults_of(desk.page)}
    hall.direct("open_workshop", workshop=hall.workshop)
    bruno = hall.phone("Bruno")
    desk.page.get_by_role("region", name="Waiting for a seat").wait_for()
    desk.press("Give Bruno a seat")
    moments["menu"] = faults_of(desk.page)
    desk.page.keyboard.press("Escape")
    fill(hall, desk, bruno)
    moments["running"] = faults_of(desk.page)
    desk.press("End: Work at the tables")
    moments["dialog"] = faults_of(desk.page)
    desk.page.keyboard.press("Escape")
    hall.direct("close_workshop", workshop=hall.workshop)
    desk.page.get_by_role("link", name="Open the restitution").first.wait_for()
    moments["closed"] = faults_of(desk.page)
    assert moments == dict.fromkeys(moments, [])


def fill(hall: Hall, desk: Desk, bruno: Phone) -> None:
    """Somebody at a table with a note, time that runs, a hidden note, everything folded open."""
    hall.direct("split_participants", workshop=hall.workshop)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    for text in ("Hidden", "AVeryLongWordThatNobodyWouldEverWriteButSomebodyPastedAnyway" * 3):
        bruno.write(text)
        expect(bruno.note(text)).to_contain_text("Saved")
    first = bruno.page.locator(".note").first.get_attribute("id") or ""
    hall.direct("hide_note", note=first.removeprefix("note-"), reason="as a test")
    for title in ("Hidden notes", "Latest notes", "People at the tables"):
        desk.page.get_by_text(title).click()
    desk.page.get_by_role("button", name="Move Bruno").wait_for()
