"""The own data, as the person they are about finds them."""

import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Participant
from tests.api.programs import Programs
from tests.cast import Cast
from tests.views.forms import send, words


@pytest.fixture
def bruno(app: Flask, cast: Cast) -> FlaskClient:
    """Bruno's phone, on which he wrote two notes."""
    for text in ("Più alberi", "Meno auto"):
        cast.add_note(cast.bruno, text)
    phone = app.test_client()
    phone.set_cookie("participant", Programs(app, cast).participant_token(cast.bruno), path=f"/w/{cast.workshop}/")
    return phone


def path(cast: Cast) -> str:
    return f"/w/{cast.workshop}/me/data"


def test_a_person_finds_their_data_from_the_page_of_the_table_and_takes_them_along(
    bruno: FlaskClient, cast: Cast
) -> None:
    assert f'href="{path(cast)}"' in bruno.get(f"/w/{cast.workshop}/table").text
    page = bruno.get(path(cast))
    assert page.headers["Cache-Control"] == "no-store" and "2 tue note." in words(page.text)
    answer = bruno.get(f"{path(cast)}.json")
    told = answer.json
    assert answer.headers["Content-Disposition"] == 'attachment; filename="i-miei-dati.json"'
    assert told and (told["person"]["name"], told["person"]["body"]) == ("Bruno", "Comune di Chieri")
    assert [note["text"] for note in told["notes"]] == ["Più alberi", "Meno auto"]
    assert [seat["table"] for seat in told["seats"]] == [1] and told["times"]["present"]
    assert "Chiara" not in answer.text


def test_a_person_takes_along_what_they_said_of_a_page_their_part_and_that_they_speak(
    bruno: FlaskClient, cast: Cast
) -> None:
    table = {"table": cast.tables[1]}
    cast.do(cast.bruno, "give_part", **table, participant=cast.bruno.id, part="rapporteur")
    for field, text in (("point_1", "Farsi trovare"), ("speaker", cast.bruno.id)):
        cast.do(cast.bruno, "write_page", **table, field=field, text=text, revision=0)
    cast.do(cast.bruno, "sign_page", **table, revision=2, field="point_1", reason="Manca chi paga")
    cast.do(cast.chiara, "sign_page", **table, revision=2, approves=True)
    told = bruno.get(f"{path(cast)}.json").json or {}
    (said,) = told["pages"]
    assert said.pop("at")
    assert said == {"table": 1, "approves": False, "field": "point_1", "reason": "Manca chi paga"}
    assert (told["seats"][0]["part"], told["speaks"]) == ("rapporteur", [1])


def test_a_program_reads_the_same_of_who_it_works_for(bruno: FlaskClient, app: Flask, cast: Cast) -> None:
    headers = Programs(app, cast).of(cast.bruno).headers
    assert app.test_client().get("/api/v1/me", headers=headers).json == bruno.get(f"{path(cast)}.json").json


def test_without_a_choice_or_unsure_nothing_is_erased(bruno: FlaskClient, cast: Cast) -> None:
    answer = send(bruno, path(cast), extent="notes")
    assert answer.status_code == 400 and "non torna." in words(answer.text)
    assert 'value="notes" checked' in answer.text
    assert "Scegli che cosa va cancellato." in words(send(bruno, path(cast), extent="all", sure="1").text)
    assert len(bruno.get(f"{path(cast)}.json").json or {}) > 1


def test_who_erases_is_out_and_forgotten_and_sending_again_does_nothing_more(
    bruno: FlaskClient, app: Flask, cast: Cast
) -> None:
    form = {"extent": "notes", "sure": "1"}
    answer = send(bruno, path(cast), **form)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert "I tuoi dati qui sono cancellati, e le tue 2 note." in words(answer.text)
    assert "I numeri delle tue note, senza parole" in words(answer.text) and "Quello che hanno scritto" in answer.text
    assert bruno.get(path(cast)).location == "/join"
    assert bruno.post(path(cast), data=form).status_code in (302, 400)
    with app.app_context():
        assert db.session.get(Participant, cast.bruno.id) is None
    assert [note["text"] for note in cast.snapshot(cast.table_stream(1))["notes"]] == [None, None]


def test_a_stranger_is_told_of_a_session_what_is_told_of_none(app: Flask, cast: Cast) -> None:
    stranger = app.test_client()
    for ending in ("table", "me", "door", "me/data", "me/data.json", "me/door"):
        answers = [stranger.get(f"/w/{key}/{ending}") for key in (cast.workshop, uuid.uuid4())]
        told = [(answer.status_code, answer.location, answer.json) for answer in answers]
        assert told[0] == told[1], ending
