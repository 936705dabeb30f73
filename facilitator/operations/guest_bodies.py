"""What a guest wrote as the body they come for, which may say who they are: it goes with them."""

from collections.abc import Iterator
from typing import Any

import orjson
import sqlalchemy as sa

from facilitator.models import Body, Event, Workshop
from facilitator.operations.bodies import forget_register
from facilitator.operations.body_removal import is_used
from facilitator.operations.context import Context
from facilitator.operations.forgetting import streams_of


def forget_guest_body(body: Body | None, workshop: Workshop, context: Context) -> None:
    """Take a body that only its guest used out of the registry, and out of what the session was told."""
    if body is None or not body.is_from_guest or body.aliases or is_used(body, context):
        return
    forget_in_events(body, workshop, context)
    context.session.delete(body)
    context.session.flush()
    forget_register(context)


def forget_in_events(body: Body, workshop: Workshop, context: Context) -> None:
    """Leave the name of a body in nothing that a session was told before this moment."""
    streams = streams_of(workshop, [], context)
    for told in context.earlier:
        if told.stream in streams:
            unnamed(told.data, body)
    written = orjson.dumps(body.name).decode()
    names_it = sa.or_(Event.data.contains(body.id), Event.data.contains(written, autoescape=True))
    for event in context.session.scalars(sa.select(Event).where(Event.stream.in_(streams), names_it)):
        told_before = orjson.loads(event.data)
        if unnamed(told_before, body):
            event.data = orjson.dumps(told_before).decode()


def unnamed(data: dict[str, Any], body: Body) -> bool:
    """Take the name of a body out of an event's data; whether it stood there."""
    named = [part for part in parts_of(data) if stands_in(part, body)]
    for part in named:
        if part.get("id") == body.id:
            part["name"] = ""
        else:
            part["bodies"] = [name for name in part["bodies"] if name != body.name]
    return bool(named)


def stands_in(part: dict[str, Any], body: Body) -> bool:
    """Whether a part of an event is this body, or counts it among those at a table."""
    listed = part.get("bodies")
    return part.get("id") == body.id or (isinstance(listed, list) and body.name in listed)


def parts_of(value: Any) -> Iterator[dict[str, Any]]:
    """An event's data and everything in it that has fields."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from parts_of(each)
