"""What facilitators do with a workshop as a whole."""

import secrets
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import (
    Announced,
    AnnouncementView,
    TableFrozen,
    TableThawed,
    WorkshopClosed,
    WorkshopCreated,
    WorkshopOpened,
)
from facilitator.models import Activity, Announcement, Prompt, Round, Table, User, Workshop, new_code
from facilitator.operations.activities import end
from facilitator.operations.arguments import Arguments, Day, Id, Instant, Language, Line, Mode, Naming, Reason, TimeZone
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import find_table, find_workshop, signed_in, staff_of_workshop
from facilitator.refusal import Refused, not_found

TABLES_LIMIT = 200
PROMPTS_LIMIT = 12


class NewTable(Arguments):
    """A table to make: its theme and its questions, in order."""

    theme: Line
    prompts: Annotated[list[Reason], Field(max_length=PROMPTS_LIMIT)] = []
    place: Line | None = None
    room_url: Annotated[str, Field(max_length=500, pattern=r"^https?://")] | None = None
    capacity: Annotated[int, Field(ge=1, le=1000)] | None = None


class CreateWorkshop(Arguments):
    """A session to make. No table means a plenary."""

    title: Line
    date: Day
    mode: Mode
    host: Line | None = None
    place: Line | None = None
    language: Language = "it"
    naming: Naming = "bodies"
    time_zone: TimeZone = "Europe/Rome"
    starts_at: Instant | None = None
    open: bool = False
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    retention_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    prompts: Annotated[list[Reason], Field(max_length=PROMPTS_LIMIT)] = []
    tables: Annotated[list[NewTable], Field(max_length=TABLES_LIMIT)] = []


COPIED = set(CreateWorkshop.model_fields) & set(Workshop.__mapper__.columns.keys()) - {"retention_days"}


class OneWorkshop(Arguments):
    """A workshop."""

    workshop: Id


class Announce(Arguments):
    """A word to everybody, or to one table."""

    workshop: Id
    text: Reason
    table: Id | None = None


class OneTable(Arguments):
    """A table."""

    table: Id


@operation(by=signed_in)
def create_workshop(args: CreateWorkshop, context: Context) -> dict[str, Any]:
    """A session with its agenda, its plenary and its tables, of which the maker is facilitator."""
    workshop = Workshop(
        id=context.id,
        status="open" if args.open else "draft",
        code=unused_code(context),
        join_token=secrets.token_urlsafe(16),
        created_at=context.now,
        opened_at=context.now if args.open else None,
        retention_days=args.retention_days or context.retention_days,
        **args.model_dump(include=COPIED),
    )
    workshop.facilitators.append(context.session.get_one(User, context.actor.id))
    context.session.add(workshop)
    context.session.flush()
    make_tables(args, workshop, context)
    context.open_stream(workshop.staff_stream)
    context.tell(workshop.stream, WorkshopCreated(status=workshop.status))
    return {"id": workshop.id}


def unused_code(context: Context) -> str:
    """A join code no other workshop has."""
    while True:
        code = new_code()
        if context.session.scalar(sa.select(Workshop.id).where(Workshop.code == code)) is None:
            return code


def make_tables(args: CreateWorkshop, workshop: Workshop, context: Context) -> None:
    """Make the agenda: the tables, if any, and the plenary, which is table 0."""
    plenary = make_activity(
        "plenary", 2 if args.tables else 1, None if args.tables else args.minutes, workshop, context
    )
    make_table(0, NewTable.model_construct(theme="", prompts=args.prompts), plenary, context)
    if args.tables:
        at_tables = make_activity("tables", 1, args.minutes, workshop, context)
        for number, table in enumerate(args.tables, start=1):
            make_table(number, table, at_tables, context)


def make_activity(kind: str, position: int, minutes: int | None, workshop: Workshop, context: Context) -> Activity:
    """Make an item of the agenda with its first round."""
    activity = Activity(
        id=context.derived_id(f"activity:{kind}"),
        workshop_id=workshop.id,
        position=position,
        kind=kind,
        title="",
        minutes=minutes,
        status="planned",
    )
    context.session.add(activity)
    context.session.flush()
    first = Round(id=context.derived_id(f"round:{kind}"), workshop_id=workshop.id, activity_id=activity.id, number=1)
    context.session.add(first)
    return activity


