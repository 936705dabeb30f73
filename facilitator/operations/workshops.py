"""What facilitators do with a workshop as a whole."""

import secrets
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import (
    Announced,
    AnnouncementView,
    WorkshopClosed,
    WorkshopCreated,
    WorkshopOpened,
)
from facilitator.models import Activity, Announcement, Table, User, Workshop, new_code
from facilitator.operations.activities import end
from facilitator.operations.agenda import ACTIVITIES_LIMIT, NewActivity, new_activity, refuse_long
from facilitator.operations.arguments import (
    Arguments,
    Day,
    Door,
    Id,
    Instant,
    Language,
    Line,
    Mode,
    Naming,
    Paragraph,
    Reason,
    TimeZone,
)
from facilitator.operations.context import Context
from facilitator.operations.prompts import PROMPTS_LIMIT
from facilitator.operations.registry import operation
from facilitator.operations.standing import still_open
from facilitator.operations.table_ends import end_tables
from facilitator.operations.tables import TABLES_LIMIT, NewTable, make_table, open_round
from facilitator.operations.waiting import tell_waiting
from facilitator.permissions import find_table, find_workshop, signed_in, staff_of_workshop
from facilitator.refusal import Refused, not_found


class CreateWorkshop(Arguments):
    """A session to make. No table means a plenary; without an agenda it has the moments of its tables and plenary."""

    title: Line
    date: Day
    mode: Mode
    host: Line | None = None
    place: Line | None = None
    language: Language = "it"
    naming: Naming = "bodies"
    door: Door = "open"
    time_zone: TimeZone = "Europe/Rome"
    starts_at: Instant | None = None
    ends_at: Instant | None = None
    question: Paragraph | None = None
    partners: Paragraph | None = None
    supporters: Paragraph | None = None
    open: bool = False
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    retention_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    prompts: Annotated[list[Reason], Field(max_length=PROMPTS_LIMIT)] = []
    tables: Annotated[list[NewTable], Field(max_length=TABLES_LIMIT)] = []
    activities: Annotated[list[NewActivity], Field(max_length=ACTIVITIES_LIMIT)] = []


COPIED = set(CreateWorkshop.model_fields) & set(Workshop.__mapper__.columns.keys()) - {"retention_days"}


class OneWorkshop(Arguments):
    """A workshop."""

    workshop: Id


class Announce(Arguments):
    """A word to everybody, or to one table."""

    workshop: Id
    text: Reason
    table: Id | None = None


@operation(by=signed_in)
def create_workshop(args: CreateWorkshop, context: Context) -> dict[str, Any]:
    """A session with its agenda, its plenary and its tables, of which the maker is facilitator."""
    refuse_other_days(args)
    agenda = wanted_agenda(args)
    plenary = NewTable.model_construct(theme="", prompts=args.prompts)
    workshop = Workshop(
        id=context.id,
        status="open" if args.open else "draft",
        opened_at=context.now if args.open else None,
        retention_days=args.retention_days or context.retention_days,
        **args.model_dump(include=COPIED),
    )
    make_workshop(workshop, context)
    make_agenda(agenda, last_plenary(agenda), [plenary, *args.tables], workshop, context)
    return {"id": workshop.id}


def refuse_other_days(args: CreateWorkshop) -> None:
    """Refuse hours of another day than the session's, and an end before the beginning, by the clock of the place."""
    zone = ZoneInfo(args.time_zone)
    for name, hour in (("starts_at", args.starts_at), ("ends_at", args.ends_at)):
        if hour and hour.astimezone(zone).date() != args.date:
            raise Refused("invalid", "It begins and ends on its day.", path=name, reason="other_day")
    if args.starts_at and args.ends_at and args.ends_at <= args.starts_at:
        raise Refused("invalid", "It would end before it begins.", path="ends_at", reason="ends_before")


