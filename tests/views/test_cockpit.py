"""The page of who conducts, before its scripts draw what happens."""

import re
from html import unescape
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.operations.registry import VERBS
from tests.views.conftest import EMAIL
from tests.views.forms import send, sign_in, words

SCRIPTS = Path("static/js/cockpit")
OUT_OF_REACH = "Phones cannot reach this address, so there is no QR on the screen either."


def cockpit(client: FlaskClient, base: str) -> str:
    """The cockpit of a new session, opened by this address of the server."""
    about = {"title": "Collegno", "date": "2026-12-12", "place": "Sala consiliare"}
    made = send(client, "/workshops/new", **about).location
    assert made
    return client.get(made.replace("/edit", "/cockpit"), base_url=base).text


def test_an_address_no_phone_reaches_is_said(staff: FlaskClient) -> None:
    assert OUT_OF_REACH in words(cockpit(staff, "http://localhost"))


def test_an_address_of_the_settings_is_not_doubted(app: Flask, staff: FlaskClient, settings: Settings) -> None:
    reached = create_app(settings.model_copy(update={"public_url": "https://tappe.example.org"})).test_client()
    assert sign_in(reached, EMAIL).status_code == 302
    assert OUT_OF_REACH not in words(cockpit(reached, "http://localhost"))


def test_the_invitation_has_title_day_place_link_and_code(staff: FlaskClient) -> None:
    page = unescape(cockpit(staff, "http://localhost"))
    lines = page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0].splitlines()
    assert lines[:3] == ["Collegno", "12 December 2026, in the hall and online", "Sala consiliare"]
    assert lines[3].startswith("To enter: http://localhost/j/")
    assert lines[4].startswith("or with the code ")


def test_every_act_of_the_cockpit_has_words_for_who_takes_it_back_or_is_refused() -> None:
    written = {script.name: script.read_text("utf-8") for script in SCRIPTS.glob("*.js")}
    sent = set(re.findall(r'"([a-z_]+)"', " ".join(written.values()))) & set(VERBS)
    named = re.findall(r"^  (\w+): \(\) => t\(", written["refusal.js"].partition("const acts")[2], re.MULTILINE)
    assert len(sent) > 20 and sent - set(named) == set()
