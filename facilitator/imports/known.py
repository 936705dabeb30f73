"""What is known of a session before a list is read: its tables, the bodies, who is on the list."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.imports.answers import themes_of
from facilitator.models import (
    BodyAlias,
    KnownBody,
    Likely,
    Participant,
    Register,
    Table,
    Workshop,
    body_key,
    known_bodies,
)
from facilitator.models.likeness import kinds_agree
from facilitator.models.spelling import read

SLIPS = ("letter", "abbreviation")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a body is not taken without asking, and the names of those that may be meant."""

    code: str
    choices: tuple[str, ...]


@dataclass(slots=True)
class Known:
    """The tables by what people write for them, the bodies by all their spellings, the people by name."""

    themes: dict[str, str] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    people: dict[str, list[Participant]] = field(default_factory=dict)
    is_hybrid: bool = True
    given: Collection[str] = ()
    new: Register = field(default_factory=Register)
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    likely: dict[str, tuple[Likely, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, workshop: Workshop, session: orm.Session) -> "Known":
        """What is known of a session."""
        tables = session.scalars(
            sa.select(Table).where(Table.workshop_id == workshop.id, Table.number > 0).order_by(Table.number)
        )
        people: dict[str, list[Participant]] = {}
        listed = sa.select(Participant).where(Participant.workshop_id == workshop.id).order_by(Participant.position)
        for person in session.scalars(listed.options(orm.joinedload(Participant.body))):
            people.setdefault(person.name_key or "", []).append(person)
        themes = themes_of((table.id, table.number, table.theme) for table in tables)
        given = frozenset(session.scalars(sa.select(BodyAlias.key)))
        return cls(themes, known_bodies(session), people, workshop.mode == "hybrid", given)

    def certain(self, written: str) -> str | None:
        """The name of the body that is certainly meant, known before or from a row above."""
        found = self.register.certain(written) or self.new.certain(written)
        return found.name if found else None

    def is_given(self, written: str) -> bool:
        """Whether somebody wrote into the registry that this is another name of a body."""
        return body_key(written) in self.given

    def add(self, written: str) -> None:
        """A body of this list, which later rows may spell otherwise."""
        self.new.add(KnownBody(body_key(written), written))

    def hear(self, names: Iterable[str]) -> None:
        """Know what a list calls its bodies: what may mean one that stands there more often is asked."""
        times = Counter(name for name in names if body_key(name) and not self.register.certain(name))
        heard = Register()
        for name, _ in times.most_common():
            if heard.certain(name):
                continue
            slips = [each.body.name for each in heard.match(name).likely if is_doubtful(name, each)]
            if slips:
                self.own[body_key(name)] = tuple(slips)
            heard.add(KnownBody(body_key(name), name))

    def doubt(self, written: str) -> Doubt | None:
        """Whether a name needs a choice: it may be another body, or an office that does not say of which."""
        if self.certain(written):
            return None
        if written not in self.likely:
            self.likely[written] = self.register.match(written).likely
        if likely := self.likely[written]:
            code = "office" if likely[0].reason == "office" else "unsure_body"
            return Doubt(code, tuple(each.body.name for each in likely))
        slips = self.own.get(body_key(written))
        return Doubt("slip", slips) if slips else None

    def listed(self, name: str, body: str) -> Participant | None:
        """The person of that name and body who is on the list."""
        same = (person for person in self.people.get(body_key(name), ()) if key_of(person) == body_key(body))
        return next(same, None)

    def homonyms(self, name: str) -> list[Participant]:
        """The people of that name who are on the list for whatever body."""
        return self.people.get(body_key(name), [])


def is_doubtful(name: str, likely: Likely) -> bool:
    """Whether two names of one list may be one body: a slip, or the beginning of the other and the same kind."""
    kinds = read(name).kind, read(likely.body.name).kind
    return likely.reason in SLIPS or (likely.reason == "part" and kinds_agree(*kinds, None))


def key_of(person: Participant) -> str:
    return body_key(person.body.name) if person.body else ""
