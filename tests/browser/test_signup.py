"""Signing up and coming by a personal link, in real browsers."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facilitator.extensions import db
from facilitator.models import Participant, Workshop
from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords, watched
from tests.browser.hall import LAPTOP, PHONE, Hall, Office
from tests.browser.looks import faults_of

FAR = "2099-12-31T22:59:59Z"
SMALL: dict[str, Any] = {**PHONE, "viewport": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def office(office: Office) -> Office:
    """The office, where Anna can sign in."""
    give_passwords(office)
    return office


@pytest.fixture
def closed_hall(open_hall: OpenHall) -> Hall:
    """A session on another day, where people may sign up."""
    hall = open_hall(mode="hybrid", open=False, date="2099-12-12")
    hall.direct("open_signup", workshop=hall.workshop, until=FAR)
    return hall


def browse(hall: Hall, path: str, **device: Any) -> Page:
    """A page in a browser of its own."""
    context = hall.browser.new_context(**{"locale": "en-GB", **SMALL, **device})
    hall.contexts.append(context)
    page = watched(context.new_page(), hall)
    page.goto(f"{hall.url}{path}")
    return page


def signup_path(hall: Hall) -> str:
    with hall.office.app.app_context():
        token = hall.office.app.extensions["keyring"].signup_token(db.session.get_one(Workshop, hall.workshop))
    return f"/signup/{token}"


def link_of(hall: Hall, name: str) -> str:
    with hall.office.app.app_context():
        person = db.session.query(Participant).filter_by(workshop_id=hall.workshop, name=name).one()
        return f"/me/{hall.office.app.extensions['keyring'].personal_token(person)}"


def sign_up_with_the_keyboard(page: Page) -> None:
    page.get_by_label("Name and surname").focus()
    for keys in ("Gino", "Tab", "Comune di Asti", "Tab", "May", "Tab", "2", "Tab", "1", "Tab", "ArrowRight", "Tab"):
        page.keyboard.press(keys) if keys in ("Tab", "ArrowRight") else page.keyboard.type(keys)
    page.keyboard.type("A ramp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/me")


def test_a_person_signs_up_with_the_keyboard_alone(closed_hall: Hall) -> None:
    page = browse(closed_hall, signup_path(closed_hall), **LAPTOP)
    sign_up_with_the_keyboard(page)
    facts = page.locator("dl")
    for said in ("Gino", "Comune di Asti", "2. Theme 2", "1. Theme 1", "Online", "A ramp"):
        expect(facts).to_contain_text(said)
    expect(page.get_by_role("textbox", name="Your personal link")).to_have_value(
        f"{closed_hall.url}{link_of(closed_hall, 'Gino')}"
    )


def test_two_devices_by_one_link_go_on_together(closed_hall: Hall) -> None:
    hall = closed_hall
    laptop = browse(hall, signup_path(hall), **LAPTOP)
    sign_up_with_the_keyboard(laptop)
    laptop.clock.install()
    laptop.reload()
    hall.direct("open_workshop", workshop=hall.workshop)
    laptop.clock.run_for(11_000)
    laptop.get_by_role("button", name="Enter as Gino").click()
    laptop.wait_for_url("**/table")
    phone = browse(hall, link_of(hall, "Gino"))
    phone.wait_for_url("**/table")
    assert "/me/" not in phone.evaluate("history.length + location.href + document.referrer")
    person = hall.direct("split_participants", workshop=hall.workshop, seed=1)["seats"][0]
    for device in (laptop, phone):
        expect(device.get_by_role("button", name="I am at the table")).to_be_visible()
    hall.direct("renew_link", participant=person["participant"])
    phone.goto(f"{hall.url}/w/{hall.workshop}/table")
    expect(phone.get_by_role("heading", name="Your place is on another phone")).to_be_visible()


def test_axe_finds_nothing_from_the_signup_to_the_links(closed_hall: Hall) -> None:
    hall = closed_hall
    page = browse(hall, signup_path(hall))
    moments = {"form": faults_of(page)}
    page.get_by_label("Name and surname").fill(" ")
    page.get_by_role("button", name="Sign me up").click()
    moments["refused"] = faults_of(page)
    sign_up_with_the_keyboard(page)
    page.get_by_text("I do not come").click()
    moments["own page"] = faults_of(page)
    desk = Desk(hall)
    for path in ("signup", "links"):
        desk.page.goto(f"{hall.url}/w/{hall.workshop}/{path}")
        moments[path] = faults_of(desk.page)
    page.get_by_role("button", name="Withdraw").click()
    moments["withdrawn"] = faults_of(page)
    hall.direct("close_signup", workshop=hall.workshop)
    page.goto(f"{hall.url}{signup_path(hall)}")
    moments["closed"] = faults_of(page)
    page.goto(f"{hall.url}/me/nobody")
    moments["unknown"] = faults_of(page)
    assert moments == dict.fromkeys(moments, [])


def test_a_link_is_copied_with_one_button(closed_hall: Hall) -> None:
    desk = Desk(closed_hall)
    desk.page.goto(f"{closed_hall.url}/w/{closed_hall.workshop}/signup")
    desk.page.get_by_role("button", name="Copy the link").click()
    expect(desk.page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()


def test_no_row_of_the_printed_list_is_cut(closed_hall: Hall) -> None:
    people = [{"name": f"Person {number}"} for number in range(12)]
    closed_hall.direct("import_participants", workshop=closed_hall.workshop, participants=people)
    desk = Desk(closed_hall)
    desk.page.goto(f"{closed_hall.url}/w/{closed_hall.workshop}/links")
    desk.page.emulate_media(media="print")
    rows = desk.page.locator(".pass")
    assert rows.count() == 12
    assert rows.first.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
    expect(desk.page.get_by_role("button", name="Replace all links")).to_be_hidden()
