"""Facilitators read the restitution and hand out its files; nobody else gets either."""

import pytest

from facilitator.restitution.formats import FORMATS
from tests.cast import Cast
from tests.restitution.conftest import Get


def test_the_page_shows_the_document_with_its_notes(cast: Cast, get: Get) -> None:
    cast.add_note(cast.bruno, "<b>Più alberi</b>", prompt=cast.prompts[0])
    page = get(cast.anna, f"/w/{cast.workshop}/restitution")
    assert page.status_code == 200
    assert "&lt;b&gt;Più alberi&lt;/b&gt;" in page.text
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("door", ["/w/{}/restitution.{}", "/api/v1/workshops/{}/restitution.{}"])
def test_every_format_is_a_file_with_a_safe_name(cast: Cast, get: Get, door: str, form: str) -> None:
    answer = get(cast.anna, door.format(cast.workshop, form))
    assert (answer.status_code, answer.content_type) == (200, FORMATS[form])
    name = f"restituzione-tappa-di-chieri-2026-11-23.{form}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_public_edition_names_no_author(cast: Cast, get: Get) -> None:
    cast.add_note(cast.bruno, "Una nota")
    files = {
        edition: get(cast.anna, f"/api/v1/workshops/{cast.workshop}/restitution.json?edition={edition}").json
        for edition in ("internal", "public")
    }
    assert {edition: (file or {})["edition"] for edition, file in files.items()} == {
        edition: edition for edition in files
    }
    public = str(files["public"])
    assert "Bruno" not in public and str(cast.bruno.id) not in public
    notes = [note for table in (files["public"] or {})["tables"] for note in table["notes"]]
    assert [note["added_at"][-8:] for note in notes] == [":00.000Z"]


@pytest.mark.parametrize(
    ("ending", "status"), [(".rtf", 404), (".pdf?edition=secret", 400), ("?edition=secret", 400), (".json", 200)]
)
def test_what_is_not_there_is_said(cast: Cast, get: Get, ending: str, status: int) -> None:
    assert get(cast.anna, f"/w/{cast.workshop}/restitution{ending}").status_code == status


def test_only_the_facilitators_of_the_session_see_the_page(cast: Cast, get: Get) -> None:
    asked = {"anna": cast.anna, "bruno": cast.bruno, "eve": cast.eve, "fabio": cast.fabio, "nobody": None}
    assert {name: get(actor, f"/w/{cast.workshop}/restitution").status_code for name, actor in asked.items()} == {
        "anna": 200,
        "bruno": 403,
        "eve": 404,
        "fabio": 404,
        "nobody": 302,
    }


def test_what_was_counted_is_said_in_the_singular_and_what_was_not_is_not(cast: Cast, get: Get) -> None:
    assert "Non è stata scritta nessuna nota" in get(cast.anna, f"/w/{cast.workshop}/restitution").text
    cast.add_note(cast.bruno, "Una nota")
    page = get(cast.anna, f"/w/{cast.workshop}/restitution").text
    assert "Contat" in page and "Non è stata scritta" not in page
    assert " 1 enti" not in page and " 1 persone" not in page


def test_where_a_note_comes_from_counts_what_was_written_anew_and_nothing_else(cast: Cast, get: Get) -> None:
    note = cast.add_note(cast.bruno, "Una nota", prompt=cast.prompts[0])
    cast.do(cast.anna, "edit_participant", participant=cast.bruno.id, body="Comune di Asti")
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[1], prompt=None)
    origin = f"/w/{cast.workshop}/restitution/notes/T1-1"
    assert "<dd>mai</dd>" in get(cast.anna, origin).text
    revision = cast.snapshot(cast.table_stream(1))["notes"][0]["revision"]
    cast.do(cast.bruno, "edit_note", note=note, text="Una nota più lunga", revision=revision)
    assert "<dd>1 volta</dd>" in get(cast.anna, origin).text
