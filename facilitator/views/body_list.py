"""The registry as its pages show it: who is in it, how often they took part, what a merge would move."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.models import (
    Body,
    BodyAlias,
    KnownBody,
    Likely,
    Match,
    Note,
    Participant,
    Workshop,
    body_key,
    known_bodies,
)
from facilitator.models.doubles import doubles
from facilitator.models.spelling import read
from facilitator.operations.body_streams import hosted_by

MOST_SHOWN = 200
MOST_DOUBLES = 5


@dataclass(slots=True)
class Entry:
    """A body as it stands in the list: thousands of these are read sooner than thousands of rows that can change."""

    id: str
    name: str
    key: str
    kind: str | None
    aliases: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listed:
    """Bodies to show, how many there are besides, and in how many sessions each took part."""

    bodies: list[Entry]
    others: int
    sessions: dict[str, int]


@dataclass(frozen=True, slots=True)
class Moves:
    """What belongs to a body, and would belong to another."""

    people: int
    sessions: int
    notes: int
    hosted: int
    spellings: list[str]


def listed(bodies: list[Entry], wanted: str, session: orm.Session) -> Listed:
    """Those of some bodies that are searched for, or all."""
    words = body_key(wanted).split()
    found = [body for body in bodies if is_found(words, body)]
    return Listed(found[:MOST_SHOWN], len(found[MOST_SHOWN:]), sessions_of(session))


def by_words(session: orm.Session) -> list[Entry]:
    """All bodies by the words that tell them apart: Città di Torino stands under T, next to what else is called so."""
    spelt = sa.select(Body.id, Body.name, Body.key, Body.kind, BodyAlias.name, BodyAlias.key).outerjoin(BodyAlias)
    bodies: dict[str, Entry] = {}
    for id, name, key, kind, alias, alias_key in session.execute(spelt.order_by(BodyAlias.name)):
        body = bodies.setdefault(id, Entry(id, name, key, kind))
        if alias is not None:
            body.aliases.append(alias)
            body.keys.append(alias_key)
    return sorted(bodies.values(), key=lambda body: (read(body.name).words, body.name))


def is_found(wanted: list[str], body: Entry) -> bool:
    """Whether each typed word begins a word of the name, or of one other spelling."""
    keys = (key.split() for key in (body.key, *body.keys))
    return not wanted or any(all(any(word.startswith(start) for word in key) for start in wanted) for key in keys)


def sessions_of(session: orm.Session) -> dict[str, int]:
    """In how many sessions somebody came from each body."""
    count = sa.func.count(sa.distinct(Participant.workshop_id))
    counted = sa.select(Participant.body_id, count).join(Workshop, Workshop.id == Participant.workshop_id)
    came = counted.where(Participant.present_at.is_not(None), Workshop.deleted_at.is_(None))
    return {body: sessions for body, sessions in session.execute(came.group_by(Participant.body_id)) if body}


def twice(bodies: list[Entry]) -> list[tuple[KnownBody, Likely]]:
    """The first pairs of the list that may be one body."""
    known = (KnownBody(body.id, body.name, body.kind) for body in bodies)
    return list(islice(doubles(known), MOST_DOUBLES))


def alike(session: orm.Session, body: Body) -> Match:
    """The other bodies that may be this one, written otherwise."""
    return known_bodies(session, besides=body.id).match(body.name)


def moves(session: orm.Session, body: Body) -> Moves:
    """What a merge would move."""
    of_body = Participant.body_id == body.id
    return Moves(
        people=count(session, sa.select(Participant.id).where(of_body)),
        sessions=count(session, sa.select(Participant.workshop_id).where(of_body).distinct()),
        notes=count(session, sa.select(Note.id).where(sa.or_(Note.body_id == body.id, Note.answer_body_id == body.id))),
        hosted=len(hosted_by(body, session)),
        spellings=names_of(body),
    )


def names_of(body: Body) -> list[str]:
    """Name and other spellings."""
    return [body.name, *(alias.name for alias in body.aliases)]


def count(session: orm.Session, rows: sa.Select[str]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(rows.subquery())) or 0


def others(bodies: Iterable[Entry], body: Body) -> list[Entry]:
    """All but one."""
    return [each for each in bodies if each.id != body.id]
