"""The page of one person of the list."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Participant
from tests.cast import Cast
from tests.permissions.people import sign_in
from tests.views.forms import Fields, send, words


@pytest.fixture
def anna(app: Flask, cast: Cast) -> FlaskClient:
    """The browser of Anna, who conducts the session of the cast and reads English."""
    client = app.test_client()
    client.set_cookie("language", "en")
    sign_in(client, cast, cast.anna)
    return client


def people(app: Flask, cast: Cast) -> list[tuple[str | None, str | None, str]]:
    """Name, body and role of everybody on the list."""
    with app.app_context():
        listed = sa.select(Participant).where(Participant.workshop_id == cast.workshop).order_by(Participant.position)
        return [(one.name, one.body.name if one.body else None, one.role) for one in db.session.scalars(listed)]


def test_a_person_is_added_by_hand(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    path = f"/w/{cast.workshop}/people/new"
    answer = send(anna, path, name="Gino", body="Comune di Asti", role="mayor", first_choice=cast.tables[2])
    assert answer.status_code == 302
    assert people(app, cast)[-1] == ("Gino", "Comune di Asti", "mayor")
    page = anna.get(f"/w/{cast.workshop}/people").text
    assert "Gino is on the list." in words(page) and "2 · Scuola" in words(page)


def test_a_person_needs_a_name_and_nothing_typed_is_lost(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    path = f"/w/{cast.workshop}/people/new"
    for name, reason in (("  ", "Write a name."), ("n" * 81, "At most 80 characters.")):
        answer = send(anna, path, name=name, body="Lega", needs="Una rampa")
        assert answer.status_code in (400, 413)
        assert reason in words(answer.text) and 'value="Lega"' in answer.text and "Una rampa</textarea>" in answer.text
    assert len(people(app, cast)) == 3


def test_a_namesake_is_asked_about(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    path, same = f"/w/{cast.workshop}/people/new", {"name": "Bruno", "body": "Comune di Chieri"}
    asked = send(anna, path, **same)
    assert "Somebody of this name and body is on the list already." in words(asked.text)
    assert len(people(app, cast)) == 3
    send(anna, path, **same, namesake="yes")
    assert len(people(app, cast)) == 4


def test_two_choices_are_two_tables(anna: FlaskClient, cast: Cast) -> None:
    choices = {"first_choice": cast.tables[1], "second_choice": cast.tables[1]}
    answer = send(anna, f"/w/{cast.workshop}/people/new", name="Gino", **choices)
    assert answer.status_code == 400 and "Two choices, two tables." in words(answer.text)


def test_a_person_is_corrected(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    path = f"/w/{cast.workshop}/people/{cast.bruno.id}"
    assert 'value="Comune di Chieri"' in anna.get(path).text
    assert send(anna, path, name="Bruno Rosso", role="mayor").status_code == 302
    assert people(app, cast)[0] == ("Bruno Rosso", "Comune di Chieri", "mayor")


def operation_of(page: str, action: str) -> str:
    """The id the form to `action` carries."""
    form = page[page.index(f'/{action}"') :]
    found = re.search(r'name="operation" value="([^"]+)"', form)
    assert found
    return found[1]


@pytest.mark.parametrize(("stays", "name"), [("this", "Bruno"), ("other", "Bruno Rosso")])
def test_two_rows_become_one_and_the_phone_goes_on(
    app: Flask, anna: FlaskClient, cast: Cast, stays: str, name: str
) -> None:
    listed = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Bruno Rosso", body="Comune di Chieri")
    path = f"/w/{cast.workshop}/people/{cast.bruno.id}"
    operation = operation_of(anna.get(path).text, "merge")
    answer = send(anna, path, to=f"{path}/merge", other=listed["participant"], stays=stays, operation=operation)
    assert answer.status_code == 302
    assert [one[0] for one in people(app, cast)] == [name, "Chiara", "Denis"]
    assert cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Sono ancora qui").ok


def test_from_the_page_of_who_has_not_come_the_phone_goes_on_too(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    listed = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Bruno Rosso", body="Comune di Chieri")
    path = f"/w/{cast.workshop}/people/{listed['participant']}"
    operation = operation_of(anna.get(path).text, "merge")
    send(anna, path, to=f"{path}/merge", other=cast.bruno.id, stays="this", operation=operation)
    assert [one[0] for one in people(app, cast)] == ["Bruno Rosso", "Chiara", "Denis"]
    assert cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Sono ancora qui").ok


def test_no_other_row_chosen_is_said(anna: FlaskClient, cast: Cast) -> None:
    path = f"/w/{cast.workshop}/people/{cast.bruno.id}"
    answer = send(anna, path, to=f"{path}/merge", other="")
    assert answer.status_code == 400 and "Choose the other row." in words(answer.text)


def test_who_is_taken_off_the_list_leaves_the_notes(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    cast.add_note(cast.bruno, "Più alberi")
    path = f"/w/{cast.workshop}/people/{cast.bruno.id}"
    page = anna.get(path).text
    assert "1 note stays, with the body and without the author." in words(page)
    sent = {"to": f"{path}/remove", "operation": operation_of(page, "remove")}
    assert send(anna, path, **sent).status_code == 302
    assert [one[0] for one in people(app, cast)] == ["Chiara", "Denis"]
    said = words(anna.get(f"/w/{cast.workshop}/people").text)
    assert "This person is off the list. 1 note stays, without the author." in said


def test_the_phone_of_who_was_taken_off_is_led_to_the_door(app: Flask, cast: Cast) -> None:
    client = app.test_client()
    with app.app_context():
        token = app.extensions["keyring"].participant_token(db.session.get_one(Participant, cast.bruno.id))
    client.set_cookie("participant", token, path=f"/w/{cast.workshop}/")
    assert client.get(f"/w/{cast.workshop}/table").status_code == 200
    cast.do(cast.anna, "remove_participant", participant=cast.bruno.id)
    answer = client.get(f"/w/{cast.workshop}/table")
    assert (answer.status_code, answer.location) == (302, "/join")


def test_people_of_other_sessions_are_not_there(anna: FlaskClient, cast: Cast) -> None:
    path = f"/w/{cast.workshop}/people"
    assert anna.get(f"{path}/{cast.bruno.id}").status_code == 200
    for stranger in (cast.eve.id, "nobody", "00000000-0000-4000-8000-000000000000"):
        assert anna.get(f"{path}/{stranger}").status_code == 404


def test_a_name_never_becomes_markup(anna: FlaskClient, cast: Cast) -> None:
    send(anna, f"/w/{cast.workshop}/people/new", name="<b>Gino</b>", body="<i>Lega</i>")
    page = anna.get(f"/w/{cast.workshop}/people").text
    assert "<b>Gino</b>" not in page and "&lt;b&gt;Gino" in page


def fields_of(client: FlaskClient, path: str) -> dict[str, str]:
    """The form of a person as it was opened."""
    return Fields(client.get(path).text).values


def gino(cast: Cast, **said: str) -> str:
    return str(cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Gino", **said)["participant"])


def stored(app: Flask, key: str) -> tuple[str | None, str | None, str | None, str]:
    """Name, needs, body and role of a person."""
    with app.app_context():
        one = db.session.get_one(Participant, key)
        return one.name, one.needs, one.body.name if one.body else None, one.role


def test_two_who_have_one_person_open_keep_what_both_wrote(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    key = gino(cast)
    path = f"/w/{cast.workshop}/people/{key}"
    first, second = (fields_of(anna, path) | {"needs": ""} for _ in range(2))
    assert anna.post(path, data={**first, "needs": "Una rampa\r\ne una sedia"}).status_code == 302
    assert anna.post(path, data={**second, "body": "Comune di Asti"}).status_code == 302
    assert stored(app, key) == ("Gino", "Una rampa\ne una sedia", "Comune di Asti", "other")
    again = fields_of(anna, path) | {"needs": "Una rampa\r\ne una sedia"}
    assert anna.post(path, data={**again, "role": "mayor"}).status_code == 302
    assert stored(app, key) == ("Gino", "Una rampa\ne una sedia", "Comune di Asti", "mayor")


@pytest.mark.parametrize("theirs", [True, False])
def test_who_wrote_in_the_same_field_reads_both_and_decides(
    app: Flask, anna: FlaskClient, cast: Cast, theirs: bool
) -> None:
    key = gino(cast)
    path = f"/w/{cast.workshop}/people/{key}"
    form = fields_of(anna, path) | {"needs": "Un interprete", "role": "mayor"}
    cast.do(cast.anna, "edit_participant", participant=key, needs="Una rampa")
    asked = anna.post(path, data=form)
    assert asked.status_code == 409 and stored(app, key)[1] == "Una rampa"
    assert "Meanwhile a colleague wrote “Una rampa” here." in words(asked.text)
    assert "Un interprete</textarea>" in asked.text and "Take the other one" in asked.text
    again = {**Fields(asked.text).values, "needs": "Un interprete", **({"theirs": "needs"} if theirs else {})}
    assert anna.post(path, data=again).status_code == 302
    assert stored(app, key) == ("Gino", "Una rampa" if theirs else "Un interprete", None, "mayor")


def test_a_correction_erases_no_name(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    answer = send(anna, f"/w/{cast.workshop}/people/{cast.bruno.id}", name=" ")
    assert answer.status_code == 400 and "Write a name." in words(answer.text)
    assert people(app, cast)[0][0] == "Bruno"


def test_what_was_written_of_somebody_who_was_taken_off_meanwhile_is_kept(
    app: Flask, anna: FlaskClient, cast: Cast
) -> None:
    key = gino(cast)
    path = f"/w/{cast.workshop}/people/{key}"
    form = fields_of(anna, path) | {"needs": "Un interprete", "body": "Comune di Asti"}
    cast.do(cast.anna, "remove_participant", participant=key)
    answer = anna.post(path, data=form)
    assert answer.status_code == 404
    assert "This person was taken off the list meanwhile." in words(answer.text)
    assert "Un interprete</textarea>" in answer.text
    again = {**Fields(answer.text).values, "needs": "Un interprete"}
    assert anna.post(f"/w/{cast.workshop}/people/new", data=again).status_code == 302
    assert people(app, cast)[-1] == ("Gino", "Comune di Asti", "other")


@pytest.mark.parametrize("action", ["people/{}/remove", "people/{}/merge", "links/{}/renewal"])
def test_of_somebody_who_is_gone_already_it_is_said(anna: FlaskClient, cast: Cast, action: str) -> None:
    key = gino(cast)
    form = fields_of(anna, f"/w/{cast.workshop}/people/{key}")
    cast.do(cast.anna, "remove_participant", participant=key)
    answer = anna.post(f"/w/{cast.workshop}/{action.format(key)}", data={**form, "other": cast.bruno.id})
    assert answer.status_code == 302
    said = words(anna.get(f"/w/{cast.workshop}/people").text)
    assert "This person was taken off the list meanwhile." in said


@pytest.mark.parametrize("action", ["people/{}", "people/{}/remove", "people/{}/merge", "links/{}/renewal"])
def test_nobody_of_another_session_goes_under_this_one(app: Flask, anna: FlaskClient, cast: Cast, action: str) -> None:
    other = cast.create_workshop(cast.anna, "Altrove")
    key = str(cast.do(cast.anna, "add_participant", workshop=other, name="Lia")["participant"])
    form = fields_of(anna, f"/w/{other}/people/{key}") | {"name": "Altra", "other": str(cast.bruno.id)}
    assert anna.post(f"/w/{cast.workshop}/{action.format(key)}", data=form).status_code == 404
    with app.app_context():
        lia = db.session.get_one(Participant, key)
        assert (lia.name, lia.token_version) == ("Lia", 1)


def test_who_signed_out_elsewhere_reads_why_and_finds_what_was_typed(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    path = f"/w/{cast.workshop}/people/{cast.bruno.id}"
    form = fields_of(anna, path) | {"needs": "Una rampa <b>larga</b>\r\ne una sedia"}
    anna.delete_cookie("session")
    anna.delete_cookie("remember_token")
    answer = anna.post(path, data=form)
    assert answer.status_code == 400
    said = words(answer.text)
    assert "You are signed out" in said and "open too long" not in said
    assert "Una rampa &lt;b&gt;larga&lt;/b&gt;" in answer.text and form["operation"] not in answer.text
    assert f'href="/login?next={path}"' in answer.text
    assert stored(app, str(cast.bruno.id))[1] is None


def test_the_way_back_leads_to_a_page_that_opens(anna: FlaskClient, cast: Cast) -> None:
    path = f"/w/{cast.workshop}/people/{cast.bruno.id}"
    form = fields_of(anna, path)
    anna.delete_cookie("session")
    assert 'href="/login?next=/"' in anna.post(f"{path}/remove", data=form).text
