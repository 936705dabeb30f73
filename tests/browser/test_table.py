"""Two and three phones side by side at a table."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.hall import PHONE, Hall


def test_a_note_travels_from_one_phone_to_another(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    bruno.write("A single page for each agreement")
    expect(chiara.note("A single page")).to_contain_text("Comune di Leinì")
    expect(chiara.note("A single page").locator(".note__ref")).to_have_text("Note 1")
    expect(bruno.note("A single page")).to_contain_text("Saved")


def test_somebody_enters_with_the_code_and_writes_the_first_note(open_hall: OpenHall) -> None:
    hall = open_hall(1)
    context = hall.browser.new_context(**PHONE, locale="en-GB")
    page = context.new_page()
    page.goto(f"{hall.url}/join")
    page.get_by_label("Code of the session").fill(hall.code.lower())
    page.keyboard.press("Enter")
    page.get_by_label("Name and surname").fill("Bruno")
    page.get_by_label("Your body").fill("Comune di Leinì")
    page.get_by_label("You take part as").select_option("officer")
    page.get_by_role("button", name="Enter").click()
    page.get_by_label("A note, with the name of your body").fill("The very first")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".note", has_text="The very first")).to_contain_text("Saved")
    context.close()


def test_an_edited_note_reads_anew_on_every_screen(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    bruno.write("A signe page")
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_label("Words of the note").fill("A single page")
    bruno.page.get_by_role("button", name="Save", exact=True).click()
    expect(chiara.note("A single page")).to_be_visible()
    assert chiara.texts() == ["A single page"]


def test_a_withdrawn_note_keeps_its_number_and_can_come_back(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    bruno.write("Not so sure")
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_role("button", name="Withdraw the note").click()
    expect(chiara.note("Withdrawn by who wrote it")).to_contain_text("1")
    bruno.page.get_by_role("button", name="Put it back").click()
    expect(chiara.note("Not so sure")).to_be_visible()


def test_who_sits_elsewhere_gets_nothing_of_it(hall: Hall) -> None:
    bruno, chiara, denis = (
        hall.phone(name, table=table) for name, table in (("Bruno", 1), ("Chiara", 1), ("Denis", 2))
    )
    bruno.write("Only for table one")
    expect(chiara.note("Only for table one")).to_be_visible()
    denis.write("Only for table two")
    expect(denis.note("Only for table two")).to_contain_text("Saved")
    assert denis.texts() == ["Only for table two"]
    assert any("Only for table two" in frame for frame in denis.frames)
    assert not any("Only for table one" in frame for frame in denis.frames)


def test_the_own_note_stands_on_the_screen_within_two_frames(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    expect(bruno.page.get_by_role("button", name="Send", exact=True)).to_be_visible()
    seen = bruno.page.evaluate(
        """async () => {
          const field = document.getElementById("write");
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          field.value = "At once";
          field.form.requestSubmit();
          await frame();
          await frame();
          return document.querySelector(".note__text").textContent;
        }"""
    )
    assert seen == "At once"


def test_who_waits_for_a_seat_sees_the_number_come_up_without_reloading(hall: Hall) -> None:
    bruno = hall.phone("Bruno")
    expect(bruno.page.get_by_role("heading", name="You will soon know your table")).to_be_visible()
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[2])
    expect(bruno.page.get_by_role("heading", name="Table 2: Theme 2")).to_be_visible()
    bruno.sit()
    expect(bruno.page.get_by_role("heading", name="Notes of the table")).to_be_visible()
    bruno.page.reload()
    expect(bruno.page.get_by_role("heading", name="Notes of the table")).to_be_visible()


def test_the_table_opens_by_itself_when_it_starts(hall: Hall) -> None:
    bruno = hall.phone("Bruno")
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[1])
    expect(bruno.page.get_by_role("heading", name="Table 1: Theme 1")).to_be_visible()
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    expect(bruno.page.get_by_role("heading", name="Notes of the table")).to_be_visible()
    expect(bruno.page.get_by_role("timer")).to_contain_text("until")


def test_a_word_from_the_cockpit_stays_until_it_is_read(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    hall.direct("announce", workshop=hall.workshop, text="Back to the plenary in ten minutes")
    said = bruno.page.locator(".said", has_text="Back to the plenary in ten minutes")
    expect(said).to_be_in_viewport()
    bruno.page.get_by_role("button", name="I have read it").click()
    expect(said).to_be_hidden()
    bruno.page.reload()
    expect(bruno.page.get_by_label("A note, with")).to_be_visible()
    expect(said).to_be_hidden()


def test_the_return_number_is_said_on_arrival_until_it_is_put_away(hall: Hall) -> None:
    bruno = hall.phone("Bruno")
    line = bruno.page.get_by_text("If you change phone you need the number")
    number = bruno.page.locator(".badge b").inner_text()
    expect(line).to_have_text(f"If you change phone you need the number {number}.")
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[1])
    bruno.sit()
    expect(line).to_be_visible()
    bruno.page.get_by_role("button", name="Put away").click()
    expect(line).to_be_hidden()
    bruno.page.reload()
    expect(bruno.page.get_by_role("button", name="I have finished")).to_be_visible()
    expect(line).to_be_hidden()
    expect(bruno.page.locator(".badge b")).to_have_text(number)


def test_who_gave_neither_name_nor_body_reads_words_that_fit(hall: Hall) -> None:
    bruno = hall.phone("", body="", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    expect(bruno.page.get_by_role("button", name="I have finished")).to_be_visible()
    assert bruno.page.locator("label[for=write]").inner_text() == "A note"
    bruno.page.reload()
    assert bruno.page.locator("label[for=write]").inner_text() == "A note"
    expect(bruno.page.get_by_role("button", name="I have finished")).to_be_visible()
    expect(bruno.page.get_by_text("You gave no name: if you change phone, ask who conducts")).to_be_visible()
    assert "you need the number" not in bruno.page.inner_text("body")


def test_a_note_answers_the_question_that_is_chosen(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    bruno.page.get_by_role("button", name="Question 2: What hinders?").click()
    expect(bruno.page.get_by_role("heading", name="What hinders?")).to_be_visible()
    bruno.write("Too many forms")
    expect(chiara.note("Too many forms")).to_contain_text("Question 2")


def test_who_moves_to_another_table_writes_there(hall: Hall) -> None:
    bruno, denis = hall.phone("Bruno", table=1), hall.phone("Denis", table=2)
    bruno.write("At table one")
    expect(bruno.note("At table one")).to_contain_text("Saved")
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[2])
    bruno.sit()
    bruno.write("At table two")
    expect(denis.note("At table two")).to_be_visible()
    assert bruno.texts() == ["At table two"]


def test_who_is_moved_while_writing_reads_where_and_keeps_the_sentence(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    bruno.page.get_by_label("A note, with").fill("Half a sente")
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[2])
    moved = bruno.page.locator(".said", has_text="Now you are at table 2, Theme 2. What you were writing is here.")
    expect(moved).to_be_in_viewport()
    expect(bruno.page.get_by_label("A note, with")).to_have_value("Half a sente")
    expect(bruno.page.get_by_label("A note, with")).to_be_focused()
    bruno.page.reload()
    expect(moved).to_be_in_viewport()
    moved.get_by_role("button", name="I have read it").click()
    expect(moved).to_be_hidden()
    bruno.page.reload()
    expect(bruno.page.get_by_label("A note, with")).to_have_value("Half a sente")
    expect(moved).to_be_hidden()


def test_who_sits_down_for_the_first_time_was_not_moved(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    expect(bruno.page.get_by_role("button", name="I have finished")).to_be_visible()
    expect(bruno.page.get_by_text("Now you are at table")).to_be_hidden()


def test_a_word_from_the_cockpit_goes_with_the_moment_it_was_said_in(hall: Hall) -> None:
    bruno, activity = hall.phone("Bruno", table=1), hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=activity)
    hall.direct("announce", workshop=hall.workshop, text="Five minutes, then the plenary")
    said = bruno.page.locator(".said", has_text="Five minutes, then the plenary")
    expect(said).to_be_visible()
    hall.direct("end_activity", activity=activity)
    expect(said).to_be_hidden()
    hall.direct("announce", workshop=hall.workshop, text="Coffee is here")
    expect(bruno.page.locator(".said", has_text="Coffee is here")).to_be_visible()


def test_a_frozen_table_is_read_only_and_keeps_the_sentence_being_written(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.page.get_by_label("A note, with").fill("Half a sente")
    hall.direct("freeze_table", table=hall.tables[1])
    expect(bruno.page.get_by_text("The table is closed, for reading only")).to_be_visible()
    expect(bruno.page.get_by_label("What you were writing")).to_have_value("Half a sente")
    hall.direct("thaw_table", table=hall.tables[1])
    expect(bruno.page.get_by_label("A note, with")).to_have_value("Half a sente")


def test_a_late_note_is_taken_and_says_when_it_came(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    activity = hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=activity)
    hall.direct("end_activity", activity=activity)
    field = bruno.page.get_by_label("Time is over: a note still arrives")
    field.fill("One more thing")
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(bruno.note("One more thing")).to_contain_text("Saved, arrived at")


def test_a_hidden_note_leaves_the_screens_and_its_author_reads_why(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    bruno.write("Mr R. of 12 Rome street")
    expect(bruno.note("Mr R.")).to_contain_text("Saved")
    note = bruno.page.locator(".note").get_attribute("id") or ""
    hall.direct("hide_note", note=note.removeprefix("note-"), reason="it holds an address")
    expect(chiara.note("Hidden by who conducts")).to_be_visible()
    expect(bruno.note("Mr R.")).to_contain_text("it holds an address")
    assert "Mr R." not in chiara.page.inner_text("body")


def test_new_notes_of_others_are_marked_and_nothing_jumps(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    for number in range(14):
        bruno.write(f"Note of Bruno {number}")
    expect(chiara.note("Note of Bruno 13")).to_be_attached()
    chiara.page.evaluate("scrollTo(0, 0)")
    expect(chiara.page.locator("#end")).not_to_be_in_viewport()
    bruno.write("A new one")
    expect(chiara.page.locator(".newmark")).to_have_text("one new")
    assert chiara.page.evaluate("scrollY") == 0
    chiara.page.locator("#end").scroll_into_view_if_needed()
    expect(chiara.page.locator(".newmark")).to_be_hidden()


def test_everything_is_done_by_keyboard_on_a_laptop(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1, viewport={"width": 1280, "height": 800}, is_mobile=False, has_touch=False)
    bruno.page.reload()
    bruno.page.get_by_label("A note, with").wait_for()
    bruno.page.keyboard.press("Tab")
    bruno.page.keyboard.press("Enter")
    bruno.page.keyboard.type("First line")
    bruno.page.keyboard.press("Shift+Enter")
    bruno.page.keyboard.type("second line")
    bruno.page.keyboard.press("Enter")
    expect(bruno.note("First line")).to_contain_text("Saved")
    assert bruno.texts() == ["First line\nsecond line"]


def test_a_closed_session_is_read_only(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.write("Before the end")
    expect(bruno.note("Before the end")).to_contain_text("Saved")
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(bruno.page.get_by_role("banner").get_by_text("The session is closed, for reading only")).to_be_visible()
    expect(bruno.page.get_by_role("button", name="Change note 1")).to_be_hidden()
