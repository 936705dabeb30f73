"""A session on a running server, its facilitator, and phones in people's hands: each an own browser context."""

import json
import re
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request as HttpRequest
from urllib.request import urlopen

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.demo.person import Person
from facilitator.extensions import db
from facilitator.identity import ANONYMOUS, SYSTEM, Actor, new_secret, secret_hash
from facilitator.journal import Journal, Operation
from facilitator.models import Participant, Table, Workshop
from facilitator.upgrade import upgrade

Json = dict[str, Any]
EMAIL = "anna@example.org"
PHONE: Json = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LAPTOP: Json = {"viewport": {"width": 1280, "height": 800}}


@dataclass(frozen=True)
class Guest:
    """Somebody who has entered: id and token."""

    id: str
    token: str


class Office:
    """Makes accounts, sessions and people in a data directory, before or beside the server that serves it."""

    def __init__(self, data: Path) -> None:
        settings = Settings(data=data)
        upgrade(settings)
        self.app: Flask = create_app(settings)
        self.journal: Journal = self.app.extensions["journal"]
        account = {"email": EMAIL, "password_hash": "no password opens this", "name": "Anna"}
        self.staff = Actor("staff", self.do(SYSTEM, "create_account", account)["user"])
        self.token = self.new_token()

    def new_token(self) -> str:
        """A bearer token of the account; a new password ends those of before."""
        secret = new_secret()
        made = self.do(SYSTEM, "create_token", {"email": EMAIL, "secret_hash": secret_hash(secret)})
        return f"s.{made['token']}.{secret}"

    def reopen(self) -> None:
        """Look at another database file under the same name."""
        self.journal.engine.dispose()
        with self.app.app_context():
            db.engine.dispose()

    def do(self, actor: Actor, name: str, args: Json) -> Json:
        with self.app.app_context():
            answer = self.journal.submit([Operation(str(uuid.uuid4()), name, args, actor)])[0]
        assert answer.ok, answer.as_json()
        return answer.result

    def open_workshop(self, tables: int, **settings: Any) -> str:
        themes = [
            {"theme": f"Theme {number}", "prompts": ["What helps?", "What hinders?"]} for number in range(1, tables + 1)
        ]
        about = {"title": "A day together", "date": "2026-11-23", "mode": "in_person", "language": "en", "minutes": 40}
        args = {**about, "open": True, "tables": themes, **settings}
        return str(self.do(self.staff, "create_workshop", args)["id"])

    def let_in(self, workshop: str, name: str, body: str) -> Guest:
        with self.app.app_context():
            code = db.session.get_one(Workshop, workshop).code
        joined = self.do(ANONYMOUS, "join_workshop", {"code": code, "name": name, "body": body, "role": "officer"})
        with self.app.app_context():
            participant = db.session.get_one(Participant, joined["participant"])
            return Guest(participant.id, self.app.extensions["keyring"].participant_token(participant))

    def tables(self, workshop: str) -> list[str]:
        """The ids of the tables by number; the plenary is the first."""
        with self.app.app_context():
            rows = db.session.query(Table.id).filter_by(workshop_id=workshop).order_by(Table.number)
            return [key for (key,) in rows]

    def activity(self, table: str) -> str:
        with self.app.app_context():
            return db.session.get_one(Table, table).activity_id


@dataclass
class Hall:
    """One open session."""

    browser: Browser
    url: str
    office: Office
    workshop: str
    facilitator: Person
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def tables(self) -> list[str]:
        return self.office.tables(self.workshop)

    @property
    def code(self) -> str:
        with self.office.app.app_context():
            return db.session.get_one(Workshop, self.workshop).code

    def direct(self, name: str, /, **args: Any) -> Json:
        """The facilitator does something, live."""
        answer: Json = self.facilitator.submit(name, args)
        assert answer["ok"], answer
        result: Json = answer["result"]
        return result

    def let_in(self, name: str, body: str = "Comune di Leinì") -> Guest:
        """Somebody enters at the server itself, so that every screen hears of it."""
        who = {"code": self.code, "id": str(uuid.uuid4()), "name": name, "body": body, "role": "officer"}
        headers = {"Content-Type": "application/json"}
        with urlopen(HttpRequest(f"{self.facilitator.url}/api/v1/join", json.dumps(who).encode(), headers)) as answer:
            joined = json.loads(answer.read())
        return Guest(joined["participant"]["id"], joined["token"])

    def phone(self, name: str, body: str = "Comune di Leinì", table: int | None = None, **device: Any) -> "Phone":
        """Somebody enters and opens the page; where a table is named, they sit there and have arrived."""
        guest = self.let_in(name, body)
        if table is None:
            return self.device(guest, **device).open()
        self.direct("seat_participant", participant=guest.id, table=self.tables[table])
        return self.device(guest, **device).open().sit()

    def device(self, guest: Guest, **device: Any) -> "Phone":
        context = self.browser.new_context(**{**PHONE, "locale": "en-GB", **device})
        self.contexts.append(context)
        host = str(urlsplit(self.url).hostname)
        path = f"/w/{self.workshop}/"
        context.add_cookies(
            [{"name": "participant", "value": guest.token, "domain": host, "path": path, "httpOnly": True}]
        )
        return Phone(self, context, guest)

    def end(self) -> None:
        for context in self.contexts:
            context.close()
        self.facilitator.leave()


class Phone:
    """A browser of its own, with what one person does on it."""

    def __init__(self, hall: Hall, context: BrowserContext, guest: Guest) -> None:
        self.hall, self.context, self.guest = hall, context, guest
        self.frames: list[str] = []

    def open(self) -> "Phone":
        """A new page at the own table."""
        self.page: Page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.hall.faults.append(str(error)))
        self.page.on("request", self._requested)
        self.page.on(
            "websocket", lambda socket: socket.on("framereceived", lambda frame: self.frames.append(str(frame)))
        )
        self.page.goto(f"{self.hall.url}/w/{self.hall.workshop}/table")
        return self

    def sit(self) -> "Phone":
        """Say that one has arrived at the table."""
        self.page.get_by_role("button", name="I am at the table").click()
        return self

    def write(self, text: str) -> None:
        self.page.get_by_label(re.compile("^A note(,|$)")).fill(text)
        self.page.get_by_role("button", name="Send", exact=True).click()

    def note(self, text: str) -> Locator:
        return self.page.locator(".note", has_text=text)

    def texts(self) -> list[str]:
        return self.page.locator(".note__text").all_inner_texts()

    def offline(self, is_offline: bool = True) -> None:
        self.context.set_offline(is_offline)

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.hall.faults.append(message.text)

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.hall.url, self.hall.url.replace("http", "ws", 1), "data:")):
            self.hall.faults.append(f"asked elsewhere: {request.url}")
