"""Correcting a session from its page."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Prompt, Table, Workshop
from tests.cast import Cast
from tests.views.forms import Fields, send

TABLES: dict[str, Any] = {"theme": ["Ambiente", "Scuola"], "questions": ["Che cosa serve?", "Chi manca?"]}


@pytest.fixture
def page(staff: FlaskClient) -> str:
    made = send(staff, "/workshops/new", title="Colegno", date="2026-12-12", starts="09:30", **TABLES).location
    assert made
    return made.replace("cockpit", "edit")


def words(app: Flask) -> dict[str, list[str]]:
    with app.app_context():
        tables = db.session.scalars(sa.select(Table).where(Table.number > 0).order_by(Table.number))
        asked = sa.select(Prompt.text).order_by(Prompt.position)
        return {table.theme: list(db.session.scalars(asked.where(Prompt.table_id == table.id))) for table in tables}


def the_workshop(app: Flask) -> Workshop:
    with app.app_context():
        return db.session.scalars(sa.select(Workshop)).one()


def title(app: Flask) -> str:
    return the_workshop(app).title


def test_the_form_shows_the_session_as_it_is(staff: FlaskClient, page: str) -> None:
    values = Fields(staff.get(page).text).values
    assert (values["title"], values["date"], values["starts"]) == ("Colegno", "2026-12-12", "09:30")


def test_a_slip_is_corrected(app: Flask, staff: FlaskClient, page: str) -> None:
    answer = send(staff, page, title="Collegno", starts="09:30", table=tables_in(staff, page), **TABLES)
    assert answer.location == page.replace("edit", "cockpit")
    assert title(app) == "Collegno"
    made = the_workshop(app)
    assert made.starts_at and made.starts_at.hour == 8
    assert words(app) == {"Ambiente": ["Che cosa serve?"], "Scuola": ["Chi manca?"]}


def test_the_hour_stays_that_of_the_place(app: Flask, staff: FlaskClient, page: str) -> None:
    with app.app_context(), app.extensions["journal"].engine.begin() as connection:
        connection.execute(sa.update(Workshop).values(time_zone="Europe/London"))
    assert Fields(staff.get(page).text).values["starts"] == "08:30"
    for _ in range(2):
        send(staff, page, table=tables_in(staff, page), **TABLES)
    assert Fields(staff.get(page).text).values["starts"] == "08:30"


def test_who_corrects_after_a_refusal_is_heard(app: Flask, staff: FlaskClient, page: str) -> None:
    typed = {"title": "Collegno", "table": tables_in(staff, page), "questions": TABLES["questions"]}
    refused = send(staff, page, **typed, theme=["Acqua", "S" * 201])
    assert refused.status_code == 413
    assert title(app) == "Colegno" and "Ambiente" in words(app)
    mended = staff.post(page, data={**Fields(refused.text).values, **typed, "theme": ["Acqua", "Suolo"]})
    assert mended.location == page.replace("edit", "cockpit")
    assert title(app) == "Collegno" and list(words(app)) == ["Acqua", "Suolo"]


def test_questions_change_at_their_table(app: Flask, staff: FlaskClient, page: str) -> None:
    questions = ["Che cosa serve?\nQuando?", "Chi manca?"]
    send(staff, page, table=tables_in(staff, page), theme=["Ambiente", "Acqua"], questions=questions)
    assert words(app) == {"Ambiente": ["Che cosa serve?", "Quando?"], "Acqua": ["Chi manca?"]}


def test_a_missing_title_keeps_what_was_typed(app: Flask, staff: FlaskClient, page: str) -> None:
    answer = send(staff, page, title="", place="Sala Giunta", table=tables_in(staff, page), **TABLES)
    assert answer.status_code == 400
    assert Fields(answer.text).values["place"] == "Sala Giunta"


def test_the_page_of_others_is_not_there(staff: FlaskClient, page: str, cast: Cast) -> None:
    assert staff.get(f"/w/{cast.workshop}/edit").status_code == 404
    assert staff.get(page).status_code == 200


def tables_in(staff: FlaskClient, page: str) -> list[str]:
    """The hidden ids of the rows, in order."""
    return [part.partition('"')[0] for part in staff.get(page).text.split('name="table" value="')[1:]]
