"""Tables that go: nothing that was written, and nobody who sits there, goes with them."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import SignupChanged, StaffPersonView, TableEdited, TableRemoved, TableWords
from facilitator.models import Activity, Event, Note, PageField, Participant, Seat, Stream, Table, Workshop
from facilitator.operations.agenda import take_out
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.context import Context
from facilitator.operations.drafts import undraft
from facilitator.operations.registry import operation
from facilitator.operations.seats import seated_tables
from facilitator.operations.standing import still_open
from facilitator.operations.tables import is_taken, tables_of
from facilitator.permissions import find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused


class RemoveTable(Arguments):
    """A table."""

    table: Id


@operation(by=staff_of_workshop)
def remove_table(args: RemoveTable, context: Context) -> dict[str, Any]:
    """There is one table less, if nobody sits there and no note was written; says who had asked or was meant for it."""
    table = find_table(context.session, args.table)
    workshop = still_open(find_workshop(context.session, table.workshop_id))
    if table.number == 0:
        raise Refused("invalid", "The plenary is everybody's: it stays.", reason="is_plenary")
    refuse_used(table, context)
    activity = context.session.get_one(Activity, table.activity_id)
    context.tell(workshop.stream, TableRemoved(table=table.id))
    number, undrafted = table.number, undraft(table.id, workshop, context)
    unchosen = unchoose(table, workshop, context)
    drop(table, context)
    move_up([other for other in tables_of(workshop, context) if other.number > table.number], workshop, context)
    if len(tables_of(workshop, context)) == 1:
        take_out(activity, workshop, context)
    return {"number": number, "undrafted": undrafted, "unchosen": unchosen}


def refuse_used(table: Table, context: Context) -> None:
    """Refuse to take away what somebody would miss: where notes are, the table stays also without people."""
    if is_written(table, context):
        reason = "Notes were written at this table: it stays. Without seats, nobody is seated there any more."
        raise Refused("invalid", reason, reason="is_written")
    if is_taken(table, context):
        raise Refused("invalid", "People sit there: seat them elsewhere first.", reason="has_people")


def is_written(table: Table, context: Context) -> bool:
    """Whether a note was written at the table, also one that is withdrawn by now, or its page."""
    notes = sa.select(Note.id).where(Note.table_id == table.id)
    page = sa.select(PageField.id).where(PageField.table_id == table.id)
    written = sa.union_all(notes, page).limit(1)
    return table.last_note_number > 0 or context.session.scalar(written) is not None


def unchoose(table: Table, workshop: Workshop, context: Context) -> int:
    """Who signed up for a table that goes has chosen the other one, or none. How many had."""
    chosen = sa.or_(Participant.first_choice_id == table.id, Participant.second_choice_id == table.id)
    keys = list(context.session.scalars(sa.select(Participant.id).where(chosen)))
    first, second = Participant.first_choice_id, Participant.second_choice_id
    context.session.execute(sa.update(Participant).where(second == table.id).values({second: None}))
    context.session.execute(sa.update(Participant).where(first == table.id).values({first: second, second: None}))
    tables = seated_tables(workshop, context) if keys else {}
    for person in people_again(keys, context):
        view = StaffPersonView.with_seat(person, tables.get(person.id))
        context.tell(workshop.staff_stream, SignupChanged(participant=view))
    return len(keys)


def people_again(keys: list[str], context: Context) -> Iterable[Participant]:
    """Some people as they are in the database now, in the order of the list."""
    people = sa.select(Participant).where(Participant.id.in_(keys)).order_by(Participant.position)
    return context.session.scalars(
        people.options(orm.joinedload(Participant.body)).execution_options(populate_existing=True)
    )


def drop(table: Table, context: Context) -> None:
    """The table is gone, and its stream, which told nothing."""
    context.session.delete(table)
    context.session.flush()
    context.session.execute(sa.delete(Event).where(Event.stream == table.stream))
    context.session.execute(sa.delete(Stream).where(Stream.name == table.stream))


def move_up(tables: list[Table], workshop: Workshop, context: Context) -> None:
    """Close the gap in the numbers, unless people already know one of these tables by its number.

    By way of numbers nobody has, because no two tables may share one.
    """
    if are_known(tables, context):
        return
    numbers = [table.number - 1 for table in tables]
    for side in (-1, 1):
        for table, number in zip(tables, numbers, strict=True):
            table.number = side * number
        context.session.flush()
    for table in tables:
        context.tell(workshop.stream, TableEdited(table=TableWords(id=table.id, number=table.number)))


def are_known(tables: list[Table], context: Context) -> bool:
    """Whether somebody sits at one of these tables, or a note or a page was written there."""
    keys = [table.id for table in tables]
    seated = sa.select(Seat.id).where(Seat.table_id.in_(keys))
    written = sa.select(Note.id).where(Note.table_id.in_(keys))
    pages = sa.select(PageField.id).where(PageField.table_id.in_(keys))
    used = sa.union_all(seated, written, pages).limit(1)
    return any(table.last_note_number for table in tables) or context.session.scalar(used) is not None
