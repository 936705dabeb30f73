"""The list of who is expected: brought as a file or pasted, looked at, and kept only then."""

import io
import json
from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Participant, Workshop
from tests.cast import Cast
from tests.imports.spreadsheets import ods, xlsx
from tests.views.forms import Fields, send, words

LIST = "Giulia Perotti; Comune di Leinì; funzionaria\nMarco Bertone; Comune di Chieri; assessore"
SHEET = [
    ["Cognome e nome", "Ente", "Qualifica", "1ª scelta", "E-mail", "Cellulare"],
    ["Perotti Giulia", "Comune di Leinì", "funzionaria", "Ambiente", "giulia@example.org", "333 1234567"],
    ["Bertone Marco", "Comune di Chieri", "assessore", "tav. 9", "marco@example.org", "333 7654321"],
    ["", "Comune di Susa", "sindaca", "", "", ""],
]


@pytest.fixture
def workshop(app: Flask, staff: FlaskClient) -> str:
    send(staff, "/workshops/new", **{"title": "Collegno", "date": "2026-12-12", "theme": "Ambiente"})
    with app.app_context():
        return db.session.scalars(sa.select(Workshop.id)).one()


def people(app: Flask) -> list[tuple[str | None, str | None, str]]:
    """Name, body and role of everybody on the list."""
    with app.app_context():
        listed = db.session.scalars(sa.select(Participant).order_by(Participant.position))
        return [(one.name, one.body.name if one.body else None, one.role) for one in listed]


def names(app: Flask) -> list[str | None]:
    return [name for name, _, _ in people(app)]


def check(staff: FlaskClient, workshop: str, **sent: Any) -> str:
    return send(staff, f"/w/{workshop}/people", to=f"/w/{workshop}/people/check", **sent).text


def agree(staff: FlaskClient, workshop: str, page: str, **typed: Any) -> Any:
    """Send the page as it is, with what somebody typed on it, to be kept."""
    return staff.post(f"/w/{workshop}/people", data={**Fields(page).values, **typed})


def file(content: bytes, name: str = "iscritti.xlsx") -> dict[str, Any]:
    return {"file": (io.BytesIO(content), name)}


