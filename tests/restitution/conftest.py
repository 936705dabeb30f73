"""Asking the server for documents as somebody of the cast."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.models import Participant, User

Get = Callable[[Actor | None, str], TestResponse]


@pytest.fixture
def get(app: Flask, client: FlaskClient) -> Get:
    """Ask for an address with the token of somebody of the cast, or with none."""

    def ask(actor: Actor | None, path: str) -> TestResponse:
        return client.get(path, headers={"Authorization": f"Bearer {token(app, actor)}"} if actor else {})

    return ask


def token(app: Flask, actor: Actor) -> str:
    keyring = app.extensions["keyring"]
    with app.app_context():
        if actor.is_staff:
            return str(keyring.handshake_token(db.session.get_one(User, actor.id)))
        return str(keyring.participant_token(db.session.get_one(Participant, actor.id)))
