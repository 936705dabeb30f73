"""Axe finds nothing on the table's page, whatever is on it, in light and in dark."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.hall import LAPTOP, PHONE, Hall, Phone


def faults(phone: Phone) -> list[str]:
    """What axe says, in one line each."""
    violations = Axe().run(phone.page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in violations for node in each["nodes"]]


def no_sideways_scroll(phone: Phone) -> bool:
    return bool(phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, {**PHONE, "viewport": {"width": 320, "height": 640}}, LAPTOP])
def test_axe_finds_nothing_from_the_wait_to_the_end(hall: Hall, scheme: str, device: dict[str, Any]) -> None:
    bruno = hall.phone("Bruno", color_scheme=scheme, **device)
    expect(bruno.page.get_by_role("heading", name="You will soon know your table")).to_be_visible()
    moments = {"waiting": faults(bruno)}
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[1])
    bruno.page.get_by_role("button", name="I am at the table").wait_for()
    moments["on the way"] = faults(bruno)
    bruno.sit()
    bruno.page.get_by_text("No note yet").wait_for()
    moments["empty"] = faults(bruno)
    fill(hall, bruno)
    moments["full"] = faults(bruno)
    bruno.write("Call Mario, 333 1234567")
    bruno.page.get_by_role("button", name="Send anyway").wait_for()
    moments["looks private"] = faults(bruno)
    hall.direct("close_workshop", workshop=hall.workshop)
    bruno.page.get_by_role("banner").get_by_text("The session is closed, for reading only").wait_for()
    moments["closed"] = faults(bruno)
    assert moments == dict.fromkeys(moments, [])
    assert no_sideways_scroll(bruno)


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