def wanted_agenda(args: CreateWorkshop) -> list[NewActivity]:
    """The moments that were asked for, and those of the tables and of the plenary if these are missing."""
    agenda = [each for each in args.activities if args.tables or each.kind != "tables"]
    kinds = [each.kind for each in agenda]
    if kinds.count("tables") > 1:
        raise Refused("invalid", "The tables are one moment.", path="activities")
    if args.tables and "tables" not in kinds:
        agenda.insert(0, NewActivity(kind="tables"))
    if "plenary" not in kinds:
        agenda.append(NewActivity(kind="plenary"))
    refuse_long(len(agenda), path="activities")
    longest = next((each for each in agenda if each.kind == "tables"), agenda[last_plenary(agenda)])
    minutes = args.minutes or longest.minutes
    return [each.model_copy(update={"minutes": minutes}) if each is longest else each for each in agenda]


def last_plenary(agenda: list[NewActivity]) -> int:
    """The place of the moment in which questions are asked to everybody."""
    return max(place for place, each in enumerate(agenda) if each.kind == "plenary")


def make_workshop(workshop: Workshop, context: Context) -> None:
    """Keep a session, with a code of its own, of which the maker is facilitator."""
    workshop.code = unused_code(context)
    workshop.join_token = secrets.token_urlsafe(16)
    workshop.created_at = context.now
    workshop.facilitators.append(context.session.get_one(User, context.actor.id))
    context.session.add(workshop)
    context.session.flush()
    context.open_stream(workshop.staff_stream)
    context.tell(workshop.stream, WorkshopCreated(status=workshop.status))


def unused_code(context: Context) -> str:
    """A join code no other workshop has."""
    while True:
        code = new_code()
        if context.session.scalar(sa.select(Workshop.id).where(Workshop.code == code)) is None:
            return code


def make_agenda(
    agenda: list[NewActivity], owner: int, tables: list[NewTable], workshop: Workshop, context: Context
) -> None:
    """Make the moments and their tables: the plenary, which is table 0, belongs to the moment at place `owner`."""
    moments: dict[str, Activity] = {}
    for place, each in enumerate(agenda):
        name = "plenary" if place == owner else "tables" if each.kind == "tables" else str(place)
        moments[name] = activity = new_activity(context.derived_id(f"activity:{name}"), each, workshop)
        activity.position = place + 1
        context.session.add(activity)
    context.session.flush()
    for name in moments.keys() & {"plenary", "tables"}:
        open_round(moments[name], name, context)
    for number, table in enumerate(tables):
        key = context.derived_id(f"table:{number}")
        make_table(key, number, table, moments["tables" if number else "plenary"], context)


@operation(by=staff_of_workshop, on_archived=True)
def open_workshop(args: OneWorkshop, context: Context) -> dict[str, Any]:
    """People can join with the code and write."""
    workshop = find_workshop(context.session, args.workshop)
    if workshop.is_open:
        raise Refused("invalid", "This session is open already.")
    if workshop.status == "archived":
        raise Refused("invalid", "This session is in the archive: bring it back first.")
    workshop.status = "open"
    workshop.opened_at = workshop.opened_at or context.now
    workshop.closed_at = None
    context.tell(workshop.stream, WorkshopOpened(status="open"))
    tell_waiting(WorkshopOpened(status="open"), workshop, context)
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
    tell_waiting(WorkshopClosed(status="closed"), workshop, context)
    for activity in running_activities(workshop, context):
        end(activity, workshop, context)
    end_tables(Table.workshop_id == workshop.id, context)
    return {"status": "closed"}


def running_activities(workshop: Workshop, context: Context) -> list[Activity]:
    """What runs now, in the order of the agenda."""
    running = sa.select(Activity).where(Activity.workshop_id == workshop.id, Activity.status == "running")
    return list(context.session.scalars(running.order_by(Activity.position)))


@operation(by=staff_of_workshop)
def announce(args: Announce, context: Context) -> dict[str, Any]:
    """The words stand on top of the page of everybody, or of one table, with the sender's name."""
    workshop = still_open(find_workshop(context.session, args.workshop))
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
