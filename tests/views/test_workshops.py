"""Making a session, and the QR of its door."""

import html
import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.models import Activity, Prompt, Table, Workshop
from tests.cast import Cast
from tests.views.forms import Fields, send, words

NEW = "/workshops/new"
ESSENTIAL = {"title": "Collegno", "date": "2026-12-12"}


def workshops(app: Flask) -> list[Workshop]:
    with app.app_context():
        return list(db.session.scalars(sa.select(Workshop)))


def tables(app: Flask) -> list[tuple[int, str, list[str]]]:
    with app.app_context():
        made = db.session.scalars(sa.select(Table).order_by(Table.number))
        return [(table.number, table.theme, questions(table)) for table in made]


def questions(table: Table) -> list[str]:
    asked = sa.select(Prompt.text).where(Prompt.table_id == table.id)
    return list(db.session.scalars(asked.order_by(Prompt.position)))


def test_a_session_is_made_with_its_tables_and_questions(app: Flask, staff: FlaskClient) -> None:
    themes, asked = ["Ambiente", "", "Scuola"], ["Che cosa serve?\nChi manca?", "", ""]
    answer = send(staff, NEW, **ESSENTIAL, theme=themes, questions=asked)
    (made,) = workshops(app)
    assert answer.location == f"/w/{made.id}/edit"
    assert tables(app) == [(0, "", []), (1, "Ambiente", ["Che cosa serve?", "Chi manca?"]), (2, "Scuola", [])]


def test_a_double_click_makes_one_session(app: Flask, staff: FlaskClient) -> None:
    values = {**Fields(staff.get(NEW).text).values, **ESSENTIAL}
    answers = [staff.post(NEW, data=values) for _ in range(2)]
    assert answers[0].location == answers[1].location
    assert len(workshops(app)) == 1


def test_the_hour_is_that_of_the_place(app: Flask, staff: FlaskClient) -> None:
    send(staff, NEW, **ESSENTIAL, starts="09:30")
    (made,) = workshops(app)
    assert made.starts_at and made.starts_at.isoformat() == "2026-12-12T08:30:00+00:00"


@pytest.mark.parametrize(("chosen", "status", "then"), [("", "draft", "edit"), ("y", "open", "cockpit")])
def test_the_door_opens_when_it_is_said(app: Flask, staff: FlaskClient, chosen: str, status: str, then: str) -> None:
    answer = send(staff, NEW, **ESSENTIAL, open=chosen)
    assert [made.status for made in workshops(app)] == [status]
    assert answer.location and answer.location.endswith(f"/{then}")


@pytest.mark.parametrize("missing", ["title", "date"])
def test_what_is_missing_is_said_and_the_rest_stays(app: Flask, staff: FlaskClient, missing: str) -> None:
    answer = send(staff, NEW, **{**ESSENTIAL, missing: ""}, theme=["Ambiente"], questions=["Perché?"])
    assert answer.status_code == 400
    assert f'id="{missing}-outcome"' in answer.text
    assert 'value="Ambiente"' in answer.text and "Perché?" in answer.text
    assert workshops(app) == []


WRONG = {
    "a day before our time": ({"date": "0001-01-01", "starts": "00:00"}, "date"),
    "a day after our time": ({"date": "2101-01-01"}, "date"),
    "an hour of another place": ({"starts": "09:30+01:00"}, "starts"),
    "an hour in other figures": ({"starts": "٠٩:٣٠"}, "starts"),
    "minutes above the line": ({"minutes": "²"}, "minutes"),
    "minutes without end": ({"minutes": "9" * 5000}, "minutes"),
    "minutes of ages": ({"minutes": "999999999999"}, "minutes"),
    "minutes before the beginning": ({"minutes": "-5"}, "minutes"),
    "a long title": ({"title": "x" * 201}, "title"),
    "a long question": ({"prompts": "x" * 281}, "prompts"),
    "thirteen questions": ({"prompts": "\n".join(["Perché?"] * 13)}, "prompts"),
    "a long question at a table": ({"theme": ["Acqua"], "questions": ["x" * 281]}, "tables"),
    "a mode there is not": ({"mode": ["at sea"]}, "title"),
}


