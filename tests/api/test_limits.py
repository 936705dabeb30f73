"""Who guesses waits; who is one of sixty behind one address does not."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.journal import Journal
from facilitator.models import Workshop
from tests.api.programs import Program, Programs, refused
from tests.cast import Cast, gather


@pytest.fixture
def app(sqlite_database: str, tmp_path: Path) -> Iterator[Flask]:
    """An app with a short patience."""
    app = create_app(Settings(data=tmp_path, wrong_codes_burst=5, wrong_codes_rate=1e-6, operations_burst=3))
    yield app
    app.extensions["journal"].engine.dispose()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def journal(app: Flask) -> Journal:
    journal: Journal = app.extensions["journal"]
    return journal


def join(program: Program, code: str) -> tuple[int, str]:
    answer = program.post("/join", {"code": code, "id": str(uuid.uuid4())})
    return (answer.status_code, "") if answer.status_code == 201 else refused(answer)


def test_who_guesses_codes_waits(app: Flask) -> None:
    guesses = [join(Program(app), "ZZZZZZ") for _ in range(7)]
    assert guesses == [(404, "unknown_code")] * 5 + [(429, "rate_limited")] * 2


def test_who_guesses_codes_is_told_how_long_to_wait(app: Flask) -> None:
    answers = [Program(app).post("/join", {"code": "ZZZZZZ", "id": str(uuid.uuid4())}) for _ in range(6)]
    assert answers[-1].get_json()["retry_after"] > 1


def test_who_scanned_the_screen_does_not_wait_for_those_who_guess(app: Flask, journal: Journal) -> None:
    cast = gather(journal)
    with journal.reading() as session:
        token = session.get_one(Workshop, cast.workshop).join_token
    assert [join(Program(app), "ZZZZZZ") for _ in range(6)][-1] == (429, "rate_limited")
    assert join(Program(app), token) == (201, "")
    assert app.test_client().get(f"/j/{token}").status_code == 200


def test_sixty_people_behind_one_address_come_in(app: Flask, journal: Journal) -> None:
    cast = gather(journal)
    code = cast.snapshot(cast.stream)["workshop"]["code"]
    assert {join(Program(app), code) for _ in range(60)} == {(201, "")}


def test_a_hall_with_slips_comes_in_while_others_guess_at_the_same_address_and_elsewhere(
    sqlite_database: str, tmp_path: Path
) -> None:
    patient = create_app(Settings(data=tmp_path))
    cast = gather(patient.extensions["journal"])
    code = cast.code(cast.workshop)
    hall, elsewhere = Knocker(patient, "192.0.2.1"), Knocker(patient, "198.51.100.7")
    for number in range(60):
        if number % 5 == 0:
            assert hall.join(f"{code[:5]}?{number}") == 404
        assert hall.join(code) == 201
        assert hall.join(f"K7M{number:03}") == 404
    assert {elsewhere.join(f"K8M{number:03}") for number in range(40)} == {404, 429}
    assert elsewhere.join("ZZZZZZ") == 429
    assert {hall.join(f"K9M{number:03}") for number in range(40)} == {404, 429}
    patient.extensions["journal"].engine.dispose()


@dataclass(frozen=True)
class Knocker:
    """Phones behind one address."""

    app: Flask
    address: str

    def join(self, code: str) -> int:
        """What somebody is answered who types a code."""
        said = {"code": code, "id": str(uuid.uuid4())}
        client = self.app.test_client()
        return client.post("/api/v1/join", json=said, environ_base={"REMOTE_ADDR": self.address}).status_code


def test_who_sends_too_much_is_told_when_to_send_again(app: Flask, journal: Journal) -> None:
    cast: Cast = gather(journal)
    program = Programs(app, cast).of(cast.bruno)
    note = {"table": cast.tables[1], "text": "Qui"}
    results = [program.submit("add_note", note) for _ in range(4)]
    assert [result["ok"] for result in results] == [True, True, True, False]
    assert (results[3]["code"], results[3]["retryable"]) == ("rate_limited", True)
    assert results[3]["retry_after"] >= 1
