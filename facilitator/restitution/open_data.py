"""The restitution as open data: the contract's keys, the log's text unchanged."""

from typing import Any

from facilitator.clock import stamp, stamp_or_none
from facilitator.restitution.record import (
    ActivityRecord,
    AnswerRecord,
    Named,
    NoteRecord,
    Record,
    SectionRecord,
    TableRecord,
    WrittenText,
)
from facilitator.restitution.table_page import page_data

SCHEMA = "facilitator.restitution/1"


def build(record: Record) -> dict[str, Any]:
    """Everything the document says, for programs."""
    return {
        "schema": SCHEMA,
        "edition": record.edition,
        "number": record.number,
        "language": record.workshop.language,
        "generated_at": stamp(record.generated_at),
        "streams": record.streams,
        "workshop": workshop(record),
        "counts": counts(record),
        "bodies": [{"id": body.id, "name": body.name, "people": body.people} for body in record.bodies],
        "activities": [activity(each) for each in record.activities],
        "tables": [table(each) for each in record.tables],
        "sections": [section(each) for each in record.sections],
        "across": [],
        "open_points": [note.ref for note in record.notes if note.is_open or note.is_owed],
        "owed": [owed(note.ref, note.answer) for note in record.notes if note.answer and note.is_owed],
        "register": [{"ref": withheld.ref, "reason": withheld.reason} for withheld in record.withheld],
    }


def workshop(record: Record) -> dict[str, Any]:
    return {
        "id": record.workshop.id,
        "title": record.workshop.title,
        "date": record.workshop.date.isoformat(),
        "starts_at": stamp_or_none(record.workshop.starts_at),
        "time_zone": record.workshop.time_zone,
        "mode": record.workshop.mode,
        "host": record.workshop.host,
        "place": record.workshop.place,
        "naming": record.workshop.naming,
        "status": record.workshop.status,
    }


def counts(record: Record) -> dict[str, Any]:
    return {
        "tables": len(record.breakouts),
        "notes": len(record.notes),
        "hidden": len(record.withheld),
        "binned": record.binned,
        "people": record.people,
        "bodies": len(record.bodies),
        "roles": record.roles,
    }


def activity(record: ActivityRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "status": record.status,
        "position": record.position,
        "minutes": record.minutes,
        "started_at": stamp_or_none(record.started_at),
        "ended_at": stamp_or_none(record.ended_at),
    }


def section(record: SectionRecord) -> dict[str, Any]:
    """A chapter in its order, and what facilitators wrote before and after it."""
    return {
        "key": record.key,
        "on": record.on,
        "introduction": written(record.introduction),
        "closing": written(record.closing),
    }


def written(text: WrittenText | None) -> dict[str, Any] | None:
    return {"text": text.text, "author": text.author, "written_at": stamp(text.written_at)} if text else None


def table(record: TableRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "number": record.number,
        "theme": record.theme,
        "people": record.people,
        "bodies": list(record.bodies),
        "hidden": len(record.withheld),
        "binned": record.binned,
        "prompts": [{"id": prompt.id, "text": prompt.name} for prompt in record.prompts],
        "page": page_data(record.page) if record.page else None,
        "clusters": [cluster(each, record) for each in record.clusters],
        "notes": [note(each) for each in record.notes],
    }


def cluster(named: Named, table: TableRecord) -> dict[str, Any]:
    """A group and the ids of those of its notes that are shown."""
    return {"id": named.id, "title": named.name, "notes": [note.id for note in table.gathered(named)]}


def note(record: NoteRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "ref": record.ref,
        "number": record.number,
        "prompt": record.prompt,
        "text": record.text,
        "card_type": record.card_type,
        "fields": record.fields,
        "body": named(record.body),
        "author": named(record.author),
        "source": record.source,
        "revision": record.revision,
        "late": record.late,
        "added_at": stamp(record.added_at),
        "answer": answer(record.answer) if record.answer else None,
    }


def answer(record: AnswerRecord) -> dict[str, Any]:
    """What became of a question: `answered` or `owed`."""
    due = record.due.isoformat() if record.due else None
    return {"status": record.status, "text": record.text, "body": named(record.body), "due": due}


def owed(ref: str, record: AnswerRecord) -> dict[str, Any]:
    """An answer that is still to come."""
    return {"ref": ref, "body": named(record.body), "due": record.due.isoformat() if record.due else None}


def named(somebody: Named | None) -> dict[str, str] | None:
    return {"id": somebody.id, "name": somebody.name} if somebody else None
