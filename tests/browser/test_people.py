"""The list of people at the desk, with a keyboard, and what it does to the phones of who is on it."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office, Phone
from tests.browser.looks import faults_of
from tests.imports.spreadsheets import ods, xlsx

ROWS = [
    ["Cognome e nome", "Ente", "Qualifica", "E-mail"],
    ["Perotti Giulia", "Comune di Leinì", "funzionaria", "giulia@example.org"],
    ["Bertone Marco", "Comune di Chieri", "assessore", "marco@example.org"],
    ["", "Comune di Susa", "", ""],
]


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


def people(desk: Desk, hall: Hall) -> None:
    desk.page.goto(f"{hall.url}/w/{hall.workshop}/people")


def choose(desk: Desk, content: bytes) -> None:
    """Bring a list; once there are people, the place for it opens."""
    file: Any = {"name": "iscritti.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    if not desk.page.get_by_role("button", name="Read the list").is_visible():
        desk.page.get_by_text("Bring another list").click()
    desk.page.get_by_label("A spreadsheet or a CSV file").set_input_files(file)
    desk.press("Read the list")


def test_a_spreadsheet_is_looked_at_mended_and_kept_with_the_keyboard(open_hall: OpenHall) -> None:
    hall = open_hall(language="en")
    desk = Desk(hall)
    people(desk, hall)
    choose(desk, xlsx(ROWS))
    page = desk.page
    expect(page.get_by_role("status").filter(has_text="are ready")).to_contain_text("2 people of 2 bodies are ready.")
    assert "example.org" not in page.content()
    page.get_by_label("Name of row 4").focus()
    page.keyboard.type("Lia Blanc")
    page.get_by_role("button", name="Add who is ready").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Lia Blanc")).to_be_visible()
    choose(desk, xlsx(ROWS))
    expect(page.get_by_text("2 people are on the list already.")).to_be_visible()
    expect(page.get_by_text("Everybody is on the list already, with nothing to change.")).to_be_visible()


SPOILED = {
    "a PDF under another name": (b"%PDF-1.7", "This is a PDF, whatever its name"),
    "a workbook with a password": (ods(ROWS, locked=True), "The file has a password"),
    "an archive that grows": (xlsx(ROWS, {"xl/worksheets/sheet2.xml": b" " * 30_000_000}), "grows to something huge"),
}


def test_a_spoiled_file_is_refused_in_a_sentence_and_a_good_one_afterwards_is_read(open_hall: OpenHall) -> None:
    hall = open_hall(language="en")
    desk = Desk(hall)
    people(desk, hall)
    page = desk.page
    page.get_by_label("Or one person a line").fill("Ada Gallo, Comune di Susa")
    for content, reason in SPOILED.values():
        choose(desk, content)
        expect(page.get_by_text(reason)).to_be_visible()
        expect(page.get_by_label("Or one person a line")).to_have_value("Ada Gallo, Comune di Susa")
        expect(page.get_by_text("Nobody yet.")).to_be_visible()
    choose(desk, xlsx(ROWS))
    expect(page.get_by_role("status").filter(has_text="are ready")).to_contain_text("2 people of 2 bodies are ready.")
    page.get_by_label("Name of row 4").fill("Lia Blanc")
    page.get_by_text("Another list instead").click()
    choose(desk, b"%PDF-1.7")
    expect(page.get_by_text("This is a PDF, whatever its name")).to_be_visible()
    desk.press("Add 3 people")
    expect(page.get_by_role("link", name="Lia Blanc")).to_be_visible()


def test_what_was_taken_for_certain_is_taken_back_with_the_keyboard(open_hall: OpenHall) -> None:
    hall = open_hall(language="en")
    desk = Desk(hall)
    people(desk, hall)
    choose(desk, xlsx(ROWS))
    desk.press("Add who is ready")
    people(desk, hall)
    choose(desk, xlsx(ROWS[:2]))
    button = desk.page.get_by_role("button", name="It is somebody else, row 2")
    button.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("button", name="It is the same person, row 2")).to_be_visible()
    desk.press("Add 1 person")
    expect(desk.page.get_by_role("link", name="Giulia Perotti")).to_have_count(2)


def test_the_phone_of_who_is_taken_off_the_list_says_so_and_the_other_one_goes_on(open_hall: OpenHall) -> None:
    hall = open_hall(language="en")
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    bruno.write("More trees")
    desk = Desk(hall)
    people(desk, hall)
    desk.page.get_by_role("link", name="Bruno").click()
    desk.press("Take this person off the list")
    expect(desk.page.get_by_text("1 note stays, without the author.")).to_be_visible()
    expect(bruno.page.get_by_role("heading", name="Your place is not known any more")).to_be_visible()
    expect(chiara.page.get_by_text("More trees")).to_be_visible()
    chiara.write("More benches")


def leave_words_waiting(phone: Phone, text: str) -> None:
    """Go out of the network with a note that has not left and half a sentence."""
    phone.offline()
    phone.write(text)
    phone.page.get_by_label(re.compile("^A note,")).fill("Half a sent")
    expect(phone.note(text)).to_contain_text("Waits on this phone")


def test_who_enters_on_a_phone_whose_place_is_elsewhere_sends_nothing_of_who_was_there(open_hall: OpenHall) -> None:
    hall = open_hall(tables=1, language="en")
    bruno, chiara = hall.phone("Bruno"), hall.phone("Chiara")
    leave_words_waiting(bruno, "A word of Bruno")
    hall.direct("renew_link", participant=bruno.guest.id)
    bruno.offline(False)
    expect(bruno.page.get_by_text("Perhaps it is open on another phone now")).to_be_visible(timeout=20_000)
    bruno.page.goto(f"{hall.url}/j/{hall.code}")
    bruno.page.get_by_label("Name and surname").fill("Denis")
    bruno.page.get_by_role("button", name="Enter", exact=True).click()
    bruno.write("A word of Denis")
    expect(chiara.note("A word of Denis")).to_be_visible()
    expect(chiara.note("A word of Bruno")).to_have_count(0)
    expect(bruno.note("A word of Bruno")).to_have_count(0)


def test_whose_row_became_another_one_enters_again_and_the_unsent_notes_arrive(open_hall: OpenHall) -> None:
    hall = open_hall(tables=1, language="en")
    bruno, chiara = hall.phone("Bruno"), hall.phone("Chiara")
    bruno.write("More trees")
    expect(chiara.note("More trees")).to_be_visible()
    leave_words_waiting(bruno, "More benches")
    hall.direct("merge_participants", participant=chiara.guest.id, other=bruno.guest.id)
    bruno.offline(False)
    expect(bruno.page.get_by_role("heading", name="Your place is not known any more")).to_be_visible(timeout=15_000)
    expect(bruno.page.get_by_text("Enter once more with the same name and body")).to_be_visible()
    bruno.page.get_by_role("link", name="Enter").click()
    bruno.page.get_by_label("Name and surname").fill("Bruno")
    bruno.page.get_by_label("Your body").fill("Comune di Leinì")
    bruno.page.get_by_role("button", name="Enter", exact=True).click()
    expect(chiara.note("More benches")).to_be_visible()
    expect(chiara.note("More trees")).to_be_visible()
    expect(bruno.page.get_by_label(re.compile("^A note,"))).to_have_value("Half a sent")


def test_who_enters_next_on_a_phone_neither_sees_nor_sends_what_somebody_else_wrote(open_hall: OpenHall) -> None:
    hall = open_hall(tables=1, language="en")
    bruno, chiara = hall.phone("Bruno"), hall.phone("Chiara")
    leave_words_waiting(bruno, "A word of Bruno")
    hall.direct("remove_participant", participant=bruno.guest.id)
    bruno.offline(False)
    for name, text in (("Denis", "A word of Denis"), ("bruno", "")):
        expect(bruno.page.get_by_role("heading", name="Your place is not known any more")).to_be_visible(timeout=20_000)
        bruno.page.get_by_role("link", name="Enter").click()
        bruno.page.get_by_label("Name and surname").fill(name)
        bruno.page.get_by_label("Your body").fill("Comune di Leinì")
        bruno.page.get_by_role("button", name="Enter", exact=True).click()
        if name == "Denis":
            expect(bruno.page.get_by_label(re.compile("^A note,"))).to_have_value("")
            bruno.write(text)
            expect(chiara.note(text)).to_be_visible()
            expect(chiara.note("A word of Bruno")).to_have_count(0)
            expect(bruno.note("A word of Bruno")).to_have_count(0)
            hall.direct(
                "remove_participant", participant=bruno.page.locator("#table").get_attribute("data-participant")
            )
    expect(chiara.note("A word of Bruno")).to_be_visible()
    expect(bruno.page.get_by_label(re.compile("^A note,"))).to_have_value("Half a sent")


def test_axe_finds_nothing_on_the_pages_of_the_list(open_hall: OpenHall) -> None:
    hall = open_hall(mode="hybrid", language="en")
    desk = Desk(hall, bypass_csp=True)
    people(desk, hall)
    found = {"empty": faults_of(desk.page)}
    choose(desk, b"%PDF-1.7")
    found["refused"] = faults_of(desk.page)
    choose(desk, xlsx(ROWS))
    found["read"] = faults_of(desk.page)
    desk.press("Add who is ready")
    found["to mend"] = faults_of(desk.page)
    people(desk, hall)
    desk.page.get_by_role("link", name="Giulia Perotti").click()
    found["a person"] = faults_of(desk.page)
    assert found == dict.fromkeys(found, [])
