"""The door, as people who come through it see it."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.models import ROLES, Participant, Workshop
from tests.cast import Cast
from tests.views.forms import Fields, send, words


def code_of(app: Flask, workshop: str) -> str:
    with app.app_context():
        return db.session.get_one(Workshop, workshop).code


def people(app: Flask, workshop: str) -> list[tuple[str | None, str | None, str]]:
    with app.app_context():
        listed = sa.select(Participant).where(Participant.workshop_id == workshop).order_by(Participant.position)
        return [(each.name, each.body.name if each.body else None, each.role) for each in db.session.scalars(listed)]


def draft(cast: Cast) -> str:
    return cast.create_workshop(cast.anna, "Domani", open=False)


def test_a_right_code_leads_to_the_door_however_it_is_typed(app: Flask, client: FlaskClient, cast: Cast) -> None:
    code = code_of(app, cast.workshop)
    answer = client.get("/join", query_string={"code": f" {code[:3].lower()}-{code[3:]}"})
    assert answer.location == f"/j/{code}"
    assert "Tappa di Chieri" in words(client.get(answer.location).text)


def test_a_wrong_code_stays_in_the_field_with_what_to_do(client: FlaskClient, cast: Cast) -> None:
    answer = client.get("/join?code=k7m2qe", headers={"Accept-Language": "it"})
    assert answer.status_code == 404
    assert Fields(answer.text).values["code"] == "k7m2qe"
    assert "Nessuna tappa aperta ha il codice K7M 2QE." in words(answer.text)


def test_wrong_closed_and_made_up_codes_get_the_same_answer(app: Flask, client: FlaskClient, cast: Cast) -> None:
    closed = code_of(app, cast.workshop)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    answers = [client.get(f"/j/{code}") for code in (closed, "Z" * 6)]
    assert [answer.status_code for answer in answers] == [404, 404]
    first, second = (answer.text.replace(code, "") for answer, code in zip(answers, (closed, "Z" * 6), strict=True))
    assert hidden_spaces(first, closed) == hidden_spaces(second, "Z" * 6)


def hidden_spaces(page: str, code: str) -> str:
    return re.sub(r"csrf[^>]+>", "", page.replace(f"{code[:3]} {code[3:]}", "").replace(code, ""))


def test_the_notice_stands_before_the_name(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = client.get(f"/j/{code_of(app, cast.workshop)}").text
    assert 0 < page.index('id="notice"') < page.index('id="name"')


@pytest.mark.parametrize(
    ("naming", "sentence"),
    [
        ("names", "compaiono il tuo nome e il tuo ente"),
        ("bodies", "compare il tuo ente, non il nome"),
        ("nothing", "non compare niente"),
    ],
)
def test_the_notice_says_what_the_naming_policy_does(
    app: Flask, client: FlaskClient, cast: Cast, naming: str, sentence: str
) -> None:
    workshop = cast.create_workshop(cast.anna, "Nomi", naming=naming)
    assert sentence in words(client.get(f"/j/{code_of(app, workshop)}").text)


def test_who_enters_is_in_with_name_body_and_role(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    answer = send(client, page, to="/join", name="Giulia", body="Comune di Leinì", role="officer")
    assert answer.location == f"/w/{cast.workshop}/table"
    assert ("Giulia", "Comune di Leinì", "officer") in people(app, cast.workshop)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_can_be_chosen_as_people_have_it(app: Flask, client: FlaskClient, cast: Cast, role: str) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    assert f'<option value="{role}">' in client.get(page).text
    send(client, page, to="/join", name="Giulia", role=role)
    assert ("Giulia", None, role) in people(app, cast.workshop)


def test_who_says_no_role_need_not(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    form = client.get(page).text
    assert 0 < form.index('<option value="">Preferisco non dirlo') < form.index("optgroup")
    assert "role" not in Fields(form).values
    assert send(client, page, to="/join", name="Giulia", role="").status_code == 302


def test_the_chosen_role_stays_chosen_after_a_slip(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    answer = send(client, page, to="/join", code="ZZZZZZ", role="citizen")
    assert Fields(answer.text).values["role"] == "citizen"


def test_who_was_invited_keeps_the_role_of_the_list(app: Flask, client: FlaskClient, cast: Cast) -> None:
    invited = {"name": "Giulia", "body": "Comune di Leinì", "role": "mayor"}
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=[invited])
    send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", name="Giulia", body="Comune di Leinì")
    assert [role for name, _, role in people(app, cast.workshop) if name == "Giulia"] == ["mayor"]


def test_the_form_sent_twice_makes_one_person(app: Flask, client: FlaskClient, cast: Cast) -> None:
    values = Fields(client.get(f"/j/{code_of(app, cast.workshop)}").text).values | {"name": "Giulia"}
    before = len(people(app, cast.workshop))
    answers = [client.post("/join", data=values) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(people(app, cast.workshop)) == before + 1


def test_the_cookie_is_for_this_workshop_and_no_script(app: Flask, client: FlaskClient, cast: Cast) -> None:
    answer = send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", name="Giulia")
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("participant="))
    for part in (f"Path=/w/{cast.workshop}/", "HttpOnly", "SameSite=Lax"):
        assert part in cookie
    token = cookie.removeprefix("participant=").partition(";")[0]
    with app.app_context():
        actor = app.extensions["keyring"].actor(token, db.session())
    assert isinstance(actor, Actor) and actor.workshop == cast.workshop


def test_a_name_is_not_asked_for_twice_or_at_all(app: Flask, client: FlaskClient, cast: Cast) -> None:
    answer = send(client, f"/j/{code_of(app, cast.workshop)}", to="/join")
    assert answer.status_code == 302
    assert (None, None, "other") in people(app, cast.workshop)


def test_the_qr_lets_in_by_its_token(app: Flask, client: FlaskClient, cast: Cast) -> None:
    with app.app_context():
        token = db.session.get_one(Workshop, cast.workshop).join_token
    page = client.get(f"/j/{token}")
    assert page.status_code == 200
    assert send(client, f"/j/{token}", to="/join", name="Giulia").status_code == 302


def test_a_code_changed_in_the_form_shows_the_other_notice_first(app: Flask, client: FlaskClient, cast: Cast) -> None:
    other = cast.create_workshop(cast.anna, "Senza nomi", naming="nothing")
    before = people(app, other)
    answer = send(
        client, f"/j/{code_of(app, cast.workshop)}", to="/join", code=code_of(app, other), name="Giulia", body="Asti"
    )
    assert answer.status_code == 200
    assert "non compare niente" in words(answer.text)
    assert Fields(answer.text).values["name"] == "Giulia"
    assert people(app, other) == before


def test_a_slip_in_the_form_keeps_what_was_typed(app: Flask, client: FlaskClient, cast: Cast) -> None:
    answer = send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", code="ZZZZZZ", name="Giulia", body="Asti")
    values = Fields(answer.text).values
    assert answer.status_code == 404
    assert (values["code"], values["name"], values["body"]) == ("ZZZZZZ", "Giulia", "Asti")


def test_a_name_too_long_is_said_under_the_name(app: Flask, client: FlaskClient, cast: Cast) -> None:
    answer = send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", name="a" * 200)
    assert answer.status_code in (400, 413)
    assert 'id="name-outcome"' in answer.text


def test_before_the_opening_the_door_says_when(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = words(client.get(f"/j/{code_of(app, draft(cast))}").text)
    assert "La porta è ancora chiusa" in page
    assert "23 novembre 2026, in sala" in page


def test_the_check_says_whether_the_door_is_open(app: Flask, client: FlaskClient, cast: Cast) -> None:
    codes = [code_of(app, workshop) for workshop in (cast.workshop, draft(cast))]
    answers = [client.get("/join/check", query_string={"code": code}) for code in codes]
    assert [answer.get_json()["open"] for answer in answers] == [True, False]
    assert client.get("/join/check?code=ZZZZZZ").get_json() == {"code": "unknown_code"}


def test_whoever_entered_from_this_device_is_led_back(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    assert "Eri già qui?" not in words(client.get(page).text)
    send(client, page, to="/join", name="Giulia")
    assert "Eri già qui?" in words(client.get(page).text)
    assert "Eri già qui?" not in words(client.get(f"/j/{code_of(app, draft(cast))}").text)


def test_who_lost_the_page_finds_the_way_back_at_the_door(app: Flask, client: FlaskClient, cast: Cast) -> None:
    send(client, f"/j/{code_of(app, cast.workshop)}", to="/join", name="Giulia")
    assert f'href="/w/{cast.workshop}/table"' in client.get("/join").text
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert f'href="/w/{cast.workshop}/table"' not in client.get("/join").text


def test_the_suggestions_hold_bodies_and_no_names(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = client.get(f"/j/{code_of(app, cast.workshop)}").text
    assert 'value="Regione Piemonte"' in page
    assert "Bruno" not in page and "Chiara" not in page
    assert page.index("Regione Piemonte") < page.index("Comune di Cuneo") and "Eve" not in page


def test_the_page_speaks_the_language_of_its_workshop_unless_one_was_chosen(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    page = f"/j/{code_of(app, cast.workshop)}"
    assert '<html lang="it"' in client.get(page, headers={"Accept-Language": "en"}).text
    client.get("/language/en")
    assert '<html lang="en"' in client.get(page).text


def test_a_right_code_buys_no_guesses(app: Flask, cast: Cast) -> None:
    code, guesser = code_of(app, cast.workshop), app.test_client()
    pairs = [(guesser.get(f"/j/{code}").status_code, guesser.get("/j/ZZZZZZ").status_code) for _ in range(30)]
    assert pairs[0] == (200, 404)
    assert pairs[-1] == (429, 429)


def test_who_guesses_waits_and_a_hall_full_of_slips_does_not(app: Flask, cast: Cast) -> None:
    code = code_of(app, cast.workshop)
    hall = app.test_client()
    for _ in range(40):
        assert hall.get("/j/ZZZZZZ").status_code == 404
        assert send(hall, f"/j/{code}", to="/join").status_code == 302
    guesser = app.test_client()
    answers = [guesser.get(f"/j/{number:06}").status_code for number in range(40)]
    assert 404 in answers
    assert answers[-1] == 429


def test_the_qr_of_a_closed_session_says_that_it_is_over_and_its_code_says_nothing(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    with app.app_context():
        token = db.session.get_one(Workshop, cast.workshop).join_token
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    page = client.get(f"/j/{token}")
    assert page.status_code == 200
    assert "Questa tappa è chiusa" in words(page.text) and "Bruno" not in page.text
    assert client.get(f"/j/{code_of(app, cast.workshop)}").status_code == 404
    cast.do(cast.anna, "delete_workshop", workshop=cast.workshop, title="Tappa di Chieri")
    assert client.get(f"/j/{token}").status_code == 404


def test_the_qr_of_a_closed_session_leads_to_what_was_published(app: Flask, client: FlaskClient, cast: Cast) -> None:
    with app.app_context():
        token = db.session.get_one(Workshop, cast.workshop).join_token
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert "/r/" not in client.get(f"/j/{token}").text
    cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)
    link = re.search(r'href="(/r/[^"]+)"', client.get(f"/j/{token}").text)
    assert link and client.get(link[1]).status_code == 200