def test_a_list_is_read_and_nothing_kept(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = words(check(staff, workshop, people=LIST))
    assert "2 people of 2 bodies are ready." in page and "Nothing is saved yet" in page and "Add 2 people" in page
    assert names(app) == []


def test_what_was_looked_at_is_kept_once(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, people=LIST)
    answers = [agree(staff, workshop, page) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert people(app) == [
        ("Giulia Perotti", "Comune di Leinì", "officer"),
        ("Marco Bertone", "Comune di Chieri", "assessor"),
    ]
    assert "Giulia Perotti" in words(staff.get(f"/w/{workshop}/people").text)


@pytest.mark.parametrize("write", [xlsx, ods])
def test_a_spreadsheet_is_read_by_its_headings(app: Flask, staff: FlaskClient, workshop: str, write: Any) -> None:
    page = check(staff, workshop, **file(write(SHEET)))
    assert "sheet “Iscritti”" in page and "D · 1ª scelta" in page
    assert "2 people of 2 bodies are ready." in words(page) and "1 row has to be mended." in words(page)
    assert "There are" in words(page) or "There is one table." in words(page)
    agree(staff, workshop, page)
    assert names(app) == ["Giulia Perotti", "Marco Bertone"]


def test_mail_and_phones_are_neither_shown_nor_carried_nor_kept(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, **file(xlsx(SHEET)))
    assert "not shown" in page
    agree(staff, workshop, page)
    assert names(app)
    for text in (page, staff.get(f"/w/{workshop}/people").text):
        assert "example.org" not in text and "333" not in text


def test_who_has_no_name_is_named_on_the_page(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, **file(xlsx(SHEET)))
    answer = agree(staff, workshop, page, **{"name-4": "Lia Blanc"})
    assert answer.status_code == 302
    assert people(app)[-1] == ("Lia Blanc", "Comune di Susa", "mayor")


def test_rows_to_mend_stay_on_the_page(app: Flask, staff: FlaskClient, workshop: str) -> None:
    rest = agree(staff, workshop, check(staff, workshop, **file(xlsx(SHEET)))).text
    assert names(app) == ["Giulia Perotti", "Marco Bertone"]
    assert "The name is missing. The body is Comune di Susa." in words(rest)
    agree(staff, workshop, rest, **{"name-4": "Lia Blanc"})
    assert names(app) == ["Giulia Perotti", "Marco Bertone", "Lia Blanc"]


def test_a_column_is_what_somebody_says_it_is(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, people="Chieri;Marco Bertone\nLeinì;Giulia Perotti")
    changed = {"column-0": "body", "column-1": "name"}
    again = agree(staff, workshop, page, **changed)
    assert again.status_code == 200 and names(app) == []
    agree(staff, workshop, again.text)
    assert people(app) == [("Marco Bertone", "Chieri", "other"), ("Giulia Perotti", "Leinì", "other")]


def test_a_body_in_doubt_is_asked_for_and_counts_for_all_its_rows(
    app: Flask, staff: FlaskClient, workshop: str
) -> None:
    agree(staff, workshop, check(staff, workshop, people="Ada;Comune di Leinì\nUgo;Comune di Chieri"))
    page = check(staff, workshop, people="Lia;Comune di Chierri\nLuca;Comune di Chierri\nEva;Comune di Leini")
    assert "It may be a body that is known by another name." in words(page)
    assert "1 person of 1 body is ready." in words(page)
    agree(staff, workshop, page, **{"body-1": "Comune di Chieri"})
    assert [body for _, body, _ in people(app)][2:] == ["Comune di Chieri", "Comune di Chieri", "Comune di Leinì"]


def test_a_body_in_doubt_may_be_new(app: Flask, staff: FlaskClient, workshop: str) -> None:
    agree(staff, workshop, check(staff, workshop, people="Ada;Comune di Chieri"))
    page = check(staff, workshop, people="Lia;Comune di Chierri")
    agree(staff, workshop, page, **{"body-1": "Comune di Chierri"})
    assert [body for _, body, _ in people(app)] == ["Comune di Chieri", "Comune di Chierri"]


def test_the_same_list_again_changes_nothing_and_says_so(app: Flask, staff: FlaskClient, workshop: str) -> None:
    agree(staff, workshop, check(staff, workshop, people=LIST))
    again = check(staff, workshop, people=LIST)
    assert "Everybody is on the list already, with nothing to change." in words(again)
    assert "2 people are on the list already. Stays as it is" in words(again)
    agree(staff, workshop, again)
    assert len(people(app)) == 2


def test_a_changed_list_shows_what_was_and_what_will_be(app: Flask, staff: FlaskClient, workshop: str) -> None:
    agree(staff, workshop, check(staff, workshop, people=LIST))
    page = check(staff, workshop, people=LIST.replace("funzionaria", "sindaca"))
    assert "1 person is ready." in words(page) and "Giulia Perotti It is somebody else Role office mayor" in words(page)
    agree(staff, workshop, page)
    assert people(app)[0] == ("Giulia Perotti", "Comune di Leinì", "mayor")


def test_who_is_twice_in_the_list_enters_once(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, people=f"{LIST}\n{LIST}")
    assert "It is in row 1 already. Enters once" in words(page)
    agree(staff, workshop, page)
    assert len(people(app)) == 2


def test_a_list_that_is_too_long_is_refused_whole_and_stays_on_the_page(
    app: Flask, staff: FlaskClient, workshop: str
) -> None:
    text = "\n".join(f"Ada {number}" for number in range(2100))
    page = check(staff, workshop, people=text)
    assert "At most 2000 people at once: divide the list." in words(page)
    assert "Ada 2099</textarea>" in page
    assert names(app) == []


def test_a_file_that_is_no_list_is_refused_beside_its_field(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, **file(b"%PDF-1.7 ...", "iscritti.xlsx"))
    assert "This is a PDF, whatever its name" in words(page) and 'aria-invalid="true"' in page
    assert names(app) == []


@pytest.mark.parametrize("size", [5_000_001, 9_000_000])
def test_a_file_that_is_too_large_is_refused_in_words(staff: FlaskClient, workshop: str, size: int) -> None:
    path = f"/w/{workshop}/people"
    token = Fields(staff.get(path).text).values["csrf_token"]
    parts = {'name="csrf_token"': token.encode(), 'name="file"; filename="iscritti.csv"': b"x" * size}
    body = b"".join(
        b"--cut\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n" % (name.encode(), part)
        for name, part in parts.items()
    )
    answer = staff.post(f"{path}/check", data=body + b"--cut--\r\n", content_type="multipart/form-data; boundary=cut")
    assert answer.status_code in (400, 413)
    assert "The file is larger than 5 MB" in words(answer.text)


def test_nothing_chosen_is_said(staff: FlaskClient, workshop: str) -> None:
    assert "Choose a file, or paste the list." in words(check(staff, workshop))


def carried(*rows: list[str], **more: object) -> str:
    """A list as a page carries it, or as somebody forged it."""
    return json.dumps({"rows": [{"number": number, "cells": row} for number, row in enumerate(rows, 1)], **more})


FORGED = [
    "",
    "{",
    "[]",
    carried(["x" * 600]),
    carried(["x"] * 200_000),
    carried(["x"] * 26),
    carried(*[["x" * 500] * 20] * 200),
    carried(*[["x"]] * 2100),
    carried(["x"], others=[json.loads(carried(*[["x"]] * 2050))]),
    carried(["x"], others=[{"rows": [], "others": [{"rows": []}]}]),
    '{"rows": [{"number": -1, "cells": ["x"]}]}',
    '{"rows": [{"number": 1%s, "cells": ["x"]}]}' % ("0" * 400),
]


@pytest.mark.parametrize("forged", FORGED, ids=range(len(FORGED)))
def test_a_carried_list_that_was_changed_on_the_way_is_refused(
    app: Flask, staff: FlaskClient, workshop: str, forged: str
) -> None:
    page = check(staff, workshop, people=LIST)
    answer = agree(staff, workshop, page, table=forged)
    assert answer.status_code == 400
    assert "This page was open too long: choose the file again." in words(answer.text)
    assert names(app) == []


def test_the_list_of_others_is_not_there(staff: FlaskClient, cast: Cast) -> None:
    assert staff.get(f"/w/{cast.workshop}/people").status_code == 404
    assert staff.get("/workshops/new").status_code == 200


def test_what_is_brought_never_becomes_markup(staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, people="<img src=x onerror=alert(1)>;Ente;boh")
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_another_sheet_of_the_file_can_be_read_instead(app: Flask, staff: FlaskClient, workshop: str) -> None:
    others = [["Nome", "Ente"], ["Ada", "Susa"], ["Ugo", "Chieri"], ["Lia", "Susa"]]
    page = check(staff, workshop, **file(xlsx(SHEET, Invitati=others)))
    assert "sheet “Invitati”" in page and "The file has another sheet with rows in it" in words(page)
    again = agree(staff, workshop, page, sheet="Iscritti")
    assert again.status_code == 200 and names(app) == []
    assert "sheet “Iscritti”" in again.text and "2 people of 2 bodies are ready." in words(again.text)
    agree(staff, workshop, again.text)
    assert names(app) == ["Giulia Perotti", "Marco Bertone"]


def test_no_number_is_promised_while_rows_can_be_mended_on_the_page(
    app: Flask, staff: FlaskClient, workshop: str
) -> None:
    page = check(staff, workshop, people=f"{LIST}\n;Comune di Susa")
    assert "Add who is ready" in words(page) and "Add 2 people" not in words(page)
    agree(staff, workshop, page, **{"name-3": "Lia Blanc"})
    assert names(app) == ["Giulia Perotti", "Marco Bertone", "Lia Blanc"]


def test_who_has_the_name_of_somebody_on_the_list_can_be_another_person(
    app: Flask, staff: FlaskClient, workshop: str
) -> None:
    agree(staff, workshop, check(staff, workshop, people=LIST))
    page = check(staff, workshop, people=LIST.replace("funzionaria", "sindaca"))
    apart = staff.post(f"/w/{workshop}/people/check", data={**Fields(page).values, "namesake-1": "1"}).text
    assert "Somebody else of this name is on the list. Enters as another person" in words(apart)
    assert "Add 1 person" in words(apart) and len(people(app)) == 2
    agree(staff, workshop, apart)
    assert people(app)[0] == ("Giulia Perotti", "Comune di Leinì", "officer")
    assert people(app)[2:] == [("Giulia Perotti", "Comune di Leinì", "mayor")]


def test_another_person_is_the_same_one_again(app: Flask, staff: FlaskClient, workshop: str) -> None:
    agree(staff, workshop, check(staff, workshop, people=LIST))
    page = check(staff, workshop, people=LIST)
    apart = staff.post(f"/w/{workshop}/people/check", data={**Fields(page).values, "namesake-2": "1"}).text
    again = staff.post(f"/w/{workshop}/people/check", data={**Fields(apart).values, "no-namesake-2": "1"}).text
    assert "Everybody is on the list already, with nothing to change." in words(again)
    agree(staff, workshop, again)
    assert len(people(app)) == 2


def test_who_is_twice_in_the_list_can_be_two_people(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, people=f"{LIST}\n{LIST}")
    agree(staff, workshop, page, **{"namesake-3": "1"})
    assert names(app) == ["Giulia Perotti", "Marco Bertone", "Giulia Perotti"]


def test_a_body_taken_for_a_known_one_can_be_another_body(app: Flask, staff: FlaskClient, workshop: str) -> None:
    agree(staff, workshop, check(staff, workshop, people="Ada;Comune di Chieri"))
    page = check(staff, workshop, people="Lia;Città di Chieri;\nEva;Città di Chieri;")
    assert "Another name of a known body." in words(page) and "It is another body" in words(page)
    apart = staff.post(f"/w/{workshop}/people/check", data={**Fields(page).values, "own_body-1": "1"}).text
    assert "It is not Comune di Chieri. Enters as a body of its own" in words(apart)
    assert "1 body is new here: Città di Chieri." in words(apart)
    agree(staff, workshop, apart)
    assert [body for _, body, _ in people(app)] == ["Comune di Chieri", "Città di Chieri", "Città di Chieri"]


def test_a_spoiled_file_leaves_what_was_typed_beside_it(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, people=LIST, **file(b"PK\x03\x04 what"))
    assert LIST in unescape(page) and 'aria-describedby="file-hint file-outcome"' in page
    assert names(app) == []


def test_a_spoiled_file_leaves_the_list_that_was_being_mended(app: Flask, staff: FlaskClient, workshop: str) -> None:
    page = check(staff, workshop, **file(xlsx(SHEET)))
    sent = {**Fields(page).values, "name-4": "Lia Blanc", "column-3": "", **file(b"%PDF-1.7")}
    again = staff.post(f"/w/{workshop}/people/check", data=sent)
    assert again.status_code == 400 and "This is a PDF, whatever its name" in words(again.text)
    agree(staff, workshop, again.text)
    assert names(app) == ["Giulia Perotti", "Marco Bertone", "Lia Blanc"]
