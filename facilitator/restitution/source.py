"""Reads one workshop into a record, with the same few queries whatever its size."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from facilitator.models import Activity, Body, Participant, Stream, Workshop
from facilitator.refusal import not_found
from facilitator.restitution.chapters import read_sections
from facilitator.restitution.record import (
    ActivityRecord,
    BodyRecord,
    Record,
    TableRecord,
    WorkshopRecord,
)
from facilitator.restitution.table_source import Pace, read_tables

Row = sa.Row[*tuple[Any, ...]]
NOTHING: Mapping[str, TableRecord] = MappingProxyType({})


def read(
    session: Session,
    workshop_id: str,
    at: datetime,
    known: Mapping[str, TableRecord] = NOTHING,
    pace: Pace = iter,
) -> Record:
    """The record of a workshop as it is now, for the internal edition; tables that are `known` are not read again.

    `pace` goes through long rows of things, and may let others have their turn in between.
    """
    workshop = session.get(Workshop, workshop_id)
    if workshop is None:
        raise not_found("workshop")
    present = present_people(session, workshop_id)
    tables = read_tables(session, workshop_id, known, pace)
    return Record(
        workshop=workshop_record(workshop),
        edition="internal",
        generated_at=at,
        streams=read_streams(session, workshop, tables),
        activities=read_activities(session, workshop_id),
        tables=tables,
        bodies=present_bodies(present),
        people=len(present),
        roles=dict(Counter(person.role for person in present)),
        sections=read_sections(session, workshop_id),
    )


def present_people(session: Session, workshop_id: str) -> Sequence[Row]:
    return session.execute(
        sa.select(Participant.id, Participant.role, Body.id.label("body_id"), Body.name.label("body_name"))
        .outerjoin(Body, Participant.body_id == Body.id)
        .where(Participant.workshop_id == workshop_id, Participant.present_at.is_not(None))
    ).all()


def present_bodies(present: Sequence[Row]) -> tuple[BodyRecord, ...]:
    counted = Counter((person.body_id, person.body_name) for person in present if person.body_id)
    named = sorted(counted.items(), key=lambda counting: counting[0][1].casefold())
    return tuple(BodyRecord(id, name, people) for (id, name), people in named)


def workshop_record(workshop: Workshop) -> WorkshopRecord:
    return WorkshopRecord(
        id=workshop.id,
        title=workshop.title,
        date=workshop.date,
        starts_at=workshop.starts_at,
        time_zone=workshop.time_zone,
        mode=workshop.mode,
        host=workshop.host,
        place=workshop.place,
        language=workshop.language,
        naming=workshop.naming,
        status=workshop.status,
    )


def read_activities(session: Session, workshop_id: str) -> tuple[ActivityRecord, ...]:
    query = sa.select(Activity).where(Activity.workshop_id == workshop_id).order_by(Activity.position)
    return tuple(activity_record(activity) for activity in session.scalars(query))


def activity_record(activity: Activity) -> ActivityRecord:
    return ActivityRecord(
        id=activity.id,
        kind=activity.kind,
        title=activity.title,
        status=activity.status,
        position=activity.position,
        minutes=activity.minutes,
        started_at=activity.started_at,
        ended_at=activity.ended_at,
    )


def read_streams(session: Session, workshop: Workshop, tables: Sequence[TableRecord]) -> dict[str, int]:
    names = [workshop.stream, *(f"table:{table.id}" for table in tables)]
    query = sa.select(Stream.name, Stream.seq).where(Stream.name.in_(names))
    heads = {name: seq for name, seq in session.execute(query)}
    return {name: heads[name] for name in names if name in heads}
