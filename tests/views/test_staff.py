"""Accounts of colleagues, made by who administers."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.first_start import setup_token
from facilitator.identity import Actor
from facilitator.models import SavedOperation, User
from tests.cast import Cast, Stage
from tests.views.forms import SETUP_PASSWORD, Fields, send, sign_in, words

PAOLA = {"name": "Paola Rinaudo", "email": "paola@example.org"}


@pytest.fixture
def admin(app: Flask) -> FlaskClient:
    """The browser of who came first."""
    client = app.test_client()
    first = {"host_body": "Comune di Collegno", "name": "Elena", "email": "elena@example.org"}
    send(client, f"/setup/{setup_token(app.config['SECRET_KEY'])}", **first, password=SETUP_PASSWORD)
    return client


def link_in(page: str) -> str:
    found = re.search(r"/password/[\w-]+", words(page))
    assert found
    return found.group()


def test_a_colleague_gets_a_link_and_chooses_the_password(app: Flask, admin: FlaskClient) -> None:
    link = link_in(send(admin, "/staff", **PAOLA).text)
    colleague = app.test_client()
    assert send(colleague, link, password=SETUP_PASSWORD).location == "/"
    assert sign_in(app.test_client(), PAOLA["email"]).status_code == 302


def test_the_form_of_a_colleague_may_be_sent_twice(app: Flask, admin: FlaskClient) -> None:
    filled = {**Fields(admin.get("/staff").text).values, **PAOLA}
    answers = [admin.post("/staff", data=filled) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert app.test_client().get(link_in(answers[1].text)).status_code == 200
    assert words(admin.get("/staff").text).count(PAOLA["email"]) == 1


def test_before_choosing_a_password_nobody_signs_in(app: Flask, admin: FlaskClient) -> None:
    send(admin, "/staff", **PAOLA)
    assert sign_in(app.test_client(), PAOLA["email"], "").status_code == 200


def test_a_forgotten_password_gets_a_new_link_and_ends_the_older(app: Flask, admin: FlaskClient) -> None:
    first = link_in(send(admin, "/staff", **PAOLA).text)
    path = re.findall(r"/staff/[\w-]+/link", admin.get("/staff").text)[-1]
    second = link_in(send(admin, "/staff", to=path).text)
    assert app.test_client().get(first).status_code == 404
    assert app.test_client().get(second).status_code == 200


def test_what_an_administrator_does_is_kept_under_her_name(app: Flask, admin: FlaskClient) -> None:
    send(admin, "/staff", **PAOLA)
    with app.app_context():
        elena = db.session.scalars(sa.select(User).where(User.email == "elena@example.org")).one()
        kept = db.session.execute(sa.select(SavedOperation.name, SavedOperation.sender)).all()
    mine = [name for name, sender in kept if sender == f"staff:{elena.id}"]
    assert sorted(mine) == ["create_account", "make_password_link"]


def test_an_email_that_has_an_account_is_said(admin: FlaskClient) -> None:
    answer = send(admin, "/staff", name="Elena", email="elena@example.org")
    assert answer.status_code == 400
    assert 'id="email-outcome"' in answer.text


def test_only_who_administers_sees_the_accounts(app: Flask, admin: FlaskClient) -> None:
    colleague = app.test_client()
    send(colleague, link_in(send(admin, "/staff", **PAOLA).text), password=SETUP_PASSWORD)
    assert colleague.get("/staff").status_code == 404
    assert app.test_client().get("/staff").location == "/login?next=/staff"
    assert admin.get("/staff").status_code == 200


def email_of(app: Flask, account: Actor) -> str:
    with app.app_context():
        return str(db.session.get_one(User, account.id).email)


def test_a_colleague_conducts_too(app: Flask, stage: Stage, cast: Cast) -> None:
    assert stage.submit(cast.fabio, "announce", workshop=cast.workshop, text="Buongiorno").refusal
    stage.do(cast.anna, "add_facilitator", workshop=cast.workshop, email=email_of(app, cast.fabio))
    stage.do(cast.fabio, "announce", workshop=cast.workshop, text="Buongiorno")


@pytest.mark.parametrize(("who", "code"), [("fabio", "not_found"), ("bruno", "forbidden"), ("eve", "not_found")])
def test_nobody_lets_themselves_in(app: Flask, stage: Stage, cast: Cast, who: str, code: str) -> None:
    email = email_of(app, cast.fabio)
    answer = stage.submit(getattr(cast, who), "add_facilitator", workshop=cast.workshop, email=email)
    assert answer.refusal and answer.refusal.code == code


def test_a_session_is_shared_from_its_page(admin: FlaskClient, app: Flask) -> None:
    send(admin, "/staff", **PAOLA)
    made = send(admin, "/workshops/new", title="Collegno", date="2026-12-12").location
    assert made
    page = made.replace("/edit", "/facilitators")
    send(admin, page, email=PAOLA["email"])
    assert "Paola Rinaudo" in words(admin.get(page).text)
