"""What a session needs next, as the first page says it: what is done, and only what is really left."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from flask import url_for
from sqlalchemy import orm

from facilitator.language import gettext, ngettext
from facilitator.models import Edition, Participant, Seat, SeatDraft, Table, Workshop
from facilitator.operations.editions import newest_edition
from facilitator.views.addresses import published_link
from facilitator.views.overview import Size


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done or left, and the way to it."""

    done: bool
    sentence: str
    verb: str = ""
    address: str = ""


def steps(session: orm.Session, workshop: Workshop, size: Size, today: date) -> list[Step]:
    """What is done and what is left; what nobody has to do, as a sign-up, stands here only once it is done."""
    if workshop.is_closed:
        return afterwards(workshop, newest_edition(session, workshop))
    listed = [*signups(workshop, size), *people(session, workshop, size)]
    prepared = Step(True, gettext("Day and tables"), gettext("Correct"), url_for("preparation.edit", id=workshop.id))
    return [prepared, *listed, *doors(workshop, today)]


def afterwards(workshop: Workshop, edition: Edition | None) -> list[Step]:
    """What is left once a session is over."""
    archive = url_for("archive.show", id=workshop.id)
    return [
        Step(True, gettext("The session is closed")),
        publishing(workshop, edition),
        Step(False, gettext("When it is sent, into the archive"), gettext("Put it away"), archive),
    ]


def publishing(workshop: Workshop, edition: Edition | None) -> Step:
    """The restitution: to be read and sent, or where everybody reads it."""
    if edition is None:
        sentence = gettext("The restitution: read it, correct it, send it")
        return Step(False, sentence, gettext("Open"), url_for("restitution.show", id=workshop.id))
    path = url_for("published.show", address=workshop.public_id)
    sentence = gettext("Published, edition %(number)s", number=edition.number)
    return Step(True, sentence, published_link(workshop), path)


def signups(workshop: Workshop, size: Size) -> list[Step]:
    """How many signed up, where people can."""
    if workshop.signup_until is None and not size.registered:
        return []
    counted = ngettext("%(num)s person signed up", "%(num)s people signed up", size.registered)
    sentence = counted if size.registered else gettext("People can sign up")
    return [Step(True, sentence, gettext("See"), url_for("signup_period.edit", id=workshop.id))]


def people(session: orm.Session, workshop: Workshop, size: Size) -> list[Step]:
    """The list, the places and the links, where there is a list."""
    if not size.listed:
        return []
    pages = ("participants.index", "seating.show", "links.index")
    listed, seating, links = (url_for(page, id=workshop.id) for page in pages)
    counted = ngettext("%(num)s person on the list", "%(num)s people on the list", size.listed)
    found = [Step(True, counted, gettext("See"), listed)]
    if size.tables:
        found.append(places(session, workshop, size, seating))
    if not workshop.is_open:
        found.append(Step(False, gettext("Personal links, to print or to send"), gettext("Print"), links))
    return found


def places(session: orm.Session, workshop: Workshop, size: Size, address: str) -> Step:
    """Who has a table, announced or in the draft."""
    left = size.listed - seated(session, workshop)
    if left <= 0:
        return Step(True, gettext("Everybody has a table"), gettext("See"), address)
    sentence = ngettext("%(num)s person has no table yet", "%(num)s people have no table yet", left)
    return Step(False, sentence, gettext("Seat them"), address)


def seated(session: orm.Session, workshop: Workshop) -> int:
    """How many people of the list have a place at a table, or are to have one."""
    at_tables = sa.select(Table.id).where(Table.workshop_id == workshop.id, Table.number > 0)
    sits = Participant.id.in_(sa.select(Seat.participant_id).where(Seat.table_id.in_(at_tables)))
    drafted = Participant.id.in_(sa.select(SeatDraft.participant_id).where(SeatDraft.table_id.in_(at_tables)))
    counted = sa.select(sa.func.count()).where(Participant.workshop_id == workshop.id, sits | drafted)
    return session.scalar(counted) or 0


def doors(workshop: Workshop, today: date) -> list[Step]:
    """The door, from the day on; a session of another day that is still open wants to be closed."""
    cockpit = url_for("cockpit.show", id=workshop.id)
    if workshop.is_open:
        opened = Step(True, who_enters(workshop))
        closing = gettext("Its day is over: close it, and the restitution is there")
        return [opened, *([Step(False, closing, gettext("Close"), cockpit)] if workshop.date < today else [])]
    if workshop.date > today:
        return []
    return [Step(False, who_will_enter(workshop), gettext("Open"), cockpit)]


def who_enters(workshop: Workshop) -> str:
    """For whom the door is open."""
    return {
        "open": gettext("The door is open for who has the code"),
        "list": gettext("The door is open for who is on the list; you let the others in"),
        "approval": gettext("The door is open only for who you let in"),
    }[workshop.door]


def who_will_enter(workshop: Workshop) -> str:
    """For whom the door is to be opened today."""
    return {
        "open": gettext("Today: open the door for who has the code"),
        "list": gettext("Today: open the door for who is on the list"),
        "approval": gettext("Today: open the door, and let in who comes"),
    }[workshop.door]
