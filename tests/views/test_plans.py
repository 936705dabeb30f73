"""Another format for a session nobody has seen, and the session as who takes part will see it."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Participant, Table, Workshop
from tests.views.forms import send, words
from tests.views.test_archive import made


@pytest.fixture
def workshop(app: Flask, staff: FlaskClient) -> str:
    """A session of Elena's, in English, without tables."""
    return made(app, staff, language="en")


def themes(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(sa.select(Table.theme).where(Table.number > 0).order_by(Table.number)))


def test_the_page_asks_before_it_replaces_what_was_written(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = f"/w/{workshop}/format"
    assert "Do you want the format instead of them? They cannot be brought back." in words(staff.get(page).text)
    assert themes(app) == []
    assert send(staff, page, format="thematic").location == f"/w/{workshop}/edit"
    assert themes(app) == ["How offices work together", "How citizens hear of it", "Commons one cannot touch"]
    assert "Now there are 3 tables, 7 questions, 5 moments of the agenda." in words(staff.get(page).text)
    send(staff, page, format="training")
    assert themes(app) == []


def test_the_same_form_sent_twice_replaces_once(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = f"/w/{workshop}/format"
    text = staff.get(page).text
    operation = text.partition('name="operation" value="')[2].partition('"')[0]
    for _ in range(2):
        assert send(staff, page, operation=operation, format="hall").status_code == 302
    assert themes(app) == ["Welfare and school", "Buildings and environment"]


@pytest.mark.parametrize("format", ["", "nothing", "<b>"])
def test_without_a_format_the_page_says_so(app: Flask, staff: FlaskClient, workshop: str, format: str) -> None:
    answer = send(staff, f"/w/{workshop}/format", format=format)
    assert answer.status_code == 400 and "Choose one of the formats." in words(answer.text)
    assert themes(app) == []


def test_a_session_that_people_have_seen_keeps_its_plan_and_says_why(app: Flask, staff: FlaskClient) -> None:
    key = made(app, staff, language="en", open="y")
    answer = send(staff, f"/w/{key}/format", format="hall")
    assert answer.status_code == 400
    assert "People have seen this session by now: change its tables and its agenda one by one." in words(answer.text)
    assert 'value="hall" checked' in answer.text


def test_the_preview_shows_the_door_and_leads_to_each_table_and_counts_nobody(
    app: Flask, staff: FlaskClient, workshop: str
) -> None:
    send(staff, f"/w/{workshop}/format", format="hall")
    page = staff.get(f"/w/{workshop}/preview").text
    assert "What happens to your data" in words(page) and "Table 1: Welfare and school" in words(page)
    assert "<form" not in page[page.index("<main") : page.index("</main")]
    with app.app_context():
        tables = list(db.session.scalars(sa.select(Table.id)))
        assert db.session.scalar(sa.select(sa.func.count(Participant.id))) == 0
        assert db.session.scalars(sa.select(Workshop)).one().status == "draft"
    assert len(tables) == 3
    for table in tables:
        assert staff.get(f"/w/{workshop}/table?table={table}").status_code == 200
