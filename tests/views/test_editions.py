"""Publishing from the page, and what everybody reads then."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.clock import now, stamp
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.identity import SYSTEM
from facilitator.models import User
from facilitator.restitution.formats import FORMATS
from tests.cast import Cast
from tests.views.forms import send, words


@pytest.fixture
def anna(app: Flask, cast: Cast) -> FlaskClient:
    """The browser of who conducts, who speaks English."""
    client = app.test_client()
    client.set_cookie("language", "en")
    with cast.journal.reading() as reading, client.session_transaction() as kept:
        kept["_user_id"] = reading.get_one(User, cast.anna.id).fs_uniquifier
    return client


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A browser that has never been here."""
    return app.test_client()


@pytest.fixture
def closed(cast: Cast) -> str:
    """The page from which the closed session of the cast is published."""
    cast.add_note(cast.bruno, "Più alberi")
    cast.add_note(cast.denis, "Chiedere a Bruno, 011 5551234 o bruno@example.org", table=2)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    return f"/w/{cast.workshop}/restitution/publish"


def address(cast: Cast) -> str:
    return str(cast.snapshot(cast.stream)["restitution"]["path"])


def test_who_conducts_checks_and_publishes(cast: Cast, anna: FlaskClient, closed: str) -> None:
    before = words(anna.get(closed).text)
    assert "Counted: 3 people, 3 bodies" in before
    assert "2 notes, all of them, word for word, from 2 tables" in before
    assert "Beside the notes stands the body, never who wrote them" in before
    assert "1 passage may name somebody" in before
    assert "May be recognised without a name" in before and "promised at the door" in before
    assert send(anna, closed).location == closed
    after = words(anna.get(closed).text)
    assert "Edition 1 is published" in after and address(cast) in after
    assert "Edition 1 says all that is here" in after and "Publish edition" not in after.split("Before you")[1]


def test_what_may_name_somebody_is_shown_with_what_was_found_and_hidden_from_there(
    cast: Cast, anna: FlaskClient, closed: str
) -> None:
    assert "Found: bruno@example.org, 011 5551234, Bruno" in words(anna.get(closed).text)
    note = cast.snapshot(cast.table_stream(2))["notes"][0]["id"]
    hiding = closed.replace("publish", "hiding")
    refused = send(anna, closed, to=hiding, note=note, reason="  ")
    assert refused.status_code == 400 and "This does not read well here" in words(refused.text)
    assert send(anna, closed, to=hiding, note=note, reason="Nomina una persona").status_code == 302
    page = words(anna.get(closed).text)
    assert "T2-1 Nomina una persona" in page
    assert "No name, telephone or e-mail found in what is published: looked for 3 names" in page


def test_what_was_not_looked_at_is_not_published(cast: Cast, anna: FlaskClient, closed: str) -> None:
    (seen,) = re.findall(r'name="seen" value="(\w+)"', anna.get(closed).text)
    note = cast.snapshot(cast.table_stream(1))["notes"][0]["id"]
    cast.do(cast.anna, "answer_note", note=note, text="Lo dice Chiara")
    refused = send(anna, closed, seen=seen)
    assert refused.status_code == 409
    assert "Somebody changed this meanwhile. Look at it again" in words(refused.text)
    assert "Chiara" in words(refused.text) and cast.snapshot(cast.stream)["restitution"] is None
    (seen,) = re.findall(r'name="seen" value="(\w+)"', refused.text)
    assert send(anna, closed, seen=seen).location == closed


def test_an_open_session_has_no_button_and_is_refused_in_words(cast: Cast, anna: FlaskClient) -> None:
    page = f"/w/{cast.workshop}/restitution/publish"
    said = words(anna.get(page).text)
    assert "The session is not closed" in said and "Publish edition" not in said
    refused = send(anna, "/account", to=page)
    assert refused.status_code == 400 and "Close it in the cockpit, then publish" in words(refused.text)


def test_what_is_hidden_since_is_said_beside_the_edition_that_still_shows_it(
    cast: Cast, anna: FlaskClient, closed: str
) -> None:
    send(anna, closed)
    note = cast.snapshot(cast.table_stream(1))["notes"][0]["id"]
    cast.do(cast.anna, "hide_note", note=note, reason="Perché")
    said = words(anna.get(closed).text)
    assert "can still be read in older editions" in said and "Publish edition 2" in said
    send(anna, closed)
    assert send(anna, closed, to=closed.replace("publish", "withdrawal"), edition="1").status_code == 302
    said = words(anna.get(closed).text)
    assert "can still be read" not in said and "Edition 1, withdrawn on" in said


@pytest.mark.parametrize("edition", ["", "0", "7", "-1", "1e3", "²", "9" * 400, "1; drop"])
def test_an_edition_that_is_not_there_is_not_withdrawn(
    cast: Cast, anna: FlaskClient, closed: str, edition: str
) -> None:
    send(anna, closed)
    refused = send(anna, closed, to=closed.replace("publish", "withdrawal"), edition=edition)
    assert refused.status_code in (400, 404)
    assert anna.get(address(cast)).status_code == 200


