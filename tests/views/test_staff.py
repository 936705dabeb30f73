"""Accounts of colleagues, made by who administers."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

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
from tests.views.test_second_factor import switched_on

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


@pytest.fixture
def paola(app: Flask, admin: FlaskClient) -> FlaskClient:
    """The browser of a colleague who has chosen a password."""
    client = app.test_client()
    send(client, link_in(send(admin, "/staff", **PAOLA).text), password=SETUP_PASSWORD)
    return client


def page_of(admin: FlaskClient, email: str) -> str:
    """Where an account stands among the others."""
    rows = re.findall(
        r'href="(/staff/[\w-]+)".*?<span class="s soft">(.*?)</span>', admin.get("/staff").text, re.DOTALL
    )
    return str({address: path for path, address in rows}[email])


def press(admin: FlaskClient, email: str, button: str) -> str:
    """What is said after a button on the page of an account."""
    page = page_of(admin, email)
    assert send(admin, page, to=f"{page}/{button}").location == page
    return words(admin.get(page).text)


def test_an_account_that_is_switched_off_is_out_at_once_and_comes_back(
    app: Flask, admin: FlaskClient, paola: FlaskClient
) -> None:
    assert "The account is off" in press(admin, PAOLA["email"], "closure")
    assert paola.get("/account").location == "/login?next=/account"
    assert sign_in(app.test_client(), PAOLA["email"]).status_code == 200
    assert "Paola Rinaudo · off" in words(admin.get("/staff").text)
    assert "The account is on again." in press(admin, PAOLA["email"], "reopening")
    assert paola.get("/account").location == "/login?next=/account"
    assert sign_in(app.test_client(), PAOLA["email"]).location == "/"


def test_the_sessions_of_an_account_that_is_switched_off_stay_with_somebody(
    app: Flask, admin: FlaskClient, paola: FlaskClient
) -> None:
    send(paola, "/workshops/new", title="Rivoli da sola", date="2098-12-12")
    assert "Rivoli da sola" not in words(admin.get("/").text)
    page = words(admin.get(page_of(admin, PAOLA["email"])).text)
    assert "1 session is conducted by nobody else" in page and "Rivoli da sola" in page
    assert "You conduct 1 session" in press(admin, PAOLA["email"], "closure")
    assert "Rivoli da sola" in words(admin.get("/").text)


def test_no_link_wakes_an_account_that_is_switched_off(app: Flask, admin: FlaskClient) -> None:
    link = link_in(send(admin, "/staff", **PAOLA).text)
    page = page_of(admin, PAOLA["email"])
    press(admin, PAOLA["email"], "closure")
    assert app.test_client().get(link).status_code == 404
    assert send(admin, page, to=f"{page}/link").location == page
    assert "This cannot be done as the account stands now" in words(admin.get(page).text)


def test_a_second_administrator_is_made_and_unmade(admin: FlaskClient, paola: FlaskClient) -> None:
    assert paola.get("/staff").status_code == 404
    press(admin, PAOLA["email"], "appointment")
    assert paola.get("/staff").status_code == 200
    assert "administers no more" in press(admin, PAOLA["email"], "dismissal")
    assert paola.get("/staff").status_code == 404


@pytest.mark.parametrize("button", ["closure", "dismissal", "reopening"])
def test_nobody_switches_themselves_off(admin: FlaskClient, button: str) -> None:
    assert "This is your own account" in press(admin, "elena@example.org", button)
    assert admin.get("/staff").status_code == 200


def test_who_lost_phone_and_codes_gets_a_link_without_code_from_somebody_else(
    app: Flask, admin: FlaskClient, paola: FlaskClient
) -> None:
    switched_on(paola)
    page = page_of(admin, PAOLA["email"])
    assert "password and code" in words(admin.get(page).text)
    plain = link_in(send(admin, page, to=f"{page}/link", frees="").text)
    assert send(app.test_client(), plain, password=SETUP_PASSWORD).location == "/login/code"
    freeing = link_in(send(admin, page, to=f"{page}/link", frees="y").text)
    assert send(app.test_client(), freeing, password=SETUP_PASSWORD).location == "/"
    assert sign_in(app.test_client(), PAOLA["email"]).location == "/"


def test_who_administers_does_not_end_the_own_second_step_by_a_link(admin: FlaskClient) -> None:
    switched_on(admin)
    page = page_of(admin, "elena@example.org")
    assert 'name="frees"' not in admin.get(page).text
    assert send(admin, page, to=f"{page}/link", frees="y").location == page
    assert "This is your own account" in words(admin.get(page).text)


@pytest.mark.parametrize("button", ["link", "closure", "reopening", "appointment", "dismissal"])
def test_an_account_that_is_not_there_is_said(admin: FlaskClient, button: str) -> None:
    nobody = "/staff/6b0c2c2e-0000-4000-8000-000000000000"
    assert admin.get(nobody).location == "/staff"
    for path in (nobody, "/staff/nobody"):
        answer = send(admin, "/staff", to=f"{path}/{button}")
        assert answer.status_code == 302
    assert "not there any more" in words(admin.get("/staff").text)


def test_a_name_is_text_and_nothing_else(admin: FlaskClient) -> None:
    name = "<b>Ugo</b> {{ 7 * 7 }}"
    send(admin, "/staff", name=name, email="ugo@example.org")
    for path in ("/staff", page_of(admin, "ugo@example.org")):
        assert "&lt;b&gt;Ugo&lt;/b&gt; {{ 7 * 7 }}" in admin.get(path).text


def test_the_link_says_until_when_by_the_clocks_of_the_place(admin: FlaskClient) -> None:
    page = send(admin, "/staff", **PAOLA).text
    until = db_moment(admin, PAOLA["email"]).astimezone(ZoneInfo("Europe/Rome"))
    assert f"{until.day} {until:%B}, {until:%-H:%M}" in words(page)
    shown = re.findall(r'href="(/staff/[\w-]+)"', page)
    assert any(f"{until.day} {until:%B}, {until:%-H:%M}" in words(admin.get(each).text) for each in shown)


def db_moment(admin: FlaskClient, email: str) -> datetime:
    """When the link of an account ends."""
    with admin.application.app_context():
        until = db.session.scalar(sa.select(User.password_link_until).where(User.email == email))
    assert until
    return until


def test_who_administers_puts_name_and_email_of_a_colleague_right(app: Flask, admin: FlaskClient) -> None:
    send(admin, "/staff", **PAOLA)
    with app.app_context():
        paola = str(db.session.scalar(sa.select(User.id).where(User.email == PAOLA["email"])))
    page = f"/staff/{paola}"
    taken = send(admin, page, name="Paola Verdi", email="elena@example.org", to=page)
    assert taken.status_code == 400 and "Paola Verdi" in taken.text and 'id="email-outcome"' in taken.text
    assert send(admin, page, name="Paola Verdi", email="verdi@example.org", to=page).status_code == 302
    assert "Paola Verdi" in words(admin.get(page).text) and "verdi@example.org" in admin.get(page).text
