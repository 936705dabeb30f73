"""Slides: a page a table, whatever people wrote."""

import io
from dataclasses import replace

import page
import pypdf

from facilitator.restitution.drafting import published
from facilitator.restitution.press import printed
from facilitator.restitution.record import Named, Record
from facilitator.restitution.renderers.slides import more
from facilitator.restitution.speech import speaking
from tests.restitution.chieri import chieri, in_language, with_page
from tests.restitution.hostile import HOSTILE, RIGHT_TO_LEFT, WITHOUT_SHAPE
from tests.restitution.reading import squeezed


def slides(record: Record) -> list[str]:
    file = printed(published(record, "public"), "slides.pdf")
    report = page.validate_pdf_bytes(file, profile="ua1")
    assert [failure.rule_id for failure in report.failures] == []
    return [squeezed(each.extract_text()) for each in pypdf.PdfReader(io.BytesIO(file)).pages]


def test_each_table_has_a_slide_between_the_cover_and_what_is_open() -> None:
    cover, *tables, left = slides(in_language("en"))
    assert len(tables) == 3
    assert squeezed("41 notes") in cover
    assert squeezed("Table 2 Comunicazione esterna verso i cittadini") in tables[1]
    assert squeezed("7 Che cosa possiamo fare insieme da domani?") in tables[1]
    assert squeezed("T3-6 Come si misura un Patto") in left


def test_a_table_that_made_groups_shows_them_the_largest_first() -> None:
    record = in_language("en")
    plenary, first, *others = record.tables
    notes = tuple(replace(note, cluster="b" if place else "a") for place, note in enumerate(first.notes))
    grouped = replace(first, notes=notes, clusters=(Named("a", "Formazione"), Named("b", "Referenti")))
    shown = slides(replace(record, tables=(plenary, grouped, *others)))[1]
    assert squeezed("12 Referenti 1 Formazione") in shown


def test_a_table_that_filled_its_page_shows_its_key_points() -> None:
    shown = slides(with_page())[1]
    assert squeezed("Key points 1 Serve un referente 2 Formare tutti, non i convinti") in shown


def test_words_of_any_kind_are_shown_as_they_are_and_shortened_on_one_page() -> None:
    kinds = sorted(HOSTILE.keys() - RIGHT_TO_LEFT - WITHOUT_SHAPE)
    plenary, first, *_ = in_language("en").tables
    tables = tuple(
        replace(first, id=kind, number=number, theme=HOSTILE[kind][:160], prompts=(Named("p", HOSTILE[kind]),) * 8)
        for number, kind in enumerate(kinds, 1)
    )
    _, *shown = slides(replace(in_language("en"), tables=(plenary, *tables), streams={}))
    assert len(shown) == len(kinds)
    for text, kind in zip(shown, kinds, strict=True):
        assert squeezed(" ".join(HOSTILE[kind].split())[:60]) in text
        assert squeezed("and 2 more") in text


def test_what_has_no_room_is_counted_in_words_that_fit_points_groups_and_questions() -> None:
    with speaking("it"):
        assert [more(number) for number in (0, 1, 3)] == ["", "e ancora 1", "e ancora 3"]


def test_a_session_without_tables_has_a_cover() -> None:
    record = replace(chieri(), tables=(), streams={})
    assert len(slides(record)) == 1