def test_a_stranger_reads_it_without_a_cookie_and_in_the_language_of_the_session(
    cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str
) -> None:
    send(anna, closed)
    stranger.set_cookie("language", "en")
    page = stranger.get(address(cast))
    assert page.status_code == 200
    assert '<html lang="it"' in page.text and "Più alberi" in page.text
    assert "PDF accessibile" in page.text and "Web page" not in page.text
    assert "Edizione pubblica 1" in page.text and "Bruno</" not in page.text
    assert "Set-Cookie" not in page.headers and page.headers["Cache-Control"] == "no-cache"
    assert "<script" not in page.text and "/w/" not in page.text


def test_the_page_is_the_same_for_who_conducts(
    cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str
) -> None:
    send(anna, closed)
    assert anna.get(address(cast)).data == stranger.get(address(cast)).data


def test_who_has_the_page_already_is_told_so(cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str) -> None:
    send(anna, closed)
    for asked in ({}, {"Accept-Encoding": "gzip"}):
        first = stranger.get(address(cast), headers=asked)
        again = stranger.get(address(cast), headers={**asked, "If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    cast.do(cast.anna, "answer_note", note=cast.snapshot(cast.table_stream(1))["notes"][0]["id"], text="Sì")
    send(anna, closed)
    assert stranger.get(address(cast), headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("form", FORMATS)
def test_a_stranger_downloads_each_file(
    cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str, form: str
) -> None:
    send(anna, closed)
    answer = stranger.get(f"{address(cast)}/1/restitution.{form}")
    assert (answer.status_code, answer.content_type) == (200, FORMATS[form])
    name = f"restituzione-tappa-di-chieri-2026-11-23-edizione-pubblica-1.{form}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert answer.headers["Cache-Control"] == "no-cache" and "Set-Cookie" not in answer.headers
    assert "Più alberi" in text_of(answer.data, form)


def text_of(content: bytes, form: str) -> str:
    if form.endswith("pdf"):
        return "Più alberi" if content.startswith(b"%PDF") else ""
    if form in ("docx", "odt", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
    return content.decode()


def test_older_editions_stay_and_say_that_there_is_a_newer_one(
    cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str
) -> None:
    send(anna, closed)
    note = cast.snapshot(cast.table_stream(1))["notes"][0]["id"]
    cast.do(cast.anna, "hide_note", note=note, reason="Nomina una persona")
    send(anna, closed)
    newest, first = stranger.get(address(cast)).text, stranger.get(f"{address(cast)}/1").text
    assert "Più alberi" not in newest and "Nomina una persona" in newest and "Edizione pubblica 2" in newest
    assert "Più alberi" in first and f'href="{address(cast)}"' in first


def test_what_is_withdrawn_says_so_and_its_files_are_gone(
    app: Flask, cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str
) -> None:
    send(anna, closed)
    place = address(cast)
    stranger.get(place)
    send(anna, closed, to=closed.replace("publish", "withdrawal"), edition="1")
    for path in (place, f"{place}/1", f"{place}/1/restitution.csv"):
        answer = stranger.get(path)
        assert answer.status_code == 410 and "Più alberi" not in answer.text
    app.extensions["shelf"].tidy()
    assert [*folder(app).iterdir()] == []


def folder(app: Flask) -> Path:
    settings: Settings = app.extensions["settings"]
    return settings.data / "editions"


@pytest.mark.parametrize("asked", ["", "/1", "/1/restitution.csv"])
def test_what_is_withdrawn_while_its_file_is_made_reaches_nobody(
    app: Flask, cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str, settings: Settings, asked: str
) -> None:
    send(anna, closed)
    path, withdrawn = address(cast), list[bool]()

    def withdraw(*about: Any) -> None:
        if "edition.content" in about[2] and not withdrawn:
            withdrawn.append(True)
            cast.do(cast.anna, "withdraw_restitution", workshop=cast.workshop, edition=1)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "after_cursor_execute", withdraw)
    answer = stranger.get(path + asked)
    assert answer.status_code == 410 and "Più alberi" not in answer.text
    assert cast.snapshot(cast.stream)["restitution"] is None
    assert [*(settings.data / "editions").iterdir()] == []


def test_an_address_that_nobody_has_says_nothing(
    cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str
) -> None:
    send(anna, closed)
    place = address(cast)
    paths = ("/r/nothing", "/r/a%00b", f"/r/{cast.workshop}", f"{place}/2", f"{place}/01", f"{place}/1/restitution.exe")
    answers = [stranger.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [404] * len(paths)
    assert ["Chieri" in answer.text or "Set-Cookie" in answer.headers for answer in answers] == [False] * len(paths)


def test_a_deleted_session_takes_its_page_along(
    cast: Cast, anna: FlaskClient, stranger: FlaskClient, closed: str
) -> None:
    send(anna, closed)
    place = address(cast)
    cast.do(cast.anna, "delete_workshop", workshop=cast.workshop, title="Tappa di Chieri")
    assert stranger.get(place).status_code == 404
    cast.do(SYSTEM, "erase_workshop", workshop=cast.workshop, deleted_before=stamp(now()))
    assert stranger.get(f"{place}/1/restitution.csv").status_code == 404
