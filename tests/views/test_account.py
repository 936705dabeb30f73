"""Accounts, as their people see them."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.clock import now, stamp
from facilitator.extensions import db
from facilitator.first_start import setup_token
from facilitator.identity import SYSTEM, secret_hash
from facilitator.models import User
from tests.cast import Stage
from tests.views.conftest import EMAIL
from tests.views.forms import SETUP_PASSWORD, Fields, send, sign_in, words

ITALIAN = {"Accept-Language": "it"}
FIRST = {"host_body": "Comune di Collegno", "name": "Elena Ferraris", "email": EMAIL, "password": SETUP_PASSWORD}


@pytest.fixture
def setup_page(app: Flask) -> str:
    return f"/setup/{setup_token(app.config['SECRET_KEY'])}"


def users(app: Flask) -> list[User]:
    with app.app_context():
        return db.session.query(User).all()


def password_link(stage: Stage, minutes: int = 30) -> str:
    until = stamp(now() + timedelta(minutes=minutes))
    stage.do(SYSTEM, "make_password_link", email=EMAIL, link_hash=secret_hash("a secret"), until=until)
    return "/password/a secret"


def test_the_printed_link_makes_the_first_account_and_signs_it_in(
    app: Flask, client: FlaskClient, setup_page: str
) -> None:
    assert send(client, setup_page, **FIRST).location == "/"
    assert "Comune di Collegno" in client.get("/").text
    with app.app_context():
        assert [(user.email, user.is_admin) for user in db.session.query(User)] == [(EMAIL, True)]


def twice(client: FlaskClient, page: str, again: str = SETUP_PASSWORD, **typed: object) -> list[TestResponse]:
    """A form sent twice, as an impatient finger does; perhaps with another password."""
    filled = {**Fields(client.get(page).text).values, **typed}
    return [client.post(page, data={**filled, "password": password}) for password in (SETUP_PASSWORD, again)]


def test_the_set_up_form_may_be_sent_twice(app: Flask, client: FlaskClient, setup_page: str) -> None:
    assert [answer.location for answer in twice(client, setup_page, **FIRST)] == ["/", "/"]
    assert len(users(app)) == 1


def test_the_form_of_a_new_password_may_be_sent_twice(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    browser = app.test_client()
    assert [answer.location for answer in twice(browser, password_link(stage))] == ["/", "/"]
    assert browser.get("/").status_code == 200


def test_a_form_sent_again_with_another_password_signs_nobody_in(
    app: Flask, client: FlaskClient, setup_page: str
) -> None:
    answers = twice(client, setup_page, again="another long password", **FIRST)
    assert [answer.status_code for answer in answers] == [302, 404]
    link = password_link(Stage(app.extensions["journal"]))
    answers = twice(app.test_client(), link, again="another long password")
    assert [answer.status_code for answer in answers] == [302, 404]
    assert sign_in(app.test_client(), EMAIL).location == "/"


def test_the_set_up_link_works_once(app: Flask, client: FlaskClient, setup_page: str) -> None:
    send(client, setup_page, **FIRST)
    assert app.test_client().get(setup_page).status_code == 404
    assert len(users(app)) == 1


def test_a_made_up_set_up_link_opens_nothing(client: FlaskClient) -> None:
    assert client.get("/setup/guess").status_code == 404


def test_a_short_password_is_refused_and_the_rest_stays(app: Flask, client: FlaskClient, setup_page: str) -> None:
    answer = send(client, setup_page, **{**FIRST, "password": "corta"})
    assert answer.status_code == 400
    assert EMAIL in answer.text and "corta" not in answer.text
    assert users(app) == []


@pytest.mark.parametrize("password", [" " * 14, "a" + " " * 14, "\u3164" * 14], ids=ascii)
def test_what_shows_nothing_is_no_password(app: Flask, client: FlaskClient, setup_page: str, password: str) -> None:
    answer = send(client, setup_page, **{**FIRST, "password": password})
    assert answer.status_code == 400 and 'id="password-outcome"' in answer.text
    assert users(app) == []


def test_an_account_without_an_email_is_not_made(app: Flask, client: FlaskClient, setup_page: str) -> None:
    answer = send(client, setup_page, **{**FIRST, "email": "elena"})
    assert answer.status_code == 400
    assert 'id="email-outcome"' in answer.text


@pytest.mark.parametrize("email", ["anna@comune", "anna@comune.local", " Anna@Comune.IT "])
def test_whoever_could_be_set_up_can_sign_in(app: Flask, client: FlaskClient, setup_page: str, email: str) -> None:
    send(client, setup_page, **{**FIRST, "email": email})
    assert sign_in(app.test_client(), email).location == "/"


def test_signing_in_leads_home_and_out_leads_back(staff: FlaskClient) -> None:
    assert staff.get("/").status_code == 200
    page = staff.get("/").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert staff.post("/logout", data={"csrf_token": token}).status_code == 302
    assert staff.get("/").location == "/join"


def test_a_password_nobody_could_type_is_only_wrong(app: Flask, staff: FlaskClient) -> None:
    assert sign_in(app.test_client(), EMAIL, "x" * 5000).status_code == 200


def test_a_wrong_password_and_an_unknown_email_read_the_same(app: Flask, staff: FlaskClient) -> None:
    pages = [words(sign_in(app.test_client(), email, "not the password").text) for email in (EMAIL, "no@example.org")]
    assert pages[0] == pages[1]
    assert "E-mail and password do not go together." in pages[0]


def test_who_was_stopped_comes_back_after_signing_in(app: Flask, staff: FlaskClient) -> None:
    client = app.test_client()
    stopped = client.get("/workshops/new").location
    assert stopped
    assert send(client, stopped, email=EMAIL, password=SETUP_PASSWORD).location == "/workshops/new"


def test_signing_in_leads_to_no_other_site(app: Flask, staff: FlaskClient) -> None:
    away = "/login?next=https://example.org/"
    answer = send(app.test_client(), away, to="/login", email=EMAIL, password=SETUP_PASSWORD)
    assert answer.location == "/"


def test_whoever_tries_passwords_waits(app: Flask, staff: FlaskClient) -> None:
    guesser = app.test_client()
    tries = [sign_in(guesser, EMAIL, f"guess number {number}").status_code for number in range(12)]
    assert tries[0] == 200
    assert tries[-1] == 429


def test_a_one_time_link_changes_the_password_once(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    link = password_link(stage)
    client = app.test_client()
    assert send(client, link, password="un'altra frase lunga").location == "/"
    assert app.test_client().get(link).status_code == 404
    assert sign_in(app.test_client(), EMAIL, "un'altra frase lunga").status_code == 302
    assert sign_in(app.test_client(), EMAIL).status_code == 200


def test_an_old_link_opens_nothing(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    assert app.test_client().get(password_link(stage, minutes=-1)).status_code == 404


def test_a_new_password_ends_the_other_sessions(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    send(app.test_client(), password_link(stage), password="un'altra frase lunga")
    assert staff.get("/").location == "/join"


def test_the_way_out_of_a_forgotten_password_names_the_command(client: FlaskClient) -> None:
    assert "facilitator user link" in words(client.get("/password", headers=ITALIAN).text)
