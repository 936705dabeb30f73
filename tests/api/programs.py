"""Programs that speak for people, with their bearer tokens."""

import uuid
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from facilitator.identity import SYSTEM, Actor, Keyring, new_secret, secret_hash
from facilitator.models import Participant, User, Workshop
from tests.cast import Cast

Json = Any


@dataclass(frozen=True)
class Program:
    """Requests to `/api/v1` with one token, or with none."""

    app: Flask
    token: str | None = None

    def get(self, path: str, **query: Any) -> TestResponse:
        """What is answered to a question."""
        return self.app.test_client().get(f"/api/v1{path}", query_string=query, headers=self.headers)

    def post(self, path: str, body: Any = None, **sent: Any) -> TestResponse:
        """What is answered to a request; `data` is sent as it is."""
        content = sent or {"json": body}
        return self.app.test_client().post(f"/api/v1{path}", headers=self.headers, **content)

    def submit(self, name: str, args: Json, key: str | None = None) -> Json:
        """The result of one operation."""
        operation = {"id": key or str(uuid.uuid4()), "name": name, "args": args}
        return self.post("/operations", {"operations": [operation]}).get_json()["results"][0]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


@dataclass(frozen=True)
class Programs:
    """A program for each of the cast."""

    app: Flask
    cast: Cast

    @property
    def stranger(self) -> Program:
        """A program nobody gave a token."""
        return Program(self.app)

    @property
    def projector(self) -> Program:
        """The screen in the hall."""
        with self.cast.journal.reading() as session:
            return Program(self.app, self.keyring.projector_token(session.get_one(Workshop, self.cast.workshop)))

    def of(self, actor: Actor) -> Program:
        """The program of one of the cast."""
        return Program(self.app, self.staff_token(actor) if actor.is_staff else self.participant_token(actor))

    @property
    def keyring(self) -> Keyring:
        keyring: Keyring = self.app.extensions["keyring"]
        return keyring

    def participant_token(self, actor: Actor) -> str:
        with self.cast.journal.reading() as session:
            return self.keyring.participant_token(session.get_one(Participant, actor.id))

    def staff_token(self, actor: Actor) -> str:
        secret = new_secret()
        with self.cast.journal.reading() as session:
            email = session.get_one(User, actor.id).email
        made = self.cast.do(SYSTEM, "create_token", email=email, secret_hash=secret_hash(secret))
        return f"s.{made['token']}.{secret}"


def refused(answer: TestResponse) -> tuple[int, str]:
    """The status and the code of a refusal, which says no more than the contract."""
    told = answer.get_json()
    assert set(told) <= {"code", "message", "path", "current", "retry_after"}, told
    assert told["message"]
    return answer.status_code, told["code"]
