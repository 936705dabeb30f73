"""Two rows of the registry that are one body: nothing that belonged to either is lost."""

from typing import Any

import sqlalchemy as sa

from facilitator.events import BodiesMerged, BodyView
from facilitator.extensions import Base
from facilitator.models import Body, Note, Participant
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.bodies import forget_register, keep_spelling
from facilitator.operations.body_streams import rename_host, standing, tell_counted, tell_everywhere
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import by_key, signed_in
from facilitator.refusal import Refused


class MergeBodies(Arguments):
    """A body, and the one that it is: `into` stays."""

    body: Id
    into: Id


@operation(by=signed_in)
def merge_bodies(args: MergeBodies, context: Context) -> dict[str, Any]:
    """Two bodies are one: people, notes, sessions and spellings belong to the one that stays, on every screen."""
    merged, body = (by_key(context.session, Body, key) for key in (args.body, args.into))
    if merged is body:
        raise Refused("invalid", "A body cannot be merged with itself.", path="into")
    where = standing(merged, context)
    body.kind = body.kind or merged.kind
    body.is_from_guest = body.is_from_guest and merged.is_from_guest
    point_to(merged, body, context)
    context.session.delete(merged)
    context.session.flush()
    keep_spelling(merged.id, merged.name, body, context)
    forget_register(context)
    tell_everywhere(BodiesMerged(body=BodyView(id=body.id, name=body.name), merged=merged.id), where, context)
    tell_counted(where, context)
    rename_host(body.name, where, context)
    return {"body": body.id}


def point_to(merged: Body, body: Body, context: Context) -> None:
    """Let everything that belongs to a body belong to another, whichever tables refer to bodies."""
    context.session.flush()
    for column in references():
        moved = sa.update(column.table).where(column == merged.id).values({column.name: body.id})
        context.connection.execute(moved)
    for thing in [*context.session]:
        if isinstance(thing, Participant | Note):
            context.session.expire(thing, ["body_id", "body"])
        if isinstance(thing, Note):
            context.session.expire(thing, ["answer_body_id", "answer_body"])


def references() -> list[sa.Column[Any]]:
    """The columns of all tables that name a body."""
    columns = [column for table in Base.metadata.sorted_tables for column in table.columns]
    return [column for column in columns if any(key.column.table.name == "body" for key in column.foreign_keys)]
