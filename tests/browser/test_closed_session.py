"""What a phone shows once the session is closed: nothing runs any more, nothing can be sent, all can be read."""

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall, Phone


@pytest.fixture
def bruno(hall: Hall) -> Phone:
    """Somebody at table one, whose time runs."""
    phone = hall.phone("Bruno", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    expect(phone.page.get_by_role("timer")).to_contain_text("until")
    return phone


def close(hall: Hall) -> None:
    hall.direct("close_workshop", workshop=hall.workshop)


def test_the_page_thanks_and_shows_neither_time_nor_old_words(hall: Hall, bruno: Phone) -> None:
    bruno.write("Before the end")
    hall.direct("announce", workshop=hall.workshop, text="Back to the plenary in ten minutes")
    expect(bruno.page.get_by_text("Back to the plenary in ten minutes").first).to_be_visible()
    close(hall)
    thanks = "Thank you. The session is closed, for reading only."
    expect(bruno.page.locator(".said")).to_have_text(thanks)
    expect(bruno.page.get_by_role("status")).to_have_text(thanks)
    expect(bruno.note("Before the end")).to_be_visible()
    expect(bruno.page.get_by_role("timer")).to_be_hidden()
    assert "over" not in bruno.page.locator(".tophead").inner_text()
    expect(bruno.page.get_by_text("Back to the plenary in ten minutes")).to_be_hidden()


def test_who_never_went_to_the_table_reads_it_too(hall: Hall) -> None:
    bruno = hall.phone("Bruno")
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[1])
    bruno.page.get_by_role("button", name="I am at the table").wait_for()
    close(hall)
    expect(bruno.page.get_by_role("heading", name="Notes of the table")).to_be_visible()


def test_the_sentence_that_was_being_written_stays_readable(hall: Hall, bruno: Phone) -> None:
    bruno.page.get_by_label("A note, with").fill("Half a sente")
    close(hall)
    expect(bruno.page.get_by_label("What you were writing")).to_have_value("Half a sente")


def test_a_note_that_came_after_the_end_can_be_copied_and_not_sent(hall: Hall, bruno: Phone) -> None:
    bruno.offline()
    bruno.write("Came too late")
    expect(bruno.note("Came too late")).to_contain_text("Waits")
    close(hall)
    bruno.offline(False)
    refused = bruno.page.locator(".note--err")
    expect(refused).to_contain_text("Not accepted: the session is closed.")
    expect(refused.get_by_role("button", name="Correct")).to_be_hidden()
    field = refused.get_by_label("Words of the note")
    expect(field).to_have_value("Came too late")
    expect(field).not_to_be_editable()
    refused.get_by_role("button", name="Copy the text").click()
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "Came too late"
    refused.get_by_role("button", name="Delete").click()
    expect(refused).to_be_hidden()


def test_a_note_that_was_being_corrected_when_the_session_closed_is_not_sent_again(hall: Hall, bruno: Phone) -> None:
    bruno.offline()
    bruno.write("Too late for the table")
    expect(bruno.note("Too late")).to_contain_text("Waits")
    hall.direct("freeze_table", table=hall.tables[1])
    bruno.offline(False)
    bruno.page.get_by_role("button", name="Correct").click()
    bruno.page.get_by_label("Words of the note").fill("Half corrected")
    close(hall)
    expect(bruno.page.get_by_role("button", name="Send again")).to_be_hidden()
    expect(bruno.page.get_by_label("Words of the note")).to_have_value("Half corrected")