@pytest.mark.parametrize(("typed", "field"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_said_beside_its_field_and_stays(
    app: Flask, staff: FlaskClient, typed: dict[str, object], field: str
) -> None:
    answer = send(staff, f"{NEW}?from=thematic", to=NEW, **{**ESSENTIAL, **typed})
    assert answer.status_code in (400, 413)
    assert f'id="{field}-outcome"' in answer.text
    assert all(str(text) in html.unescape(answer.text) for text in typed.values() if isinstance(text, str))
    assert workshops(app) == []


def test_an_hour_may_have_one_figure(app: Flask, staff: FlaskClient) -> None:
    send(staff, NEW, **ESSENTIAL, starts="9:30")
    (made,) = workshops(app)
    assert made.starts_at and made.starts_at.isoformat() == "2026-12-12T08:30:00+00:00"


def test_an_agenda_past_midnight_leaves_the_end_open(app: Flask, staff: FlaskClient) -> None:
    send(staff, f"{NEW}?from=hall", to=NEW, **ESSENTIAL, starts="23:00")
    (made,) = workshops(app)
    assert made.starts_at and made.ends_at is None


def test_another_beginning_keeps_what_is_typed(app: Flask, staff: FlaskClient) -> None:
    typed = {**ESSENTIAL, "host": "Comune di Asti", "prompts": "Perché?", "minutes": "25", "from": "hall"}
    page = send(staff, NEW, to=f"{NEW}/beginning", theme=["Acqua"], questions=["Chi manca?\r\nChe cosa?"], **typed)
    values = Fields(page.text).values
    assert page.status_code == 200 and workshops(app) == []
    assert {name: values[name] for name in (*ESSENTIAL, "host", "minutes")} == {
        **ESSENTIAL,
        "host": "Comune di Asti",
        "minutes": "25",
    }
    assert values["beginning"] == "hall" and values["starts"] == "09:30"
    assert 'value="Acqua"' in page.text and "Chi manca?\nChe cosa?" in page.text and ">Perché?<" in page.text


def test_another_beginning_replaces_what_the_one_before_brought(staff: FlaskClient) -> None:
    before = staff.get(f"{NEW}?from=chieri").text
    rows = [theme for theme in re.findall('name="theme" value="([^"]*)"', before) if theme]
    asked = [html.unescape(text) for text in re.findall('name="questions"[^>]*>([^<]*)<', before)][: len(rows)]
    back = [text.replace("\n", "\r\n") for text in asked]
    to = f"{NEW}/beginning"
    page = send(staff, f"{NEW}?from=chieri", to=to, theme=rows, questions=back, **{"from": "plenary"}).text
    assert Fields(page).values["title"] == "" and 'aria-current="true"' in page
    assert "Beni comuni immateriali" not in page


def test_questions_without_a_theme_are_not_lost(app: Flask, staff: FlaskClient) -> None:
    answer = send(staff, NEW, **ESSENTIAL, theme=[""], questions=["Perché?"])
    assert answer.status_code == 400
    assert "Perché?" in answer.text
    assert "A table has questions but no theme" in words(answer.text)


def test_a_real_stage_stands_ready(staff: FlaskClient) -> None:
    page = staff.get(NEW, query_string={"from": "chieri"}).text
    assert Fields(page).values["title"] == "Chieri"
    assert "Beni comuni immateriali" in page


FORMATS = ("thematic", "training", "talks", "groups", "hall", "comparison", "practices", "indicators", "reflection")


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("chosen", FORMATS)
def test_a_format_brings_agenda_tables_and_questions(
    app: Flask, staff: FlaskClient, chosen: str, language: str
) -> None:
    staff.set_cookie("language", language)
    page = f"{NEW}?from={chosen}"
    rows = [field for field in re.findall('name="theme" value="([^"]*)"', staff.get(page).text) if field]
    asked = [html.unescape(text) for text in re.findall('name="questions"[^>]*>([^<]*)<', staff.get(page).text)]
    answer = send(staff, page, to=NEW, **ESSENTIAL, theme=rows, questions=asked[: len(rows)])
    assert answer.status_code == 302, words(answer.text)
    with app.app_context():
        agenda = list(db.session.scalars(sa.select(Activity).order_by(Activity.position)))
        (made,) = db.session.scalars(sa.select(Workshop))
    assert agenda[0].kind == "welcome" and agenda[-1].kind == "closing"
    assert made.starts_at and made.ends_at
    assert (made.ends_at - made.starts_at).total_seconds() == 60 * sum(each.minutes or 0 for each in agenda)
    assert all(theme and asked for number, theme, asked in tables(app) if number)
    assert len(tables(app)) - 1 == {"thematic": 3, "groups": 3, "hall": 2}.get(chosen, 0)


def test_a_format_whose_tables_were_removed_is_held_in_plenary(app: Flask, staff: FlaskClient) -> None:
    send(staff, f"{NEW}?from=hall", to=NEW, **ESSENTIAL, theme=[], questions=[])
    assert [number for number, _, _ in tables(app)] == [0]
    with app.app_context():
        assert "tables" not in set(db.session.scalars(sa.select(Activity.kind)))


def test_an_unknown_beginning_is_the_first_one(staff: FlaskClient) -> None:
    rows = [staff.get(address).text.count('class="tablerow"') for address in (NEW, f"{NEW}?from=lunch")]
    assert rows[0] == rows[1] > 0


def test_only_who_has_an_account_makes_sessions(client: FlaskClient) -> None:
    assert client.get(NEW).location == "/login?next=/workshops/new"
    assert client.get("/join").status_code == 200


def test_no_qr_is_drawn_for_an_address_no_phone_can_reach(client: FlaskClient, cast: Cast) -> None:
    assert client.get(f"/w/{cast.workshop}/qr.svg").status_code == 404
    drawn = client.get(f"/w/{cast.workshop}/qr.svg", base_url="http://192.168.1.20:8000")
    assert drawn.status_code == 200 and drawn.mimetype == "image/svg+xml"


def test_the_public_address_is_in_the_qr(settings: Settings, cast: Cast) -> None:
    public = create_app(settings.model_copy(update={"public_url": "https://tappe.example.org"}))
    assert public.test_client().get(f"/w/{cast.workshop}/qr.svg").status_code == 200
