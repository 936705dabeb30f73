"""The first page of who conducts, the own account and who conducts together, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import STRANGER, Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of


@pytest.fixture(scope="module")
def office(office: Office) -> Office:
    """Anna can sign in, and conducts more sessions than the eye finds."""
    give_passwords(office)
    for number in range(7):
        office.open_workshop(1, title=f"Genova {number}", open=False, date=f"2098-09-{number + 10}")
    archived, deleted = (office.open_workshop(1, title=title, date="2020-12-11") for title in ("Chieri", "Barge"))
    for workshop in (archived, deleted):
        office.do(office.staff, "close_workshop", {"workshop": workshop})
    office.do(office.staff, "archive_workshop", {"workshop": archived})
    office.do(office.staff, "delete_workshop", {"workshop": deleted, "title": "Barge"})
    return office


def test_a_session_among_many_is_found_with_the_keyboard(hall: Hall) -> None:
    page = Desk(hall).page
    page.get_by_label("Find a session").focus()
    page.keyboard.type("genova 14 2098")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 session found")).to_be_visible()
    page.get_by_role("link", name="Genova 4").click()
    page.wait_for_url("**/edit")


def test_a_deleted_session_comes_back(hall: Hall) -> None:
    page = Desk(hall).page
    page.get_by_text("Deleted").click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_text("The session is back.")).to_be_visible()
    found = page.get_by_role("link", name="Barge", exact=True)
    expect(found).to_be_visible()
    workshop = str(found.get_attribute("href")).split("/")[2]
    hall.office.do(hall.office.staff, "delete_workshop", {"workshop": workshop, "title": "Barge"})


def test_a_colleague_is_invited_by_a_link(hall: Hall) -> None:
    anna, eve = Desk(hall).page, Desk(hall, STRANGER).page
    anna.goto(f"{hall.url}/w/{hall.workshop}/facilitators")
    anna.get_by_role("button", name="Make a link").click()
    eve.goto(anna.locator("#link").input_value())
    assert eve.url == f"{hall.url}/colleague"
    eve.get_by_role("button", name="I conduct too").click()
    eve.wait_for_url(f"{hall.url}/w/{hall.workshop}/cockpit")


def test_axe_finds_nothing_where_one_arrives(open_hall: OpenHall) -> None:
    hall = open_hall()
    page = Desk(hall).page
    for summary in page.locator("summary").all():
        summary.click()
    moments = {"home": faults_of(page)}
    for path in ("/?q=genova", "/?q=savona", "/account", f"/w/{hall.workshop}/facilitators"):
        page.goto(hall.url + path)
        moments[path] = faults_of(page)
    page.get_by_role("button", name="Make a link").click()
    page.locator("#link").wait_for()
    moments["link"] = faults_of(page)
    page.goto(f"{hall.url}/colleague")
    moments["no link"] = faults_of(page)
    assert moments == dict.fromkeys(moments, [])
