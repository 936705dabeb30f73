"""What facilitators do with time."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import Field

from facilitator.events import ActivityEnded, ActivityExtended, ActivityReopened, ActivityStarted, ActivityView
from facilitator.models import Activity, Table, Workshop
from facilitator.operations.arguments import Arguments, Id, Instant
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.table_ends import checked_end, end_tables, extend_tables, rejoin_tables
from facilitator.permissions import find_activity, staff_of_workshop, staff_or_system
from facilitator.refusal import Refused

Minutes = Annotated[int, Field(ge=1, le=600)]
MinutesMore = Annotated[int, Field(ge=-60, le=120)]


class TimedActivity(Arguments):
    """An activity and how long it lasts from now."""

    activity: Id
    minutes: Minutes | None = None


class ExtendActivity(Arguments):
    """An activity and how many minutes more it gets, or fewer."""

    activity: Id
    minutes: MinutesMore


class EndActivity(Arguments):
    """An activity; the server also names the end it waited for, so that an extended one goes on."""

    activity: Id
    ends_at: Instant | None = None


@operation(by=staff_of_workshop)
def start_activity(args: TimedActivity, context: Context) -> dict[str, Any]:
    """Everybody sees the time run."""
    activity, workshop = steerable(args.activity, context)
    if activity.is_running:
        raise Refused("invalid", "This has started already.")
    if activity.is_ended:
        raise Refused("invalid", "This has ended: reopen it.")
    run_from_now(activity, args.minutes or activity.minutes, context)
    activity.started_at = context.now
    context.tell(workshop.stream, ActivityStarted(activity=ActivityView.of(activity)))
    return {"ends_at": ActivityView.of(activity).ends_at}


@operation(by=staff_of_workshop)
def extend_activity(args: ExtendActivity, context: Context) -> dict[str, Any]:
    """Everybody sees more time, or less; never less than none."""
    activity, workshop = steerable(args.activity, context)
    if not activity.is_running:
        raise Refused("invalid", "This is not running.")
    activity.ends_at = checked_end(activity.ends_at, args.minutes, context.now)
    context.tell(workshop.stream, ActivityExtended(activity=ActivityView.of(activity)))
    extend_tables(activity, args.minutes, context)
    return {"ends_at": ActivityView.of(activity).ends_at}


@operation(by=staff_or_system)
def end_activity(args: EndActivity, context: Context) -> dict[str, Any]:
    """Everybody knows it is over; what was sent before is still taken, marked late.

    By hand it is over for everybody; when time is up, tables that were given longer go on.
    """
    activity, workshop = steerable(args.activity, context)
    if not activity.is_running:
        raise Refused("invalid", "This is not running.")
    if args.ends_at and args.ends_at != activity.ends_at:
        raise Refused("invalid", "This got another end meanwhile.")
    end(activity, workshop, context)
    if not args.ends_at:
        end_tables(Table.activity_id == activity.id, context)
    return {"ended_at": ActivityView.of(activity).ended_at}


@operation(by=staff_of_workshop)
def reopen_activity(args: TimedActivity, context: Context) -> dict[str, Any]:
    """It goes on, with as much time as is said, or until it is ended by hand."""
    activity, workshop = steerable(args.activity, context)
    if not activity.is_ended:
        raise Refused("invalid", "This has not ended.")
    run_from_now(activity, args.minutes, context)
    activity.ended_at = None
    context.tell(workshop.stream, ActivityReopened(activity=ActivityView.of(activity)))
    rejoin_tables(activity, context)
    return {"ends_at": ActivityView.of(activity).ends_at}


def end(activity: Activity, workshop: Workshop, context: Context) -> None:
    """End a running activity now and tell everybody."""
    activity.status = "ended"
    activity.ended_at = context.now
    context.tell(workshop.stream, ActivityEnded(activity=ActivityView.of(activity)))


def steerable(key: str, context: Context) -> tuple[Activity, Workshop]:
    """An activity of a workshop that is open."""
    activity = find_activity(context.session, key)
    workshop = context.session.get_one(Workshop, activity.workshop_id)
    if not workshop.is_open:
        raise Refused("workshop_closed", "This session is not open.")
    return activity, workshop


def run_from_now(activity: Activity, minutes: int | None, context: Context) -> None:
    """Let an activity run, until an hour or until it is ended by hand."""
    activity.status = "running"
    activity.ends_at = minutes_from_now(minutes, context)


def minutes_from_now(minutes: int | None, context: Context) -> datetime | None:
    """The end of so many minutes that begin now; none where none are said."""
    return context.now + timedelta(minutes=minutes) if minutes else None
