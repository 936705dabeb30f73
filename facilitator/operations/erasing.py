"""Deleted sessions whose grace is over: nothing of them stays."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.models import Body, Event, Note, Participant, SavedOperation, Stream, Workshop
from facilitator.operations.arguments import Arguments, Id, Instant
from facilitator.operations.bodies import forget_register
from facilitator.operations.body_merging import references
from facilitator.operations.context import Context
from facilitator.operations.forgetting import knock_streams, people_of, streams_of
from facilitator.operations.registry import operation
from facilitator.permissions import kept_workshop, system
from facilitator.refusal import Refused

FORGET = sa.delete(SavedOperation).where(SavedOperation.id == sa.bindparam("key"))


class EraseWorkshop(Arguments):
    """A deleted session, and the moment before which it must have been deleted."""

    workshop: Id
    deleted_before: Instant


@operation(by=system)
def erase_workshop(args: EraseWorkshop, context: Context) -> dict[str, Any]:
    """Everything of the session is gone: people, notes, what its screens were told, what was done there."""
    workshop = kept_workshop(context.session, args.workshop)
    if workshop.deleted_at is None or workshop.deleted_at > args.deleted_before:
        raise Refused("invalid", "This session can still be brought back.")
    written = guest_bodies_of(workshop, context)
    streams = [
        *streams_of(workshop, people_of(workshop, context), context),
        *knock_streams(workshop, context),
    ]
    context.connection.execute(FORGET, [{"key": key} for key in (*operations_of(set(streams), context), workshop.id)])
    context.session.execute(sa.delete(SavedOperation).where(SavedOperation.workshop_id == workshop.id))
    context.session.execute(sa.delete(Event).where(Event.stream.in_(streams)))
    context.session.execute(sa.delete(Stream).where(Stream.name.in_(streams)))
    context.session.execute(sa.delete(Workshop).where(Workshop.id == workshop.id))
    context.session.expire_all()
    drop_guest_bodies(written, context)
    return {}


def guest_bodies_of(workshop: Workshop, context: Context) -> list[str]:
    """The bodies that were written in a session in passing: by who came, or as who answers."""
    named = (
        sa.select(Participant.body_id).where(Participant.workshop_id == workshop.id),
        sa.select(Note.body_id).where(Note.workshop_id == workshop.id),
        sa.select(Note.answer_body_id).where(Note.workshop_id == workshop.id),
    )
    written = sa.select(Body.id).where(Body.is_from_guest, Body.id.in_(sa.union(*named)))
    return list(context.session.scalars(written))


def drop_guest_bodies(bodies: list[str], context: Context) -> None:
    """Take those of some bodies out of the registry that nothing refers to any more."""
    unused = [~sa.exists().where(column == Body.id) for column in references()]
    context.session.execute(sa.delete(Body).where(Body.id.in_(bodies), *unused))
    forget_register(context)


def operations_of(streams: set[str], context: Context) -> list[str]:
    """What accounts did in a session, and who entered it: these operations are found by where they told of it."""
    elsewhere = sa.select(SavedOperation.id, SavedOperation.answer).where(SavedOperation.workshop_id.is_(None))
    answers = context.session.execute(elsewhere)
    return [key for key, answer in answers if orjson.loads(answer)["stream"] in streams]


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted session whose grace is over."""

    id: str
    title: str
    date: date

    def __str__(self) -> str:
        return f"{self.date} {self.title}: deleted"


def deleted_too_long(session: orm.Session, before: datetime) -> list[Deleted]:
    """The sessions that were deleted before a moment, the oldest first."""
    deleted = sa.select(Workshop).where(Workshop.deleted_at <= before).order_by(Workshop.date, Workshop.id)
    return [Deleted(workshop.id, workshop.title, workshop.date) for workshop in session.scalars(deleted)]


def end_of_grace(workshop: Workshop, days: int) -> date | None:
    """The last day on which a deleted session can be brought back."""
    return (workshop.deleted_at + timedelta(days=days)).date() if workshop.deleted_at else None
