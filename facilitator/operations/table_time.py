"""What facilitators do with the time of one table."""

from typing import Any

from facilitator.events import TableReopened, TableTime
from facilitator.models import Activity, Table
from facilitator.operations.activities import Minutes, MinutesMore, minutes_from_now, steerable
from facilitator.operations.arguments import Arguments, Id, Instant
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.table_ends import checked_end, end_alone, stream_of, tell_extended
from facilitator.permissions import find_table, staff_of_workshop, staff_or_system
from facilitator.refusal import Refused


class ExtendTable(Arguments):
    """A table and how many minutes more than now it gets, or fewer."""

    table: Id
    minutes: MinutesMore


class EndTable(Arguments):
    """A table; the server also names the end it waited for, so that an extended one goes on."""

    table: Id
    ends_at: Instant | None = None


class ReopenTable(Arguments):
    """A table and how long it goes on; without minutes it goes on as long as the others."""

    table: Id
    minutes: Minutes | None = None


@operation(by=staff_of_workshop)
def extend_table(args: ExtendTable, context: Context) -> dict[str, Any]:
    """One table has more time than the others, or less; never less than none."""
    table, activity = steerable_table(args.table, context)
    refuse_idle(table, activity)
    ends_at = checked_end(table.ends_at or activity.ends_at, args.minutes, context.now)
    is_common = activity.is_running and ends_at == activity.ends_at
    table.ends_at = None if is_common else ends_at
    tell_extended(table, context)
    return {"ends_at": TableTime.of(table).ends_at}


@operation(by=staff_or_system)
def end_table(args: EndTable, context: Context) -> dict[str, Any]:
    """One table knows that its time is over, the others go on; what still arrives is taken, marked late."""
    table, activity = steerable_table(args.table, context)
    refuse_idle(table, activity)
    if args.ends_at and args.ends_at != table.ends_at:
        raise Refused("invalid", "This got another end meanwhile.")
    end_alone(table, context)
    return {"ended_at": TableTime.of(table).ended_at}


@operation(by=staff_of_workshop)
def reopen_table(args: ReopenTable, context: Context) -> dict[str, Any]:
    """One table goes on after its end, with as much time as is said, or as long as the others."""
    table, activity = steerable_table(args.table, context)
    if table.is_working(activity) or activity.status == "planned":
        raise Refused("invalid", "This has not ended.")
    if args.minutes is None and not activity.is_running:
        raise Refused("invalid", "The others have ended: say how many minutes.", path="minutes")
    table.ends_at = minutes_from_now(args.minutes, context)
    table.ended_at = None
    context.tell(stream_of(table), TableReopened(table=TableTime.of(table)))
    return {"ends_at": TableTime.of(table).ends_at}


def steerable_table(key: str, context: Context) -> tuple[Table, Activity]:
    """A table of a workshop that is open, and its moment."""
    table = find_table(context.session, key)
    activity, _ = steerable(table.activity_id, context)
    return table, activity


def refuse_idle(table: Table, activity: Activity) -> None:
    """Refuse where no time runs."""
    if not table.is_working(activity):
        raise Refused("invalid", "This is not running.")
