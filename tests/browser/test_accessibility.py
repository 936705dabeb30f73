"""Axe finds nothing on the table's page, whatever is on it, in light and in dark."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.hall import LAPTOP, PHONE, Hall, Phone
from tests.browser.looks import faults_of


@pytest.mark.parametrize("device", [{**PHONE, "viewport": {"width": 320, "height": 640}}, LAPTOP])
def test_axe_finds_nothing_from_the_wait_to_the_end(hall: Hall, device: dict[str, Any]) -> None:
    bruno = hall.phone("Bruno", **device)
    expect(bruno.page.get_by_role("heading", name="You will soon know your table")).to_be_visible()
    moments = {"waiting": faults_of(bruno.page)}
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[1])
    bruno.page.get_by_role("button", name="I am at the table").wait_for()
    moments["on the way"] = faults_of(bruno.page)
    bruno.sit()
    bruno.page.get_by_text("No note yet").wait_for()
    moments["empty"] = faults_of(bruno.page)
    fill(hall, bruno)
    moments["full"] = faults_of(bruno.page)
    bruno.write("Call Mario, 333 1234567")
    bruno.page.get_by_role("button", name="Send anyway").wait_for()
    moments["looks private"] = faults_of(bruno.page)
    hall.direct("close_workshop", workshop=hall.workshop)
    bruno.page.get_by_role("banner").get_by_text("The session is closed, for reading only").wait_for()
    moments["closed"] = faults_of(bruno.page)
    bruno.page.get_by_role("link", name="Your data").click()
    bruno.page.get_by_role("heading", name="Erase your data").wait_for()
    moments["own data"] = faults_of(bruno.page)
    assert moments == dict.fromkeys(moments, [])
    assert not bruno.page.evaluate("document.documentElement.scrollWidth > innerWidth")


def fill(hall: Hall, bruno: Phone) -> None:
    """A table with everything on it: time, a word from the cockpit, own notes, one being changed, one withdrawn."""
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    hall.direct("announce", workshop=hall.workshop, text="Ten minutes more")
    for text in ("One", "Two", "AVeryLongWordThatNobodyWouldEverWriteButSomebodyPastedAnyway" * 3):
        bruno.write(text)
    expect(bruno.note("One")).to_contain_text("Saved")
    bruno.page.get_by_role("button", name="Change note 2").click()
    bruno.page.get_by_role("button", name="Withdraw the note").click()
    bruno.page.get_by_role("button", name="Put it back").wait_for()
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_text("at the table of one body").click()
