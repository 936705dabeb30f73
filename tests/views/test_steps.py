"""The first page says what a session needs next: nothing that nobody has to do, and each thing at its time."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password

from facilitator.clock import now
from facilitator.extensions import db
from facilitator.identity import SYSTEM, Actor
from facilitator.models import User
from tests.cast import Stage
from tests.views.conftest import EMAIL
from tests.views.forms import SETUP_PASSWORD, sign_in, words

FAR = "2099-03-12"
PEOPLE = [{"name": name, "body": "Comune di Asti"} for name in ("Gino", "Lia")]


@pytest.fixture
def elena(staff: FlaskClient) -> Actor:
    """Who is signed in."""
    with staff.application.app_context():
        return Actor("staff", db.session.query(User).filter_by(email=EMAIL).one().id)


def left(staff: FlaskClient) -> list[str]:
    """The open steps, in order."""
    page = staff.get("/").text
    steps = re.findall(r"<li>\s*<svg.*?</svg><span>([^<]+)<", page[page.index('class="todo"') :], re.DOTALL)
    return [" ".join(step.split()) for step in steps]


def main_button(staff: FlaskClient) -> str:
    return words("<main>" + re.findall(r"btn--go[^>]*>([^<]+)<", staff.get("/").text)[0])


def test_what_nobody_has_to_do_is_no_open_step(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    stage.create_workshop(elena, "Collegno", open=False, date=FAR)
    assert left(staff) == []
    assert "Sign-up" in words(staff.get("/").text) and main_button(staff) == "Go on preparing"


def test_with_people_seats_and_links_are_left(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    workshop = stage.create_workshop(elena, "Collegno", open=False, date=FAR)
    stage.do(elena, "import_participants", workshop=workshop, participants=PEOPLE)
    assert left(staff) == ["2 people have no table yet", "Personal links, to print or to send"]
    person = stage.snapshot(f"staff:{workshop}")["people"][0]["id"]
    table = stage.snapshot(f"workshop:{workshop}")["tables"][1]["id"]
    stage.do(elena, "seat_participant", participant=person, table=table)
    assert left(staff)[0] == "1 person has no table yet"
    stage.do(elena, "draft_split", workshop=workshop, people="listed")
    assert left(staff) == ["Personal links, to print or to send"]
    assert "Everybody has a table" in words(staff.get("/").text)


def test_on_its_day_the_door_is_the_next_thing(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    workshop = stage.create_workshop(elena, "Collegno", open=False, date=now().date().isoformat())
    assert left(staff) == ["Today: open the door for who has the code"]
    assert main_button(staff) == "Conduct"
    stage.do(elena, "open_workshop", workshop=workshop)
    assert left(staff) == []


@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("open", "The door is open for who has the code"),
        ("list", "The door is open for who is on the list; you let the others in"),
        ("approval", "The door is open only for who you let in"),
    ],
)
def test_it_is_said_for_whom_the_door_is_open(
    staff: FlaskClient, stage: Stage, elena: Actor, door: str, said: str
) -> None:
    workshop = stage.create_workshop(elena, "Collegno", open=True, date=now().date().isoformat())
    stage.do(elena, "change_workshop", workshop=workshop, changes={"door": door})
    assert said in words(staff.get("/").text)


def test_a_session_that_stayed_open_wants_to_be_closed(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    stage.create_workshop(elena, "Collegno", open=True, date=(now() - timedelta(days=2)).date().isoformat())
    assert left(staff) == ["Its day is over: close it, and the restitution is there"]


def test_after_it_the_restitution_is_the_next_thing_until_it_is_in_the_archive(
    staff: FlaskClient, stage: Stage, elena: Actor
) -> None:
    stage.create_workshop(elena, "Genova", open=False, date=FAR)
    workshop = stage.create_workshop(elena, "Collegno", open=True, date=now().date().isoformat())
    stage.do(elena, "close_workshop", workshop=workshop)
    assert main_button(staff) == "Read the restitution"
    assert left(staff)[0].startswith("The restitution")
    stage.do(elena, "archive_workshop", workshop=workshop)
    assert main_button(staff) == "Go on preparing"
    assert left(staff) == []


def test_what_is_published_says_so_with_its_address_and_the_archive_is_next(
    staff: FlaskClient, stage: Stage, elena: Actor
) -> None:
    workshop = stage.create_workshop(elena, "Collegno", open=True, date=now().date().isoformat())
    stage.do(elena, "close_workshop", workshop=workshop)
    path = stage.do(elena, "publish_restitution", workshop=workshop)["path"]
    page = staff.get("/").text
    assert words(page).count("Published, edition 1") > 1 and f'href="{path}"' in page
    assert "Closed, the restitution is next" not in words(page)
    assert left(staff) == ["When it is sent, into the archive"]
    assert main_button(staff) == "Read the restitution"
    stage.do(elena, "withdraw_restitution", workshop=workshop, edition=1)
    assert left(staff)[0].startswith("The restitution")


def test_who_administers_finds_the_accounts_and_nobody_else(app: Flask, stage: Stage, staff: FlaskClient) -> None:
    account = {"email": "ada@example.org", "name": "Ada"}
    with app.app_context():
        stage.do(SYSTEM, "create_account", **account, password_hash=hash_password(SETUP_PASSWORD))
    page = staff.get("/").text
    assert "2 people can prepare and conduct here." in words(page) and 'href="/staff"' in page
    assert "ada@example.org" in words(staff.get("/staff").text)
    colleague = app.test_client()
    sign_in(colleague, "ada@example.org")
    assert 'id="accounts"' not in colleague.get("/").text
