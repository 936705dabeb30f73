"""The pages of the registry: who conducts finds, adds, corrects and merges bodies."""

import re
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.extensions import db
from facilitator.models import Body, Participant
from facilitator.views.bodies import starting_bodies
from tests.cast import Cast
from tests.counting import statements
from tests.views.forms import Fields, send, words


def add(staff: FlaskClient, name: str, kind: str = "") -> TestResponse:
    return send(staff, "/bodies", name=name, kind=kind)


def bodies(app: Flask) -> dict[str, str]:
    """The ids of all bodies by name."""
    with app.app_context():
        return {name: key for key, name in db.session.execute(sa.select(Body.id, Body.name))}


def spellings(app: Flask, name: str) -> list[str]:
    with app.app_context():
        body = db.session.scalars(sa.select(Body).where(Body.name == name)).one()
        return [alias.name for alias in body.aliases]


def path(app: Flask, name: str) -> str:
    return f"/bodies/{bodies(app)[name]}"


def post(staff: FlaskClient, page: str, action: str, **typed: Any) -> TestResponse:
    """Fill in the one form of a page that goes to `action`, and send it."""
    text = staff.get(page).text
    (form,) = re.findall(rf'<form[^>]*method="post" action="{re.escape(action)}".*?</form>', text, re.DOTALL)
    return staff.post(action, data={**Fields(f"<main>{form}").values, **typed})


def names(page: str) -> list[str]:
    """The names in the list, from top to bottom."""
    return re.findall(r'rowheader"><a[^>]*>([^<]+)</a>', page)


def test_an_empty_registry_offers_the_bodies_of_the_stages(app: Flask, staff: FlaskClient) -> None:
    page = words(staff.get("/bodies").text)
    assert "Start with the 24 bodies of the stages" in page and "Comune di Chieri" in page
    post(staff, "/bodies", "/bodies/start")
    assert set(bodies(app)) == {body["name"] for body in starting_bodies()}
    assert "S. Antonino" in spellings(app, "Comune di Sant’Antonino di Susa")
    assert "Start with" not in words(staff.get("/bodies").text)


def test_starting_twice_changes_nothing(app: Flask, staff: FlaskClient) -> None:
    first = {**Fields(staff.get("/bodies").text).values}
    staff.post("/bodies/start", data=first)
    before = bodies(app)
    assert staff.post("/bodies/start", data=first).status_code == 302
    assert staff.post("/bodies/start", data={**first, "operation": first["operation"][:-4] + "abcd"}).status_code == 302
    assert bodies(app) == before


def test_the_list_to_begin_with_has_every_spelling_once(app: Flask, staff: FlaskClient) -> None:
    post(staff, "/bodies", "/bodies/start")
    for body in starting_bodies():
        assert spellings(app, body["name"]) == sorted(body.get("aliases", []))


def test_a_body_is_added_and_stands_under_the_name_of_the_town(app: Flask, staff: FlaskClient) -> None:
    for name in ("Città di Torino", "Comune di Almese", "Labsus"):
        assert add(staff, name).status_code == 302
    page = staff.get("/bodies").text
    assert names(page) == ["Comune di Almese", "Labsus", "Città di Torino"]
    assert "Municipality" in page and "3 bodies" in page


def test_a_body_that_is_here_already_is_said_and_led_to(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Comune di Chieri")
    answer = add(staff, "Città di CHIERI")
    assert answer.status_code == 400
    assert "This is “Comune di Chieri”, which is here already." in words(answer.text)
    assert f'href="{path(app, "Comune di Chieri")}"' in answer.text
    assert 'value="Città di CHIERI"' in answer.text
    assert len(bodies(app)) == 1


@pytest.mark.parametrize("name", ["", "  ", "…", "\x00", "x" * 201])
def test_a_name_nobody_can_read_is_refused_beside_its_field(app: Flask, staff: FlaskClient, name: str) -> None:
    answer = add(staff, name)
    assert answer.status_code in (400, 413)
    assert 'id="name-outcome"' in answer.text
    assert bodies(app) == {}


def test_a_kind_nobody_offers_changes_nothing(app: Flask, staff: FlaskClient) -> None:
    assert add(staff, "Labsus", kind="castle").status_code == 400
    assert bodies(app) == {}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("chier", ["Comune di Chieri"]),
        ("s. antonino", ["Comune di Sant’Antonino di Susa"]),
        ("torino comune", ["Città di Torino"]),
        ("comune ch", ["Comune di Chieri", "Comune di Chivasso"]),
    ],
)
def test_a_body_is_searched_by_beginnings_of_words(staff: FlaskClient, typed: str, shown: list[str]) -> None:
    post(staff, "/bodies", "/bodies/start")
    page = staff.get("/bodies", query_string={"q": typed}).text
    assert names(page) == shown


