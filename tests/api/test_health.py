"""Whether the server is there, and whether it wants visitors."""

import pytest
from flask import Flask

from facilitator import __version__
from facilitator.upgrade import newest_revision


def test_the_process_answers(app: Flask) -> None:
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})


def test_the_server_tells_its_version_and_its_schema(app: Flask) -> None:
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 200
    assert answer.get_json() == {"status": "ok", "version": __version__, "schema": newest_revision()}


def test_a_server_that_is_about_to_stop_wants_no_visitors(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.extensions, "draining", True)
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.get_json()["status"]) == (503, "draining")
    assert app.test_client().get("/healthz").status_code == 200
