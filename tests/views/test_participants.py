"""The list of who is expected, pasted and looked at before it is kept."""

import html
import io
import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.extensions import db
from facilitator.models import Participant, Workshop
from tests.cast import Cast
from tests.views.forms import Fields, send, words

LIST = "Giulia Perotti; Comune di Leinì; funzionaria\nMarco Bertone; Comune di Chieri; assessore"


@pytest.fixture
def workshop(app: Flask, staff: FlaskClient) -> str:
    send(staff, "/workshops/new", title="Collegno", date="2026-12-12")
    with app.app_context():
        return db.session.scalars(sa.select(Workshop.id)).one()


def names(app: Flask) -> list[str | None]:
    with app.app_context():
        return list(db.session.scalars(sa.select(Participant.name).order_by(Participant.position)))


def check(staff: FlaskClient, workshop: str, text: str) -> str:
    return send(staff, f"/w/{workshop}/people", to=f"/w/{workshop}/people/check", people=text).text


def test_a_list_is_read_and_nothing_kept(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = words(check(staff, workshop, LIST))
    assert "2 people are ready" in page and "Nothing is saved yet" in page and "Add 2 people" in page
    assert names(app) == []


def test_what_was_read_is_kept_once(app: Flask, staff: FlaskClient, workshop: str) -> None:
    values = {**Fields(check(staff, workshop, LIST)).values, "people": LIST}
    answers = [staff.post(f"/w/{workshop}/people", data=values) for _ in range(2)]
    assert answers[0].status_code == 302
    assert names(app) == ["Giulia Perotti", "Marco Bertone"]
    assert "Giulia Perotti" in words(staff.get(f"/w/{workshop}/people").text)


def test_rows_to_mend_stay_on_the_page(app: Flask, staff: FlaskClient, workshop: str) -> None:
    text = f"{LIST}\n; Comune di Susa"
    answer = send(staff, f"/w/{workshop}/people", people=text)
    assert names(app) == ["Giulia Perotti", "Marco Bertone"]
    assert "; Comune di Susa</textarea>" in answer.text


def left_on_the_page(answer: TestResponse) -> str:
    """What stands in the field for the list."""
    (text,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", answer.text, re.DOTALL)
    return html.unescape(text).strip()


def test_rows_to_mend_keep_their_heading_and_can_be_sent_again(app: Flask, staff: FlaskClient, workshop: str) -> None:
    answer = send(staff, f"/w/{workshop}/people", people="Ente;Nome\nComune di Leinì;Ada\nComune di Susa;\n")
    rest = left_on_the_page(answer)
    assert rest.splitlines() == ["Ente;Nome", "Comune di Susa;"]
    send(staff, f"/w/{workshop}/people", people=f"{rest}Luca")
    assert names(app) == ["Ada", "Luca"]


def test_a_cell_of_two_lines_does_not_move_the_rows_to_mend(app: Flask, staff: FlaskClient, workshop: str) -> None:
    text = 'Nome;Ente\nAda;"Comune\ndi Leinì"\n;"Comune\ndi Susa"\nLuca;Comune di Asti'
    rest = left_on_the_page(send(staff, f"/w/{workshop}/people", people=text))
    assert rest == 'Nome;Ente\n;"Comune\ndi Susa"'
    assert names(app) == ["Ada", "Luca"]


def test_a_list_that_is_too_long_is_refused_whole(app: Flask, staff: FlaskClient, workshop: str) -> None:
    text = "\n".join(f"Ada {number}" for number in range(2001))
    answer = send(staff, f"/w/{workshop}/people", people=text)
    assert answer.status_code == 400
    assert "At most 2000 people at once: divide the list." in words(answer.text)
    assert names(app) == []
    assert left_on_the_page(answer).endswith("Ada 2000")


def test_a_file_is_read_like_a_pasted_list(staff: FlaskClient, workshop: str) -> None:
    file = (io.BytesIO(LIST.encode("cp1252")), "iscritti.csv")
    page = send(staff, f"/w/{workshop}/people", to=f"/w/{workshop}/people/check", file=file).text
    assert "Comune di Leinì" in words(page)


def test_the_list_of_others_is_not_there(staff: FlaskClient, cast: Cast) -> None:
    assert staff.get(f"/w/{cast.workshop}/people").status_code == 404
    assert staff.get("/workshops/new").status_code == 200


def test_what_is_pasted_never_becomes_markup(staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, "<img src=x onerror=alert(1)>;Ente;boh")
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
