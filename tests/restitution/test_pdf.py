"""The PDF keeps what it promises to readers with assistive tools and to archives."""

from dataclasses import replace
from functools import cache

import page
import pytest

from facilitator.restitution.drafting import published
from facilitator.restitution.press import printed
from facilitator.restitution.record import Record
from facilitator.restitution.renderers.coverage import LATIN, fonts
from facilitator.restitution.renderers.glyphs import covered
from tests.restitution.chieri import chieri, in_language, with_notes, with_page
from tests.restitution.hostile import HOSTILE
from tests.restitution.reading import chapters, language, pdf_pages, structure

RECORDS = {
    "Chieri": chieri(),
    "in English": in_language("en"),
    "a table with its page": with_page(),
    "hostile notes": with_notes(*HOSTILE.values()),
    "nothing but a title": replace(chieri(), activities=(), tables=(), bodies=(), people=0, roles={}, streams={}),
    "a session without anybody yet": replace(
        chieri(), tables=tuple(replace(table, notes=()) for table in chieri().tables), bodies=(), people=0, roles={}
    ),
}


@cache
def pdf_of(kind: str) -> bytes:
    return pdf(RECORDS[kind])


def pdf(record: Record, edition: str = "internal") -> bytes:
    return printed(published(record, edition), "pdf")


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("kind", RECORDS)
def test_the_file_conforms(kind: str, profile: str) -> None:
    report = page.validate_pdf_bytes(pdf_of(kind), profile=profile)
    assert [failure.rule_id for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("kind", ["Chieri", "hostile notes"])
def test_every_table_has_header_cells(kind: str) -> None:
    tags = [tag for tag, _ in structure(pdf_of(kind))]
    assert "/Table" in tags
    for start in [place for place, tag in enumerate(tags) if tag == "/Table"]:
        assert "/TH" in tags[start : start + 12]


def test_the_chart_says_in_words_what_it_shows() -> None:
    alternatives = [str(element.Alt) for tag, element in structure(pdf_of("in English")) if tag == "/Figure"]
    assert len(alternatives) == 1
    assert "3. Beni comuni immateriali: 14" in alternatives[0]


def test_each_chapter_is_in_the_outline_with_its_table() -> None:
    assert chapters(pdf_of("in English"))[3:6] == [
        "Table 1 Comunicazione e organizzazione interna degli uffici",
        "Table 2 Comunicazione esterna verso i cittadini",
        "Table 3 Beni comuni immateriali",
    ]


@pytest.mark.parametrize("count", [11, 12, 18])
def test_no_heading_stands_alone_at_the_foot_of_a_page(count: int) -> None:
    record = in_language("en")
    plenary, first, *others = record.tables
    notes = tuple(replace(first.notes[0], ref=f"T1-{n}", text="Una nota." * (1 + n % 3)) for n in range(1, count + 1))
    made = pdf(replace(record, tables=(plenary, replace(first, notes=notes), *others)))
    last_lines = [page.strip().splitlines()[-1] for page in pdf_pages(made)[:-1] if page.strip()]
    assert [line for line in last_lines if line.startswith(("The notes of", "Table 2:", "Table 3:"))] == []


def test_the_language_is_the_sessions() -> None:
    assert [language(pdf_of(kind)) for kind in ("Chieri", "in English")] == ["it", "en"]


def test_signs_for_which_no_font_is_opened_are_in_titillium() -> None:
    titillium = next(font for font in fonts() if font.name == "TitilliumWeb-Regular.ttf")
    assert {ord(sign) for sign in LATIN} <= covered(titillium)


def test_a_word_longer_than_a_line_is_broken() -> None:
    words = "".join(pdf_pages(pdf_of("hostile notes"))).split()
    assert max(map(len, words)) < len(HOSTILE["a word of 300 letters"]) / 2
