"""Who writes a body is offered those of the registry, the likeliest first; what somebody wrote once stays theirs."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Workshop
from tests.cast import Cast
from tests.views.forms import send


def offered(app: Flask, client: FlaskClient, workshop: str) -> list[str]:
    """The bodies that the door carries, in order."""
    with app.app_context():
        code = db.session.get_one(Workshop, workshop).code
    return re.findall(r'<option value="([^"]+)"></option>', client.get(f"/j/{code}").text)


def found(client: FlaskClient, typed: str) -> list[str]:
    names: list[str] = send(client, "/login", to="/suggestions/bodies", typed=typed).get_json()["bodies"]
    return names


def test_what_is_typed_stands_in_no_address(client: FlaskClient) -> None:
    assert client.get("/suggestions/bodies", query_string={"typed": "Mario Rossi"}).status_code in (404, 405)
    assert client.post("/suggestions/bodies", data={"typed": "Mario Rossi"}).status_code == 400


@pytest.fixture
def registry(cast: Cast) -> None:
    """A registry with bodies that nobody came from yet."""
    for name, aliases in (("Comune di Collegno", []), ("Comune di Sant’Antonino di Susa", ["Ramats"])):
        cast.do(cast.anna, "add_body", name=name, aliases=aliases)


def test_the_bodies_of_the_session_come_first_then_the_whole_registry(
    app: Flask, client: FlaskClient, cast: Cast, registry: None
) -> None:
    names = offered(app, client, cast.workshop)
    assert names[:3] == ["Comune di Asti", "Comune di Chieri", "Regione Piemonte"]
    assert {"Comune di Collegno", "Comune di Cuneo"} <= set(names[3:])
    assert len(names) == len(set(names))


def test_what_somebody_wrote_by_hand_elsewhere_is_not_shown(app: Flask, client: FlaskClient, cast: Cast) -> None:
    """Whoever takes the field for another one writes a name of their own into it."""
    cast.join(cast.workshop, "Gino", "Gino Bianchi")
    other = cast.create_workshop(cast.fabio, "Altrove")
    assert "Gino Bianchi" in offered(app, client, cast.workshop)
    assert "Gino Bianchi" not in offered(app, client, other)
    assert found(client, "Gino Bianchi") == []
    cast.join(other, "Lia", "Gino Bianchi")
    third = cast.create_workshop(cast.fabio, "Ancora")
    assert "Gino Bianchi" in offered(app, client, third)


@pytest.mark.parametrize("typed", ["s. antonino", "Sant Antonino di Sussa", "ramats", "susa", "COMUNE DI S.ANTONINO"])
def test_a_body_is_found_by_its_spellings_and_with_a_slip(client: FlaskClient, registry: None, typed: str) -> None:
    assert found(client, typed) == ["Comune di Sant’Antonino di Susa"]


@pytest.mark.parametrize("typed", ["", " ", "%", "\x00", "x" * 5000, "<b>"])
def test_what_means_no_body_finds_none(client: FlaskClient, registry: None, typed: str) -> None:
    assert found(client, typed) == []


def test_a_body_that_is_in_no_list_may_be_written(app: Flask, client: FlaskClient, cast: Cast) -> None:
    with app.app_context():
        code = db.session.get_one(Workshop, cast.workshop).code
    assert send(client, f"/j/{code}", to="/join", name="Gino", body="Comitato nuovo").status_code == 302
    assert "Comitato nuovo" in offered(app, app.test_client(), cast.workshop)
