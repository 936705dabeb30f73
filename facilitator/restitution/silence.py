"""What an edition says no more: the words of some notes, what was held against pages, guests' bodies; nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from facilitator.restitution.erased import tell_erased
from facilitator.restitution.publication import Publication, publication_from
from facilitator.restitution.sections.brief import present_bodies
from facilitator.restitution.speech import enumeration, speaking

SILENCE = "[…]"

Json = dict[str, Any]


@dataclass(frozen=True)
class Objection:
    """What somebody held against a field of a table's page."""

    table: str
    field: str
    reason: str


@dataclass(frozen=True)
class Unsaid:
    """What is to be said no more: notes by their references, objections, and the name of a body."""

    notes: tuple[str, ...]
    objections: tuple[Objection, ...] = ()
    body: str | None = None


def unsaid_from(plain: Json) -> Unsaid:
    """What is to be said no more, as it waits in an edition."""
    objections = tuple(Objection(**each) for each in plain["objections"])
    return Unsaid(tuple(plain["notes"]), objections, plain["body"])


def emptied(publication: Publication, unsaid: Unsaid) -> Publication | None:
    """The publication without what is unsaid; none where nothing of it was printed."""
    before: Json = orjson.loads(orjson.dumps(publication.as_json()))
    said: Json = orjson.loads(orjson.dumps(before))
    data, document = said["open_data"], said["document"]
    with speaking(data["language"]):
        empty_notes(data, document, frozenset(unsaid.notes))
        tell_erased(data, document["blocks"], frozenset(unsaid.notes))
        for objection in unsaid.objections:
            empty_objection(data, document["blocks"], objection)
        if unsaid.body:
            empty_body(data, document, unsaid.body)
    return publication_from(said) if said != before else None


def empty_notes(data: Json, document: Json, refs: frozenset[str]) -> None:
    """The words of notes, their fields and answers, and why they were hidden, wherever they are printed."""
    for note in notes_in(data):
        if note["ref"] in refs:
            note.update(text=SILENCE, fields=dict.fromkeys(note["fields"], SILENCE))
            if note["answer"] and note["answer"]["text"]:
                note["answer"]["text"] = SILENCE
    for line in data["register"]:
        if line["ref"] in refs:
            line["reason"] = SILENCE
    for note in lines_in(document):
        if note["ref"] in refs:
            note["text"] = SILENCE
            for fact in note["fields"]:
                fact["value"] = SILENCE
    for row in rows_in(document, numeric=False):
        if row[0] in refs:
            row[1] = SILENCE


def empty_objection(data: Json, blocks: list[Json], objection: Objection) -> None:
    """One reason, in the page's data and in the paragraph of its dispute: those stand last, in the same order."""
    table = next(each for each in data["tables"] if each["id"] == objection.table)
    disputes = table["page"]["disputes"] if table["page"] else []
    held = next((each for each in disputes if matches(each, objection)), None)
    if held is None:
        return
    page = page_blocks(table["number"], blocks)
    if page:
        empty_last(page[disputes.index(held) - len(disputes)], objection.reason)
    held["reason"] = SILENCE


def matches(dispute: Json, objection: Objection) -> bool:
    return (dispute["field"], dispute["reason"]) == (objection.field, objection.reason)


def page_blocks(number: int, blocks: list[Json]) -> list[Json]:
    """What the chapter of a table prints of its page, between the facts of the table and who signed."""
    chapter = after_heading(number, blocks)
    small = [place for place, block in enumerate(chapter) if block.get("manner") == "small"]
    return chapter[small[0] + 1 : small[1]] if len(small) > 1 else []


def after_heading(number: int, blocks: list[Json]) -> list[Json]:
    """The blocks from the heading of a table's chapter on; none where the tables are left out."""
    places = (place for place, block in enumerate(blocks) if block.get("anchor") == f"table-{number}")
    return blocks[place:] if (place := next(places, None)) is not None else []


def empty_last(block: Json, words: str) -> None:
    """Take words out of a paragraph where they stand last: that is their place there."""
    before, found, after = block["text"].rpartition(words)
    if found:
        block["text"] = f"{before}{SILENCE}{after}"


