"""What a person writes at a table: its length, what looks private in it, and the question it answers."""

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall, Phone

PRIVATE = {
    "My code is RSSMRA85T10A562S": "tax code",
    "Write to mario.rossi@example.org": "e-mail address",
    "Call Mario, 333 1234567": "telephone number",
    "Maria lives in via dei Mille, 12": "home address",
}
HARMLESS = (
    "RSSMRA85T10A562A is no code of anybody",
    "On 03/11/2026 from 09:30 to 12:30, 300 000 000 euro",
    "In via Roma there are 3 sites, law 241/1990",
)


@pytest.fixture
def bruno(hall: Hall) -> Phone:
    return hall.phone("Bruno", table=1)


def doubt(phone: Phone, kind: str) -> str:
    return f"This looks like a{'n' if kind[0] == 'e' else ''} {kind}: everybody will read it."


@pytest.mark.parametrize(("text", "kind"), PRIVATE.items())
def test_what_looks_private_leaves_only_when_its_author_says_so(hall: Hall, bruno: Phone, text: str, kind: str) -> None:
    chiara = hall.phone("Chiara", table=1)
    chiara.page.get_by_label("A note, with").wait_for()
    bruno.page.get_by_role("button", name="I have finished").wait_for()
    bruno.write(text)
    expect(bruno.page.locator(".doubt")).to_contain_text(doubt(bruno, kind))
    expect(bruno.page.get_by_role("alert")).to_have_text(doubt(bruno, kind))
    expect(bruno.page.get_by_role("button", name="Send", exact=True)).to_be_hidden()
    assert bruno.texts() == []
    bruno.page.get_by_role("button", name="Send anyway").click()
    expect(chiara.note(text)).to_be_visible()
    expect(bruno.page.locator(".doubt")).to_be_hidden()


def test_what_looks_private_can_be_corrected_before_it_leaves(bruno: Phone) -> None:
    bruno.page.get_by_role("button", name="I have finished").wait_for()
    bruno.write("Call Mario, 333 1234567")
    bruno.page.get_by_role("button", name="Correct").click()
    field = bruno.page.get_by_label("A note, with")
    expect(field).to_be_focused()
    expect(field).to_have_value("Call Mario, 333 1234567")
    bruno.write("Call Mario")
    expect(bruno.note("Call Mario")).to_contain_text("Saved")
    assert bruno.texts() == ["Call Mario"]


def test_pressing_twice_does_not_send_what_looks_private(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1, is_mobile=False, has_touch=False, viewport={"width": 1280, "height": 800})
    bruno.page.get_by_role("button", name="I have finished").wait_for()
    bruno.page.get_by_label("A note, with").fill("Call Mario, 333 1234567")
    for _ in range(3):
        bruno.page.keyboard.press("Enter")
    expect(bruno.page.locator(".doubt")).to_be_visible()
    assert bruno.texts() == []


def test_what_only_resembles_something_private_leaves_at_once(bruno: Phone) -> None:
    bruno.page.get_by_role("button", name="I have finished").wait_for()
    for text in HARMLESS:
        bruno.write(text)
        expect(bruno.note(text)).to_contain_text("Saved")


def test_the_new_words_of_a_note_are_looked_at_too(bruno: Phone) -> None:
    bruno.write("Call Mario")
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_label("Words of the note").fill("Call Mario, 333 1234567")
    bruno.page.get_by_role("button", name="Save", exact=True).click()
    expect(bruno.page.locator(".editor")).to_contain_text(doubt(bruno, "telephone number"))
    bruno.page.get_by_role("button", name="Send anyway").click()
    expect(bruno.note("333 1234567")).to_contain_text("Saved")


def test_a_note_goes_to_another_question_with_its_number(hall: Hall, bruno: Phone) -> None:
    chiara = hall.phone("Chiara", table=1)
    bruno.write("Too many forms")
    expect(chiara.note("Too many forms")).to_contain_text("Question 1")
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_label("It answers question").select_option("2. What hinders?")
    bruno.page.get_by_role("button", name="Save", exact=True).click()
    expect(chiara.note("Too many forms")).to_contain_text("Question 2")
    expect(chiara.note("Too many forms").locator(".note__ref")).to_have_text("Note 1")
    expect(bruno.note("Too many forms")).to_contain_text("Question 2")


def test_a_note_goes_to_another_question_without_the_network(hall: Hall, bruno: Phone) -> None:
    chiara = hall.phone("Chiara", table=1)
    chiara.page.get_by_label("A note, with").wait_for()
    bruno.page.get_by_role("button", name="I have finished").wait_for()
    bruno.offline()
    bruno.write("Too many forms")
    bruno.page.get_by_role("button", name="Change this note").click()
    bruno.page.get_by_label("It answers question").select_option("2. What hinders?")
    bruno.page.get_by_label("Words of the note").fill("Far too many forms")
    bruno.page.get_by_role("button", name="Save", exact=True).click()
    expect(bruno.note("Far too many forms")).to_contain_text("Question 2")
    bruno.offline(False)
    expect(chiara.note("Far too many forms")).to_contain_text("Question 2")


def test_the_chosen_question_of_a_note_outlives_a_reload(bruno: Phone) -> None:
    bruno.write("Too many forms")
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_label("It answers question").select_option("2. What hinders?")
    bruno.page.get_by_label("Words of the note").fill("Far too many forms")
    bruno.page.reload()
    expect(bruno.page.get_by_label("Words of the note")).to_have_value("Far too many forms")
    expect(bruno.page.locator("select:has(option:checked:text-is('2. What hinders?'))")).to_be_visible()


def test_the_length_is_told_from_two_hundred_characters_on(bruno: Phone) -> None:
    field, count = bruno.page.get_by_label("A note, with"), bruno.page.locator("#count")
    field.fill("a" * 199)
    expect(count).to_be_empty()
    field.fill("à" * 200)
    expect(count).to_have_text("200 of 280")
    field.fill("a" * 281)
    expect(count).to_have_text("281 characters: perhaps two notes")
    field.fill("a" * 4001)
    expect(count).to_have_text("4001 of 4,000: too long")
    bruno.page.get_by_role("button", name="Send", exact=True).click(force=True)
    assert bruno.texts() == []


def test_a_note_without_words_is_not_saved_and_says_why(bruno: Phone) -> None:
    bruno.write("Too many forms")
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_label("Words of the note").fill("  ")
    bruno.page.get_by_role("button", name="Save", exact=True).click()
    expect(bruno.page.get_by_text("A note needs words: write some, or withdraw it.")).to_be_visible()
    bruno.page.get_by_role("button", name="Leave it as it was").click()
    assert bruno.texts() == ["Too many forms"]
