"""Very long documents hold each note once, and leave none out."""

from collections import Counter
from dataclasses import replace
from typing import Any

from facilitator.restitution.drafting import published
from facilitator.restitution.record import Record
from facilitator.restitution.renderers.once import MOST_REPEATED, once
from tests.restitution.chieri import in_language, note


def of_notes(count: int) -> Record:
    """A session with so many notes at table 1, the second of which is an open question."""
    record = in_language("en")
    plenary, first, *_ = record.tables
    texts = (f"Una nota, la numero {number}{'?' if number == 2 else '.'}" for number in range(1, count + 1))
    notes = tuple(note(1, number, text, "prompt-1-1") for number, text in enumerate(texts, 1))
    return replace(record, tables=(plenary, replace(first, notes=notes)), streams={})


def blocks(record: Record) -> list[dict[str, Any]]:
    document = once(published(record, "internal").document.as_json())
    return list(document["blocks"])


def written(found: list[dict[str, Any]]) -> Counter[str]:
    """How often each note stands in the document."""
    groups = [note["ref"] for block in found if block["kind"] == "notes" for note in block["notes"]]
    lists = [ref for block in found if block["kind"] == "table" for ref in block["anchors"]]
    return Counter([*groups, *lists])


def test_as_long_as_it_can_be_read_every_note_stands_twice() -> None:
    assert set(written(blocks(of_notes(3))).values()) == {2, 3}


def test_beyond_that_every_note_stands_once_and_an_open_question_also_among_what_is_open() -> None:
    found = blocks(of_notes(MOST_REPEATED + 1))
    assert len(written(found)) == MOST_REPEATED + 1
    assert {ref for ref, times in written(found).items() if times > 1} == {"T1-2"}
    first = next(block["notes"] for block in found if block["kind"] == "notes")
    assert [note["role"] for note in first[:3]] == ["alone", "target", "alone"]


def test_it_then_says_how_and_when_it_came_in_and_the_reader_is_told_where_to_look() -> None:
    found = blocks(of_notes(MOST_REPEATED + 1))
    first = next(block["notes"][0] for block in found if block["kind"] == "notes")
    assert first["marks"] == ["phone or laptop", "10:43"]
    place = next(number for number, block in enumerate(found) if block.get("anchor") == "notes")
    assert found[place + 1]["text"].startswith("There are so many notes that each stands in this file once")
    assert found[place + 2]["kind"] == "heading" and found[place + 2]["level"] == 1


def test_what_stands_in_no_other_chapter_stays_in_the_list() -> None:
    record = of_notes(MOST_REPEATED + 1)
    document = published(record, "internal").document.as_json()
    document["blocks"] = [block for block in document["blocks"] if block["kind"] != "notes"]
    assert len(written(once(document)["blocks"])) == MOST_REPEATED + 1