def empty_body(data: Json, document: Json, name: str) -> None:
    """The name of a body, where a body is named and in no words of anybody."""
    names = [body["name"] for body in data["bodies"]]
    if name in names:
        empty_sentence(document["blocks"], names, name)
    for table in data["tables"]:
        empty_chapter(table, document["blocks"], name)
    empty_answers(data, document, name)
    for part in bodies_in(data):
        if part["name"] == name:
            part["name"] = SILENCE
    document["meta"]["keywords"] = silenced(document["meta"]["keywords"], name)
    for note in lines_in(document):
        note["by"] = SILENCE if note["by"] == name else note["by"]
    for row in rows_in(document, numeric=True):
        row[0] = SILENCE if row[0] == name else row[0]
    for block in document["blocks"]:
        if block["kind"] == "table" and block["anchors"]:
            for row in block["rows"]:
                row[2] = SILENCE if row[2] == name else row[2]


def empty_sentence(blocks: list[Json], names: list[str], name: str) -> None:
    """The bodies on the cover and in the paragraph for the web page."""
    left = silenced(names, name)
    for block in blocks:
        if block["kind"] == "cover" and block["facts"]:
            fact = block["facts"][-1]
            fact["value"] = instead(fact["value"], enumeration(names), enumeration(left), name)
        if block["kind"] == "callout":
            block["text"] = instead(block["text"], present_bodies(names), present_bodies(left), name)


def empty_chapter(table: Json, blocks: list[Json], name: str) -> None:
    """The bodies of a table: who sat there, who wrote there, who speaks for it."""
    facts = after_heading(table["number"], blocks)[1:2]
    page = page_blocks(table["number"], blocks) if table["page"] else []
    speaker = table["page"] and table["page"]["speaker"]
    if speaker and speaker["body"] and speaker["body"]["name"] == name:
        last = len(page) - len(table["page"]["disputes"])
        facts += page[last - 1 : last]
    for block in facts:
        block["text"] = instead(block["text"], "", "", name)
    table["bodies"] = silenced(table["bodies"], name)


def empty_answers(data: Json, document: Json, name: str) -> None:
    """The body that answers a note stands before the words of its answer, in the last of the note's facts."""
    answered = {
        note["ref"] for note in notes_in(data) if ((note["answer"] or {}).get("body") or {}).get("name") == name
    }
    for note in lines_in(document):
        if note["ref"] in answered and note["fields"]:
            note["fields"][-1]["value"] = note["fields"][-1]["value"].replace(name, SILENCE, 1)
    for row in rows_in(document, numeric=False):
        if row[0] in answered:
            words, line, answer = row[1].rpartition("\n")
            row[1] = f"{words}{line}{answer.replace(name, SILENCE, 1)}"


def instead(text: str, said: str, left: str, name: str) -> str:
    """Other words for some; where an older edition says them otherwise, the name goes wherever it is a whole word."""
    if said and said in text:
        return text.replace(said, left, 1)
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", SILENCE, text)


def silenced(names: Iterable[str], gone: str) -> list[str]:
    return [SILENCE if name == gone else name for name in names]


def notes_in(data: Json) -> Iterator[Json]:
    yield from (note for table in data["tables"] for note in table["notes"])


def bodies_in(data: Json) -> Iterator[Json]:
    """Every body that open data name."""
    yield from data["bodies"]
    holders = [*notes_in(data), *data["owed"], *(note["answer"] for note in notes_in(data))]
    speakers = [table["page"]["speaker"] for table in data["tables"] if table["page"]]
    yield from (each["body"] for each in (*holders, *speakers) if each and each["body"])


def lines_in(document: Json) -> Iterator[Json]:
    """The notes in their groups."""
    yield from (note for block in document["blocks"] if block["kind"] == "notes" for note in block["notes"])


def rows_in(document: Json, *, numeric: bool) -> Iterator[list[str]]:
    """The rows of the tables with numbers, or of those without: notes, and what is not shown."""
    tables = (block for block in document["blocks"] if block["kind"] == "table" and bool(block["numeric"]) == numeric)
    yield from (row for block in tables for row in block["rows"])