def make_table(number: int, table: NewTable, activity: Activity, context: Context) -> None:
    """Make a table with its questions and its stream."""
    made = Table(
        id=context.derived_id(f"table:{number}"),
        workshop_id=activity.workshop_id,
        activity_id=activity.id,
        number=number,
        theme=table.theme,
        place=table.place,
        room_url=table.room_url,
        capacity=table.capacity,
        last_note_number=0,
    )
    context.session.add(made)
    context.session.flush()
    for position, text in enumerate(table.prompts, start=1):
        key = context.derived_id(f"prompt:{number}:{position}")
        context.session.add(Prompt(id=key, table_id=made.id, position=position, text=text))
    context.open_stream(made.stream)


@operation(by=staff_of_workshop)
def open_workshop(args: OneWorkshop, context: Context) -> dict[str, Any]:
    """People can join with the code and write."""
    workshop = find_workshop(context.session, args.workshop)
    if workshop.is_open:
        raise Refused("invalid", "This session is open already.")
    workshop.status = "open"
    workshop.opened_at = workshop.opened_at or context.now
    workshop.closed_at = None
    context.tell(workshop.stream, WorkshopOpened(status="open"))
    return {"status": "open"}


@operation(by=staff_of_workshop)
def close_workshop(args: OneWorkshop, context: Context) -> dict[str, Any]:
    """Writing is over: what runs is ended, the code opens nothing, everything can still be read."""
    workshop = find_workshop(context.session, args.workshop)
    if not workshop.is_open:
        raise Refused("invalid", "This session is not open.")
    workshop.status = "closed"
    workshop.closed_at = context.now
    context.tell(workshop.stream, WorkshopClosed(status="closed"))
    for activity in running_activities(workshop, context):
        end(activity, workshop, context)
    return {"status": "closed"}


def running_activities(workshop: Workshop, context: Context) -> list[Activity]:
    """What runs now, in the order of the agenda."""
    running = sa.select(Activity).where(Activity.workshop_id == workshop.id, Activity.status == "running")
    return list(context.session.scalars(running.order_by(Activity.position)))


@operation(by=staff_of_workshop)
def announce(args: Announce, context: Context) -> dict[str, Any]:
    """The words stand on top of the page of everybody, or of one table, with the sender's name."""
    workshop = find_workshop(context.session, args.workshop)
    table = find_table(context.session, args.table) if args.table else None
    if table and table.workshop_id != workshop.id:
        raise not_found("table")
    announcement = Announcement(
        id=context.id,
        workshop_id=workshop.id,
        table_id=args.table,
        text=args.text,
        sender=context.session.get_one(User, context.actor.id).name,
        at=context.now,
    )
    context.session.add(announcement)
    stream = table.stream if table else workshop.stream
    context.tell(stream, Announced(announcement=AnnouncementView.of(announcement)))
    return {"announcement": announcement.id}


@operation(by=staff_of_workshop)
def freeze_table(args: OneTable, context: Context) -> dict[str, Any]:
    """The table can only be read until it is thawed."""
    table, workshop = table_to_steer(args, context)
    if table.is_frozen:
        raise Refused("invalid", "This table is read-only already.")
    table.frozen_at = context.now
    context.tell(workshop.stream, TableFrozen(table=table.id))
    return {"table": table.id}


@operation(by=staff_of_workshop)
def thaw_table(args: OneTable, context: Context) -> dict[str, Any]:
    """The table takes notes again."""
    table, workshop = table_to_steer(args, context)
    if not table.is_frozen:
        raise Refused("invalid", "This table takes notes already.")
    table.frozen_at = None
    context.tell(workshop.stream, TableThawed(table=table.id))
    return {"table": table.id}


def table_to_steer(args: OneTable, context: Context) -> tuple[Table, Workshop]:
    """A table and its workshop."""
    table = find_table(context.session, args.table)
    return table, context.session.get_one(Workshop, table.workshop_id)
