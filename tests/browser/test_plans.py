"""Preparing quickly: many lines pasted at once, bodies that are suggested, a format, and a look as who takes part."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of
from tests.browser.test_setup import field, prepare, saved


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


@pytest.fixture
def draft(open_hall: OpenHall) -> Iterator[Hall]:
    """A session of two tables whose door is closed."""
    yield open_hall(open=False, starts_at="2026-11-23T08:30:00Z", ends_at="2026-11-23T11:30:00Z")


PASTE = """([id, text]) => {
  const data = new DataTransfer();
  data.setData("text", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.getElementById(id).dispatchEvent(event);
}"""


def test_many_lines_pasted_at_once_are_so_many_tables_and_questions(draft: Hall) -> None:
    page = prepare(draft)
    field(page, "Theme of another table").fill("Still being written")
    page.evaluate(PASTE, ["f-new-table", "1. Water\r\n\n• Air\n- Earth and <b>fire</b>\n"])
    expect(page.get_by_role("heading", name="Table 5: Earth and <b>fire</b>")).to_be_visible()
    expect(page.get_by_role("heading", name="Table 3: Water")).to_be_visible()
    expect(field(page, "Theme of another table")).to_have_value("Still being written")
    plenary = page.locator("[id^=f-new-prompt-]").first
    page.evaluate(PASTE, [plenary.get_attribute("id"), "What helps?\nWhat hinders?"])
    expect(field(page, "Question 2 to the plenary")).to_have_value("What hinders?")
    saved(page)
    page.reload()
    expect(page.get_by_role("heading", name="Table 4: Air")).to_be_visible()


def test_partners_are_suggested_after_each_comma_and_may_be_anything(draft: Hall) -> None:
    draft.direct("add_body", name="Regione Piemonte")
    page = prepare(draft)
    partners = field(page, "Together with")
    partners.press_sequentially("A club, piem")
    offered = page.locator("#f-workshop-partners-bodies option")
    expect(offered).to_have_attribute("value", "A club, Regione Piemonte")
    partners.press("Tab")
    saved(page)
    expect(page.locator(".scheda")).to_contain_text("Together with A club, piem.")


def test_the_diary_says_what_was_corrected_in_one_line(draft: Hall) -> None:
    for changes in ({"title": "One"}, {"title": "Two"}, {"place": "Hall"}, {"starts": "10:00"}):
        draft.direct("change_workshop", workshop=draft.workshop, changes=changes)
    desk = Desk(draft).conduct()
    expect(desk.diary.get_by_text("Corrected: the title, the place, and the hours.")).to_have_count(1)
    expect(desk.diary.get_by_text("The session was corrected.")).to_have_count(0)


def test_axe_finds_nothing_on_the_format_and_the_preview(draft: Hall) -> None:
    desk = Desk(draft, bypass_csp=True)
    found = {}
    for path in ("format", "preview"):
        desk.page.goto(f"{draft.url}/w/{draft.workshop}/{path}")
        found[path] = faults_of(desk.page)
    assert found == {"format": [], "preview": []}


def test_what_is_too_long_is_said_beside_its_field_and_not_cut(draft: Hall) -> None:
    page = prepare(draft)
    field(page, "Title").fill("a" * 250)
    field(page, "Title").press("Tab")
    expect(page.locator(".field__note--err")).to_have_text("This is too long: shorten it.")
    expect(field(page, "Title")).to_have_value("a" * 250)
    field(page, "Minutes of “Plenary”").fill("twenty")
    expect(field(page, "Minutes of “Plenary”")).to_have_value("twenty")


def test_a_whole_book_stays_in_its_field_and_is_saved_once_it_fits(draft: Hall) -> None:
    page = prepare(draft)
    book = "a" * 20_000
    line = page.locator("[id^=f-new-prompt-]").first
    for typed in (field(page, "Title"), line):
        typed.fill(book)
        typed.press("Enter")
        expect(typed).to_have_value(book)
    expect(page.locator(".field__note--err")).to_have_text(["This is too long: shorten it."] * 2)
    expect(page.locator("#saved")).to_contain_text("one thing is not saved")
    page.reload()
    expect(field(page, "Title")).to_have_value(book)
    field(page, "Title").fill("Asti")
    field(page, "Title").press("Tab")
    expect(page.locator("#saved")).to_contain_text("saved at")


def test_without_a_network_what_is_refused_and_what_waits_are_both_said(draft: Hall) -> None:
    page = prepare(draft)
    field(page, "Title").fill("")
    field(page, "Title").press("Tab")
    expect(page.locator("#saved")).to_contain_text("one thing is not saved: look below")
    page.context.set_offline(True)
    field(page, "Place").fill("Hall")
    field(page, "Place").press("Tab")
    expect(page.locator("#away")).to_contain_text("no network: one change waits on this computer", timeout=20_000)
    expect(page.locator("#saved")).to_contain_text("one thing is not saved")
    page.context.set_offline(False)
    expect(page.locator("#away")).to_be_hidden(timeout=20_000)
    expect(field(page, "Place")).to_have_value("Hall")


def test_a_question_that_is_not_taken_stands_below_its_line_and_can_be_corrected_there(draft: Hall) -> None:
    page = prepare(draft)
    line = page.locator("[id^=f-new-prompt-]").first
    line.fill("Why " * 100)
    line.press("Enter")
    plenary = page.get_by_role("region", name="Tables")
    expect(plenary.locator(".field__note--err")).to_have_text("This is too long: shorten it.")
    page.reload()
    plenary.get_by_role("button", name="Correct it").click()
    expect(line).to_have_value(("Why " * 100).strip())
    expect(line).to_be_focused()
    expect(plenary.locator(".field__note--err")).to_be_hidden()
    line.fill("Why?")
    line.press("Enter")
    expect(field(page, "Question 1 to the plenary")).to_have_value("Why?")
    saved(page)
