"""What is read when something cannot be given: what is wrong, and what to do."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.journal import Journal
from facilitator.refusal import Refused
from tests.views.forms import send, words


@pytest.fixture
def broken(app: Flask, journal: Journal) -> Flask:
    """The app on a database that answers no question."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with journal.engine.begin() as connection:
        for table in ("user", "installation", "workshop", "alembic_version"):
            connection.execute(sa.text(f'ALTER TABLE "{table}" RENAME TO "lost_{table}"'))
    return app


def refuse(app: Flask, code: str) -> str:
    def view() -> str:
        raise Refused(code, "Not now.")

    app.add_url_rule(f"/refused/{code}", view_func=view, endpoint=code)
    return words(app.test_client().get(f"/refused/{code}").text)


def test_a_page_without_its_form_token_says_that_it_was_open_too_long(client: FlaskClient) -> None:
    assert "The page was open too long" in words(client.post("/join", data={"code": "ABC"}).text)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("invalid", "This does not read well here Go back, correct it and send again."),
        ("too_long", "This is too long Go back, shorten it and send again."),
        ("op_conflict", "This was changed meanwhile Go back, reload the page and start again."),
        ("workshop_closed", "This was changed meanwhile"),
        ("storage_unavailable", "Saving did not work Try again in a moment: nothing is lost."),
        ("busy", "Something went wrong here It is not your fault. Try again in a moment."),
    ],
)
def test_each_refusal_says_what_is_wrong_and_what_to_do(app: Flask, code: str, sentence: str) -> None:
    assert sentence in refuse(app, code)


def test_too_large_a_form_is_told_to_be_too_long(staff: FlaskClient) -> None:
    answer = send(staff, "/workshops/new", title="x" * 1_100_000)
    assert (answer.status_code, "This is too long" in words(answer.text)) == (413, True)


def test_a_fault_of_ours_still_has_words(broken: Flask) -> None:
    answer = broken.test_client().get("/setup/anything")
    assert answer.status_code == 500
    assert "Something went wrong here. It is not your fault." in answer.text


@pytest.mark.parametrize("path", ["/api/v1/workshops/nobody/restitution.json", "/api/v1/streams/workshop:nobody"])
def test_a_program_is_told_to_come_back(broken: Flask, path: str) -> None:
    answer = broken.test_client().get(path, headers={"Authorization": "Bearer r.a.b"})
    assert (answer.status_code, answer.get_json()["code"]) == (503, "busy")


def test_a_server_without_its_database_is_not_ready(broken: Flask) -> None:
    answer = broken.test_client().get("/readyz")
    assert (answer.status_code, answer.get_json()["code"]) == (503, "busy")
