"""Accounts that can sign in."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password

from facilitator.identity import SYSTEM
from facilitator.journal import Journal
from tests.cast import Stage
from tests.views.forms import SETUP_PASSWORD, sign_in

EMAIL = "elena@example.org"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Pages ask of both databases the same, which tests of operations show."""
    return sqlite_database


@pytest.fixture
def stage(app: Flask, journal: Journal) -> Stage:
    """A stage with nobody on it."""
    return Stage(journal)


@pytest.fixture
def staff(app: Flask, stage: Stage) -> FlaskClient:
    """The browser of Elena, who is signed in and facilitates nothing yet."""
    with app.app_context():
        stage.do(SYSTEM, "create_account", email=EMAIL, password_hash=hash_password(SETUP_PASSWORD), name="Elena")
    client = app.test_client()
    assert sign_in(client, EMAIL).status_code == 302
    return client
