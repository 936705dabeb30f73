"""Signing in: by the form and its cookie alone."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.models import User
from tests.views.conftest import EMAIL
from tests.views.forms import SETUP_PASSWORD, Fields


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
