"""Signing in in two steps and who has an account, in a real browser."""

from typing import Any

import pytest
from flask_security import hash_password
from passlib.totp import TOTP
from playwright.sync_api import Page, expect

from facilitator.clock import now
from facilitator.identity import SYSTEM
from facilitator.second_factor import SECONDS
from tests.browser.conftest import OpenHall
from tests.browser.desk import PASSWORD, give_passwords, watched
from tests.browser.hall import EMAIL, LAPTOP, PHONE, Hall, Office
from tests.browser.looks import faults_of


@pytest.fixture(scope="module")
def office(office: Office) -> Office:
    """Anna can sign in."""
    give_passwords(office)
    return office


def new_account(hall: Hall, name: str) -> str:
    """An account made for one test."""
    email = f"{name.lower()}@example.org"
    with hall.office.app.app_context():
        hashed = hash_password(PASSWORD)
    hall.office.do(SYSTEM, "create_account", {"email": email, "password_hash": hashed, "name": name})
    return email


def browser(hall: Hall, email: str, **device: Any) -> Page:
    """A browser in which somebody types e-mail and password."""
    context = hall.browser.new_context(**{**LAPTOP, "locale": "en-GB", **device})
    hall.contexts.append(context)
    page = watched(context.new_page(), hall)
    page.goto(f"{hall.url}/login")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    return page


def app_of(page: Page) -> Any:
    """What an authenticator app reads from the page."""
    return TOTP.from_uri(str(page.get_by_role("link", name="Open the app").get_attribute("href")))


def code_of(app: Any, steps: int = 0) -> str:
    return str(app.generate(int(now().timestamp()) + steps * SECONDS).token)


def switch_on(page: Page) -> tuple[Any, list[str]]:
    """The app and the recovery codes of somebody who switches it on, with the keyboard."""
    app = app_of(page)
    page.get_by_label("Code the app shows").focus()
    page.keyboard.type(code_of(app))
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    return app, page.locator("#codes").inner_text().splitlines()


def test_a_person_signs_in_in_two_steps_with_the_keyboard(open_hall: OpenHall) -> None:
    hall = open_hall()
    email = new_account(hall, "Nives")
    desk = browser(hall, email)
    desk.wait_for_url(f"{hall.url}/")
    desk.goto(f"{hall.url}/account")
    desk.get_by_role("link", name="Switch it on").press("Enter")
    app, codes = switch_on(desk)
    assert len(codes) == 10
    desk.get_by_role("button", name="Copy").click()
    expect(desk.get_by_text("Copied.")).to_be_visible()
    desk.get_by_role("link", name="I have kept them").press("Enter")
    expect(desk.get_by_text("It is on")).to_be_visible()
    phone = browser(hall, email, **PHONE)
    expect(phone.get_by_label("Code")).to_be_focused()
    expect(phone.get_by_label("Code")).to_have_attribute("autocomplete", "one-time-code")
    phone.keyboard.type("000 000")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("This code is wrong")).to_be_visible()
    code = code_of(app, 1)
    phone.get_by_label("Code").fill(f" {code[:3]} {code[3:]}")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{hall.url}/")


def test_without_the_phone_a_recovery_code_lets_in_and_switches_it_off(open_hall: OpenHall) -> None:
    hall = open_hall()
    email = new_account(hall, "Olga")
    desk = browser(hall, email)
    desk.wait_for_url(f"{hall.url}/")
    desk.goto(f"{hall.url}/account/second-factor")
    _, codes = switch_on(desk)
    other = browser(hall, email)
    other.get_by_label("Code").fill(codes[0])
    other.keyboard.press("Enter")
    other.wait_for_url(f"{hall.url}/")
    other.goto(f"{hall.url}/account/second-factor")
    other.get_by_text("Switch it off", exact=True).first.click()
    form = other.locator("form", has=other.get_by_role("button", name="Switch it off"))
    form.get_by_label("Code the app shows").fill(codes[1])
    form.get_by_label("Password you have now").fill(PASSWORD)
    form.get_by_role("button", name="Switch it off").click()
    expect(other.get_by_text("Signing in asks for the password alone now.")).to_be_visible()


def test_an_account_is_switched_off_while_its_page_is_open(open_hall: OpenHall) -> None:
    hall = open_hall()
    email = new_account(hall, "Piero")
    open_page = browser(hall, email)
    open_page.wait_for_url(f"{hall.url}/")
    admin = browser(hall, EMAIL)
    admin.wait_for_url(f"{hall.url}/")
    admin.get_by_role("link", name="Who conducts here").click()
    admin.get_by_role("link", name="Piero").press("Enter")
    admin.get_by_role("button", name="Switch the account off").press("Enter")
    expect(admin.get_by_text("The account is off")).to_be_visible()
    open_page.goto(f"{hall.url}/account")
    expect(open_page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_axe_finds_nothing_on_the_way(open_hall: OpenHall) -> None:
    hall = open_hall()
    email = new_account(hall, "Rosa")
    page = browser(hall, email)
    page.wait_for_url(f"{hall.url}/")
    page.goto(f"{hall.url}/account/second-factor")
    moments = {"pairing": faults_of(page)}
    page.get_by_label("Code the app shows").fill("000000")
    page.get_by_label("Password you have now").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("This code is wrong")).to_be_visible()
    moments["wrong"] = faults_of(page)
    switch_on(page)
    moments["codes"] = faults_of(page)
    page.goto(f"{hall.url}/account/second-factor")
    for summary in page.locator("summary").all():
        summary.click()
    moments["on"] = faults_of(page)
    second = browser(hall, email)
    second.locator("summary").click()
    moments["code"] = faults_of(second)
    second.get_by_label("Code").fill("000000")
    second.keyboard.press("Enter")
    expect(second.get_by_text("This code is wrong")).to_be_visible()
    moments["wrong code"] = faults_of(second)
    admin = browser(hall, EMAIL)
    admin.wait_for_url(f"{hall.url}/")
    admin.goto(f"{hall.url}/staff")
    moments["staff"] = faults_of(admin)
    admin.get_by_role("link", name=email.partition("@")[0]).click()
    admin.get_by_role("button", name="Make a link that ends").click()
    admin.locator("#address").wait_for()
    moments["account"] = faults_of(admin)
    assert moments == dict.fromkeys(moments, [])
