"""A note goes out of sight with a reason: who reads what, at the table, elsewhere and at the cockpit."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office, Phone
from tests.browser.looks import faults_of

ADDRESS = "Mr R. of 12 Rome street"


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


def write(phone: Phone, text: str) -> None:
    phone.write(text)
    expect(phone.note(text)).to_contain_text("Saved")


def open_dialog(desk: Desk, ref: str) -> None:
    if not desk.page.get_by_label("Find a note").is_visible():
        desk.page.get_by_text("Latest notes").click()
    desk.press(f"Hide note {ref}")


def test_a_hidden_note_stays_with_its_author_and_with_who_conducts_until_it_is_shown(hall: Hall) -> None:
    author, neighbour, other = (
        hall.phone("Bruno", table=1),
        hall.phone("Chiara", table=1),
        hall.phone("Denis", table=2),
    )
    write(author, ADDRESS)
    expect(neighbour.note(ADDRESS)).to_be_visible()
    desk = Desk(hall).conduct()
    open_dialog(desk, "T1-1")
    desk.press("it holds a home address")
    desk.confirm("Hide the note")
    expect(author.note(ADDRESS)).to_contain_text("Hidden by who conducts: it holds a home address")
    expect(neighbour.page.get_by_text("Hidden by who conducts", exact=True)).to_be_visible()
    expect(neighbour.page.locator("body")).not_to_contain_text("home address")
    expect(neighbour.page.locator("body")).not_to_contain_text("Rome street")
    neighbour.page.reload()
    expect(neighbour.page.get_by_text("Hidden by who conducts", exact=True)).to_be_visible()
    expect(neighbour.page.locator("body")).not_to_contain_text("Rome street")
    assert not [frame for frame in other.frames if "Rome street" in frame or "home address" in frame]
    assert not [frame for frame in neighbour.frames if "home address" in frame]
    desk.page.get_by_text("Hidden notes").click()
    expect(desk.page.get_by_text("Hidden: it holds a home address", exact=True)).to_be_visible()
    desk.press("Show note T1-1 again")
    expect(neighbour.note(ADDRESS)).to_be_visible()
    expect(author.note(ADDRESS)).to_contain_text("Saved")


def test_the_restitution_counts_a_hidden_note_and_says_why_without_its_words(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    write(bruno, ADDRESS)
    write(bruno, "More trees")
    desk = Desk(hall).conduct()
    open_dialog(desk, "T1-1")
    desk.press("it names a person")
    desk.confirm("Hide the note")
    expect(desk.page.get_by_text("Hidden notes")).to_be_visible()
    desk.page.goto(f"{hall.url}/w/{hall.workshop}/restitution")
    document = desk.page.get_by_role("main")
    expect(document).to_contain_text("The facilitators have hidden 1 note.")
    expect(document.get_by_role("row", name="T1-1 it names a person")).to_be_visible()
    expect(document).not_to_contain_text("Rome street")


def test_own_words_stay_before_a_usual_reason_and_one_usual_reason_takes_the_place_of_another(hall: Hall) -> None:
    write(hall.phone("Bruno", table=1), ADDRESS)
    desk = Desk(hall).conduct()
    open_dialog(desk, "T1-1")
    field = desk.page.get_by_label("Reason")
    desk.press("it names a person")
    desk.press("it holds a home address")
    expect(field).to_have_value("it holds a home address")
    field.fill("Write what is broken, not who broke it")
    desk.press("it names a person")
    expect(field).to_have_value("Write what is broken, not who broke it; it names a person")
    expect(field).to_be_focused()


def test_a_reason_that_cannot_be_told_is_refused_beside_its_field(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    write(bruno, ADDRESS)
    desk = Desk(hall).conduct()
    open_dialog(desk, "T1-1")
    field = desk.page.get_by_label("Reason")
    field.fill("   ")
    desk.confirm("Hide the note")
    expect(desk.page.get_by_text("Write a reason: the author of the note reads it.")).to_be_visible()
    field.fill("r" * 281)
    desk.confirm("Hide the note")
    expect(desk.page.get_by_text("281 of 280 characters: too long")).to_be_visible()
    expect(field).to_be_focused()
    desk.press("Back to the cockpit")
    expect(bruno.note(ADDRESS)).to_contain_text("Saved")


def test_a_note_among_many_is_found_by_its_words_its_number_or_its_body(hall: Hall) -> None:
    bruno = hall.phone("Bruno", "Comune di Susa", table=1)
    for number in range(1, 26):
        hall.direct("add_note", table=hall.tables[2], text=f"Trees, {number} of them")
    write(bruno, "Hedges")
    desk = Desk(hall).conduct()
    desk.page.get_by_text("Latest notes").click()
    expect(desk.page.get_by_text("6 earlier notes: look for them.")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Hide note T2-1", exact=True)).to_be_hidden()
    for words in ("t2-1", "trees, 1 of"):
        desk.page.get_by_label("Find a note").fill(words)
        expect(desk.page.get_by_role("button", name="Hide note T2-1", exact=True)).to_be_visible()
    desk.page.get_by_label("Find a note").fill("susa")
    expect(desk.page.get_by_role("button", name="Hide note")).to_have_count(1)
    desk.page.get_by_label("Find a note").fill("nobody wrote this")
    expect(desk.page.get_by_text("No note has these words.")).to_be_visible()


def test_axe_finds_nothing_where_a_note_is_hidden(hall: Hall) -> None:
    write(hall.phone("Bruno", table=1), ADDRESS)
    desk = Desk(hall).conduct()
    open_dialog(desk, "T1-1")
    desk.confirm("Hide the note")
    expect(desk.page.get_by_text("Write a reason")).to_be_visible()
    assert faults_of(desk.page) == []
