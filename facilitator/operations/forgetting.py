"""What the notice at the door promised: after its day nobody can read the names any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import PeopleForgotten
from facilitator.models import Event, HelpCall, Knock, Participant, Signature, Table, Workshop
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.context import Context
from facilitator.operations.knock_removal import drop_knocks, people_at_door
from facilitator.operations.registry import operation
from facilitator.permissions import kept_workshop, system
from facilitator.refusal import Refused


class ForgetPeople(Arguments):
    """A workshop whose names were kept as long as promised."""

    workshop: Id


@operation(by=system)
def forget_people(args: ForgetPeople, context: Context) -> dict[str, Any]:
    """Nobody in the session has a name or a role any more, nor a place to come back to; notes and bodies stay."""
    workshop = kept_workshop(context.session, args.workshop)
    if context.now.date() <= last_day_of_names(workshop):
        raise Refused("invalid", "The names of this session are still kept.")
    people = people_of(workshop, context)
    for person in people:
        person.name = person.name_key = person.needs = None
        person.role = "other"
        person.token_version += 1
    calls = sa.update(HelpCall).where(HelpCall.workshop_id == workshop.id).values(text=None)
    context.session.execute(calls)
    marks = sa.update(Signature).where(Signature.workshop_id == workshop.id).values(field=None, reason=None)
    context.session.execute(marks)
    drop_knocks(people_at_door(Knock.workshop_id == workshop.id, context), workshop, context)
    for stream in streams_of(workshop, people, context):
        forget_in_stream(stream, context)
        context.renew(stream)
    context.tell(workshop.stream, PeopleForgotten(people=len(people)))
    return {"people": len(people)}


def last_day_of_names(workshop: Workshop) -> date:
    """The day after which the names of a session are deleted."""
    end = workshop.closed_at.date() if workshop.closed_at else workshop.date
    return end + timedelta(days=workshop.retention_days)


def people_of(workshop: Workshop, context: Context) -> list[Participant]:
    """Everybody on the list."""
    return list(context.session.scalars(sa.select(Participant).where(Participant.workshop_id == workshop.id)))


def streams_of(workshop: Workshop, people: list[Participant], context: Context) -> list[str]:
    """All streams of a workshop."""
    tables = context.session.scalars(sa.select(Table).where(Table.workshop_id == workshop.id))
    of_tables, of_people = (table.stream for table in tables), (person.stream for person in people)
    return [workshop.stream, workshop.staff_stream, *of_tables, *of_people]


def knock_streams(workshop: Workshop, context: Context) -> list[str]:
    """The streams of those who waited at the door; nobody is named there."""
    return [knock.stream for knock in people_at_door(Knock.workshop_id == workshop.id, context)]


def forget_in_stream(stream: str, context: Context) -> None:
    """Take the names out of what a stream was told before this moment."""
    for told in context.earlier:
        if told.stream == stream:
            forget_names(told.data)
    for event in context.session.scalars(sa.select(Event).where(Event.stream == stream)):
        told_before = orjson.loads(event.data)
        if forget_names(told_before):
            event.data = orjson.dumps(told_before).decode()


def forget_names(told: dict[str, Any]) -> bool:
    """Take names and roles out of an event's data, calls and what was held against pages; whether there was one."""
    people, call, knock = list(people_in(told)), told.get("call"), told.get("knock")
    signature = told.get("signature")
    for person in people:
        person["name"] = None
        if "role" in person:
            person["role"] = "other"
        if "needs" in person:
            person["needs"] = None
    if call:
        call["text"] = None
    if signature:
        signature["field"] = signature["reason"] = None
    if isinstance(knock, dict):
        knock["body_name"] = None
    return bool(people or call or signature)


def unsay(person: Participant, context: Context, *, names: bool) -> None:
    """Take what a person needs, and with `names` the name too, out of what was told before this moment."""
    workshop = context.session.get_one(Workshop, person.workshop_id)
    streams = streams_of(workshop, [person], context)
    for told in context.earlier:
        if told.stream in streams:
            unsaid(told.data, person.id, names)
    of_person = sa.select(Event).where(Event.stream.in_(streams), Event.data.contains(person.id))
    for event in context.session.scalars(of_person):
        told_before = orjson.loads(event.data)
        if unsaid(told_before, person.id, names):
            event.data = orjson.dumps(told_before).decode()


def unsaid(told: dict[str, Any], key: str, names: bool) -> bool:
    """Take what one person said out of an event's data; whether there was something."""
    said = [person for person in people_in(told) if person.get("id") == key]
    for person in said:
        person.update({name: None for name in ("needs", *(["name"] if names else [])) if name in person})
    return bool(said)


def people_in(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The people an event speaks of by name: who came or sat down, who wrote the note, who waits at the door."""
    note = told.get("note")
    author = note["author"] if isinstance(note, dict) else None
    for person in (author, told.get("participant"), told.get("knock"), *told.get("participants", ())):
        if isinstance(person, dict):
            yield person


@dataclass(frozen=True, slots=True)
class Kept:
    """A session whose names were kept as long as promised, and of how many people."""

    id: str
    title: str
    date: date
    people: int

    def __str__(self) -> str:
        return f"{self.date} {self.title}: {self.people}"


def kept_too_long(session: orm.Session, today: date) -> list[Kept]:
    """The sessions that still have names after their time, the oldest first."""
    named = sa.or_(Participant.name.is_not(None), Participant.role != "other")
    at_door = sa.exists().where(Knock.workshop_id == Workshop.id)
    counted = (
        sa.select(Workshop, sa.func.count(Participant.id))
        .outerjoin(Participant, sa.and_(Participant.workshop_id == Workshop.id, named))
        .where(sa.or_(Participant.id.is_not(None), at_door))
    )
    rows = session.execute(counted.group_by(Workshop.id).order_by(Workshop.date, Workshop.id))
    return [
        Kept(workshop.id, workshop.title, workshop.date, people)
        for workshop, people in rows
        if last_day_of_names(workshop) < today
    ]
