"""The set-up page of a session, and the words it shows of what people read."""

import json
import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.identity import SYSTEM, Actor
from facilitator.models import User
from tests.cast import Cast, Stage
from tests.views.forms import send

NEW = "/workshops/new"


@pytest.fixture
def page(staff: FlaskClient) -> str:
    """The address of the set-up page of a session that was just made."""
    made = send(staff, NEW, title="Colegno", date="2026-12-12", theme=["Ambiente"], questions=["Perché?"]).location
    assert made and made.endswith("/edit")
    return str(made)


def test_the_page_knows_its_session_and_who_conducts(staff: FlaskClient, page: str) -> None:
    answer = staff.get(page)
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'data-workshop="{page.split("/")[2]}"' in answer.text
    (names,) = re.findall("data-facilitators='([^']*)'", answer.text)
    assert json.loads(names) == ["Elena"]


def test_names_are_data_on_the_page(app: Flask, stage: Stage, staff: FlaskClient, page: str) -> None:
    with app.app_context():
        conducting = db.session.scalars(sa.select(User)).one()
        elena = Actor("staff", conducting.id)
    stage.do(
        SYSTEM, "create_account", email="o@example.org", password_hash="$argon2id$not-a-real-hash", name='O\'Neil "<b>"'
    )
    stage.do(elena, "add_facilitator", workshop=page.split("/")[2], email="o@example.org")
    (names,) = re.findall("data-facilitators='([^']*)'", staff.get(page).text)
    assert json.loads(names) == ["Elena", 'O\'Neil "<b>"'] and "<" not in names


def test_the_notice_is_the_one_of_the_door(staff: FlaskClient, page: str) -> None:
    sentences = staff.get(page.replace("/edit", "/notice")).json["sentences"]  # type: ignore[index]
    assert "Next to your notes stands your body, not your name." in sentences
    assert any("12 March 2027" in sentence for sentence in sentences)


def test_the_page_of_others_is_not_there(staff: FlaskClient, page: str, cast: Cast) -> None:
    assert staff.get(f"/w/{cast.workshop}/edit").status_code == 404
    assert staff.get(f"/w/{cast.workshop}/notice").status_code == 404
    assert staff.get(page).status_code == 200
