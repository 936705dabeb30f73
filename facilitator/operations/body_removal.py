"""Taking a body that nobody uses out of the registry."""

from typing import Any

import sqlalchemy as sa

from facilitator.models import Body, BodyAlias
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.bodies import forget_register
from facilitator.operations.body_merging import references
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import by_key, signed_in
from facilitator.refusal import Refused


class RemoveBody(Arguments):
    """A body."""

    body: Id


@operation(by=signed_in)
def remove_body(args: RemoveBody, context: Context) -> dict[str, Any]:
    """The registry has a body less, if nobody comes from it and no note is its; its spellings go with it."""
    body = by_key(context.session, Body, args.body)
    if is_used(body, context):
        reason = "People come from it, or notes are its: it can be merged and not deleted."
        raise Refused("invalid", reason, path="body", reason="is_used")
    context.session.execute(sa.delete(BodyAlias).where(BodyAlias.body_id == body.id))
    context.session.delete(body)
    context.session.flush()
    forget_register(context)
    return {"name": body.name}


def is_used(body: Body, context: Context) -> bool:
    """Whether anything but its own spellings refers to it."""
    context.session.flush()
    elsewhere = (column for column in references() if column.table.name != BodyAlias.__tablename__)
    found = (sa.select(column).where(column == body.id).limit(1) for column in elsewhere)
    return any(context.connection.execute(one).first() for one in found)
