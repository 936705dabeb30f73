"""The promise: every note is found in every format, as it was typed."""

import json
from functools import cache

import pytest

from facilitator.restitution.drafting import published
from facilitator.restitution.press import printed
from tests.restitution.chieri import chieri, in_language, with_notes
from tests.restitution.hostile import HOSTILE, RIGHT_TO_LEFT, WITHOUT_SHAPE
from tests.restitution.reading import (
    attached,
    csv_rows,
    docx_text,
    html_of,
    html_text,
    md_text,
    odt_text,
    pdf_text,
    squeezed,
    xlsx_sheets,
)

READERS = {"pdf": pdf_text, "html": html_text, "md": md_text, "docx": docx_text, "odt": odt_text}
TYPED = {kind: text for kind, text in HOSTILE.items() if kind not in RIGHT_TO_LEFT | WITHOUT_SHAPE}


@cache
def file(form: str) -> bytes:
    return printed(published(with_notes(*HOSTILE.values()), "internal"), form)


@cache
def text(form: str) -> str:
    return READERS[form](file(form))


@pytest.mark.parametrize("kind", TYPED)
@pytest.mark.parametrize("form", READERS)
def test_a_note_is_found_word_for_word(form: str, kind: str) -> None:
    assert squeezed(HOSTILE[kind]) in text(form)


@pytest.mark.parametrize("kind", sorted(RIGHT_TO_LEFT | WITHOUT_SHAPE))
@pytest.mark.parametrize("form", ["html", "md", "docx", "odt"])
def test_letters_of_any_script_are_found_where_fonts_are_the_readers_business(form: str, kind: str) -> None:
    assert squeezed(HOSTILE[kind]) in text(form)


@pytest.mark.parametrize("kind", sorted(RIGHT_TO_LEFT))
def test_the_pdf_has_all_letters_of_right_to_left_text(kind: str) -> None:
    """Programs that read PDF give such words back in various orders, so the letters are looked for, not the words."""
    assert set(squeezed(HOSTILE[kind])) <= set(text("pdf"))


def test_signs_without_a_shape_are_named_in_the_pdf_and_the_reader_is_told() -> None:
    assert squeezed("�� and �: [check mark]") in text("pdf")
    assert squeezed("Some signs have no shape in the fonts of this file") in text("pdf")


def test_the_pdf_carries_the_open_data() -> None:
    assert attached(file("pdf")) == json.loads(file("json"))


def test_json_has_every_text_unchanged() -> None:
    assert [note["text"] for note in json.loads(file("json"))["tables"][1]["notes"]] == list(HOSTILE.values())


def test_csv_has_every_text_unchanged() -> None:
    assert [row["text"] for row in csv_rows(file("csv")) if row["table"] == "1"] == list(HOSTILE.values())


def test_the_workbook_has_every_text_unchanged_and_never_as_a_formula() -> None:
    header, *rows = xlsx_sheets(file("xlsx"))["Notes"]
    text = header.index("Words")
    assert [row[text] for row in rows if row[1] == 1] == list(HOSTILE.values())


def test_no_csv_cell_begins_like_a_formula() -> None:
    assert not [line for line in file("csv").decode("utf-8-sig").split("\r\n") if line.startswith(("=", "+", "-", "@"))]
    assert b""";"'=1+1";""" in file("csv")


@pytest.mark.parametrize("typed", ["=1+1", "-1", " =1+1", 'a, b; "c"', "due, =tre"])
def test_every_csv_cell_is_quoted_and_only_what_begins_like_a_formula_is_marked(typed: str) -> None:
    printed_file = printed(published(with_notes(typed), "internal"), "csv")
    (read,) = (row for row in csv_rows(printed_file) if row["table"] == "1")
    assert read["text"] == typed
    lines = printed_file.decode("utf-8-sig").split("\r\n", 1)
    assert lines[0] == "ref;table;theme;prompt;text;card_type;body;author;source;late;added_at;votes"
    quoted = typed.replace('"', '""')
    mark = "'" if typed[0] in "=-" else ""
    assert f';"{mark}{quoted}";' in lines[1]


def test_nothing_people_type_becomes_an_element_of_the_page() -> None:
    elements = html_of(file("html")).elements
    assert {name for name, _ in elements} & {"script", "img", "textarea", "iframe"} == set()
    assert [names for _, names in elements if any(name.startswith("on") for name in names)] == []


@pytest.mark.parametrize("form", READERS)
def test_every_note_stands_with_its_number_in_the_annex_and_under_its_question(form: str) -> None:
    made = READERS[form](printed(published(in_language("en"), "internal"), form))
    for note in chieri().notes:
        assert made.count(squeezed(note.text)) >= 2
        assert note.ref in made
