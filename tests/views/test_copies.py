"""Holding a session again, from its page."""

from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Workshop
from tests.cast import Cast
from tests.views.forms import Fields, send

TABLES: dict[str, Any] = {"theme": ["Ambiente"], "questions": ["Perché?"]}


def copy_page(staff: FlaskClient) -> str:
    made = send(staff, "/workshops/new", title="Collegno", date="2026-12-12", **TABLES).location
    assert made
    return str(made).replace("edit", "copy")


def sessions(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        rows = db.session.execute(sa.select(Workshop.title, Workshop.date).order_by(Workshop.date))
        return [(title, day.isoformat()) for title, day in rows]


def test_a_session_is_held_again_on_another_day(app: Flask, staff: FlaskClient) -> None:
    page = copy_page(staff)
    assert Fields(staff.get(page).text).values["title"] == "Collegno"
    answer = send(staff, page, date="2027-03-12", title="Collegno, un anno dopo")
    assert answer.location and answer.location.endswith("/edit") and answer.location != page.replace("copy", "edit")
    assert sessions(app) == [("Collegno", "2026-12-12"), ("Collegno, un anno dopo", "2027-03-12")]


def test_a_double_click_makes_one_copy(app: Flask, staff: FlaskClient) -> None:
    page = copy_page(staff)
    values = {**Fields(staff.get(page).text).values, "date": "2027-03-12"}
    locations = {staff.post(page, data=values).location for _ in range(2)}
    assert len(locations) == 1 and len(sessions(app)) == 2


def test_a_missing_day_keeps_what_was_typed(staff: FlaskClient) -> None:
    page = copy_page(staff)
    answer = send(staff, page, title="Altra", date="")
    assert answer.status_code == 400 and Fields(answer.text).values["title"] == "Altra"
    of_old = send(staff, page, title="Altra", date="0001-01-01")
    assert of_old.status_code == 400 and 'id="date-outcome"' in of_old.text
    too_long = send(staff, page, title="T" * 201, date="2027-03-12")
    assert too_long.status_code == 413 and 'id="title-outcome"' in too_long.text


def test_the_sessions_of_others_are_not_there(staff: FlaskClient, cast: Cast) -> None:
    assert staff.get(f"/w/{cast.workshop}/copy").status_code == 404
