"""Signing up, as people who do it see it."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.clock import now, stamp
from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.models import Participant, Workshop
from tests.cast import Cast
from tests.permissions.people import sign_in
from tests.views.forms import Fields, send, words

FAR = "2099-12-31T22:59:59Z"
ITALIAN = {"Accept-Language": "it"}


def signup_page(app: Flask, workshop: str) -> str:
    with app.app_context():
        token = app.extensions["keyring"].signup_token(db.session.get_one(Workshop, workshop))
        return f"/signup/{token}"


def open_signup(app: Flask, cast: Cast, **settings: object) -> tuple[str, str]:
    """A session in which people may sign up, not open yet, and its page."""
    workshop = cast.create_workshop(cast.anna, "Collegno", **{"open": False, "date": "2099-12-12", **settings})
    cast.do(cast.anna, "open_signup", workshop=workshop, until=FAR)
    return workshop, signup_page(app, workshop)


def people(cast: Cast, workshop: str) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = cast.snapshot(f"staff:{workshop}")["people"]
    return listed


def sign_up(app: Flask, client: FlaskClient, cast: Cast, **typed: object) -> tuple[str, TestResponse]:
    """Gino signs up; his session and what he gets."""
    workshop, page = open_signup(app, cast)
    said: dict[str, Any] = {"name": "Gino", "body": "Comune di Asti", **typed}
    return workshop, send(client, page, **said)


def link_on(page: str) -> str:
    """The personal link a page shows."""
    found = re.search(r'value="[^"]*(/me/[\w-]+)"', page)
    assert found, page
    return found[1]


@pytest.fixture
def conductor(app: Flask, cast: Cast) -> FlaskClient:
    """Anna's browser."""
    browser = app.test_client()
    sign_in(browser, cast, cast.anna)
    return browser


