"""The first page, the languages, and what each page has around it."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.models import User, Workshop
from tests.cast import Stage
from tests.views.conftest import EMAIL
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


@pytest.fixture
def elena(staff: FlaskClient) -> Actor:
    """Who is signed in."""
    with staff.application.app_context():
        return Actor("staff", db.session.query(User).filter_by(email=EMAIL).one().id)


def test_sessions_stand_by_what_they_need_next(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    made = {
        title: stage.create_workshop(elena, title, open=is_open, date=day)
        for title, is_open, day in (
            ("Collegno", True, "2099-03-12"),
            ("Asti", True, "2099-05-12"),
            ("Genova", False, "2099-09-21"),
            ("Chieri", True, "2020-12-11"),
            ("Cuneo", True, "2019-12-11"),
        )
    }
    for title in ("Chieri", "Cuneo"):
        stage.do(elena, "close_workshop", workshop=made[title])
    stage.do(elena, "archive_workshop", workshop=made["Cuneo"])
    page = words(staff.get("/").text)
    order = ("Collegno", "Today", "Asti", "In preparation", "Genova", "To close", "Chieri", "Archive", "Cuneo")
    assert [page.index(each) for each in order] == sorted(page.index(each) for each in order)


def test_a_deleted_session_is_brought_back_from_the_first_page(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    workshop = stage.create_workshop(elena, "Collegno", open=False, date="2099-12-12")
    stage.do(elena, "delete_workshop", workshop=workshop, title="Collegno")
    page = staff.get("/").text
    assert "The first session" in words(page) and "It can be brought back until" in words(page)
    assert staff.post(f"/w/{workshop}/restoration", data=Fields(page).values).location == "/"
    assert "Deleted" not in words(staff.get("/").text)
    assert "Go on preparing" in words(staff.get("/").text)


@pytest.mark.parametrize(
    "sought",
    [
        "collegno",
        "COLL",
        "sala consiliare",
        "leini",
        "12 marzo",
        "12/03/2099",
        "2099-03",
        "marzo collegno",
        "beni comuni",
    ],
)
def test_among_many_a_session_is_found_by_title_place_body_or_day(
    staff: FlaskClient, stage: Stage, elena: Actor, sought: str
) -> None:
    about = {"place": "Sala consiliare", "host": "Beni Comuni", "open": False, "date": "2099-03-12"}
    wanted = stage.create_workshop(elena, "Collegno", **about)
    people = [{"name": "Gino", "body": "Comune di Leinì"}]
    stage.do(elena, "import_participants", workshop=wanted, participants=people)
    for number in range(7):
        stage.create_workshop(elena, f"Genova {number}", open=False, date="2098-09-21")
    page = words(staff.get("/", query_string={"q": sought}, headers={"Accept-Language": "it"}).text)
    assert "Collegno" in page and "Genova" not in page


def test_few_sessions_need_no_search_and_what_is_not_found_says_what_to_do(
    staff: FlaskClient, stage: Stage, elena: Actor
) -> None:
    stage.create_workshop(elena, "Collegno", open=False)
    assert 'role="search"' not in staff.get("/").text
    for number in range(6):
        stage.create_workshop(elena, f"Genova {number}", open=False)
    assert 'role="search"' in staff.get("/").text
    for strange in ("<b>nothing</b>", "\x00", "n" * 5000, "%"):
        answer = staff.get("/", query_string={"q": strange})
        assert answer.status_code == 200
    assert "<b>nothing" not in staff.get("/?q=<b>nothing</b>").text
    assert "Nothing found" in words(staff.get("/?q=Savona").text)


def test_nobody_finds_the_sessions_of_others(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    stage.create_workshop(stage.create_facilitator("Fabio"), "Tappa di Cuneo")
    assert "Nothing found" in words(staff.get("/?q=Cuneo").text)


def test_a_shared_session_says_so(staff: FlaskClient, stage: Stage, elena: Actor) -> None:
    workshop = stage.create_workshop(elena, "Collegno", open=False)
    fabio = stage.create_facilitator("Fabio")
    with staff.application.app_context():
        email = db.session.get_one(User, fabio.id).email
    stage.do(elena, "add_facilitator", workshop=workshop, email=email)
    assert "shared with 1 colleague" in words(staff.get("/").text)


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
