"""Forms of the door with signs nobody can type, which PostgreSQL does not take."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.views.forms import Fields
from tests.views.test_join import code_of


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_database"))


@pytest.mark.parametrize("field", ["operation", "name", "body", "role", "who", "number", "ask", "shown", "code"])
def test_signs_nobody_can_type_are_refused_in_words(app: Flask, client: FlaskClient, cast: Cast, field: str) -> None:
    values = Fields(client.get(f"/j/{code_of(app, cast.workshop)}").text).values | {"name": "Bruno"}
    assert client.post("/join", data={**values, field: "a\0b"}).status_code < 500
    assert client.post("/join", data={**values, "who": "me", field: "1\0"}).status_code < 500
