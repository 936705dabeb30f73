"""Reads one workshop into a record, with the same few queries whatever its size."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import Session

from facilitator.models import Activity, Body, Cluster, Note, Participant, Prompt, Seat, Stream, Table, Workshop
from facilitator.refusal import not_found
from facilitator.restitution.chapters import read_sections
from facilitator.restitution.page_source import Written, page_record, read_pages
from facilitator.restitution.record import (
    ActivityRecord,
    AnswerRecord,
    BodyRecord,
    Named,
    NoteRecord,
    Record,
    TableRecord,
    Withheld,
    WorkshopRecord,
)

Row = sa.Row[*tuple[Any, ...]]
NOTHING: Mapping[str, TableRecord] = MappingProxyType({})


def read(session: Session, workshop_id: str, at: datetime, known: Mapping[str, TableRecord] = NOTHING) -> Record:
    """The record of a workshop as it is now, for the internal edition; tables that are `known` are not read again."""
    workshop = session.get(Workshop, workshop_id)
    if workshop is None:
        raise not_found("workshop")
    present = present_people(session, workshop_id)
    tables = read_tables(session, workshop_id, known)
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


def read_tables(session: Session, workshop_id: str, known: Mapping[str, TableRecord]) -> tuple[TableRecord, ...]:
    prompts = read_prompts(session, workshop_id)
    notes = read_notes(session, workshop_id, known)
    clusters = read_clusters(session, workshop_id)
    pages = read_pages(session, workshop_id)
    seated = read_seated(session, workshop_id)
    query = sa.select(Table).where(Table.workshop_id == workshop_id).order_by(Table.number)
    return tuple(
        known.get(table.id)
        or table_record(
            table, prompts[table.id], notes[table.id], seated[table.id], clusters[table.id], pages[table.id]
        )
        for table in session.scalars(query)
    )


def table_record(
    table: Table, prompts: list[Named], notes: list[Row], seated: list[Row], clusters: list[Row], page: Written
) -> TableRecord:
    hidden = [note for note in notes if note.hidden_at]
    shown = tuple(note_record(note, table) for note in notes if not (note.hidden_at or note.deleted_at))
    return TableRecord(
        id=table.id,
        number=table.number,
        theme=table.theme,
        activity=table.activity_id,
        prompts=tuple(prompts),
        notes=shown,
        withheld=tuple(Withheld(table.reference(note.number), note.hidden_reason or "") for note in hidden),
        binned=sum(1 for note in notes if note.deleted_at and not note.hidden_at),
        people=len(seated),
        sent=sum(1 for seat in seated if seat.body_name),
        bodies=tuple(sorted({seat.body_name for seat in seated if seat.body_name}, key=str.casefold)),
        clusters=tuple(Named(cluster.id, cluster.title) for cluster in clusters),
        page=page_record(page, shown, seated),
    )


def note_record(note: Row, table: Table) -> NoteRecord:
    return NoteRecord(
        id=note.id,
        number=note.number,
        ref=table.reference(note.number),
        prompt=note.prompt_id,
        text=note.text,
        card_type=note.card_type,
        fields=note.fields or {},
        body=Named(note.body_id, note.body_name) if note.body_id else None,
        author=Named(note.author_id, note.author_name) if note.author_id and note.author_name else None,
        source=note.source,
        revision=note.revision,
        late=note.late,
        added_at=note.added_at,
        answer=answer_record(note),
        cluster=note.cluster_id,
    )


def answer_record(note: Row) -> AnswerRecord | None:
    if note.answer_status is None:
        return None
    body = Named(note.answer_body_id, note.answer_body_name) if note.answer_body_id else None
    return AnswerRecord(note.answer_status, note.answer_text, body, note.answer_due)


def read_prompts(session: Session, workshop_id: str) -> defaultdict[str, list[Named]]:
    query = (
        sa.select(Prompt.id, Prompt.text, Prompt.table_id)
        .join(Table, Prompt.table_id == Table.id)
        .where(Table.workshop_id == workshop_id)
        .order_by(Prompt.position)
    )
    prompts: defaultdict[str, list[Named]] = defaultdict(list)
    for prompt in session.execute(query):
        prompts[prompt.table_id].append(Named(prompt.id, prompt.text))
    return prompts


def read_notes(session: Session, workshop_id: str, known: Collection[str]) -> defaultdict[str, list[Row]]:
    answering = orm.aliased(Body)
    names = (Body.name.label("body_name"), Participant.name.label("author_name"))
    query = (
        sa.select(*Note.__table__.columns, *names, answering.name.label("answer_body_name"))
        .outerjoin(Body, Note.body_id == Body.id)
        .outerjoin(answering, Note.answer_body_id == answering.id)
        .outerjoin(Participant, Note.author_id == Participant.id)
        .where(Note.workshop_id == workshop_id, Note.table_id.not_in(known))
        .order_by(Note.number)
    )
    return by_table(session.execute(query).all())


def read_clusters(session: Session, workshop_id: str) -> defaultdict[str, list[Row]]:
    query = (
        sa.select(Cluster.id, Cluster.title, Cluster.table_id)
        .where(Cluster.workshop_id == workshop_id)
        .order_by(Cluster.position, Cluster.id)
    )
    return by_table(session.execute(query).all())


def read_seated(session: Session, workshop_id: str) -> defaultdict[str, list[Row]]:
    query = (
        sa.select(Seat.table_id, Participant.id, Body.name.label("body_name"))
        .join(Participant, Seat.participant_id == Participant.id)
        .outerjoin(Body, Participant.body_id == Body.id)
        .where(Participant.workshop_id == workshop_id, Participant.present_at.is_not(None))
        .distinct()
    )
    return by_table(session.execute(query).all())


def by_table(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.table_id].append(row)
    return grouped


def read_streams(session: Session, workshop: Workshop, tables: Sequence[TableRecord]) -> dict[str, int]:
    names = [workshop.stream, *(f"table:{table.id}" for table in tables)]
    query = sa.select(Stream.name, Stream.seq).where(Stream.name.in_(names))
    heads = {name: seq for name, seq in session.execute(query)}
    return {name: heads[name] for name in names if name in heads}
