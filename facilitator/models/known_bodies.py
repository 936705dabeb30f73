"""The registry of bodies, asked for names in one query."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.models.body import Body, BodyAlias
from facilitator.models.likeness import KnownBody, Match, Register


def body_suggestions(names: Iterable[str], session: orm.Session) -> dict[str, Match]:
    """For each typed name the body it certainly means, or those it may mean with the reason; one query for all."""
    register = known_bodies(session)
    return {name: register.match(name) for name in names}


def known_bodies(session: orm.Session, besides: str | None = None) -> Register:
    """All bodies with their other spellings, perhaps `besides` one."""
    spellings = sa.select(Body.id, Body.name, Body.kind, BodyAlias.name).outerjoin(BodyAlias)
    aliases: dict[tuple[str, str, str | None], list[str]] = {}
    for key, name, kind, alias in session.execute(spellings.order_by(Body.name, Body.id, BodyAlias.name)):
        aliases.setdefault((key, name, kind), []).extend([alias] if alias else [])
    found = (KnownBody(key, name, kind, tuple(names)) for (key, name, kind), names in aliases.items())
    return Register(body for body in found if body.id != besides)
