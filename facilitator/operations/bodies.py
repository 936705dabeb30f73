"""Finding the body people mean, or making it known."""

import sqlalchemy as sa

from facilitator.models import Body, body_key
from facilitator.operations.context import Context


def known_body(name: str, context: Context) -> Body | None:
    """The body of that name, however it is spelt, made when it is new; none for an empty name."""
    key = body_key(name)
    if not key:
        return None
    body = context.session.scalar(sa.select(Body).where(Body.key == key))
    if body is None:
        body = Body(id=context.derived_id(f"body:{key}"), name=name, key=key)
        context.session.add(body)
        context.session.flush()
    return body
