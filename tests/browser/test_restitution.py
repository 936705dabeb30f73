"""Who conducts puts the restitution in order and writes around it, while the tables still write."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import LAPTOP, PHONE, Hall, Office
from tests.browser.looks import faults_of

NARROW = {**PHONE, "viewport": {"width": 360, "height": 740}}
AS_HTML = re.compile(r'^<section lang="en"><h3>.*&lt;b&gt;.*</h3><p>“.* 2 notes were written.*</p></section>$')
ACCENT = "What you say before “The session in brief”"


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    give_passwords(office)


def opened(hall: Hall, **device: Any) -> Desk:
    desk = Desk(hall, **device)
    desk.page.goto(f"{hall.url}/w/{hall.workshop}/restitution")
    return desk


def add_note(hall: Hall, text: str) -> None:
    hall.direct("add_note", table=hall.tables[1], text=text)


def test_the_document_follows_the_tables_and_takes_the_words_of_who_conducts(open_hall: OpenHall) -> None:
    hall = open_hall(2, title="A <b>day</b> together")
    hall.let_in("Bruno")
    add_note(hall, "A first note")
    page = opened(hall).page
    paper, words = page.get_by_role("article"), page.get_by_label(ACCENT)
    page.get_by_text("Write an introduction: The session in brief").click()
    words.fill("A long day.")
    add_note(hall, "A note that comes meanwhile")
    expect(paper.get_by_text("A note that comes meanwhile")).to_have_count(2)
    expect(words).to_have_value("A long day.")
    expect(words).to_be_focused()
    page.reload()
    expect(words).to_have_value("A long day.")
    page.get_by_role("button", name="Save the words").first.click()
    expect(paper.locator("p", has_text="A long day.")).to_be_visible()
    page.get_by_role("button", name="Copy it as HTML").click()
    source = page.get_by_label("The paragraph as HTML")
    expect(source).to_have_value(
        re.compile(r'^<section lang="en"><h3>.*&lt;b&gt;.*</h3><p>“.* 2 notes were written.*</p></section>$')
    )
    page.get_by_role("switch", name="In the document: The session in brief").click()
    expect(page.get_by_role("heading", name="The session in brief")).to_have_count(0)
    page.get_by_role("button", name="Copy the words").click()
    expect(page.get_by_text("which is not in the document now")).to_be_visible()
    assert hall.faults == []


def test_chapters_change_places_by_key_with_words_not_saved_yet_and_a_number_leads_to_its_note(hall: Hall) -> None:
    add_note(hall, "A first note")
    page = opened(hall).page
    switch = page.get_by_role("switch", name="In the document: Agenda")
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    switch.focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".chapter").nth(1)).to_have_attribute("data-key", "agenda")
    words = page.get_by_label("What you say before “Agenda”")
    page.get_by_text("Write an introduction: Agenda").click()
    words.fill("Not saved yet.")
    switch.click()
    expect(page.get_by_role("heading", name="Agenda")).to_have_count(0)
    expect(switch).to_have_attribute("aria-checked", "false")
    switch.click()
    expect(words).to_have_value("Not saved yet.")
    page.get_by_role("link", name="Note T1-1").first.click()
    expect(page.get_by_role("heading", name="Where T1-1 comes from")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Note T1-1").first).to_be_focused()
    assert hall.faults == []


@pytest.mark.parametrize(("scheme", "device"), [("light", LAPTOP), ("dark", NARROW)])
def test_axe_finds_nothing_on_the_page(hall: Hall, scheme: str, device: dict[str, object]) -> None:
    add_note(hall, "A first note")
    page = opened(hall, **device, color_scheme=scheme).page
    if device is NARROW:
        page.get_by_role("button", name="Contents and order").click()
    page.get_by_role("switch", name="In the document: Agenda").wait_for()
    assert faults_of(page) == []
