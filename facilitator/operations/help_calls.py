"""A table asks who conducts to come, or says that it has finished."""

from typing import Any

import sqlalchemy as sa

from facilitator.events import DoneMarked, HelpAnswered, HelpCalled, HelpCallView
from facilitator.models import HelpCall, Seat, Table, User, Workshop
from facilitator.operations.arguments import Arguments, Id, Line
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import caller_or_staff, find_call, find_table, seated_at_table
from facilitator.refusal import Refused


class CallHelp(Arguments):
    """A table, and in one line what is needed."""

    table: Id
    text: Line | None = None


class AnswerHelp(Arguments):
    """A call that needs nothing more."""

    call: Id


class MarkDone(Arguments):
    """A table, and whether who sits there has finished."""

    table: Id
    done: bool


@operation(by=seated_at_table)
def call_help(args: CallHelp, context: Context) -> dict[str, Any]:
    """Who conducts sees the call; while one is open, a second one from the table is the same."""
    table = open_table(args.table, context)
    if call := open_call(table, context):
        return {"call": call.id}
    call = HelpCall(
        id=context.id,
        workshop_id=table.workshop_id,
        table_id=table.id,
        participant_id=context.actor.id,
        text=args.text,
        called_at=context.now,
    )
    context.session.add(call)
    context.tell(table.stream, HelpCalled(call=HelpCallView.of(call)))
    return {"call": call.id}


@operation(by=caller_or_staff)
def answer_help(args: AnswerHelp, context: Context) -> dict[str, Any]:
    """The table reads who comes; when its caller takes the call back, that nobody has to."""
    call = find_call(context.session, args.call)
    table = open_table(call.table_id, context)
    if call.answered_at is None:
        call.answered_at = context.now
        call.answered_by = context.session.get_one(User, context.actor.id).name if context.actor.is_staff else None
        context.tell(table.stream, HelpAnswered(call=HelpCallView.of(call)))
    return {"call": call.id}


@operation(by=seated_at_table)
def mark_done(args: MarkDone, context: Context) -> dict[str, Any]:
    """The table and who conducts see how many have finished; everybody can go on writing."""
    table = open_table(args.table, context)
    seat = context.session.scalar(
        sa.select(Seat).where(Seat.participant_id == context.actor.id, Seat.table_id == table.id)
    )
    if seat is None:
        raise Refused("invalid", "You have no seat here.", path="table")
    if seat.is_done != args.done:
        seat.done_at = context.now if args.done else None
        context.tell(table.stream, DoneMarked(participant=seat.participant_id, done=args.done))
    return {"done": args.done}


def open_table(key: str, context: Context) -> Table:
    """A table of a session that is open."""
    table = find_table(context.session, key)
    if not context.session.get_one(Workshop, table.workshop_id).is_open:
        raise Refused("workshop_closed", "This session is not open.")
    return table


def open_call(table: Table, context: Context) -> HelpCall | None:
    """The call of a table that nobody has answered yet."""
    calls = sa.select(HelpCall).where(HelpCall.table_id == table.id, HelpCall.answered_at.is_(None))
    return context.session.scalar(calls)
