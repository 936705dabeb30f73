"""Groups in the document: each with its title and its notes, every note once."""

from dataclasses import replace

import pytest

from facilitator.restitution import outline
from facilitator.restitution.document import Heading, NoteGroup, Paragraph
from facilitator.restitution.drafting import published
from facilitator.restitution.record import Named, Record, TableRecord
from facilitator.restitution.renderers import html, md, xlsx
from tests.restitution.chieri import in_language
from tests.restitution.reading import xlsx_sheets

TITLE = "Farsi trovare <script>*non*"


def grouped(record: Record, groups: dict[str, tuple[int, ...]]) -> Record:
    """The record with notes of its first table, by their numbers, in groups by their titles."""
    clusters = {number: title for title, numbers in groups.items() for number in numbers}
    tables = tuple(with_groups(table, groups, clusters) if table.number == 1 else table for table in record.tables)
    return replace(record, tables=tables)


def with_groups(table: TableRecord, groups: dict[str, tuple[int, ...]], clusters: dict[int, str]) -> TableRecord:
    notes = tuple(replace(note, cluster=clusters.get(note.number)) for note in table.notes)
    return replace(table, notes=notes, clusters=tuple(Named(title, title) for title in groups))


def chapter(record: Record) -> list[NoteGroup | Paragraph]:
    """The notes of the first table as the document tells them."""
    blocks = outline.build(record).blocks
    start = next(
        place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == "table-1"
    )
    end = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and place > start)
    return [block for block in blocks[start:end] if isinstance(block, NoteGroup | Paragraph)][1:]


def told(record: Record) -> list[tuple[str, str, int]]:
    return [
        (block.above, block.title, len(block.notes)) if isinstance(block, NoteGroup) else ("", block.text, 0)
        for block in chapter(record)
    ]


@pytest.fixture
def record() -> Record:
    """A session with two questions at its first table; the first one is answered by the first six notes."""
    made = in_language("en")
    (first, *others) = [table for table in made.tables if not table.is_plenary]
    prompts = (Named("p1", "How are we found?"), Named("p2", "Who stays out?"))
    notes = tuple(
        replace(note, number=number, ref=f"T1-{number}", prompt="p1" if number <= 6 else "p2", cluster=None)
        for number, note in enumerate(first.notes[:9], 1)
    )
    return replace(made, tables=(replace(first, prompts=prompts, notes=notes), *others))


def test_notes_stand_under_their_group_below_their_question_and_the_others_after(record: Record) -> None:
    assert told(grouped(record, {"To be found": (1, 3), "Plain words": (2,), "Nothing yet": ()})) == [
        ("Question 1", "How are we found?", 0),
        ("Group", "To be found", 2),
        ("Group", "Plain words", 1),
        ("", "Other notes on this question", 3),
        ("Question 2", "Who stays out?", 3),
    ]


def test_a_group_across_questions_comes_after_them_and_says_which_its_notes_answer(record: Record) -> None:
    across = grouped(record, {"Everywhere": (1, 7, 8, 9)})
    assert told(across) == [
        ("Question 1", "How are we found?", 5),
        ("Question 2", "Who stays out?", 0),
        ("", "The notes that answer it stand in the groups below.", 0),
        ("Group", "Everywhere", 4),
    ]
    lines = next(block for block in chapter(across) if isinstance(block, NoteGroup) and block.above == "Group").notes
    assert [line.marks[0] for line in lines] == ["Question 1", "Question 2", "Question 2", "Question 2"]


def test_every_note_stands_in_the_chapter_once_however_it_is_grouped(record: Record) -> None:
    cases: tuple[dict[str, tuple[int, ...]], ...] = (
        {},
        {"One": (1, 2)},
        {"All": (1, 2, 3, 4, 5, 6, 7, 8, 9)},
        {"A": (6, 7), "B": (1,), "C": ()},
    )
    for groups in cases:
        blocks = chapter(grouped(record, groups))
        refs = sorted(line.ref for block in blocks if isinstance(block, NoteGroup) for line in block.notes)
        assert refs == [f"T1-{number}" for number in range(1, 10)]


def test_a_title_is_words_in_every_format(record: Record) -> None:
    made = published(grouped(record, {TITLE: (1, 2)}), "internal")
    assert TITLE in [block.title for block in made.document.blocks if isinstance(block, NoteGroup)]
    for form in (md, html):
        assert "<script>*non" not in form.render(made).decode()
    notes = xlsx_sheets(xlsx.render(made))["Notes"]
    assert [(row[0], row[-1]) for row in notes[1:4]] == [("T1-1", TITLE), ("T1-2", TITLE), ("T1-3", "")]
