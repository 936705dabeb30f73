"""Where a body stands on people's screens, and telling them its new name."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import Event, ParticipantsCounted, WorkshopEdited, WorkshopView
from facilitator.models import Body, Note, Participant, Seat, Table, Workshop, body_key
from facilitator.operations.context import Context
from facilitator.operations.participants import present_counts
from facilitator.operations.seats import tell_filled

SILENT = "nothing"


@dataclass(frozen=True, slots=True)
class Standing:
    """The people of a body, the tables where its notes or answers are or it sits, the sessions that know of it."""

    people: list[Participant]
    noted: list[Table]
    answering: list[Table]
    filled: list[Table]
    workshops: list[Workshop]
    hosted: list[Workshop]


def standing(body: Body, context: Context) -> Standing:
    """Where a body stands now."""
    session = context.session
    people = sa.select(Participant).where(Participant.body_id == body.id).order_by(Participant.id)
    of_note, of_person = Note.body_id == body.id, Participant.body_id == body.id
    of_answer = Note.answer_body_id == body.id
    noted = sa.select(Note.table_id).where(of_note)
    answering = sa.select(Note.table_id).where(of_answer, Note.hidden_at.is_(None), Note.deleted_at.is_(None))
    seated = sa.select(Seat.table_id).join(Participant, Participant.id == Seat.participant_id).where(of_person)
    known = sa.or_(
        Workshop.id.in_(sa.select(Participant.workshop_id).where(of_person)),
        Workshop.id.in_(sa.select(Note.workshop_id).where(sa.or_(of_note, of_answer))),
    )
    return Standing(
        people=list(session.scalars(people)),
        noted=list(session.scalars(sa.select(Table).where(Table.id.in_(noted)).order_by(Table.id))),
        answering=list(session.scalars(sa.select(Table).where(Table.id.in_(answering)).order_by(Table.id))),
        filled=list(session.scalars(sa.select(Table).where(Table.id.in_(seated)).order_by(Table.number, Table.id))),
        workshops=list(session.scalars(sa.select(Workshop).where(known).order_by(Workshop.id))),
        hosted=hosted_by(body, session),
    )


def hosted_by(body: Body, session: orm.Session) -> list[Workshop]:
    """The sessions whose host is written as the name of this body."""
    hosted = sa.select(Workshop).where(Workshop.host.is_not(None)).order_by(Workshop.id)
    return [each for each in session.scalars(hosted) if body_key(each.host or "") == body.key]


def tell_everywhere(event: Event, where: Standing, context: Context) -> None:
    """Tell an event of a body to all who read its name: who comes from it, their tables, who conducts."""
    named = {workshop.id for workshop in where.workshops if workshop.naming != SILENT}
    tables = {table.id: table for table in [*where.noted, *where.filled] if table.workshop_id in named}
    told = {table.stream for table in [*tables.values(), *where.answering]}
    streams = sorted(told) + [person.stream for person in where.people]
    for stream in [workshop.staff_stream for workshop in where.workshops] + streams:
        context.tell(stream, event)
    for workshop in where.workshops:
        filled = [table for table in where.filled if table.id in tables and table.workshop_id == workshop.id]
        tell_filled(filled, workshop, context)


def tell_counted(where: Standing, context: Context) -> None:
    """Tell everybody in the sessions how many bodies are present."""
    for workshop in where.workshops:
        counts = present_counts(context.session, workshop.id)
        context.tell(workshop.stream, ParticipantsCounted(**counts))


def rename_host(name: str, where: Standing, context: Context) -> None:
    """Let the sessions it hosts be hosted under its new name."""
    for workshop in where.hosted:
        workshop.host = name
        context.tell(workshop.stream, WorkshopEdited(workshop=WorkshopView.of(workshop)))
