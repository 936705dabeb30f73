"""The sessions of an account as its first page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from flask import url_for
from sqlalchemy import orm

from facilitator.language import gettext, ngettext
from facilitator.models import Participant, Table, User, Workshop


@dataclass(frozen=True, slots=True)
class Size:
    """How big a session is: who is expected or, once it was open, who came; their bodies; its tables."""

    listed: int = 0
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
class Step:
    """One thing to do before a session begins."""

    done: bool
    sentence: str
    verb: str
    address: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All sessions of an account: the one in large, then the others by state."""

    next: Workshop | None
    open: list[Workshop]
    drafts: list[Workshop]
    closed: list[Workshop]
    sizes: dict[str, Size]


def overview(session: orm.Session, user: User, today: date) -> Overview:
    """The sessions `user` facilitates; in large the open one, else the next in the calendar."""
    mine = list(session.scalars(sa.select(Workshop).where(Workshop.facilitators.any(User.id == user.id))))
    opened = sorted((each for each in mine if each.is_open), key=by_day)
    drafts = sorted((each for each in mine if not each.is_open and not each.is_closed), key=by_day)
    closed = sorted((each for each in mine if each.is_closed), key=by_day, reverse=True)
    largest = next(iter([*opened, *(each for each in drafts if each.date >= today), *drafts]), None)
    return Overview(
        largest, without(opened, largest), without(drafts, largest), closed, sizes(session, [each.id for each in mine])
    )


def by_day(workshop: Workshop) -> tuple[date, str]:
    return workshop.date, workshop.title


def without(workshops: list[Workshop], largest: Workshop | None) -> list[Workshop]:
    return [each for each in workshops if each is not largest]


def sizes(session: orm.Session, workshops: list[str]) -> dict[str, Size]:
    """People, bodies and tables of each of `workshops`, in two questions to the database."""
    counts = session.execute(people_counts(workshops))
    people = {key: (listed, persons, bodies) for key, listed, persons, bodies in counts}
    tables = {key: count for key, count in session.execute(table_counts(workshops))}
    return {key: Size(*people.get(key, (0, 0, 0)), tables.get(key, 0)) for key in workshops}


def people_counts(workshops: Iterable[str]) -> sa.Select[str, int, int, int]:
    """Everybody on the list; of them those who count, and their bodies."""
    counts = sa.or_(Workshop.opened_at.is_(None), Participant.present_at.is_not(None))
    people = sa.func.count(sa.case((counts, Participant.id)))
    bodies = sa.func.count(sa.distinct(sa.case((counts, Participant.body_id))))
    counted = sa.select(Participant.workshop_id, sa.func.count(Participant.id), people, bodies).join(Workshop)
    return counted.where(Participant.workshop_id.in_(workshops)).group_by(Participant.workshop_id)


def table_counts(workshops: Iterable[str]) -> sa.Select[str, int]:
    counted = sa.select(Table.workshop_id, sa.func.count(Table.id))
    return counted.where(Table.workshop_id.in_(workshops), Table.number > 0).group_by(Table.workshop_id)


def steps(workshop: Workshop, size: Size) -> list[Step]:
    """What is done and what is missing before it begins."""
    door = "" if workshop.is_open else gettext("Open")
    pages = ("preparation.edit", "participants.index", "cockpit.show")
    edit, people, cockpit = (url_for(page, id=workshop.id) for page in pages)
    return [
        Step(True, gettext("Day and tables"), gettext("Correct"), edit),
        Step(size.listed > 0, gettext("People on the list, if you invite by name"), gettext("Add"), people),
        Step(workshop.is_open, gettext("The door open for who has the code"), door, cockpit),
    ]
