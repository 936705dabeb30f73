"""The desk of who conducts, and the screen in the hall: browsers beside the phones."""

from typing import Any

from flask_security import hash_password
from playwright.sync_api import BrowserContext, Locator, Page

from facilitator.extensions import db
from facilitator.identity import SYSTEM, Actor
from facilitator.models import Workshop
from tests.browser.hall import EMAIL, LAPTOP, Hall, Office

PASSWORD = "lampo sedia fico tram"
STRANGER = "eve@example.org"


def give_passwords(office: Office) -> None:
    """Anna can sign in; so can Eve, who facilitates nothing here."""
    with office.app.app_context():
        hashed = hash_password(PASSWORD)
    office.do(SYSTEM, "set_password", {"email": EMAIL, "password_hash": hashed})
    office.token = office.new_token()
    office.do(SYSTEM, "create_account", {"email": STRANGER, "password_hash": hashed, "name": "Eve"})


def strangers_workshop(office: Office, email: str = STRANGER) -> str:
    """A session of somebody else."""
    with office.app.app_context():
        user = office.app.extensions["security"].datastore.find_user(email=email)
        stranger = Actor("staff", user.id)
    about = {"title": "Not yours", "date": "2026-11-23", "mode": "online"}
    return str(office.do(stranger, "create_workshop", about)["id"])


class Desk:
    """A browser in which somebody has signed in."""

    def __init__(self, hall: Hall, email: str = EMAIL, **device: Any) -> None:
        self.hall = hall
        self.context: BrowserContext = hall.browser.new_context(**{**LAPTOP, "locale": "en-GB", **device})
        hall.contexts.append(self.context)
        self.page: Page = watched(self.context.new_page(), hall)
        self.page.goto(f"{hall.url}/login")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"{hall.url}/")

    def conduct(self) -> "Desk":
        """Open the cockpit of the session."""
        self.page.goto(f"{self.hall.url}/w/{self.hall.workshop}/cockpit")
        self.page.get_by_role("list", name="Agenda").wait_for()
        return self

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def confirm(self, verb: str) -> None:
        self.page.get_by_role("dialog").get_by_role("button", name=verb, exact=True).click()

    def row(self, table: int) -> Locator:
        return self.page.get_by_role("row", name=f"Table {table}:")

    @property
    def diary(self) -> Locator:
        return self.page.get_by_role("region", name="Diary")


def screen(hall: Hall, token: str | None = None, **device: Any) -> Page:
    """The screen in the hall, opened with its token or with another one."""
    with hall.office.app.app_context():
        own = hall.office.app.extensions["keyring"].projector_token(db.session.get_one(Workshop, hall.workshop))
    context = hall.browser.new_context(**{"viewport": {"width": 1920, "height": 1080}, "locale": "en-GB", **device})
    hall.contexts.append(context)
    page = watched(context.new_page(), hall)
    page.goto(f"{hall.url}/w/{hall.workshop}/projector#{own if token is None else token}")
    return page


def watched(page: Page, hall: Hall) -> Page:
    """A page whose faults are the hall's: broken policy, errors, requests to elsewhere."""
    page.on("console", lambda message: hall.faults.extend(violation(message.text)))
    page.on("pageerror", lambda error: hall.faults.append(str(error)))
    page.on("request", lambda request: hall.faults.extend(elsewhere(request.url, hall.url)))
    return page


def violation(text: str) -> list[str]:
    return [text] if "Content Security Policy" in text else []


def elsewhere(asked: str, url: str) -> list[str]:
    is_own = asked.startswith((url, url.replace("http", "ws", 1), "data:"))
    return [] if is_own else [f"asked elsewhere: {asked}"]
