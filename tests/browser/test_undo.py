"""What who conducts did is taken back, unless somebody has changed it meanwhile; the keyboard leads everywhere."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Guest, Hall, Office
from tests.browser.looks import faults_of

END = "End: Work at the tables"
VALUES = "options => options.map((option) => option.value)"
AGAIN = re.compile("^Open .* again$")
CHANGED = "Not taken back: somebody has changed it meanwhile."


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> Iterator[None]:
    """Anna can sign in."""
    give_passwords(office)
    yield


def at_table(hall: Hall, name: str, table: int) -> Guest:
    guest = hall.let_in(name)
    hall.direct("seat_participant", participant=guest.id, table=hall.tables[table])
    return guest


def move(desk: Desk, name: str, table: int) -> None:
    desk.page.get_by_text("People at the tables").click()
    desk.press(f"Move {name}")
    desk.page.get_by_role("menuitem", name=f"Table {table}").click()
    expect(desk.page.get_by_role("region", name=f"Table {table}:")).to_contain_text(name)


def said(desk: Desk, words: str) -> None:
    expect(desk.page.get_by_role("region", name="What was done last")).to_contain_text(words)


def test_a_person_who_was_moved_goes_back(hall: Hall) -> None:
    at_table(hall, "Bruno", 1)
    desk = Desk(hall).conduct()
    move(desk, "Bruno", 2)
    said(desk, "Bruno goes to Table 2")
    desk.press("Undo")
    said(desk, "Taken back: Bruno goes to Table 2")
    expect(desk.page.get_by_role("region", name="Table 1:")).to_contain_text("Bruno")


def test_what_a_colleague_changed_meanwhile_is_not_taken_back(open_hall: OpenHall) -> None:
    hall = open_hall(3)
    bruno = at_table(hall, "Bruno", 1)
    desk = Desk(hall).conduct()
    move(desk, "Bruno", 2)
    hall.direct("seat_participant", participant=bruno.id, table=hall.tables[3])
    expect(desk.page.get_by_role("region", name="Table 3:")).to_contain_text("Bruno")
    desk.page.keyboard.press("Control+z")
    said(desk, CHANGED)
    expect(desk.page.get_by_role("region", name="Table 3:")).to_contain_text("Bruno")


def test_an_end_and_five_minutes_more_are_taken_back_one_after_the_other(hall: Hall) -> None:
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)
    desk = Desk(hall).conduct()
    expect(desk.page.get_by_text("20 minutes left")).to_be_visible()
    desk.press("+5 minutes")
    expect(desk.page.get_by_text("25 minutes left")).to_be_visible()
    desk.press(END)
    desk.confirm("End it")
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()
    desk.page.keyboard.press("Control+z")
    expect(desk.page.get_by_text("25 minutes left")).to_be_visible()
    desk.page.reload()
    desk.press("Undo: 5 minutes more")
    said(desk, CHANGED)
    expect(desk.page.get_by_text("25 minutes left")).to_be_visible()


def test_after_an_end_is_taken_back_every_table_has_the_time_it_had(open_hall: OpenHall) -> None:
    hall = open_hall(4)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)
    hall.direct("end_table", table=hall.tables[1])
    hall.direct("extend_table", table=hall.tables[2], minutes=-10)
    hall.direct("extend_table", table=hall.tables[3], minutes=10)
    desk = Desk(hall).conduct()
    desk.press(END)
    desk.confirm("End it")
    expect(desk.page.get_by_role("button", name="Start: Plenary")).to_be_visible()
    desk.page.keyboard.press("Control+z")
    expect(desk.row(1)).to_contain_text("over at")
    expect(desk.row(2)).to_contain_text("only here")
    expect(desk.row(3)).to_contain_text("only here")
    expect(desk.row(4)).not_to_contain_text("only here")


def test_minutes_are_taken_back(hall: Hall) -> None:
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)
    desk = Desk(hall).conduct()
    desk.press("+5 minutes")
    expect(desk.page.get_by_text("25 minutes left")).to_be_visible()
    desk.press("Undo")
    expect(desk.page.get_by_text("20 minutes left")).to_be_visible()


def test_a_table_that_was_closed_and_a_note_that_was_hidden_come_back(hall: Hall) -> None:
    hall.direct("add_note", table=hall.tables[1], text="A note")
    desk = Desk(hall).conduct()
    desk.press("Close Table 1")
    desk.confirm("Close the table")
    expect(desk.row(1)).to_contain_text("Closed, for reading only")
    desk.page.get_by_text("Latest notes").click()
    desk.press("Hide note T1-1")
    desk.page.get_by_label("Reason").fill("as a test")
    desk.page.keyboard.press("Enter")
    desk.page.get_by_text("Hidden notes").wait_for()
    desk.page.keyboard.press("Control+z")
    expect(desk.page.get_by_text("Hidden notes")).to_have_count(0)
    expect(desk.row(1)).to_contain_text("A note")
    desk.page.keyboard.press("Control+z")
    expect(desk.row(1)).not_to_contain_text("Closed, for reading only")
    desk.page.keyboard.press("Control+z")
    said(desk, "There is nothing to take back.")


def test_a_message_that_was_sent_is_not_taken_back_and_that_is_said(hall: Hall) -> None:
    desk = Desk(hall).conduct()
    desk.page.get_by_label("Words of the message").fill("Ten minutes left")
    desk.press("Send")
    expect(desk.diary).to_contain_text("Ten minutes left")
    desk.page.get_by_role("heading", level=1).click()
    desk.page.keyboard.press("Control+z")
    said(desk, "A message that was sent stands on the phones.")


def test_in_a_field_ctrl_z_and_letters_are_the_fields(hall: Hall) -> None:
    at_table(hall, "Bruno", 1)
    desk = Desk(hall).conduct()
    move(desk, "Bruno", 2)
    desk.page.get_by_label("Words of the message").press_sequentially("me?")
    desk.page.keyboard.press("Control+z")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    said(desk, "Bruno goes to Table 2")


def test_single_keys_lead_to_what_they_name_and_do_nothing_by_themselves(hall: Hall) -> None:
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)
    desk = Desk(hall).conduct()
    keyboard, focused = desk.page.keyboard, desk.page.locator(":focus")
    keyboard.press("+")
    expect(focused).to_have_text("+5 minutes")
    keyboard.press("e")
    expect(focused).to_contain_text(END)
    keyboard.press("2")
    expect(desk.row(2).locator(":focus")).to_have_count(1)
    keyboard.press("m")
    expect(desk.page.get_by_label("Words of the message")).to_be_focused()
    expect(desk.page.get_by_text("20 minutes left")).to_be_visible()


def test_the_key_a_menu_shows_acts_at_once_and_closes_it(hall: Hall) -> None:
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)
    desk = Desk(hall).conduct()
    keyboard, menu = desk.page.keyboard, desk.page.get_by_role("menu")
    keyboard.press("2")
    keyboard.press("Enter")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    keyboard.type("mze")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    keyboard.press("5")
    expect(menu).to_have_count(0)
    said(desk, "Table 2: 5 minutes more")
    keyboard.press("m")
    expect(desk.page.get_by_label("Words of the message")).to_be_focused()


def test_words_typed_beside_the_fields_do_nothing(hall: Hall) -> None:
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)
    desk = Desk(hall).conduct()
    keyboard, end = desk.page.keyboard, desk.page.get_by_role("button", name=END)
    keyboard.press("e")
    expect(end).to_be_focused()
    desk.page.clock.set_fixed_time(desk.page.evaluate("Date.now()") / 1000)
    keyboard.press(" ")
    keyboard.type("una nota, me 2 +")
    keyboard.press("Enter")
    expect(end).to_be_focused()
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(desk.page.get_by_label("Words of the message")).to_have_value("")


def test_the_list_of_keys_opens_by_key_and_by_button_and_turns_them_off_for_good(hall: Hall) -> None:
    desk = Desk(hall).conduct()
    desk.page.keyboard.press("?")
    keys = desk.page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(keys).to_be_visible()
    assert faults_of(desk.page) == []
    keys.get_by_role("checkbox", name="Use single keys").uncheck(force=True)
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("?")
    expect(keys).to_be_hidden()
    desk.page.reload()
    desk.page.get_by_role("list", name="Agenda").wait_for()
    desk.page.keyboard.press("m")
    expect(desk.page.get_by_label("Words of the message")).not_to_be_focused()
    desk.press("Keyboard shortcuts")
    expect(keys.get_by_role("checkbox", name="Use single keys")).not_to_be_checked()


def test_what_is_taken_back_on_its_way_is_taken_back_once_it_has_arrived(hall: Hall) -> None:
    desk = Desk(hall).conduct()
    door = desk.page.get_by_label("The door")
    expect(door).to_have_value("open")
    desk.context.set_offline(True)
    door.select_option("approval")
    desk.press("Undo")
    said(desk, "It is still on its way, and is taken back as soon as it has arrived.")
    desk.context.set_offline(False)
    said(desk, "Taken back: The door")
    expect(door).to_have_value("open")


def test_what_was_said_of_a_question_and_who_comes_in_at_once_are_taken_back(hall: Hall) -> None:
    note = hall.direct("add_note", table=hall.tables[0], text="Who pays?")["note"]
    hall.direct("owe_answer", note=note, body="Comune di Leinì")
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[0]))
    desk = Desk(hall).conduct()
    door = desk.page.get_by_label("The door")
    before = door.input_value()
    other = next(value for value in door.locator("option").evaluate_all(VALUES) if value != before)
    again = desk.page.get_by_role("region", name="Questions", exact=True).get_by_role("button", name=AGAIN)
    again.click()
    said(desk, "Open a question again")
    expect(again).to_have_count(0)
    door.select_option(other)
    expect(desk.page.get_by_role("region", name="What was done last")).to_contain_text("The door")
    expect(door).to_have_value(other)
    desk.press("Undo")
    expect(door).to_have_value(before)
    desk.page.get_by_role("heading", level=1).click()
    desk.page.keyboard.press("Control+z")
    expect(again).to_be_visible()


def test_after_the_closing_answers_and_hidden_notes_are_still_taken_back_and_the_closing_is_not(hall: Hall) -> None:
    hall.direct("add_note", table=hall.tables[0], text="Who pays?", card_type="question")
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[0]))
    hall.direct("close_workshop", workshop=hall.workshop)
    desk = Desk(hall).conduct()
    questions = desk.page.get_by_role("region", name="Questions", exact=True)
    questions.get_by_role("button", name="stays owed").click()
    questions.get_by_role("button", name="Mark as owed").click()
    expect(questions).to_contain_text("The answer is still to come.")
    desk.press("Undo")
    said(desk, "Taken back: ")
    expect(questions).not_to_contain_text("The answer is still to come.")


def test_an_answer_a_colleague_gave_meanwhile_stays_also_where_only_the_body_is_another(hall: Hall) -> None:
    note = hall.direct("add_note", table=hall.tables[0], text="Who pays?", card_type="question")["note"]
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[0]))
    desk = Desk(hall).conduct()
    questions = desk.page.get_by_role("region", name="Questions", exact=True)
    questions.get_by_role("button", name="stays owed").click()
    questions.get_by_role("button", name="Mark as owed").click()
    expect(questions).to_contain_text("The answer is still to come.")
    hall.direct("owe_answer", note=note, body="Comune di Leinì")
    expect(questions).to_contain_text("Comune di Leinì answers.")
    desk.press("Undo")
    said(desk, CHANGED)
    expect(questions).to_contain_text("Comune di Leinì answers.")