def test_the_notice_stands_before_the_name(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = client.get(open_signup(app, cast)[1]).text
    assert 0 < page.index('id="notice"') < page.index('id="name"')


def test_the_page_offers_tables_with_their_themes_and_bodies_but_no_names(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    workshop, page = open_signup(app, cast)
    invited = [{"name": "Lia", "body": "Comune di Leinì"}]
    cast.do(cast.anna, "import_participants", workshop=workshop, participants=invited)
    text = client.get(page).text
    assert "1. Ambiente" in text and "2. Scuola" in text and 'value="Comune di Leinì"' in text
    assert "Lia" not in text
    assert "Online" not in words(text)


def test_who_signs_up_reads_what_was_written_and_the_own_link(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, answer = sign_up(app, client, cast, needs="Una rampa", role="mayor")
    assert answer.location == f"/w/{workshop}/me"
    page = client.get(answer.location)
    for said in ("Gino", "Comune di Asti", "Una rampa", "La porta è ancora chiusa"):
        assert said in words(page.text)
    assert link_on(page.text)
    assert page.headers["Cache-Control"] == "no-store" and page.headers["Referrer-Policy"] == "no-referrer"
    (person,) = people(cast, workshop)
    assert (person["name"], person["registered"], person["present"]) == ("Gino", True, False)


def test_the_name_of_somebody_on_the_list_gives_a_stranger_neither_their_link_nor_their_place(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    workshop, page = open_signup(app, cast)
    giulia = {"name": "Giulia Perotti", "body": "Comune di Chieri"}
    listed = cast.do(cast.anna, "add_participant", workshop=workshop, **giulia, role="mayor", needs="Una rampa")
    answer = send(client, page, name="giulia PEROTTI", body="comune di chieri")
    said = words(answer.text)
    assert answer.status_code == 200 and "Sei nell’elenco: grazie." in said
    assert "/me" not in answer.text and "rampa" not in said and "Sindaca" not in said
    assert not answer.headers.getlist("Set-Cookie") or "participant=" not in str(answer.headers.getlist("Set-Cookie"))
    (person,) = people(cast, workshop)
    assert (person["registered"], person["role"], person["needs"]) == (True, "mayor", "Una rampa")
    cast.do(cast.anna, "open_workshop", workshop=workshop)
    cast.do(Actor("expected", listed["participant"]), "enter_workshop")
    assert client.get(f"/w/{workshop}/me").location == "/join"


def test_the_form_of_somebody_on_the_list_sent_twice_gives_nothing_more(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    workshop, page = open_signup(app, cast)
    cast.do(cast.anna, "add_participant", workshop=workshop, name="Lia")
    values = Fields(client.get(page).text).values | {"name": "Lia"}
    assert [client.post(page, data=values).status_code for _ in range(2)] == [200, 200]
    assert client.get(f"/w/{workshop}/me").location == "/join"


def test_programs_read_how_many_signed_up(app: Flask, conductor: FlaskClient, client: FlaskClient, cast: Cast) -> None:
    workshop, _ = sign_up(app, client, cast)
    cast.do(cast.anna, "import_participants", workshop=workshop, participants=[{"name": "Lia"}, {"name": "Ivo"}])
    counts = conductor.get(f"/api/v1/workshops/{workshop}").get_json()["counts"]
    assert (counts["invited"], counts["registered"], counts["present"]) == (2, 1, 0)


def test_the_form_sent_twice_is_one_person(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, page = open_signup(app, cast)
    values = Fields(client.get(page).text).values | {"name": "Gino"}
    assert [client.post(page, data=values).status_code for _ in range(2)] == [302, 302]
    assert len(people(cast, workshop)) == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", {"name": " "}),
        ("name", {"name": "n" * 81}),
        ("needs", {"needs": "n" * 501}),
        ("first_choice", {"first_choice": "nothing"}),
        ("second_choice", {"first_choice": "1", "second_choice": "1"}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    app: Flask, client: FlaskClient, cast: Cast, field: str, typed: dict[str, str]
) -> None:
    workshop, page = open_signup(app, cast)
    tables = [table["id"] for table in cast.snapshot(f"workshop:{workshop}")["tables"]]
    wishes = {name: tables[1] if value == "1" else value for name, value in typed.items()}
    answer = send(client, page, **{"name": "Gino", "body": "Comune di Asti", **wishes})
    assert answer.status_code in (400, 413)
    assert f'id="{field}-outcome"' in answer.text
    assert Fields(answer.text).values["body"] == "Comune di Asti"
    assert people(cast, workshop) == []


def test_a_table_that_went_meanwhile_is_said_to_be_gone(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, page = open_signup(app, cast)
    table = cast.snapshot(f"workshop:{workshop}")["tables"][2]["id"]
    values = Fields(client.get(page).text).values | {"name": "Gino", "first_choice": table}
    cast.do(cast.anna, "remove_table", table=table)
    answer = client.post(page, data=values)
    assert answer.status_code == 400 and 'value="Gino"' in answer.text
    assert "Questo tavolo non c’è più" in words(answer.text)


def test_hall_or_online_is_asked_where_both_are_possible(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, page = open_signup(app, cast, mode="hybrid")
    assert Fields(client.get(page).text).values["remote"] == "hall"
    send(client, page, name="Gino", remote="online")
    assert [person["remote"] for person in people(cast, workshop)] == [True]


def test_a_closed_signup_says_so_and_takes_nothing(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, page = open_signup(app, cast)
    values = Fields(client.get(page).text).values | {"name": "Gino"}
    cast.do(cast.anna, "close_signup", workshop=workshop)
    assert "Le iscrizioni sono chiuse" in words(client.get(page).text)
    answer = client.post(page, data=values)
    assert answer.status_code == 409 and "Le iscrizioni sono chiuse" in words(answer.text)
    assert people(cast, workshop) == []


def test_a_wrong_link_says_what_to_do_and_who_tries_many_waits(app: Flask, cast: Cast) -> None:
    guesser = app.test_client()
    answers = [guesser.get(f"/signup/{number:043}", headers=ITALIAN) for number in range(40)]
    assert answers[0].status_code == 404 and "non porta da nessuna parte" in words(answers[0].text)
    assert answers[-1].status_code == 429
    assert guesser.get(open_signup(app, cast)[1]).status_code == 200


def test_the_code_and_the_link_of_the_hall_sign_nobody_up(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, page = open_signup(app, cast)
    with app.app_context():
        known = db.session.get_one(Workshop, workshop)
        others = [known.code, known.join_token, other_sign(page.removeprefix("/signup/")), "é" * 43, "\x00"]
    assert {client.get(f"/signup/{token}").status_code for token in others} == {404}


def other_sign(token: str) -> str:
    """A token that begins otherwise."""
    return ("B" if token.startswith("A") else "A") + token[1:]


def test_one_address_signs_up_an_office_and_not_a_city(app: Flask, cast: Cast) -> None:
    workshop, page = open_signup(app, cast)
    office = app.test_client()
    answers = [send(office, page, name=f"Gino {number}").status_code for number in range(70)]
    assert answers[0] == 302 and answers[-1] == 429
    assert 50 < len(people(cast, workshop)) < 70


def test_who_has_to_wait_finds_what_was_typed_in_the_form(app: Flask, cast: Cast) -> None:
    _, page = open_signup(app, cast)
    office = app.test_client()
    form = Fields(office.get(page).text).values
    said = {"name": "Gino Rossi", "body": "Comune di Asti", "needs": "Una rampa"}
    answers = [office.post(page, data={**form, **said, "operation": str(uuid.uuid4())}) for _ in range(70)]
    assert answers[-1].status_code == 429
    assert "Una rampa</textarea>" in answers[-1].text and 'value="Gino Rossi"' in answers[-1].text
    assert "riprova" in words(answers[-1].text)


def test_what_was_said_is_changed_and_withdrawn_by_the_own_link(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, answer = sign_up(app, client, cast, needs="Una rampa")
    link = link_on(client.get(answer.location).text)
    other = app.test_client()
    assert other.get(link).location == f"/w/{workshop}/me"
    form = other.get(f"/w/{workshop}/me/signup").text
    assert "Una rampa" in form and Fields(form).values["name"] == "Gino"
    changed = send(other, f"/w/{workshop}/me/signup", name="Gino Rossi", needs="")
    assert changed.location == f"/w/{workshop}/me"
    (person,) = people(cast, workshop)
    assert (person["name"], person["needs"]) == ("Gino Rossi", None)
    gone = send(other, f"/w/{workshop}/me", to=f"/w/{workshop}/me/withdrawal")
    assert "La tua iscrizione è ritirata" in words(gone.text)
    assert people(cast, workshop) == []
    assert other.get(link).status_code == 404


def test_nobody_changes_the_signup_of_another(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, _ = sign_up(app, client, cast)
    stranger = app.test_client()
    stranger.get("/join")
    assert stranger.get(f"/w/{workshop}/me/signup").location == f"/w/{workshop}/me"
    assert stranger.get(f"/w/{workshop}/me").location == "/join"


def test_who_conducts_opens_signup_until_a_day_and_closes_it(app: Flask, conductor: FlaskClient, cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Collegno", open=False, date="2099-12-12")
    page = f"/w/{workshop}/signup"
    assert Fields(conductor.get(page).text).values["until"] == "2099-12-11"
    assert send(conductor, page, until="2099-12-01").location == page
    text = conductor.get(page).text
    assert "1 dicembre 2099, 23:59" in words(text) and signup_page(app, workshop) in text
    with app.app_context():
        until = db.session.get_one(Workshop, workshop).signup_until
        assert until and stamp(until) == "2099-12-01T22:59:59.000Z"
    assert conductor.post(f"{page}/closure", data=Fields(text).values).location == page
    assert signup_page(app, workshop) not in conductor.get(page).text


@pytest.mark.parametrize("typed", ["", "domani", "0000-00-00", "2020-01-01", "9999-99-99"])
def test_a_day_that_is_none_or_past_opens_nothing(conductor: FlaskClient, cast: Cast, typed: str) -> None:
    workshop = cast.create_workshop(cast.anna, "Collegno", open=False, date="2099-12-12")
    answer = send(conductor, f"/w/{workshop}/signup", until=typed)
    assert answer.status_code == 400 and 'id="until-outcome"' in answer.text
    assert "Nessuno può iscriversi" in words(conductor.get(f"/w/{workshop}/signup").text)


def test_after_its_last_moment_signup_is_closed_by_itself(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, page = open_signup(app, cast)
    with app.app_context():
        known = db.session.get_one(Workshop, workshop)
        assert known.takes_signups(now())
        assert known.signup_until and not known.takes_signups(known.signup_until)
        assert not known.takes_signups(known.signup_until + timedelta(days=1))


def test_the_page_speaks_to_no_program_about_needs(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop, _ = sign_up(app, client, cast, needs="Una rampa")
    (person,) = people(cast, workshop)
    with app.app_context():
        token = app.extensions["keyring"].expected_token(db.session.get_one(Participant, person["id"]))
        assert app.extensions["keyring"].actor(token, db.session()) == Actor("expected", str(person["id"]))
    for path in (f"/api/v1/streams/staff:{workshop}/snapshot", f"/api/v1/workshops/{workshop}"):
        assert client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 404


def test_the_page_of_the_sign_up_says_what_is_open_and_what_to_open(
    app: Flask, conductor: FlaskClient, cast: Cast
) -> None:
    workshop = cast.create_workshop(cast.anna, "Collegno", open=False, date="2099-12-12")
    page = words(conductor.get(f"/w/{workshop}/signup", headers=ITALIAN).text)
    assert "Aprile" not in page
    cast.do(cast.anna, "open_signup", workshop=workshop, until=FAR)
    page = words(conductor.get(f"/w/{workshop}/signup", headers=ITALIAN).text)
    assert "Aperte adesso" in page and "Aperta adesso" not in page
    assert "Le iscrizioni sono aperte fino al 31 dicembre 2099, 23:59." in page
    guest = words(app.test_client().get(signup_page(app, workshop), headers=ITALIAN).text)
    assert "Le iscrizioni sono aperte fino al 31 dicembre 2099, 23:59." in guest


def test_the_link_of_a_sign_up_ends_when_its_name_comes_in_by_the_code(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    workshop, answer = sign_up(app, client, cast)
    assert answer.status_code == 302
    link = link_on(client.get(answer.location).text)
    cast.do(cast.anna, "open_workshop", workshop=workshop)
    gino = cast.join(workshop, "Gino", "Comune di Asti")
    assert [person["id"] for person in people(cast, workshop)] == [gino.id]
    assert app.test_client().get(link).status_code == 404
    assert "/table" not in (client.get(f"/w/{workshop}/me").location or "")
