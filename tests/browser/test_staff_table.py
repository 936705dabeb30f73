"""A facilitator looks at a table as its people see it."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


def test_a_facilitator_reads_a_table_live_and_writes_nothing_there(hall: Hall) -> None:
    bruno, desk = hall.phone("Bruno", table=1), Desk(hall)
    desk.page.goto(f"{hall.url}/w/{hall.workshop}/table?table={hall.tables[1]}")
    bruno.write("Read by Anna")
    expect(desk.page.locator(".note", has_text="Read by Anna")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Send", exact=True)).to_be_hidden()
    desk.page.get_by_role("link", name="Back to the cockpit").click()
    expect(desk.page).to_have_url(f"{hall.url}/w/{hall.workshop}/cockpit")


def test_who_has_no_place_is_led_to_the_door(hall: Hall) -> None:
    page = hall.browser.new_context().new_page()
    page.goto(f"{hall.url}/w/{hall.workshop}/table")
    expect(page).to_have_url(f"{hall.url}/join")
    page.goto(f"{hall.url}/w/{hall.workshop}/table?table={hall.tables[1]}")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.context.close()
