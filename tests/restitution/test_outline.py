"""The document as a tree: which chapters, which counts, who is named."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from facilitator.restitution import outline
from facilitator.restitution.document import (
    Chart,
    Cover,
    Document,
    Heading,
    NoteGroup,
    NoteLine,
    Paragraph,
    Table,
    document_from,
)
from facilitator.restitution.drafting import published
from facilitator.restitution.edition import edited
from facilitator.restitution.record import Named, Record
from facilitator.restitution.renderers import md
from tests.restitution.chieri import chieri, in_language, with_notes

GOLDEN = Path(__file__).with_name("golden")


def document(record: Record, edition: str = "internal") -> Document:
    return outline.build(edited(record, edition))


def lines(made: Document) -> list[NoteLine]:
    return [note for block in made.blocks if isinstance(block, NoteGroup) for note in block.notes]


def words(made: Document) -> str:
    return " ".join(block.text for block in made.blocks if isinstance(block, Paragraph))


def test_the_chapters_come_in_their_order() -> None:
    made = document(in_language("en"))
    assert [part.title for part in made.headings if part.level == 1] == [
        "The session in brief",
        "Who was there",
        "Agenda",
        "Table 1. Comunicazione e organizzazione interna degli uffici",
        "Table 2. Comunicazione esterna verso i cittadini",
        "Table 3. Beni comuni immateriali",
        "Open points",
        "What is not shown",
        "All notes",
        "How it was made",
    ]


def test_the_cover_counts_who_was_present() -> None:
    cover = document(in_language("en")).blocks[0]
    assert isinstance(cover, Cover)
    assert [(figure.value, figure.label) for figure in cover.figures] == [
        ("21", "people present"),
        ("7", "bodies"),
        ("3", "tables"),
        ("41", "notes"),
    ]
    assert [fact.value for fact in cover.facts if fact.label == "Who"] == [
        "21 people of 7 bodies, among them 1 mayor, 3 assessors, 2 councillors, 3 executives and 11 officers"
    ]


def said_of_people(**changes: Any) -> str:
    cover = document(replace(in_language("en"), **changes)).blocks[0]
    assert isinstance(cover, Cover)
    return next(fact.value for fact in cover.facts if fact.label == "Who")


def test_where_many_kept_their_role_the_others_do_not_speak_for_them() -> None:
    said = said_of_people(roles={"officer": 1, "other": 20})
    assert said == "21 people of 7 bodies; among those who told their role 1 officer"
    assert said_of_people(roles={"other": 21}) == "21 people of 7 bodies"


def test_who_came_for_no_body_is_not_counted_to_the_bodies() -> None:
    assert said_of_people(people=22, roles={}) == "22 people, 21 of 7 bodies"
    assert said_of_people(people=22, roles={}, bodies=()) == "22 people"


def test_the_brief_counts_what_is_not_shown_and_claims_no_more_than_it_holds() -> None:
    record = in_language("en")
    paragraph = md.render(published(record, "internal")).decode()
    assert "43 notes were written: 41 are here word for word, 2 are not shown (see the register)." in paragraph
    whole = replace(record, tables=tuple(replace(table, withheld=(), binned=0) for table in record.tables))
    paragraph = md.render(published(whole, "internal")).decode()
    assert "41 notes were written; this document holds them all, word for word." in paragraph


def test_all_counts_agree() -> None:
    record = chieri()
    counts = published(record, "internal").open_data["counts"]
    assert counts["notes"] == len(record.notes) == len({note.ref for note in lines(document(record))})
    assert counts["people"] == sum(body.people for body in record.bodies)
    assert counts["hidden"] == len(published(record, "internal").open_data["register"]) == 1
    assert counts["binned"] == 1


def test_hidden_notes_are_lines_of_the_register_and_binned_ones_are_counted() -> None:
    made = document(in_language("en"))
    assert "The facilitators have hidden 1 note." in words(made)
    assert "1 note was taken back by its author (Table 1: 1)." in words(made)
    assert "Una persona è riconoscibile." in str(made.as_json())


@pytest.mark.parametrize(
    ("naming", "edition", "by"),
    [
        ("names", "internal", "Chiara Bertone, Comune di Leinì"),
        ("names", "public", "Comune di Leinì"),
        ("bodies", "internal", "Comune di Leinì"),
        ("bodies", "public", "Comune di Leinì"),
        ("nothing", "internal", ""),
        ("nothing", "public", ""),
    ],
)
def test_an_edition_names_whom_the_session_agreed_to_name(naming: str, edition: str, by: str) -> None:
    record = with_notes("Una nota.", naming=naming)
    told = published(record, edition)
    assert lines(told.document)[0].by == by
    assert ("Chiara Bertone" in str(told.as_json())) == ("Chiara Bertone" in by)


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_under_the_policy_nothing_no_edition_tells_which_body_sat_where(edition: str) -> None:
    record = in_language("en")
    told = published(replace(record, workshop=replace(record.workshop, naming="nothing")), edition)
    assert {tuple(table["bodies"]) for table in told.open_data["tables"]} == {()}
    (there,) = [block for block in told.document.blocks if isinstance(block, Table) and "Body" in block.header]
    assert there.header == ("Body", "People")
    assert ("Comune di Collegno", "3") in there.rows
    assert {len(row) for row in there.rows} == {len(there.widths)} == {2}
    assert "7 people. 13 notes" in words(told.document)


def test_the_plenary_has_a_chapter_when_something_was_written_there() -> None:
    record = in_language("en")
    plenary = replace(record.tables[0], notes=record.tables[1].notes)
    made = document(replace(record, tables=(plenary, *record.tables[1:])))
    assert [part.title for part in made.headings if part.anchor == "table-0"] == ["Plenary"]
    assert [block.labels[0] for block in made.blocks if isinstance(block, Chart)] == ["Plenary"]
    assert not [part for part in document(record).headings if part.anchor == "table-0"]


def test_a_question_to_the_plenary_that_nobody_answered_is_shown_as_those_of_the_tables() -> None:
    record = in_language("en")
    plenary = replace(record.tables[0], prompts=(Named("prompt-0-1", "What did we forget?"),))
    made = document(replace(record, tables=(plenary, *record.tables[1:])))
    assert [part.title for part in made.headings if part.anchor == "table-0"] == ["Plenary"]
    assert "What did we forget?" in [block.title for block in made.blocks if isinstance(block, NoteGroup)]
    assert ["Plenary" in block.labels for block in made.blocks if isinstance(block, Chart)] == [False]


def test_of_a_session_with_nobody_there_nothing_is_said_that_did_not_happen() -> None:
    record = in_language("en")
    tables = tuple(replace(table, notes=(), withheld=(), binned=0, people=0, bodies=()) for table in record.tables)
    made = document(replace(record, tables=tables, bodies=(), people=0, roles={}))
    said = md.render(published(replace(record, tables=tables, bodies=(), people=0, roles={}), "internal")).decode()
    assert "nobody was there, nothing was written" in said
    assert "took place" not in said
    assert "People wrote" not in said
    assert "0 notes in" not in said
    assert "Agenda" not in [part.title for part in made.headings]


def test_a_moment_shorter_than_a_minute_has_one_hour_and_no_length() -> None:
    record = in_language("en")
    first, second, *others = record.activities
    started = first.started_at or record.generated_at
    moments = (
        replace(first, ended_at=started + timedelta(seconds=59)),
        replace(second, started_at=started, ended_at=started + timedelta(seconds=61)),
    )
    made = document(replace(record, activities=(*moments, *others)))
    (agenda,) = [block for block in made.blocks if isinstance(block, Table) and "Moment" in block.header]
    assert [(row[0], row[2]) for row in agenda.rows[:2]] == [("10:00", "–"), ("10:00–10:01", "1 minute")]


def test_who_was_there_says_the_tables_as_the_numbers_of_notes_do() -> None:
    (there,) = [
        block for block in document(in_language("en")).blocks if isinstance(block, Table) and "Body" in block.header
    ]
    assert ("Comune di Chivasso", "3", "T1, T2, T3") in there.rows


def test_a_question_that_nobody_answered_is_shown_as_such() -> None:
    assert "No note answers this question." in words(document(with_notes("Una nota.")))


def test_the_document_comes_back_from_the_workers_door_as_it_went_in() -> None:
    made = document(chieri())
    assert document_from(made.as_json()) == made


def test_every_chapter_can_be_linked_to_once() -> None:
    anchors = [block.anchor for block in document(chieri()).blocks if isinstance(block, Heading) and block.anchor]
    assert len(anchors) == len(set(anchors)) >= 13


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_whole_document_reads_like_the_one_on_file(language: str) -> None:
    """When the words change on purpose: read the difference, then store what the test prints."""
    made = md.render(published(in_language(language), "internal")).decode()
    assert made == (GOLDEN / f"chieri.{language}.md").read_text(encoding="utf-8")
