"""All that a session keeps of one person, in the words of the log."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.clock import stamp, stamp_or_none
from facilitator.extensions import db
from facilitator.models import HelpCall, Note, PageField, Participant, Seat, Signature, Table, Workshop

Json = dict[str, Any]
TIMES = ("invited", "registered", "present", "notice")


def data_of(person: Participant, workshop: Workshop) -> Json:
    """All that is kept of a person, in the words of the log."""
    return {
        "session": {"id": workshop.id, "title": workshop.title, "date": workshop.date.isoformat()},
        "person": {
            "id": person.id,
            "name": person.name,
            "body": person.body.name if person.body else None,
            "role": person.role,
            "needs": person.needs,
            "remote": person.is_remote,
            "choices": choices_of(person),
        },
        "times": {name: stamp_or_none(getattr(person, f"{name}_at")) for name in TIMES},
        "notice": person.notice_version,
        "seats": seats_of(person),
        "notes": [note_data(note) for note in notes_by(person)],
        "pages": signatures_by(person),
        "speaks": speaks_for(person),
        "calls": [{"text": call.text, "at": stamp(call.called_at)} for call in calls_by(person)],
    }


def choices_of(person: Participant) -> list[str]:
    """The themes a person would have liked to sit at."""
    wanted = [person.first_choice_id, person.second_choice_id]
    return [db.session.get_one(Table, key).theme for key in wanted if key]


def seats_of(person: Participant) -> list[Json]:
    """Where a person sat, since when, and their part there."""
    seats = sa.select(Table.number, Table.theme, Seat.seated_at, Seat.part).join(Seat, Seat.table_id == Table.id)
    found = db.session.execute(seats.where(Seat.participant_id == person.id).order_by(Seat.seated_at))
    return [
        {"table": seat.number, "theme": seat.theme, "since": stamp(seat.seated_at), "part": seat.part} for seat in found
    ]


def signatures_by(person: Participant) -> list[Json]:
    """What a person said of the pages of tables: that one is right, or which field is not, and why."""
    said = sa.select(Table.number, Signature).join(Signature, Signature.table_id == Table.id)
    found = db.session.execute(said.where(Signature.participant_id == person.id).order_by(Signature.signed_at))
    return [
        {
            "table": number,
            "approves": signature.approves,
            "field": signature.field,
            "reason": signature.reason,
            "at": stamp(signature.signed_at),
        }
        for number, signature in found
    ]


def speaks_for(person: Participant) -> list[int]:
    """The numbers of the tables for which a person speaks."""
    spoken = sa.select(Table.number).join(PageField, PageField.table_id == Table.id).order_by(Table.number)
    mine = PageField.workshop_id == person.workshop_id, PageField.name == "speaker", PageField.text == person.id
    return list(db.session.scalars(spoken.where(*mine)))


def calls_by(person: Participant) -> list[HelpCall]:
    """What a person called who conducts for."""
    calls = sa.select(HelpCall).where(HelpCall.participant_id == person.id).order_by(HelpCall.called_at)
    return list(db.session.scalars(calls))


def notes_by(person: Participant) -> list[Note]:
    """What a person wrote, also what is hidden or in the bin."""
    notes = sa.select(Note).where(Note.author_id == person.id).order_by(Note.added_at, Note.id)
    return list(db.session.scalars(notes.options(orm.joinedload(Note.table))))


def note_data(note: Note) -> Json:
    return {
        "ref": note.ref,
        "text": note.text,
        "fields": note.fields,
        "card_type": note.card_type,
        "state": note.state,
        "hidden_reason": note.hidden_reason,
        "late": note.late,
        "added_at": stamp(note.added_at),
        "edited_at": stamp_or_none(note.edited_at),
    }
