"""Tables that come and change while a session is prepared, and later where nobody loses anything."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import (
    ParticipantLeft,
    ParticipantSeated,
    TableAdded,
    TableEdited,
    TablePeople,
    TableView,
    TableWords,
)
from facilitator.models import Activity, Participant, Prompt, Round, Seat, Table, Workshop
from facilitator.operations.agenda import NewActivity, agenda_of, insert, new_activity, refuse_long
from facilitator.operations.arguments import Arguments, Id, Line, Reason
from facilitator.operations.changes import changed
from facilitator.operations.context import Context
from facilitator.operations.prompts import PROMPTS_LIMIT, asked_at
from facilitator.operations.registry import operation
from facilitator.operations.seats import tell_filled
from facilitator.operations.standing import still_open
from facilitator.permissions import find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused

TABLES_LIMIT = 200

RoomUrl = Annotated[str, Field(max_length=500, pattern=r"^https?://[^\s]+$")]
Capacity = Annotated[int, Field(ge=0, le=1000)]


class NewTable(Arguments):
    """A table to make: its theme and its questions, in order."""

    theme: Line
    prompts: Annotated[list[Reason], Field(max_length=PROMPTS_LIMIT)] = []
    place: Line | None = None
    room_url: RoomUrl | None = None
    capacity: Capacity | None = None
    has_screen: bool = False


class AddTable(NewTable):
    """A session and a table more."""

    workshop: Id


class TableFields(Arguments):
    """The fields of a table; those that are not named stay as they are."""

    theme: Line = ""
    place: Line | None = None
    room_url: RoomUrl | None = None
    capacity: Capacity | None = None
    has_screen: bool = False


class ChangeTable(Arguments):
    """What is other now about a table, and what stood there when its writer began to write."""

    table: Id
    changes: TableFields
    known: TableFields | None = None


@operation(by=staff_of_workshop)
def add_table(args: AddTable, context: Context) -> dict[str, Any]:
    """There is one table more; the first one brings its moment into the agenda."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    tables = tables_of(workshop, context)
    if len(tables) > TABLES_LIMIT:
        raise Refused("invalid", f"At most {TABLES_LIMIT} tables.", reason="too_many")
    activity = context.session.get_one(Activity, tables[-1].activity_id) if len(tables) > 1 else None
    activity = activity or first_moment(workshop, tables[0], context)
    table = make_table(context.id, tables[-1].number + 1, args, activity, context)
    nobody = TablePeople(id=table.id, people=0, bodies=[])
    context.tell(workshop.stream, TableAdded(table=TableView.of(table, asked_at(table, context), nobody)))
    return {"table": table.id, "number": table.number}


@operation(by=staff_of_workshop)
def change_table(args: ChangeTable, context: Context) -> dict[str, Any]:
    """One thing about a table is other now; its theme only until somebody sits there."""
    table = find_table(context.session, args.table)
    workshop = still_open(find_workshop(context.session, table.workshop_id))
    now = {name: getattr(table, name) for name in TableFields.model_fields}
    changes = changed(args.changes, args.known, now)
    if changes.get("theme", table.theme) != table.theme and (table.number == 0 or is_taken(table, context)):
        reason = "People sit there already: the theme stays."
        raise Refused("invalid", reason, path="changes.theme", reason="is_taken")
    for name, value in changes.items():
        setattr(table, name, value)
    context.tell(workshop.stream, TableEdited(table=TableWords(id=table.id, **changes)))
    return {}


def tables_of(workshop: Workshop, context: Context) -> list[Table]:
    """The tables by number; the plenary is the first."""
    tables = sa.select(Table).where(Table.workshop_id == workshop.id).order_by(Table.number)
    return list(context.session.scalars(tables))


def first_moment(workshop: Workshop, plenary: Table, context: Context) -> Activity:
    """The moment of the tables, before the plenary's, in a session that had none; who sat in the plenary stands up."""
    agenda = agenda_of(workshop, context)
    refuse_long(len(agenda) + 1)
    position = next(place for place, each in enumerate(agenda, start=1) if each.id == plenary.activity_id)
    made = new_activity(context.derived_id("activity:tables"), NewActivity(kind="tables"), workshop)
    insert(made, position, agenda, context)
    open_round(made, "tables", context)
    stand_up(plenary, workshop, context)
    return made


def open_round(activity: Activity, kind: str, context: Context) -> None:
    """The first sitting of a moment."""
    key = context.derived_id(f"round:{kind}")
    context.session.add(Round(id=key, workshop_id=activity.workshop_id, activity_id=activity.id, number=1))
    context.session.flush()


def stand_up(plenary: Table, workshop: Workshop, context: Context) -> None:
    """Nobody sits in the plenary any more: now there are tables to sit at."""
    seats = list(context.session.scalars(sa.select(Seat).where(Seat.table_id == plenary.id).order_by(Seat.position)))
    seated = sa.select(Participant).where(Participant.id.in_([seat.participant_id for seat in seats]))
    people = {person.id: person for person in context.session.scalars(seated)}
    for seat in seats:
        person = people[seat.participant_id]
        context.session.delete(seat)
        context.tell(person.stream, ParticipantSeated(seat=None))
        context.tell(plenary.stream, ParticipantLeft(participant=person.id))
        context.tell(workshop.staff_stream, ParticipantSeated(participant=person.id, table=None, number=None))
    context.session.flush()
    if seats:
        tell_filled([plenary], workshop, context)


def make_table(key: str, number: int, table: NewTable, activity: Activity, context: Context) -> Table:
    """Make a table with its questions and its stream."""
    made = Table(
        id=key,
        workshop_id=activity.workshop_id,
        activity_id=activity.id,
        number=number,
        last_note_number=0,
        **table.model_dump(include=set(TableFields.model_fields)),
    )
    context.session.add(made)
    context.session.flush()
    for position, text in enumerate(table.prompts, start=1):
        prompt = context.derived_id(f"prompt:{number}:{position}")
        context.session.add(Prompt(id=prompt, table_id=made.id, position=position, text=text))
    context.session.flush()
    context.open_stream(made.stream)
    return made


def is_taken(table: Table, context: Context) -> bool:
    """Whether somebody has a seat at the table."""
    return context.session.scalar(sa.select(Seat.id).where(Seat.table_id == table.id).limit(1)) is not None
