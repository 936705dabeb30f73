"""Reads the tables of a workshop: what they were asked, what they wrote, who sat there, what they brought to all."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import Session

from facilitator.models import Body, Cluster, Note, Participant, Prompt, Seat, Table
from facilitator.restitution.page_source import Written, page_record, read_pages
from facilitator.restitution.record import AnswerRecord, Named, NoteRecord, TableRecord, Withheld

Row = sa.Row[*tuple[Any, ...]]
Pace = Callable[[Iterable[Any]], Iterable[Any]]
AT_ONCE = 10


def read_tables(
    session: Session, workshop_id: str, known: Mapping[str, TableRecord], pace: Pace
) -> tuple[TableRecord, ...]:
    prompts = read_prompts(session, workshop_id)
    notes = read_notes(session, workshop_id, known, pace)
    clusters = read_clusters(session, workshop_id)
    pages = read_pages(session, workshop_id)
    seated = read_seated(session, workshop_id)
    query = sa.select(Table).where(Table.workshop_id == workshop_id).order_by(Table.number)
    return tuple(
        known.get(table.id)
        or table_record(
            table, prompts[table.id], pace(notes[table.id]), seated[table.id], clusters[table.id], pages[table.id]
        )
        for table in session.scalars(query).all()
    )


def table_record(
    table: Table, prompts: list[Named], written: Iterable[Row], seated: list[Row], clusters: list[Row], page: Written
) -> TableRecord:
    shown, withheld, binned = list[NoteRecord](), list[Row](), 0
    for note in written:
        if note.hidden_at:
            withheld.append(note)
        elif note.deleted_at:
            binned += 1
        else:
            shown.append(note_record(note, table))
    notes = tuple(sorted(shown, key=lambda note: note.number))
    return TableRecord(
        id=table.id,
        number=table.number,
        theme=table.theme,
        activity=table.activity_id,
        prompts=tuple(prompts),
        notes=notes,
        withheld=tuple(withheld_notes(withheld, table)),
        binned=binned,
        people=len(seated),
        sent=sum(1 for seat in seated if seat.body_name),
        bodies=tuple(sorted({seat.body_name for seat in seated if seat.body_name}, key=str.casefold)),
        clusters=tuple(Named(cluster.id, cluster.title) for cluster in clusters),
        page=page_record(page, notes, seated),
    )


def withheld_notes(hidden: list[Row], table: Table) -> Iterator[Withheld]:
    for note in sorted(hidden, key=lambda note: note.number):
        yield Withheld(table.reference(note.number), note.hidden_reason or "")


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


def read_notes(session: Session, workshop_id: str, known: Collection[str], pace: Pace) -> defaultdict[str, list[Row]]:
    answering = orm.aliased(Body)
    names = (Body.name.label("body_name"), Participant.name.label("author_name"))
    query = (
        sa.select(*Note.__table__.columns, *names, answering.name.label("answer_body_name"))
        .outerjoin(Body, Note.body_id == Body.id)
        .outerjoin(answering, Note.answer_body_id == answering.id)
        .outerjoin(Participant, Note.author_id == Participant.id)
        .where(Note.workshop_id == workshop_id, Note.table_id.not_in(known))
    )
    return by_table(pace(session.execute(query.execution_options(yield_per=AT_ONCE))))


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


def by_table(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.table_id].append(row)
    return grouped
