"""One rule for the language of a page, whatever the view does: the person's choice, the session's, the browser's."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.models import Workshop
from facilitator.views import wording
from tests.cast import Cast
from tests.views.forms import send, words
from tests.views.test_archive import made

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def workshop(app: Flask, staff: FlaskClient) -> str:
    """A session in Italian of Elena, whose browser is English."""
    staff.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return made(app, staff, language="it")


def test_what_was_done_is_said_in_the_language_of_the_session_it_was_done_in(staff: FlaskClient, workshop: str) -> None:
    signup = f"/w/{workshop}/signup"
    send(staff, signup, until="2026-12-01")
    assert "Le iscrizioni sono aperte. Manda il link." in words(staff.get(signup).text)
    send(staff, signup, to=f"{signup}/closure")
    assert "Le iscrizioni sono chiuse." in words(staff.get(signup).text)


def test_what_is_said_on_the_first_page_is_said_in_its_language(staff: FlaskClient, workshop: str) -> None:
    assert send(staff, f"/w/{workshop}/archive", to=f"/w/{workshop}/deletion", title="Collegno").location == "/"
    page = words(staff.get("/").text)
    assert "The session is deleted." in page and "The first session" in page


def test_a_name_in_what_is_said_stays_as_it_was_typed(staff: FlaskClient) -> None:
    staff.environ_base["HTTP_ACCEPT_LANGUAGE"] = "it"
    send(staff, "/bodies", name="<b>Comune di Asti</b>", kind="")
    page = staff.get("/bodies", headers=ENGLISH).text
    assert "“&lt;b&gt;Comune di Asti&lt;/b&gt;” is in the registry." in page


def test_a_choice_wins_over_the_session(staff: FlaskClient, workshop: str) -> None:
    staff.get("/language/en")
    page = f"/w/{workshop}/signup"
    assert "The day is missing" in words(send(staff, page, until="").text)


def test_a_refusal_at_the_door_is_in_the_language_of_its_page(app: Flask, client: FlaskClient, cast: Cast) -> None:
    with app.app_context():
        code = db.session.get_one(Workshop, cast.workshop).code
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = send(client, f"/j/{code}", to="/join", name="a" * 81)
    assert answer.status_code == 413 and "Enter the session" not in words(answer.text)
    assert "È troppo lungo" in words(answer.text)


def test_who_may_not_see_a_session_does_not_read_its_language(client: FlaskClient, cast: Cast) -> None:
    pages = [client.post(f"/w/{key}/signup", headers=ENGLISH) for key in (cast.workshop, "nothing")]
    assert ['<html lang="en"' in page.text for page in pages] == [True, True]


def test_no_role_of_a_person_is_called_as_administering_is(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "it"}):
        roles = wording.roles()
        assert gettext("administers") not in roles.values()
        assert roles["councillor"] == "consigliera o consigliere"
        assert roles["assessor"] == "assessora o assessore"
