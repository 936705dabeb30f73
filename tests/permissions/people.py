"""The kinds of people there are, and how each comes to a door."""

from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.identity import Actor
from facilitator.models import User
from tests.api.programs import Program, Programs
from tests.cast import Cast
from tests.permissions.table import PEOPLE


@dataclass(frozen=True)
class People:
    """One of each kind, around the workshop of the cast."""

    app: Flask
    cast: Cast
    administrator: Actor

    @property
    def actors(self) -> dict[str, Actor]:
        """Who they are, in the order of the columns."""
        cast = self.cast
        projector = Actor("projector", cast.workshop, cast.workshop)
        people = (Actor("anonymous"), cast.bruno, cast.denis, cast.eve, projector, cast.anna, cast.fabio)
        return dict(zip(PEOPLE, (*people, self.administrator), strict=True))

    def ask(self, name: str, method: str, path: str, body: object) -> TestResponse:
        """What one of them is answered: programs by their token, pages by their cookies."""
        if path.startswith("/api/"):
            headers = self.program(name).headers
            return self.app.test_client().open(path, method=method, json=body, headers=headers)
        headers = {} if name != "projector" else self.program(name).headers
        return self.browser(name).open(path, method=method, data=body, headers=headers)

    def program(self, name: str) -> Program:
        """The program of one of them."""
        programs = Programs(self.app, self.cast)
        if name in ("stranger", "projector"):
            return programs.stranger if name == "stranger" else programs.projector
        return programs.of(self.actors[name])

    def browser(self, name: str) -> FlaskClient:
        """The browser of one of them: signed in, with a participant's cookie, or new."""
        client, actor = self.app.test_client(), self.actors[name]
        if actor.kind == "participant":
            client.set_cookie("participant", Programs(self.app, self.cast).participant_token(actor))
        elif actor.is_staff:
            sign_in(client, self.cast, actor)
        return client


def sign_in(client: FlaskClient, cast: Cast, actor: Actor) -> None:
    """As after the right password."""
    with cast.journal.reading() as reading, client.session_transaction() as kept:
        kept["_user_id"] = reading.get_one(User, actor.id).fs_uniquifier
        kept["_fresh"] = True
