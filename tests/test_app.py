"""The app answers, with the same journal as its cast."""

from flask import Flask
from flask.testing import FlaskClient

from facilitator.journal import Journal
from tests.cast import Cast
from tests.server import Server, StartServer


def test_the_door_is_open_to_everybody(client: FlaskClient) -> None:
    assert client.get("/join").status_code == 200


def test_the_cast_plays_in_the_app(app: Flask, journal: Journal, cast: Cast) -> None:
    assert app.extensions["journal"] is journal is cast.journal


def test_a_server_listens_and_ends_when_asked(server: Server) -> None:
    assert server.setup_link.startswith(server.url)
    assert server.stop() == 0


def test_a_server_listens_on_postgres(start_server: StartServer, postgres_url: str) -> None:
    assert start_server(DATABASE_URL=postgres_url).stop() == 0
