"""How the page of a table stands: its fields, who may change it now, what is settled by another text."""

from typing import Any

import sqlalchemy as sa

from facilitator.models import POINTS, Cluster, Note, PageField, Seat, Signature, Table, Workshop
from facilitator.operations.context import Context
from facilitator.operations.editions import newest_edition
from facilitator.permissions import find_table
from facilitator.refusal import Refused


def opened_table(key: str, context: Context) -> Table:
    """A table of a session that is open."""
    table = find_table(context.session, key)
    if not context.session.get_one(Workshop, table.workshop_id).is_open:
        raise Refused("workshop_closed", "This session is not open.")
    return table


signable_table = opened_table  # also one that is closed for reading: that is when it is read


def writable_table(key: str, context: Context) -> Table:
    """A table whose page can be written now: by staff also after the session, until it is published."""
    table = find_table(context.session, key)
    refuse_plenary(table, context)
    workshop = context.session.get_one(Workshop, table.workshop_id)
    if workshop.is_open and table.is_frozen and not context.actor.is_staff:
        raise Refused("table_closed", "This table is read-only for now.")
    if not workshop.is_open and not (workshop.is_closed and context.actor.is_staff):
        raise Refused("workshop_closed", "This session is not open: its pages can only be read.")
    if workshop.is_closed and newest_edition(context.session, workshop):
        raise Refused("workshop_closed", "The restitution is published: its pages stay as they are.")
    return table


def refuse_plenary(table: Table, context: Context) -> None:
    """Refuse a page of everybody together, where tables bring theirs."""
    tables = sa.select(Table.id).where(Table.workshop_id == table.workshop_id, Table.number > 0)
    if table.number == 0 and context.session.scalar(tables.limit(1)):
        raise Refused("invalid", "The plenary has no page: each table writes its own.", path="table")


def seat_at(table: Table, person: str, context: Context) -> Seat:
    """The seat of somebody at this table."""
    seats = sa.select(Seat).where(Seat.table_id == table.id, Seat.participant_id == person)
    seat = context.session.scalar(seats)
    if seat is None:
        raise Refused("invalid", "Nobody with this id sits at the table.", path="participant")
    return seat


def own_seat(table: Table, context: Context) -> Seat:
    """The seat of who asks."""
    return seat_at(table, context.actor.id or "", context)


def fields_of(table: Table, context: Context) -> dict[str, PageField]:
    """The fields of the page that somebody has written into, by name."""
    known = context.session.scalars(sa.select(PageField).where(PageField.table_id == table.id))
    return {field.name: field for field in known}


def bare(table: Table, name: str, key: str) -> PageField:
    """A field with nothing in it."""
    return PageField(
        id=key, workshop_id=table.workshop_id, table_id=table.id, name=name, text="", sources=[], revision=0
    )


def known_sources(table: Table, name: str, asked: list[str], field: PageField | None, context: Context) -> list[str]:
    """The notes and groups a key point comes from, each once; those that have left the table since are let go."""
    wanted = list(dict.fromkeys(asked))
    if wanted and name not in POINTS:
        raise Refused("invalid", "Only key points name their notes.", path="sources")
    here = at_table(table, wanted, context) if wanted else set()
    if set(wanted) - here - set(field.sources if field else ()):
        raise Refused("not_found", "A note or a group is not at this table any more.", path="sources")
    return [each for each in wanted if each in here]


def at_table(table: Table, wanted: list[str], context: Context) -> set[str]:
    """Which of these are notes or groups of the table."""
    notes = sa.select(Note.id).where(Note.id.in_(wanted), Note.table_id == table.id)
    clusters = sa.select(Cluster.id).where(Cluster.id.in_(wanted), Cluster.table_id == table.id)
    return set(context.session.scalars(sa.union_all(notes, clusters)))


def own_signature(table: Table, context: Context) -> Signature:
    """What who asks has said of the page, or a place for it."""
    person = context.actor.id or ""
    own = sa.select(Signature).where(Signature.table_id == table.id, Signature.participant_id == person)
    key = context.derived_id("signature")
    known = context.session.scalar(own)
    return known or Signature(id=key, workshop_id=table.workshop_id, table_id=table.id, participant_id=person)


def settle(table: Table, names: list[str], context: Context) -> None:
    """These fields say something else now: nobody has approved that, and nobody has marked it."""
    of_table = sa.delete(Signature).where(Signature.table_id == table.id)
    context.session.execute(of_table.where(sa.or_(Signature.field.is_(None), Signature.field.in_(names))))
    context.take_back_page(table.id, lambda told: without_fields(told, names))


def words_of_signature(person: str, table: Table, context: Context) -> None:
    """Take what somebody held against the page out of what was told before."""
    context.take_back_page(table.id, lambda told: without_reason(told, person))


def without_fields(told: dict[str, Any], names: list[str]) -> bool:
    """Take the words of these fields, and what was held against them, out of an event's data."""
    gone = [field for field in told.get("fields", []) if field["id"] in names and field["text"] is not None]
    for field in gone:
        field.update(text=None, sources=[])
    if "fields" in told and all(field["text"] is None for field in told["fields"]):
        told["redacted"] = True
    signature = told.get("signature")
    is_of_them = signature is not None and signature["field"] in names
    return (is_of_them and without_words(told)) or bool(gone)


def without_reason(told: dict[str, Any], person: str) -> bool:
    """Take what a person held against the page out of an event's data."""
    signature = told.get("signature")
    return signature is not None and signature["participant"] == person and without_words(told)


def without_words(told: dict[str, Any]) -> bool:
    """Take a reason out of an event's data; whether there was one."""
    had_reason = told["signature"]["reason"] is not None
    told["signature"]["reason"] = None
    told["redacted"] = had_reason or told.get("redacted", False)
    return had_reason
