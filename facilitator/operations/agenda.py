"""What facilitators do with the agenda before its moments begin."""

from typing import Annotated, Any, Literal

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import ActivityAdded, ActivityEdited, ActivityMoved, ActivityRemoved, ActivityView
from facilitator.models import Activity, Table, Workshop
from facilitator.operations.activities import Minutes
from facilitator.operations.arguments import Arguments, Id, Line
from facilitator.operations.changes import changed
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.standing import still_open
from facilitator.permissions import find_activity, find_workshop, staff_of_workshop
from facilitator.refusal import Refused

ACTIVITIES_LIMIT = 50

Kind = Literal["welcome", "icebreaker", "talk", "plenary", "vote", "break", "closing"]
Title = Annotated[str, Field(max_length=0)] | Line


class NewActivity(Arguments):
    """A moment of the agenda; without a title it is called after its kind."""

    kind: Kind | Literal["tables"]
    title: Title = ""
    minutes: Minutes | None = None


class AddActivity(NewActivity):
    """A session and a moment more, at a place in its agenda or at the end. Tables bring their own moment."""

    workshop: Id
    kind: Kind
    position: Annotated[int, Field(ge=1, le=ACTIVITIES_LIMIT)] | None = None


class ActivityFields(Arguments):
    """The fields of a moment; those that are not named stay as they are."""

    title: Title = ""
    minutes: Minutes | None = None


class EditActivity(Arguments):
    """What is other now about a moment, and what stood there when its writer began to write."""

    activity: Id
    changes: ActivityFields
    known: ActivityFields | None = None


class MoveActivity(Arguments):
    """A moment and its place in the agenda, counted from one."""

    activity: Id
    position: Annotated[int, Field(ge=1, le=ACTIVITIES_LIMIT)]


class RemoveActivity(Arguments):
    """A moment."""

    activity: Id


@operation(by=staff_of_workshop)
def add_activity(args: AddActivity, context: Context) -> dict[str, Any]:
    """The agenda has one moment more."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    agenda = agenda_of(workshop, context)
    refuse_long(len(agenda) + 1)
    activity = insert(new_activity(context.id, args, workshop), args.position or len(agenda) + 1, agenda, context)
    return {"activity": activity.id}


@operation(by=staff_of_workshop)
def edit_activity(args: EditActivity, context: Context) -> dict[str, Any]:
    """A moment has another name, or another length before it begins."""
    activity = find_activity(context.session, args.activity)
    workshop = still_open(find_workshop(context.session, activity.workshop_id))
    now = {"title": activity.title, "minutes": activity.minutes}
    changes = changed(args.changes, args.known, now)
    if "minutes" in changes:
        still_planned(activity, path="changes.minutes")
    for name, value in changes.items():
        setattr(activity, name, value)
    context.tell(workshop.stream, ActivityEdited(activity=ActivityView.of(activity)))
    return {}


@operation(by=staff_of_workshop)
def move_activity(args: MoveActivity, context: Context) -> dict[str, Any]:
    """A moment that has not begun comes earlier or later."""
    activity = find_activity(context.session, args.activity)
    workshop = still_open(find_workshop(context.session, activity.workshop_id))
    still_planned(activity)
    agenda = [each for each in agenda_of(workshop, context) if each is not activity]
    agenda.insert(args.position - 1, activity)
    context.tell(workshop.stream, ActivityMoved(activity=activity.id, order=ordered(agenda)))
    return {"position": activity.position}


@operation(by=staff_of_workshop)
def remove_activity(args: RemoveActivity, context: Context) -> dict[str, Any]:
    """The agenda has one moment less; the one of the tables goes with the last table."""
    activity = find_activity(context.session, args.activity)
    workshop = still_open(find_workshop(context.session, activity.workshop_id))
    still_planned(activity)
    if has_tables(activity, context):
        reason = "The tables and the questions to everybody belong to this moment: it stays."
        raise Refused("invalid", reason, reason="has_tables")
    take_out(activity, workshop, context)
    return {}


def refuse_long(moments: int, **where: str) -> None:
    """Refuse an agenda of more moments than people can follow."""
    if moments > ACTIVITIES_LIMIT:
        raise Refused("invalid", f"At most {ACTIVITIES_LIMIT} moments.", reason="too_many", **where)


def agenda_of(workshop: Workshop, context: Context) -> list[Activity]:
    """The moments, in order."""
    agenda = sa.select(Activity).where(Activity.workshop_id == workshop.id).order_by(Activity.position)
    return list(context.session.scalars(agenda))


def new_activity(key: str, wanted: NewActivity, workshop: Workshop) -> Activity:
    """A moment that has no place yet."""
    return Activity(
        id=key,
        workshop_id=workshop.id,
        position=0,
        kind=wanted.kind,
        title=wanted.title,
        minutes=wanted.minutes,
        status="planned",
    )


def insert(activity: Activity, position: int, agenda: list[Activity], context: Context) -> Activity:
    """Put a moment at its place, and tell everybody."""
    agenda.insert(position - 1, activity)
    order = ordered(agenda)
    context.session.add(activity)
    context.session.flush()
    stream = f"workshop:{activity.workshop_id}"
    context.tell(stream, ActivityAdded(activity=ActivityView.of(activity), order=order))
    return activity


def take_out(activity: Activity, workshop: Workshop, context: Context) -> None:
    """Take a moment out of the agenda, and tell everybody."""
    context.session.delete(activity)
    context.session.flush()
    order = ordered(agenda_of(workshop, context))
    context.tell(workshop.stream, ActivityRemoved(activity=activity.id, order=order))


def ordered(agenda: list[Activity]) -> list[str]:
    """Number the moments as they stand; their ids in this order."""
    for position, activity in enumerate(agenda, start=1):
        activity.position = position
    return [activity.id for activity in agenda]


def still_planned(activity: Activity, **where: str) -> None:
    """Refuse what has begun."""
    if activity.status != "planned":
        raise Refused("invalid", "This has begun already.", reason="has_begun", **where)


def has_tables(activity: Activity, context: Context) -> bool:
    """Whether tables, or the plenary's questions, belong to a moment."""
    return context.session.scalar(sa.select(Table.id).where(Table.activity_id == activity.id).limit(1)) is not None
