"""The sessions of an account as its first page shows them: by what they need next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import sqlalchemy as sa
from flask_babel import format_date
from sqlalchemy import orm

from facilitator.language import gettext, ngettext
from facilitator.models import Body, Participant, Table, User, Workshop, body_key

HANDFUL = 6
FRESH = timedelta(days=7)
SPELLINGS = ("d MMMM yyyy", "d MMM yyyy", "dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd")


@dataclass(frozen=True, slots=True)
class Size:
    """How big a session is: who is expected or, once it was open, who came; their bodies; its tables."""

    listed: int = 0
    registered: int = 0
    people: int = 0
    bodies: int = 0
    tables: int = 0

    def __str__(self) -> str:
        if not self.people:
            return self._tables()
        people = ngettext("%(num)s person", "%(num)s people", self.people)
        if not self.bodies:
            return gettext("%(people)s, %(tables)s", people=people, tables=self._tables())
        bodies = ngettext("%(num)s body", "%(num)s bodies", self.bodies)
        return gettext("%(people)s of %(bodies)s, %(tables)s", people=people, bodies=bodies, tables=self._tables())

    def _tables(self) -> str:
        return ngettext("%(num)s table", "%(num)s tables", self.tables) if self.tables else gettext("plenary")


@dataclass(frozen=True, slots=True)
class Overview:
    """The sessions of an account: one in large, the others by what they need; archived and deleted ones apart."""

    next: Workshop | None = None
    today: list[Workshop] = field(default_factory=list)
    drafts: list[Workshop] = field(default_factory=list)
    closed: list[Workshop] = field(default_factory=list)
    archived: list[Workshop] = field(default_factory=list)
    deleted: list[Workshop] = field(default_factory=list)
    sizes: dict[str, Size] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are, without those deleted."""
        return len(self.sizes)

    @property
    def is_searched(self) -> bool:
        """Whether there are too many to find one by eye."""
        return self.count > HANDFUL


def overview(session: orm.Session, user: User, today: date) -> Overview:
    """The sessions `user` facilitates; in large what is next: see `largest_of`."""
    everything = list(session.scalars(sa.select(Workshop).where(Workshop.facilitators.any(User.id == user.id))))
    mine = [each for each in everything if not each.is_deleted]
    drafts = sorted((each for each in mine if each.status == "draft"), key=by_day)
    now = sorted((each for each in mine if each.is_open), key=by_day) + [each for each in drafts if each.date == today]
    closed = latest(each for each in mine if each.status == "closed")
    largest = largest_of(now, closed, drafts, today)
    return Overview(
        largest,
        without(now, largest),
        [each for each in without(drafts, largest) if each not in now],
        without(closed, largest),
        latest(each for each in mine if each.status == "archived"),
        latest(each for each in everything if each.is_deleted),
        sizes(session, [each.id for each in mine]),
    )


def largest_of(now: list[Workshop], closed: list[Workshop], drafts: list[Workshop], today: date) -> Workshop | None:
    """The open one, else today's, else the one closed this week, which waits for its document, else the next one."""
    fresh = [each for each in closed if each.closed_at and today - each.closed_at.date() < FRESH]
    return next(iter([*now, *fresh, *(each for each in drafts if each.date > today), *drafts]), None)


def by_day(workshop: Workshop) -> tuple[date, str]:
    return workshop.date, workshop.title


def latest(workshops: Iterable[Workshop]) -> list[Workshop]:
    return sorted(workshops, key=by_day, reverse=True)


def without(workshops: list[Workshop], largest: Workshop | None) -> list[Workshop]:
    return [each for each in workshops if each is not largest]


def found(session: orm.Session, user: User, typed: str) -> list[Workshop]:
    """The sessions of `user` in which each word that was typed begins a word of title, place, body or day."""
    mine = sa.select(Workshop).where(Workshop.facilitators.any(User.id == user.id), Workshop.deleted_at.is_(None))
    workshops = latest(session.scalars(mine))
    bodies = bodies_of(session, [each.id for each in workshops])
    wanted = body_key(typed).split()
    return [each for each in workshops if is_about(wanted, words_of(each, bodies.get(each.id, [])))]


def is_about(wanted: list[str], words: str) -> bool:
    return all(f" {word}" in words for word in wanted)


def words_of(workshop: Workshop, bodies: list[str]) -> str:
    """What a session can be found by, with a space before each word."""
    days = [str(format_date(workshop.date, spelling)) for spelling in SPELLINGS]
    said = (workshop.title, workshop.place, workshop.host, workshop.question, *bodies, *days)
    return " ".join(["", *(body_key(each) for each in said if each)])


def bodies_of(session: orm.Session, workshops: list[str]) -> dict[str, list[str]]:
    """The bodies of the people of each of `workshops`."""
    listed = sa.select(Participant.workshop_id, Body.name).join(Body, Body.id == Participant.body_id).distinct()
    bodies: dict[str, list[str]] = {}
    for key, name in session.execute(listed.where(Participant.workshop_id.in_(workshops))):
        bodies.setdefault(key, []).append(name)
    return bodies


def sizes(session: orm.Session, workshops: list[str]) -> dict[str, Size]:
    """People, bodies and tables of each of `workshops`, in two questions to the database."""
    counts = session.execute(people_counts(workshops))
    people = {key: (listed, registered, persons, bodies) for key, listed, registered, persons, bodies in counts}
    tables = {key: count for key, count in session.execute(table_counts(workshops))}
    return {key: Size(*people.get(key, (0, 0, 0, 0)), tables.get(key, 0)) for key in workshops}


def people_counts(workshops: Iterable[str]) -> sa.Select[str, int, int, int, int]:
    """Everybody on the list; who signed up; of all who count, how many and their bodies."""
    counts = sa.or_(Workshop.opened_at.is_(None), Participant.present_at.is_not(None))
    people = sa.func.count(sa.case((counts, Participant.id)))
    bodies = sa.func.count(sa.distinct(sa.case((counts, Participant.body_id))))
    listed, registered = sa.func.count(Participant.id), sa.func.count(Participant.registered_at)
    counted = sa.select(Participant.workshop_id, listed, registered, people, bodies).join(Workshop)
    return counted.where(Participant.workshop_id.in_(workshops)).group_by(Participant.workshop_id)


def table_counts(workshops: Iterable[str]) -> sa.Select[str, int]:
    counted = sa.select(Table.workshop_id, sa.func.count(Table.id))
    return counted.where(Table.workshop_id.in_(workshops), Table.number > 0).group_by(Table.workshop_id)