def test_the_list_is_read_once_and_without_rows_that_can_change(app: Flask, staff: FlaskClient) -> None:
    post(staff, "/bodies", "/bodies/start")
    loaded: list[Body] = []
    sa.event.listen(Body, "load", hear := lambda body, _context: loaded.append(body))
    with app.app_context(), statements(db.engine) as asked:
        for page in ("/bodies", "/bodies?q=torino"):
            assert names(staff.get(page).text)
    sa.event.remove(Body, "load", hear)
    assert loaded == []
    assert sum("FROM body" in statement for statement in asked) == 2


def test_a_search_that_finds_nothing_says_what_may_be_meant(staff: FlaskClient) -> None:
    post(staff, "/bodies", "/bodies/start")
    page = words(staff.get("/bodies", query_string={"q": "Chierri"}).text)
    assert "No body is called “Chierri”." in page and "Comune di Chieri is written almost the same" in page
    assert "Try fewer words" in words(staff.get("/bodies", query_string={"q": "Zzz \x00 <b>"}).text)


def test_a_body_gets_another_name_and_kind(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Chirei")
    page = path(app, "Chirei")
    assert post(staff, page, page, name="Comune di Chieri", kind="municipality").status_code == 302
    assert set(bodies(app)) == {"Comune di Chieri"} and spellings(app, "Comune di Chieri") == ["Chirei"]
    assert '<option value="municipality" selected>' in staff.get(page).text


def test_a_name_that_is_taken_leaves_what_was_typed_on_the_page(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Comune di Chieri")
    add(staff, "Labsus")
    page = path(app, "Labsus")
    answer = post(staff, page, page, name="Chieri")
    assert answer.status_code == 400 and 'value="Chieri"' in answer.text
    assert "which is here already" in words(answer.text)


def test_a_spelling_is_removed_from_its_own_body_alone(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Bottega Ozanam")
    add(staff, "Comune di Chieri")
    page = path(app, "Bottega Ozanam")
    post(staff, page, f"{page}/aliases", alias="Bee Ozanam")
    text = staff.get(page).text
    (removal,) = re.findall(r'action="([^"]+/aliases/[^"]+/removal)"', text)
    form = Fields(text).values
    staff.post(removal.replace(page, path(app, "Comune di Chieri")), data=form)
    assert spellings(app, "Bottega Ozanam") == ["Bee Ozanam"]


def test_a_spelling_comes_and_goes(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Beeozanam community hub")
    page = path(app, "Beeozanam community hub")
    assert post(staff, page, f"{page}/aliases", alias="Bee Ozanam").status_code == 302
    assert spellings(app, "Beeozanam community hub") == ["Bee Ozanam"]
    (removal,) = re.findall(r'action="([^"]+/aliases/[^"]+/removal)"', staff.get(page).text)
    assert post(staff, page, removal).status_code == 302
    assert spellings(app, "Beeozanam community hub") == []
    gone = staff.post(removal, data=Fields(staff.get(page).text).values, follow_redirects=True)
    assert "This spelling is not there any more." in words(gone.text)


def test_a_spelling_of_another_is_refused_beside_its_field(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Comune di Chieri")
    add(staff, "Labsus")
    page = path(app, "Labsus")
    answer = post(staff, page, f"{page}/aliases", alias="Chieri")
    assert answer.status_code == 400 and 'id="alias-outcome"' in answer.text
    assert 'value="Labsus"' in answer.text


def test_a_merge_says_what_moves_and_then_moves_it(app: Flask, staff: FlaskClient, cast: Cast) -> None:
    cast.do(cast.bruno, "add_note", table=cast.tables[1], text="Più alberi")
    add(staff, "Comune di Chieri Nuova")
    wrong, right = path(app, "Comune di Chieri"), bodies(app)["Comune di Chieri Nuova"]
    page = f"{wrong}/merge?into={right}"
    asked = words(staff.get(page).text)
    for said in ("“Comune di Chieri” goes, “Comune di Chieri Nuova” stays.", "1 person in 1 session", "1 note"):
        assert said in asked
    answer = post(staff, page, f"{wrong}/merge")
    assert answer.location == f"/bodies/{right}"
    with app.app_context():
        bruno = db.session.get_one(Participant, cast.bruno.id)
        assert bruno.body_id == right
    assert spellings(app, "Comune di Chieri Nuova") == ["Comune di Chieri"]
    assert "Took part in 1 session." in words(staff.get(f"/bodies/{right}").text)
    assert staff.get(wrong).status_code == 404


def test_bodies_that_may_be_one_are_shown_with_the_reason(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Comune di Torre Pellice")
    add(staff, "Comune di Torre Pelice")
    assert "Comune di Torre Pelice and Comune di Torre Pellice" in words(staff.get("/bodies").text)
    page = words(staff.get(path(app, "Comune di Torre Pelice")).text)
    assert "Comune di Torre Pellice : is written almost the same" in page


@pytest.mark.parametrize("into", ["", "nobody", "\x00", "itself", "00000000-0000-4000-8000-000000000000"])
def test_a_merge_without_the_other_one_is_refused(app: Flask, staff: FlaskClient, into: str) -> None:
    add(staff, "Comune di Chieri")
    add(staff, "Labsus")
    page = path(app, "Labsus")
    chosen = bodies(app)["Labsus"] if into == "itself" else into
    assert staff.get(f"{page}/merge", query_string={"into": chosen}).status_code == 200
    filled = {**Fields(staff.get("/bodies").text).values, "into": chosen}
    answer = staff.post(f"{page}/merge", data=filled)
    assert answer.status_code in (400, 404) and "Choose the body that stays" in words(answer.text)
    assert len(bodies(app)) == 2


def test_what_is_typed_never_becomes_markup(app: Flask, staff: FlaskClient) -> None:
    add(staff, "<img src=x onerror=alert(1)>")
    page = path(app, "<img src=x onerror=alert(1)>")
    post(staff, page, f"{page}/aliases", alias="<script>alert(1)</script>")
    for address in ("/bodies", page, f"{page}/merge"):
        text = staff.get(address).text
        assert "<img src=x" not in text and "<script>alert" not in text


def test_a_body_that_is_not_there_is_said(staff: FlaskClient) -> None:
    for address in ("/bodies/nobody", "/bodies/nobody/merge", "/bodies/%00"):
        assert staff.get(address).status_code == 404


def test_strangers_are_led_to_the_sign_in(client: FlaskClient) -> None:
    assert client.get("/bodies?q=Chieri").location == "/login?next=/bodies?q%3DChieri"


def test_the_registry_is_in_the_bar_of_who_conducts(staff: FlaskClient) -> None:
    assert '<a href="/bodies" aria-current="page">Bodies</a>' in staff.get("/bodies").text
    assert '<a href="/bodies">Bodies</a>' in staff.get("/").text


def test_a_body_nobody_uses_is_deleted_from_its_page(app: Flask, staff: FlaskClient) -> None:
    add(staff, "Comune di Asti")
    page = path(app, "Comune di Asti")
    assert post(staff, page, f"{page}/removal").location == "/bodies"
    assert "“Comune di Asti” is deleted." in words(staff.get("/bodies").text)
    assert "Comune di Asti" not in bodies(app)


def test_a_body_that_is_used_says_by_whom_and_stays(app: Flask, staff: FlaskClient, cast: Cast) -> None:
    page = path(app, "Comune di Chieri")
    text = staff.get(page).text
    assert "1 person and 0 notes are of this body: it stays." in words(text) and f"{page}/removal" not in text
    answer = staff.post(f"{page}/removal", data=Fields(text).values)
    assert answer.location == page
    assert "Somebody uses this body by now: it stays." in words(staff.get(page).text)
