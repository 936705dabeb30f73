"""Waiting at the door, and coming back from another phone, as people on phones see it."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.limits import Buckets
from facilitator.models import Participant
from facilitator.returns import return_number
from tests.cast import Cast
from tests.views.forms import Fields, send, words
from tests.views.test_join import code_of


@pytest.fixture(autouse=True)
def italian(client: FlaskClient) -> None:
    client.get("/language/it")


def set_door(cast: Cast, door: str) -> None:
    cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={"door": door})


def knock(client: FlaskClient, app: Flask, cast: Cast, **typed: object) -> str:
    """Fill in the form of the door; where it leads."""
    answer = send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", **{"name": "Giulia", **typed})
    assert answer.status_code == 302
    return str(answer.location)


def waiting(cast: Cast) -> str:
    return str(cast.snapshot(cast.staff_stream)["knocks"][0]["id"])


def number_of(app: Flask, person: object) -> str:
    with app.app_context():
        participant = db.session.get_one(Participant, person)
        return return_number(participant, app.extensions["keyring"])


def actor_of(app: Flask, client: FlaskClient, cast: Cast) -> str | None:
    cookie = client.get_cookie("participant", path=f"/w/{cast.workshop}/")
    with app.app_context():
        actor = app.extensions["keyring"].actor(cookie.value if cookie else "", db.session())
    return actor.id if actor else None


def form_again(client: FlaskClient, app: Flask, cast: Cast, **typed: object) -> dict[str, str]:
    """The question who somebody is, whose name is in already."""
    said = {"name": "Bruno", "body": "Comune di Chieri", **typed}
    answer = send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", **said)
    assert "Eri già qui?" in words(answer.text)
    return Fields(answer.text).values


def test_the_door_says_beforehand_that_one_waits(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    assert "una persona alla volta" not in words(client.get(page).text)
    set_door(cast, "approval")
    assert "una persona alla volta" in words(client.get(page).text)
    set_door(cast, "list")
    assert "Chi è in elenco entra subito" in words(client.get(page).text)


def test_who_waits_reads_that_a_person_will_see_it(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "approval")
    page = knock(client, app, cast, body="Comune di Leinì", role="officer")
    assert page == f"/w/{cast.workshop}/door"
    text = words(client.get(page).text)
    assert "Chi conduce ti sta facendo entrare" in text
    assert "Giulia Comune di Leinì · ufficio" in text
    assert "Non serve ricaricare" in text


def test_who_is_not_on_the_list_reads_why_they_wait(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "list")
    text = words(client.get(knock(client, app, cast)).text)
    assert "Il tuo nome non era fra gli invitati" in text


def test_the_wait_survives_a_new_visit_and_ends_at_the_table(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "approval")
    wait = knock(client, app, cast)
    assert client.get(f"/w/{cast.workshop}/table").location == wait
    assert f'href="/w/{cast.workshop}/table"' in client.get("/join").text
    person = cast.do(cast.anna, "accept_knock", knock=waiting(cast))["participant"]
    assert client.get(wait).location == f"/w/{cast.workshop}/table"
    assert actor_of(app, client, cast) == person
    assert client.get(f"/w/{cast.workshop}/table").status_code == 200


def test_who_is_not_let_in_reads_it_in_words_with_a_way_back(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "approval")
    wait = knock(client, app, cast)
    cast.do(cast.anna, "refuse_knock", knock=waiting(cast))
    text = words(client.get(wait).text)
    assert "Per ora no" in text and "va avanti da sola" in text
    cast.do(cast.anna, "accept_knock", knock=waiting(cast))
    assert client.get(wait).location == f"/w/{cast.workshop}/table"


def test_who_waits_corrects_what_they_wrote(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "approval")
    wait = knock(client, app, cast, name="Gulia", body="Comune di Leinì", role="mayor")
    answer = send(client, wait, to=f"{wait}/withdrawal", then="correct")
    values = Fields(answer.text).values
    assert (values["name"], values["body"], values["role"]) == ("Gulia", "Comune di Leinì", "mayor")
    assert cast.snapshot(cast.staff_stream)["knocks"] == []
    assert client.post("/join", data={**values, "name": "Giulia"}).location == wait
    assert [each["name"] for each in cast.snapshot(cast.staff_stream)["knocks"]] == ["Giulia"]


def test_who_withdraws_reads_that_nothing_is_kept(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "approval")
    wait = knock(client, app, cast)
    answer = send(client, wait, to=f"{wait}/withdrawal", then="leave")
    assert "quello che avevi scritto è cancellato" in words(client.get(answer.location).text)
    assert client.get(wait).location == "/join"


def test_when_the_session_closes_who_waits_reads_that_it_is_over(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "approval")
    wait = knock(client, app, cast)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert "Questa tappa è chiusa" in words(client.get(wait).text)


def test_nobody_reads_the_wait_of_somebody_else(app: Flask, client: FlaskClient, cast: Cast) -> None:
    set_door(cast, "approval")
    wait = knock(client, app, cast)
    other = app.test_client()
    assert other.get(wait).location == "/join"
    assert client.get(f"/w/{cast.create_workshop(cast.fabio, 'Altrove')}/door").location == "/join"


def test_the_number_leads_back_to_the_own_place_and_ends_the_first_phone(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    number = number_of(app, cast.bruno.id)
    values = form_again(client, app, cast)
    answer = client.post("/join", data={**values, "number": f" {number[:2]} {number[2:]} "})
    assert answer.location == f"/w/{cast.workshop}/table"
    assert actor_of(app, client, cast) == cast.bruno.id
    assert number_of(app, cast.bruno.id) != number


def test_a_return_pressed_twice_is_one_return(app: Flask, client: FlaskClient, cast: Cast) -> None:
    values = form_again(client, app, cast) | {"number": number_of(app, cast.bruno.id)}
    answers = [client.post("/join", data=values) for _ in range(2)]
    assert [answer.location for answer in answers] == [f"/w/{cast.workshop}/table"] * 2
    assert actor_of(app, client, cast) == cast.bruno.id
    assert [event["name"] for event in cast.events(cast.staff_stream)].count("participant_returned") == 1


def test_asking_who_conducts_twice_is_one_wait(app: Flask, client: FlaskClient, cast: Cast) -> None:
    values = form_again(client, app, cast) | {"ask": "1"}
    answers = [client.post("/join", data=values) for _ in range(2)]
    assert [answer.location for answer in answers] == [f"/w/{cast.workshop}/door"] * 2
    assert len(cast.snapshot(cast.staff_stream)["knocks"]) == 1


def test_a_return_sent_again_after_another_phone_came_back_opens_nothing(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    values = form_again(client, app, cast) | {"number": number_of(app, cast.bruno.id)}
    client.post("/join", data=values)
    cast.do(Actor("expected", cast.bruno.id), "return_participant")
    expect_moved(client.post("/join", data=values), app, client, cast)


def expect_moved(answer: TestResponse, app: Flask, client: FlaskClient, cast: Cast) -> None:
    assert answer.status_code == 403 and "Il tuo posto è su un altro telefono" in words(answer.text)
    assert actor_of(app, client, cast) is None


def test_the_join_form_of_a_phone_that_was_put_out_opens_nothing(app: Flask, client: FlaskClient, cast: Cast) -> None:
    values = Fields(client.get(f"/j/{code_of(app, cast.workshop)}").text).values | {"name": "Giulia"}
    client.post("/join", data=values)
    person = actor_of(app, client, cast)
    cast.do(Actor("expected", person), "return_participant")
    expect_moved(client.post("/join", data=values), app, client, cast)
    cast.do(cast.anna, "remove_participant", participant=person)
    assert client.post("/join", data=values).location == f"/j/{code_of(app, cast.workshop)}"


def test_the_form_of_who_was_let_in_opens_nothing_after_another_phone_came_back(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    set_door(cast, "approval")
    values = Fields(client.get(f"/j/{code_of(app, cast.workshop)}").text).values | {"name": "Giulia"}
    client.post("/join", data=values)
    person = cast.do(cast.anna, "accept_knock", knock=waiting(cast))["participant"]
    assert client.post("/join", data=values).location == f"/w/{cast.workshop}/table"
    cast.do(Actor("expected", person), "return_participant")
    expect_moved(client.post("/join", data=values), app, client, cast)
    cast.do(cast.anna, "remove_participant", participant=person)
    assert client.post("/join", data=values).location == f"/j/{code_of(app, cast.workshop)}"


def test_after_the_session_nobody_reads_that_the_place_is_on_another_phone(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    knock(client, app, cast)
    page = f"/w/{cast.workshop}/table"
    cast.do(Actor("expected", actor_of(app, client, cast)), "return_participant")
    assert "Il tuo posto è su un altro telefono" in words(client.get(page).text)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert client.get(page).location == "/join"


def test_who_is_new_enters_without_the_registry_being_read(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    values = Fields(client.get(page).text).values | {"name": "Giulia", "body": "Comune di Chieri"}
    asked: list[str] = []
    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    client.post("/join", data=values)
    assert asked and not any("LEFT OUTER JOIN body_alias" in statement for statement in asked)


def test_the_question_shows_nothing_but_what_was_typed(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", name="bruno").text
    assert "Eri già qui?" in words(page)
    assert "Chieri" not in page and cast.bruno.id is not None and cast.bruno.id not in page


def wrong(right: str, tries: int) -> list[str]:
    return [f"{(int(right) + 1 + n) % 1_000_000:06}" for n in range(tries)]


def test_a_wrong_number_is_said_beside_its_field_and_guessing_ends(app: Flask, client: FlaskClient, cast: Cast) -> None:
    right = number_of(app, cast.bruno.id)
    values = form_again(client, app, cast)
    assert client.post("/join", data={**values, "number": ""}).status_code == 400
    tries = [client.post("/join", data={**values, "number": number}) for number in wrong(right, 7)]
    assert [each.status_code for each in tries] == [403] * 5 + [429] * 2
    assert "Non è il numero di quel posto" in words(tries[0].text)
    assert Fields(tries[0].text).values["name"] == "Bruno"
    late = client.post("/join", data={**values, "number": right})
    assert late.status_code == 429 and "chiedi a chi conduce" in words(late.text)
    assert client.post("/join", data={**values, "ask": "1"}).location == f"/w/{cast.workshop}/door"


def test_after_twenty_wrong_numbers_only_who_conducts_lets_back_in(app: Flask, client: FlaskClient, cast: Cast) -> None:
    app.extensions["return_patience"] = app.extensions["returns_patience"] = Buckets(100, 1)
    right, values = number_of(app, cast.bruno.id), form_again(client, app, cast)
    tries = [client.post("/join", data={**values, "number": number}).status_code for number in wrong(right, 20)]
    assert tries == [403] * 20
    assert client.post("/join", data={**values, "number": right}).status_code == 429
    client.post("/join", data={**values, "ask": "1"})
    cast.do(cast.anna, "accept_knock", knock=waiting(cast))
    another = form_again(client, app, cast) | {"number": number_of(app, cast.bruno.id)}
    assert client.post("/join", data=another).location == f"/w/{cast.workshop}/table"


def test_the_number_is_six_digits_shown_in_two_groups(app: Flask, client: FlaskClient, cast: Cast) -> None:
    knock(client, app, cast)
    number = number_of(app, actor_of(app, client, cast))
    assert re.fullmatch(r"\d{6}", number)
    assert f"{number[:3]} {number[3:]}" in client.get(f"/w/{cast.workshop}/table").text


def test_without_the_number_who_conducts_lets_back_in(app: Flask, client: FlaskClient, cast: Cast) -> None:
    answer = client.post("/join", data={**form_again(client, app, cast), "ask": "1"})
    assert "Hai chiesto di tornare al tuo posto" in words(client.get(answer.location).text)
    knock = cast.snapshot(cast.staff_stream)["knocks"][0]
    assert (knock["name"], knock["returning"]) == ("Bruno", cast.bruno.id)
    cast.do(cast.anna, "accept_knock", knock=knock["id"])
    assert client.get(answer.location).location == f"/w/{cast.workshop}/table"
    assert actor_of(app, client, cast) == cast.bruno.id


def test_another_person_of_that_name_comes_in_beside_them(app: Flask, client: FlaskClient, cast: Cast) -> None:
    values = form_again(client, app, cast)
    answer = client.post("/join", data={**values, "who": "other"})
    assert answer.location == f"/w/{cast.workshop}/table"
    with app.app_context():
        names = set(db.session.scalars(sa.select(Participant.name).where(Participant.workshop_id == cast.workshop)))
    assert {"Bruno", "Bruno (2)"} <= names


def test_a_name_of_another_body_is_not_asked_about(app: Flask, client: FlaskClient, cast: Cast) -> None:
    assert knock(client, app, cast, name="Bruno", body="Comune di Asti") == f"/w/{cast.workshop}/table"


def test_one_address_does_not_fill_the_queue_and_is_told_so(app: Flask, client: FlaskClient, cast: Cast) -> None:
    app.extensions["knock_patience"] = Buckets(2, 1 / 1000)
    set_door(cast, "approval")
    page = f"/j/{code_of(app, cast.workshop)}"
    for _ in range(2):
        values = Fields(client.get(page).text).values | {"name": "Giulia"}
        assert client.post("/join", data=values).location == f"/w/{cast.workshop}/door"
    assert client.post("/join", data=values).location == f"/w/{cast.workshop}/door"
    third = send(client, page, to="/join", name="Lia")
    assert third.status_code == 429 and "aspetta un minuto" in words(third.text)
    assert Fields(third.text).values["name"] == "Lia"
    asked = client.post("/join", data={**form_again(client, app, cast), "ask": "1"})
    assert asked.status_code == 429 and "aspetta un minuto" in words(asked.text)
    set_door(cast, "open")
    assert knock(client, app, cast, name="Lia") == f"/w/{cast.workshop}/table"
