"""Finding the body people mean, or making it known."""

import sqlalchemy as sa

from facilitator.models import Body, BodyAlias, KnownBody, Register, body_key, kind_of, known_bodies
from facilitator.operations.context import Context

REGISTER = "register of bodies"


def known_body(name: str, context: Context) -> Body | None:
    """The body of that name, however it is spelt, made when it is new; none for an empty name."""
    key = body_key(name)
    if not key:
        return None
    return written_so(name, key, context) or certainly_meant(name, context) or new_body(name, key, context)


def written_so(name: str, key: str, context: Context) -> Body | None:
    """The body with this name or other spelling. Who still holds the id of a merged body finds where it went."""
    body = context.session.scalar(sa.select(Body).where(Body.key == key))
    if body is None:
        named = sa.or_(BodyAlias.key == key, BodyAlias.id == name)
        body = context.session.scalar(sa.select(Body).join(BodyAlias).where(named))
    return body


def certainly_meant(name: str, context: Context) -> Body | None:
    """The one body this name can only mean."""
    certain = register(context).certain(name)
    return context.session.get_one(Body, certain.id) if certain else None


def register(context: Context) -> Register:
    """All bodies as they are in this batch, read once: a list of people asks for hundreds of names."""
    found: Register = context.session.info.setdefault(REGISTER, None) or known_bodies(context.session)
    context.session.info[REGISTER] = found
    return found


def forget_register(context: Context) -> None:
    """Read the bodies anew when they are asked for next: names have changed."""
    context.session.info.pop(REGISTER, None)


def new_body(name: str, key: str, context: Context) -> Body:
    """A body nobody knew."""
    body = Body(id=context.derived_id(f"body:{key}"), name=name, key=key, kind=kind_of(name))
    context.session.add(body)
    context.session.flush()
    register(context).add(KnownBody(body.id, body.name, body.kind))
    return body
