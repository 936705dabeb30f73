"""Tables that have an end of their own, and what becomes of it when the time of their moment changes."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from facilitator.events import TableEnded, TableExtended, TableReopened, TableTime
from facilitator.models import Activity, Table
from facilitator.operations.context import Context
from facilitator.refusal import Refused

LONGEST = timedelta(hours=12)


def moved_end(ends_at: datetime | None, minutes: int, now: datetime) -> datetime:
    """An end some minutes later or earlier, never before now; a past one is not put off by taking time away."""
    since = ends_at or now
    return max(since + timedelta(minutes=minutes), min(since, now))


def checked_end(ends_at: datetime | None, minutes: int, now: datetime) -> datetime:
    """The same, where it can be: less time needs an end, and more ends today."""
    if ends_at is None and minutes < 0:
        raise Refused("invalid", "There is no end that could come earlier.", path="minutes")
    end = moved_end(ends_at, minutes, now)
    if end > now + LONGEST:
        raise Refused("invalid", "At most twelve hours from now.", path="minutes")
    return end


def extend_tables(activity: Activity, minutes: int, context: Context) -> None:
    """The tables that have another end than their moment get the same minutes more, or fewer."""
    for table in on_their_own(Table.activity_id == activity.id, context):
        table.ends_at = moved_end(table.ends_at, minutes, context.now)
        tell_extended(table, context)


def end_tables(where: sa.ColumnElement[bool], context: Context) -> None:
    """The tables that would have gone on by themselves end with the others."""
    for table in on_their_own(where, context):
        end_alone(table, context)


def rejoin_tables(activity: Activity, context: Context) -> None:
    """The tables go on with all the others; who was given longer keeps it."""
    has_own = sa.or_(Table.ends_at.is_not(None), Table.ended_at.is_not(None))
    for table in tables_where(sa.and_(Table.activity_id == activity.id, has_own), context):
        keeps_its_end = lasts_longer(table, activity)
        if keeps_its_end and table.ended_at is None:
            continue
        table.ended_at = None
        table.ends_at = table.ends_at if keeps_its_end else None
        context.tell(stream_of(table), TableReopened(table=TableTime.of(table)))


def end_alone(table: Table, context: Context) -> None:
    """The time of one table is over."""
    table.ended_at = context.now
    context.tell(stream_of(table), TableEnded(table=TableTime.of(table)))


def tell_extended(table: Table, context: Context) -> None:
    """Everybody sees until when one table goes on."""
    context.tell(stream_of(table), TableExtended(table=TableTime.of(table)))


def stream_of(table: Table) -> str:
    """The stream of everybody in the session of a table."""
    return f"workshop:{table.workshop_id}"


def lasts_longer(table: Table, activity: Activity) -> bool:
    """Whether the table's own end is later than that of its moment."""
    return table.ends_at is not None and activity.ends_at is not None and table.ends_at > activity.ends_at


def on_their_own(where: sa.ColumnElement[bool], context: Context) -> list[Table]:
    """The tables that go on to an end of their own."""
    return tables_where(sa.and_(where, Table.ends_at.is_not(None), Table.ended_at.is_(None)), context)


def tables_where(where: sa.ColumnElement[bool], context: Context) -> list[Table]:
    """Some tables, in order."""
    return list(context.session.scalars(sa.select(Table).where(where).order_by(Table.number)))
