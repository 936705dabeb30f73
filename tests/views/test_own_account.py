"""The own account, as its owner sees it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitator.app import create_app
from facilitator.config import Settings
from tests.views.conftest import EMAIL
from tests.views.forms import SETUP_PASSWORD, Fields, send, sign_in, words

NEW = "quattro parole a caso"


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


@pytest.fixture
def elsewhere(app: Flask, staff: FlaskClient) -> FlaskClient:
    """Another browser of Elena."""
    client = app.test_client()
    sign_in(client, EMAIL)
    return client


def change(client: FlaskClient, current: str = SETUP_PASSWORD, password: str = NEW) -> int:
    return send(client, "/account", to="/account/password", current=current, password=password).status_code


def test_a_new_password_holds_and_signs_out_the_other_browsers(staff: FlaskClient, elsewhere: FlaskClient) -> None:
    assert change(staff) == 302
    assert is_signed_in(staff) and not is_signed_in(elsewhere)
    assert sign_in(elsewhere, EMAIL).status_code == 200
    assert sign_in(elsewhere, EMAIL, NEW).status_code == 302


@pytest.mark.parametrize(
    ("field", "typed"), [("current", {"current": "not this one at all"}), ("password", {"password": "short"})]
)
def test_what_is_wrong_is_said_beside_its_field_and_the_old_password_stays(
    staff: FlaskClient, elsewhere: FlaskClient, field: str, typed: dict[str, str]
) -> None:
    values = {"current": SETUP_PASSWORD, "password": NEW, **typed}
    answer = send(staff, "/account", to="/account/password", **values)
    assert answer.status_code == 400 and f'id="{field}-outcome"' in answer.text
    assert NEW not in answer.text and SETUP_PASSWORD not in answer.text
    assert is_signed_in(elsewhere)


def test_who_guesses_the_password_of_an_open_browser_waits(staff: FlaskClient) -> None:
    answers = [change(staff, current=f"guess number {number}") for number in range(12)]
    assert answers[0] == 400 and answers[-1] == 429


def test_signing_out_everywhere_signs_out_here_too(staff: FlaskClient, elsewhere: FlaskClient) -> None:
    assert send(staff, "/account", to="/account/sign-out").location == "/login"
    assert not is_signed_in(staff) and not is_signed_in(elsewhere)
    assert sign_in(elsewhere, EMAIL).status_code == 302


def test_signing_out_everywhere_leaves_colleagues_signed_in(app: Flask, staff: FlaskClient) -> None:
    link = send(staff, "/staff", name="Fabio", email="fabio@example.org").text
    address = link[link.index("/password/") :].partition("<")[0]
    fabio = app.test_client()
    send(fabio, address, password=NEW)
    send(staff, "/account", to="/account/sign-out")
    assert is_signed_in(fabio)


def test_ten_wrong_passwords_lock_out_neither_the_others_here_nor_the_owner_elsewhere(
    app: Flask, staff: FlaskClient
) -> None:
    link = send(staff, "/staff", name="Fabio", email="fabio@example.org").text
    address = link[link.index("/password/") :].partition("<")[0]
    send(app.test_client(), address, password=NEW)
    guesser = app.test_client()
    answers = [sign_in(guesser, EMAIL, f"guess {number}") for number in range(12)]
    assert answers[0].status_code == 200 and answers[-1].status_code == 429
    said = words(answers[-1].text)
    assert "Wait" in said and "seconds, then try again" in said
    assert sign_in(guesser, "fabio@example.org", NEW).status_code == 302
    owner = app.test_client()
    values = {**Fields(owner.get("/login").text).values, "email": EMAIL, "password": SETUP_PASSWORD}
    elsewhere = {"REMOTE_ADDR": "203.0.113.7"}
    assert owner.post("/login", data=values, environ_base=elsewhere).status_code == 302


def test_who_tries_many_accounts_waits_too(settings: Settings, staff: FlaskClient) -> None:
    app = create_app(settings.model_copy(update={"sign_ins_burst": 1, "sign_ins_rate": 0.0001}))
    guesser = app.test_client()
    answers = [sign_in(guesser, f"person{number}@example.org", "a guess").status_code for number in range(12)]
    assert answers == [200] * 10 + [429] * 2


def test_who_is_called_otherwise_puts_it_right_and_signs_in_with_the_new_email(staff: FlaskClient, app: Flask) -> None:
    wrong = send(staff, "/account", name="Elena Rossi", email="nowhere")
    assert wrong.status_code == 400 and 'id="email-outcome"' in wrong.text and "Elena Rossi" in wrong.text
    assert send(staff, "/account", to="/account", name="Elena Rossi", email="Rossi@example.org").status_code == 302
    assert "Elena Rossi" in words(staff.get("/account").text)
    other = app.test_client()
    assert sign_in(other, EMAIL).status_code == 200
    assert sign_in(other, "rossi@example.org").status_code == 302
