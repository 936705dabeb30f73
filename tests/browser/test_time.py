"""What the page of a table says of its time, to eyes and to ears."""

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall, Phone


@pytest.fixture
def bruno(hall: Hall) -> Phone:
    """Somebody at table one, where the last minute has come."""
    phone = hall.phone("Bruno", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=2)
    expect(phone.page.get_by_role("timer")).to_contain_text("until")
    hall.direct("extend_activity", activity=hall.office.activity(hall.tables[1]), minutes=-1)
    expect(phone.page.get_by_role("status")).to_have_text("One minute left")
    return phone


def test_more_time_is_said_once_and_the_last_minute_is_not_any_more(hall: Hall, bruno: Phone) -> None:
    hall.direct("extend_activity", activity=hall.office.activity(hall.tables[1]), minutes=5)
    expect(bruno.page.get_by_role("status")).to_contain_text("5 minutes more, until")
    expect(bruno.page.locator(".said")).to_contain_text("5 minutes more, until")
    expect(bruno.page.get_by_text("One minute left")).to_be_hidden()


def test_a_last_minute_that_was_read_is_told_again_after_more_time(hall: Hall, bruno: Phone) -> None:
    activity = hall.office.activity(hall.tables[1])
    bruno.page.get_by_role("button", name="I have read it").click()
    expect(bruno.page.locator(".said")).to_be_hidden()
    hall.direct("end_activity", activity=activity)
    hall.direct("reopen_activity", activity=activity, minutes=1)
    expect(bruno.page.locator(".said", has_text="One minute left.")).to_be_visible()


def test_more_time_after_the_end_is_counted_from_now(hall: Hall, bruno: Phone) -> None:
    activity = hall.office.activity(hall.tables[1])
    hall.direct("end_activity", activity=activity)
    expect(bruno.page.get_by_role("status")).to_have_text("Time is over, finish your sentence")
    hall.direct("reopen_activity", activity=activity, minutes=5)
    expect(bruno.page.get_by_role("status")).to_contain_text("5 minutes more, until")
