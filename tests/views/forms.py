"""A form, filled in as a person does: with what stands in it already, and what one types."""

import re
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

SETUP_PASSWORD = "lampo sedia fico tram"


class Fields(HTMLParser):
    """The values of the inputs and choices in the main part of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = ""
        self.feed(page[page.index("<main") :])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "select":
            self._select = str(named["name"])
        if tag == "option" and "selected" in named:
            self.values[self._select] = str(named["value"])
        is_chosen = named.get("type") not in ("radio", "checkbox") or "checked" in named
        if tag == "input" and named.get("name") and is_chosen:
            self.values[str(named["name"])] = named.get("value") or ""


def send(client: FlaskClient, path: str, to: str | None = None, **typed: object) -> TestResponse:
    """Open `path`, fill in its form and send it to where it goes."""
    values = Fields(client.get(path).text).values
    return client.post(to or path, data={**values, **typed})


def sign_in(client: FlaskClient, email: str, password: str = SETUP_PASSWORD) -> TestResponse:
    """Sign in as a person does."""
    return send(client, "/login", email=email, password=password)


def words(page: str) -> str:
    """What a person reads of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())
