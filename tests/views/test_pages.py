"""The first page, the languages, and what each page has around it."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.models import Workshop
from tests.cast import Stage
from tests.views.forms import Fields, send, words

NEW = "/workshops/new"


def test_who_takes_part_finds_the_door(app: Flask, staff: FlaskClient) -> None:
    assert app.test_client().get("/").location == "/join"


def test_before_the_set_up_the_first_page_says_where_its_link_is(client: FlaskClient) -> None:
    page = client.get("/", headers={"Accept-Language": "it"})
    assert "Il link è scritto dove è stato avviato il server" in words(page.text)
    assert Fields(page.text).values == {"code": ""}


def test_the_first_time_there_is_one_thing_to_do(staff: FlaskClient) -> None:
    page = words(staff.get("/").text)
    assert "The first session" in page and "Prepare a session" in page


def test_the_open_session_stands_in_large_and_the_others_below(staff: FlaskClient) -> None:
    send(staff, NEW, title="Genova", date="2026-09-21")
    send(staff, NEW, title="Collegno", date="2026-12-12", open="y")
    page = words(staff.get("/").text)
    assert page.index("Open now") < page.index("Collegno") < page.index("In preparation") < page.index("Genova")


def test_a_session_counts_who_is_expected_and_once_it_was_open_who_came(staff: FlaskClient, stage: Stage) -> None:
    send(staff, NEW, title="Collegno", date="2026-12-12")
    with staff.application.app_context():
        workshop = db.session.scalars(sa.select(Workshop)).one()
        elena, key, code = Actor("staff", workshop.facilitators[0].id), workshop.id, workshop.code
    invited = [{"name": name, "body": f"Comune di {name}"} for name in ("Asti", "Biella")]
    stage.do(elena, "import_participants", workshop=key, participants=invited)
    assert "2 people of 2 bodies" in words(staff.get("/").text)
    stage.do(elena, "open_workshop", workshop=key)
    send(staff.application.test_client(), f"/j/{code}", to="/join", **invited[0])
    stage.do(elena, "close_workshop", workshop=key)
    assert "1 person of 1 body" in words(staff.get("/").text)


def test_nobody_sees_the_sessions_of_others(staff: FlaskClient, stage: Stage) -> None:
    stage.create_workshop(stage.create_facilitator("Fabio"), "Tappa di Cuneo")
    send(staff, NEW, title="Collegno", date="2026-12-12")
    page = words(staff.get("/").text)
    assert "Collegno" in page
    assert "Cuneo" not in page


def test_a_chosen_language_stays(client: FlaskClient) -> None:
    answer = client.get("/language/it", query_string={"next": "/login"}, headers={"Accept-Language": "en"})
    assert answer.location == "/login"
    assert "Accedi" in words(client.get("/login", headers={"Accept-Language": "en"}).text)


@pytest.mark.parametrize("away", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"])
def test_the_language_switch_leads_nowhere_else(client: FlaskClient, away: str) -> None:
    assert client.get("/language/it", query_string={"next": away}).location == "/"


def test_an_unknown_language_is_not_there(client: FlaskClient) -> None:
    assert client.get("/language/tlh").status_code == 404


def test_the_catalogue_of_the_browser_is_kept_until_it_changes(client: FlaskClient) -> None:
    page = client.get("/join", headers={"Accept-Language": "it"}).text
    address = page.partition('data-catalogue="')[2].partition('"')[0]
    kept = client.get(address)
    assert kept.get_json()["Send"] == "Invia"
    assert "immutable" in kept.headers["Cache-Control"]
    assert "immutable" not in client.get("/catalogue/other/it.json").headers["Cache-Control"]


def test_the_catalogue_holds_only_what_the_browser_says(client: FlaskClient) -> None:
    sentences = client.get("/catalogue/any/it.json").get_json()
    assert "Send" in sentences
    assert "Sign in" not in sentences


def test_the_foot_has_the_links_an_administration_sets(settings: Settings) -> None:
    privacy = {"privacy_url": "/p", "accessibility_url": "/a", "source_url": "/s"}
    page = create_app(settings.model_copy(update=privacy)).test_client().get("/join").text
    assert 'href="/p" data-element="privacy-policy-link"' in page
    assert 'href="/a" data-element="accessibility-link"' in page
    assert 'href="/s"' in page


@pytest.mark.parametrize("path", ["/nothing", "/j/ZZZZZZ", "/setup/guess", "/w/nothing/qr.svg"])
def test_a_fault_is_a_page_with_words(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Language": "it"})
    assert answer.status_code == 404
    assert '<html lang="it"' in answer.text and "<h1>" in answer.text


def test_a_form_without_its_token_is_refused_in_words(client: FlaskClient) -> None:
    answer = client.post("/join", data={"code": "ZZZZZZ"}, headers={"Accept-Language": "en"})
    assert answer.status_code == 400
    assert "Go back, reload it and send again" in words(answer.text)


def test_a_fault_of_the_server_is_said_without_its_insides(app: Flask) -> None:
    app.testing = False
    app.add_url_rule("/broken", "broken", lambda: str(1 / 0))
    answer = app.test_client().get("/broken", headers={"Accept-Language": "en"})
    assert answer.status_code == 500
    assert "It is not your fault" in words(answer.text)
    assert "ZeroDivisionError" not in answer.text


def test_personal_pages_are_kept_by_no_cache(staff: FlaskClient) -> None:
    assert staff.get("/").headers["Cache-Control"] == "no-store"
