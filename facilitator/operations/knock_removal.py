"""How somebody leaves the door: what they said there, the stream only they read, the phone."""

from typing import Any

import orjson
import sqlalchemy as sa

from facilitator.events import KnockAdded, event_name
from facilitator.models import Event, Knock, Stream, Workshop
from facilitator.operations.context import Context


def drop_knocks(knocks: list[Knock], workshop: Workshop, context: Context) -> None:
    """Some are at the door no more: what they said is gone, and their phones are hung up on."""
    keys, streams = {knock.id for knock in knocks}, [knock.stream for knock in knocks]
    unsay_knocks(keys, workshop, context)
    for key in sorted(keys):
        context.sign_out(f"waiting:{key}")
    context.session.execute(sa.delete(Event).where(Event.stream.in_(streams)))
    context.session.execute(sa.delete(Stream).where(Stream.name.in_(streams)))
    context.session.execute(sa.delete(Knock).where(Knock.id.in_(keys)))


def unsay_knocks(keys: set[str], workshop: Workshop, context: Context) -> None:
    """Take what some said at the door out of what was told before this moment; who is in has words of their own."""
    for told in context.earlier:
        if told.stream == workshop.staff_stream:
            unsaid_at_door(told.data, keys)
    at_door = sa.select(Event).where(Event.stream == workshop.staff_stream, Event.name == event_name(KnockAdded))
    for event in context.session.scalars(at_door):
        told_before = orjson.loads(event.data)
        if unsaid_at_door(told_before, keys):
            event.data = orjson.dumps(told_before).decode()


def unsaid_at_door(told: dict[str, Any], keys: set[str]) -> bool:
    """Take what one of these said at the door out of an event's data; whether there was something."""
    knock = told.get("knock")
    if not isinstance(knock, dict) or knock["id"] not in keys:
        return False
    knock.update(name=None, body_name=None, role="other")
    return True


def people_at_door(where: sa.ColumnElement[bool], context: Context) -> list[Knock]:
    """Some of those who were at the door, also those who are in."""
    return list(context.session.scalars(sa.select(Knock).where(where)))
