"""Whether what is stored keeps the promises: one sentence a fault."""

import zlib

import orjson
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import orm

from facilitator.database import faults
from facilitator.events.whole_notes import TOLD_WHOLE
from facilitator.extensions import db
from facilitator.models import Cluster, Edition, Event, Note, SavedOperation, Stream, Table
from facilitator.restitution.publication import unpacked


def check_data(app: Flask) -> list[str]:
    """All faults found; none is good."""
    with app.app_context():
        session = db.session()
        found = faults(app.extensions["journal"].engine, db.engine)
        for look in LOOKS:
            found += look(session)
    return found


def broken_file(session: orm.Session) -> list[str]:
    """SQLite's own look at its pages and references."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    pages = session.execute(sa.text("PRAGMA integrity_check")).scalars().all()
    references = session.execute(sa.text("PRAGMA foreign_key_check")).all()
    return [f"database: {page}" for page in pages if page != "ok"] + [f"database: {row}" for row in references]


def gaps(session: orm.Session) -> list[str]:
    """Streams whose numbers are not 1..n."""
    counted = sa.select(
        Stream.name, Stream.seq, sa.func.count(Event.seq), sa.func.coalesce(sa.func.max(Event.seq), 0)
    ).outerjoin(Event, Event.stream == Stream.name)
    rows = session.execute(counted.group_by(Stream.name, Stream.seq)).all()
    return [
        f"stream {name}: head {seq}, {count} events, last {last}"
        for name, seq, count, last in rows
        if not seq == count == last
    ]


def unanswered_notes(session: orm.Session) -> list[str]:
    """Notes whose operation is not remembered: sent again they would be doubled."""
    orphans = (
        sa.select(Note.id).outerjoin(SavedOperation, SavedOperation.id == Note.id).where(SavedOperation.id.is_(None))
    )
    return [f"note {note}: no operation made it" for note in session.scalars(orphans)]


def doubled_numbers(session: orm.Session) -> list[str]:
    """Tables that would give a number twice."""
    highest = sa.select(Table.id, Table.last_note_number, sa.func.max(Note.number)).join(
        Note, Note.table_id == Table.id
    )
    rows = session.execute(highest.group_by(Table.id, Table.last_note_number)).all()
    return [
        f"table {table}: note {number} is above the last number {last}" for table, last, number in rows if number > last
    ]


def untold_notes(session: orm.Session) -> list[str]:
    """Notes in sight whose text is not the one their table was last told."""
    told: dict[tuple[str, str], str | None] = {}
    events = sa.select(Event).where(Event.name.in_(TOLD_WHOLE), Event.stream.startswith("table:"))
    for event in session.scalars(events.order_by(Event.stream, Event.seq)):
        note = orjson.loads(event.data)["note"]
        told[event.stream, note["id"]] = note["text"]
    shown = sa.select(Note).where(Note.deleted_at.is_(None), Note.hidden_at.is_(None))
    return [
        f"note {note.id}: its table was told another text"
        for note in session.scalars(shown)
        if told.get((f"table:{note.table_id}", note.id)) != note.text
    ]


def strayed_notes(session: orm.Session) -> list[str]:
    """Notes in a group of another table than theirs."""
    strayed = sa.select(Note.id, Cluster.id).join(Cluster, Cluster.id == Note.cluster_id)
    rows = session.execute(strayed.where(Cluster.table_id != Note.table_id)).all()
    return [f"note {note}: group {cluster} is at another table" for note, cluster in rows]


def unreadable_editions(session: orm.Session) -> list[str]:
    """Published restitutions that nobody could read any more, or that are not the one they are kept as."""
    editions = sa.select(Edition.id, Edition.number, Edition.content)
    return [
        f"edition {key}: number {number} cannot be read"
        for key, number, content in session.execute(editions)
        if not is_whole(content, number)
    ]


def is_whole(content: bytes, number: int) -> bool:
    """Whether what is kept of an edition is what was published."""
    try:
        return bool(unpacked(content).open_data["number"] == number)
    except (zlib.error, ValueError, KeyError, TypeError):
        return False


LOOKS = (
    broken_file,
    gaps,
    unanswered_notes,
    doubled_numbers,
    untold_notes,
    strayed_notes,
    unreadable_editions,
)
