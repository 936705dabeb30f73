"""Signing in: by the form and its cookie alone."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.models import User
from tests.server import StartServer
from tests.views.conftest import EMAIL
from tests.views.forms import SETUP_PASSWORD, Fields, sign_in


def sent_as_json(client: FlaskClient, path: str) -> TestResponse:
    token = Fields(client.get("/login").text).values["csrf_token"]
    credentials = {"email": EMAIL, "password": SETUP_PASSWORD, "csrf_token": token}
    return client.post(path, json=credentials, headers={"X-CSRFToken": token, "Accept": "application/json"})


def library_token(app: Flask) -> str:
    with app.test_request_context():
        (elena,) = db.session.query(User).all()
        return str(elena.get_auth_token())


def test_signing_in_gives_no_token_to_programs(app: Flask, staff: FlaskClient) -> None:
    answer = sent_as_json(app.test_client(), "/login?include_auth_token")
    assert not answer.is_json and "token" not in (answer.location or "")
    assert "authentication_token" not in answer.text
    again = staff.get("/login?include_auth_token", headers={"Accept": "application/json"})
    assert not again.is_json and "authentication_token" not in again.text


def test_a_token_of_the_library_signs_nobody_in(app: Flask, staff: FlaskClient) -> None:
    token = library_token(app)
    asked = [
        app.test_client().get(f"/?auth_token={token}"),
        app.test_client().get("/", headers={"Authentication-Token": token}),
        app.test_client().get("/", json={"auth_token": token}),
    ]
    assert [answer.location for answer in asked] == ["/join"] * 3


@pytest.mark.parametrize(("public_url", "secure"), [("https://tappe.example.org", True), (None, False)])
def test_to_be_remembered_travels_as_safely_as_the_address(
    settings: Settings, staff: FlaskClient, public_url: str | None, secure: bool
) -> None:
    app = create_app(settings.model_copy(update={"public_url": public_url}))
    browser = app.test_client()
    page = browser.get("/login", base_url=public_url).text
    chosen = {**Fields(page).values, "email": EMAIL, "password": SETUP_PASSWORD, "remember": "y"}
    answer = browser.post("/login", data=chosen, base_url=public_url, headers={"Referer": f"{public_url}/login"})
    kept = {cookie.partition("=")[0]: cookie for cookie in answer.headers.getlist("Set-Cookie")}
    assert ("Secure" in kept["remember_token"], "Secure" in kept["session"]) == (secure, secure)
    assert "HttpOnly" in kept["remember_token"]


def test_who_tries_passwords_all_at_once_gains_nothing(start_server: StartServer) -> None:
    server = start_server(FACILITATOR_SIGN_INS_BURST="5", FACILITATOR_SIGN_INS_RATE="0.001")
    page, ready = f"{server.url}/login", Barrier(20)

    def guess(number: int) -> int:
        browser = requests.Session()
        typed = {**Fields(browser.get(page, timeout=60).text).values, "email": EMAIL, "password": f"guess {number}"}
        ready.wait()
        return browser.post(page, data=typed, timeout=60).status_code

    with ThreadPoolExecutor(20) as guessers:
        assert Counter(guessers.map(guess, range(20))) == {200: 5, 429: 15}


def test_a_password_that_is_right_costs_no_patience(app: Flask, staff: FlaskClient) -> None:
    assert {sign_in(app.test_client(), EMAIL).status_code for _ in range(12)} == {302}
