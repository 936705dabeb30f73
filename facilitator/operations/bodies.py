"""Finding the body people mean, or making it known."""

from collections.abc import Iterable

import sqlalchemy as sa

from facilitator.models import Body, BodyAlias, KnownBody, Register, body_key, kind_of, known_bodies
from facilitator.operations.context import Context

REGISTER = "register of bodies"


def known_body(name: str, context: Context) -> Body | None:
    """The body of that name, however it is spelt, made when it is new; none for an empty name."""
    body = meant_body(name, context)
    if body:
        keep_body(body, context)
        context.session.flush()
    return body


def meant_body(name: str, context: Context) -> Body | None:
    """The body of that name, however it is spelt; a new one is not in the registry until somebody keeps it."""
    key = body_key(name)
    if not key:
        return None
    return written_so(name, key, context) or certainly_meant(name, context) or new_body(name, key, context)


def meant_bodies(names: Iterable[tuple[str, bool]], context: Context) -> dict[tuple[str, bool], Body | None]:
    """The bodies of the names of a list, new ones made, for as few questions to the database as one name costs.

    Beside each name stands whether it means the body that is written so and no other.
    """
    wanted = list(dict.fromkeys(names))
    certain = {body.id for name, exactly in wanted if (body := understood(name, exactly, context))}
    bodies = {body.id: body for body in context.session.scalars(sa.select(Body).where(Body.id.in_(certain)))}
    return {(name, exactly): one_of(bodies, name, exactly, context) for name, exactly in wanted}


def understood(name: str, exactly: bool, context: Context) -> KnownBody | None:
    """The body of the registry that a name means."""
    known = register(context)
    return known.written(name) if exactly else known.certain(name)


def one_of(bodies: dict[str, Body], name: str, exactly: bool, context: Context) -> Body | None:
    """The one of these bodies that a name means; a new one is one of them from now on."""
    key, known = body_key(name), understood(name, exactly, context)
    if known is None and key:
        body = keep_body(new_body(name, key, context), context)
        bodies[body.id] = body
        return body
    return bodies[known.id] if known else None


def written_so(name: str, key: str, context: Context) -> Body | None:
    """The body with this name or other spelling. Who still holds the id of a merged body finds where it went."""
    spelt = sa.select(BodyAlias.body_id).where(sa.or_(BodyAlias.key == key, BodyAlias.id == name))
    named = sa.union_all(sa.select(Body.id).where(Body.key == key), spelt)
    found = sa.select(Body).where(Body.id.in_(named)).order_by(sa.case((Body.key == key, 0), else_=1))
    return context.session.scalar(found.limit(1))


def certainly_meant(name: str, context: Context) -> Body | None:
    """The one body this name can only mean."""
    certain = register(context).certain(name)
    return context.session.get_one(Body, certain.id) if certain else None


def register(context: Context) -> Register:
    """All bodies as they are in this batch, read once: a list of people asks for hundreds of names."""
    found: Register | None = context.session.info.get(REGISTER)
    if found is None:
        context.session.flush()
        found = context.session.info[REGISTER] = known_bodies(context.session)
    return found


def forget_register(context: Context) -> None:
    """Read the bodies anew when they are asked for next: names have changed."""
    context.session.info.pop(REGISTER, None)


def new_body(name: str, key: str, context: Context) -> Body:
    """A body nobody knew, which is nowhere yet; what a guest writes may be anything, also a name."""
    is_from_guest = not context.actor.is_staff
    key_of_body = context.derived_id(f"body:{key}")
    return Body(id=key_of_body, name=name, key=key, kind=kind_of(name), is_from_guest=is_from_guest)


def keep_body(body: Body, context: Context) -> Body:
    """The same body, in the registry."""
    if sa.inspect(body).transient:
        context.session.add(body)
        if REGISTER in context.session.info:
            register(context).add(KnownBody(body.id, body.name, body.kind))
    return body


def keep_spelling(key: str, name: str, body: Body, context: Context) -> None:
    """Find a body by one spelling more."""
    context.session.add(BodyAlias(id=key, body_id=body.id, name=name, key=body_key(name)))
    if REGISTER in context.session.info:
        register(context).spell(body.name, name)
