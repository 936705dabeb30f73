"""Out of the way and back, from the pages."""

from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.models import User, Workshop
from tests.cast import Stage
from tests.views.forms import Fields, send, words

NEW = "/workshops/new"


def made(app: Flask, staff: FlaskClient, **typed: Any) -> str:
    """A session of Elena's."""
    location = send(staff, NEW, title="Collegno", date="2026-12-12", **typed).location
    assert location
    return str(location).split("/")[2]


def close(app: Flask, stage: Stage, workshop: str) -> None:
    with app.app_context():
        elena = Actor("staff", db.session.scalars(sa.select(User)).one().id)
    stage.do(elena, "close_workshop", workshop=workshop)


def the_workshop(app: Flask) -> Workshop:
    with app.app_context():
        return db.session.scalars(sa.select(Workshop)).one()


def test_a_closed_session_goes_into_the_archive_and_back(app: Flask, stage: Stage, staff: FlaskClient) -> None:
    key = made(app, staff, open="y")
    close(app, stage, key)
    page = f"/w/{key}/archive"
    assert send(staff, page).location == "/"
    assert the_workshop(app).status == "archived"
    assert staff.get(f"/w/{key}/restitution").status_code == 200
    assert send(staff, page, to=f"/w/{key}/unarchive").location == "/"
    assert the_workshop(app).status == "closed"


def test_what_stands_otherwise_by_now_is_said(app: Flask, staff: FlaskClient) -> None:
    key = made(app, staff)
    answer = send(staff, f"/w/{key}/archive", to=f"/w/{key}/unarchive")
    assert answer.location == f"/w/{key}/archive"
    assert "The session stands otherwise by now" in words(staff.get(answer.location).text)


def test_who_deletes_types_the_title(app: Flask, staff: FlaskClient) -> None:
    key = made(app, staff)
    page, deletion = f"/w/{key}/archive", f"/w/{key}/deletion"
    wrong = send(staff, page, to=deletion, title="Genova")
    assert wrong.status_code == 400 and Fields(wrong.text).values["title"] == "Genova"
    assert "This is not the title" in wrong.text
    done = send(staff, page, to=deletion, title="Collegno")
    assert done.location == "/"
    for gone in (f"/w/{key}/edit", f"/w/{key}/cockpit", f"/w/{key}/restitution", f"/w/{key}/people"):
        assert staff.get(gone).status_code == 404


def test_the_code_of_a_deleted_session_opens_nothing(app: Flask, client: FlaskClient, staff: FlaskClient) -> None:
    key = made(app, staff)
    workshop = the_workshop(app)
    doors = (f"/j/{workshop.code}", f"/j/{workshop.join_token}", f"/w/{key}/projector", f"/w/{key}/table")
    assert [client.get(door).status_code for door in doors] == [200, 200, 200, 302]
    send(staff, f"/w/{key}/archive", to=f"/w/{key}/deletion", title="Collegno")
    assert [client.get(door).status_code for door in doors] == [404, 404, 404, 302]
    assert client.get(doors[3]).location == "/join"
    assert client.get("/join/check", query_string={"code": workshop.code}).status_code == 404


def test_an_open_session_is_closed_first(app: Flask, staff: FlaskClient) -> None:
    key = made(app, staff, open="y")
    assert "close the session first" in words(staff.get(f"/w/{key}/archive").text)
    sent = {**Fields(staff.get(f"/w/{key}/copy").text).values, "title": "Collegno"}
    answer = staff.post(f"/w/{key}/deletion", data=sent)
    assert answer.status_code == 400 and the_workshop(app).deleted_at is None
