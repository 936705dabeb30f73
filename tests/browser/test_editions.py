"""From the closed session to what everybody reads: published, downloaded, corrected, published again, withdrawn."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import PHONE, Hall, Office
from tests.browser.looks import faults_of

TEXT = "Ask Bruno Bianchi, 011 5551234"


@dataclass
class Closed:
    """A closed session with two notes; the first names somebody."""

    hall: Hall
    first: str

    def publish(self) -> str:
        """Where it can be read."""
        return self.hall.url + str(self.hall.direct("publish_restitution", workshop=self.hall.workshop)["path"])

    def hide_first(self) -> None:
        self.hall.direct("hide_note", note=self.first, reason="It names a person")


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    give_passwords(office)


@pytest.fixture
def closed(hall: Hall) -> Closed:
    """The session, and the note that names somebody."""
    bruno = hall.let_in("Bruno Bianchi")
    hall.direct("seat_participant", participant=bruno.id, table=hall.tables[1])
    notes = [hall.direct("add_note", table=hall.tables[1], text=text)["note"] for text in (TEXT, "More trees")]
    hall.direct("close_workshop", workshop=hall.workshop)
    return Closed(hall, notes[0])


def stranger(hall: Hall, **device: Any) -> Page:
    """The browser of somebody who was never here."""
    context = hall.browser.new_context(**{**PHONE, "locale": "en-GB", "accept_downloads": True, **device})
    hall.contexts.append(context)
    return context.new_page()


def open_page(hall: Hall, desk: Desk) -> Page:
    desk.page.goto(f"{hall.url}/w/{hall.workshop}/restitution")
    desk.page.get_by_role("link", name="Check and publish").click()
    return desk.page


def address(desk: Page) -> str:
    return desk.locator("#public-address").inner_text()


def test_who_conducts_publishes_corrects_and_withdraws_and_everybody_reads(closed: Closed) -> None:
    desk = Desk(closed.hall)
    page = open_page(closed.hall, desk)
    page.get_by_role("button", name="Publish edition 1").click()
    expect(page.get_by_role("status").first).to_contain_text("Edition 1 is published")
    reader = stranger(closed.hall)
    reader.goto(address(page))
    expect(reader.get_by_text(TEXT).first).to_be_visible()
    assert TEXT in word_file(reader)
    assert reader.context.cookies() == []
    page.get_by_text("Hide the note").first.click()
    page.get_by_role("button", name="Hide T1-1").click()
    page.get_by_role("button", name="Publish edition 2").click()
    reader.reload()
    expect(reader.get_by_text("Public edition 2").first).to_be_visible()
    expect(reader.get_by_text(TEXT)).to_have_count(0)
    reader.get_by_role("link", name="Edition 1,").click()
    expect(reader.get_by_text("This is an older edition")).to_be_visible()
    withdraw(page, 1)
    reader.reload()
    expect(reader.get_by_role("heading", name="This edition was withdrawn")).to_be_visible()
    reader.get_by_role("link", name="Read edition 2").click()
    expect(reader.get_by_text("More trees").first).to_be_visible()


def test_a_note_that_is_hidden_after_it_was_published_is_said_to_be_read_still(closed: Closed) -> None:
    desk = Desk(closed.hall).conduct()
    closed.publish()
    desk.page.get_by_text("Latest notes").click()
    desk.press("Hide note T1-1")
    desk.page.get_by_label("Reason").fill("it names a person")
    desk.page.keyboard.press("Enter")
    desk.page.get_by_role("link", name="The note can still be read in edition 1.").click()
    expect(desk.page.get_by_text("Withdraw edition 1").first).to_be_visible()


def word_file(reader: Page) -> str:
    """What stands in the Word file that a reader downloads."""
    with reader.expect_download() as waiting:
        reader.get_by_role("link", name="Word").click()
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as packed:
        return packed.read("word/document.xml").decode()


def withdraw(page: Page, number: int) -> None:
    entry = page.locator(f"#edition-{number}")
    entry.locator("summary").click()
    entry.get_by_role("button", name=f"Withdraw edition {number}").click()
    expect(page.get_by_role("status").first).to_contain_text(f"Edition {number} is withdrawn")


def test_it_is_published_with_the_keyboard_alone_and_the_address_copied(closed: Closed) -> None:
    page = open_page(closed.hall, Desk(closed.hall))
    page.get_by_role("button", name="Publish edition 1").press("Enter")
    page.get_by_role("button", name="Copy the address").press("Enter")
    expect(page.locator("[data-copied]")).not_to_be_empty()
    page.locator("#edition-1 summary").press("Enter")
    page.get_by_role("button", name="Withdraw edition 1").press("Enter")
    expect(page.get_by_text("Edition 1, withdrawn on")).to_be_visible()


def test_a_stranger_reads_it_without_scripts(closed: Closed) -> None:
    place = closed.publish()
    reader = stranger(closed.hall, java_script_enabled=False)
    reader.goto(place)
    reader.get_by_role("link", name="All files").click()
    expect(reader.get_by_role("link", name="Word")).to_be_in_viewport()


def test_phones_of_the_closed_session_find_the_way_to_it(hall: Hall) -> None:
    bruno, waits = hall.phone("Bruno", table=1), hall.phone("Zoe")
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(bruno.page.get_by_text("for reading only").first).to_be_visible()
    place = Closed(hall, "").publish()
    for phone in (bruno, waits):
        expect(phone.page.get_by_role("link", name="Read the restitution")).to_be_visible()
    bruno.page.get_by_role("link", name="Read the restitution").click()
    bruno.page.wait_for_url(place)
    hall.direct("withdraw_restitution", workshop=hall.workshop, edition=1)
    expect(waits.page.get_by_role("link", name="Read the restitution")).to_have_count(0)


def test_axe_finds_nothing_on_what_everybody_reads(closed: Closed) -> None:
    place = closed.publish()
    closed.hide_first()
    closed.publish()
    reader = stranger(closed.hall)
    for edition in (place, f"{place}/1"):
        reader.goto(edition)
        assert faults_of(reader) == []
    closed.hall.direct("withdraw_restitution", workshop=closed.hall.workshop, edition=1)
    reader.goto(f"{place}/1")
    assert faults_of(reader) == []


def test_axe_finds_nothing_on_the_page_that_publishes(closed: Closed) -> None:
    page = open_page(closed.hall, Desk(closed.hall))
    assert faults_of(page) == []
    page.get_by_role("button", name="Publish edition 1").click()
    closed.hide_first()
    page.reload()
    assert faults_of(page) == []
