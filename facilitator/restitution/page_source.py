"""Reads the pages of a workshop's tables, with two queries whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from facilitator.models import POINTS, Body, PageField, Participant, Signature
from facilitator.restitution.named import Named
from facilitator.restitution.page_record import PageRecord, Sentence, Speaker
from facilitator.restitution.record import NoteRecord

Row = sa.Row[*tuple[Any, ...]]


@dataclass
class Written:
    """What stands on a page, and what the table says of it."""

    fields: dict[str, Row] = field(default_factory=dict)
    signatures: list[Row] = field(default_factory=list)


def read_pages(session: Session, workshop_id: str) -> defaultdict[str, Written]:
    """What is written on the pages, by table."""
    pages: defaultdict[str, Written] = defaultdict(Written)
    speaks = sa.and_(PageField.name == "speaker", Participant.id == PageField.text)
    fields = (
        sa.select(PageField.table_id, PageField.name, PageField.text, PageField.sources)
        .add_columns(Participant.name.label("person"), Body.id.label("body_id"), Body.name.label("body_name"))
        .outerjoin(Participant, speaks)
        .outerjoin(Body, Body.id == Participant.body_id)
        .where(PageField.workshop_id == workshop_id, PageField.text != "")
    )
    for row in session.execute(fields):
        pages[row.table_id].fields[row.name] = row
    said = sa.select(
        Signature.table_id, Signature.participant_id, Signature.approves, Signature.field, Signature.reason
    )
    mine = said.where(Signature.workshop_id == workshop_id).order_by(Signature.signed_at, Signature.id)
    for row in session.execute(mine):
        pages[row.table_id].signatures.append(row)
    return pages


def page_record(written: Written, notes: Sequence[NoteRecord], seated: Iterable[Row]) -> PageRecord | None:
    """The page of a table with these notes and these people; none where nothing stands on it."""
    if not written.fields:
        return None
    here = {person.id for person in seated}
    said = [each for each in written.signatures if each.participant_id in here]
    found = {name: sentence(row, said, notes) for name, row in written.fields.items()}
    return PageRecord(
        points=tuple(found[name] for name in POINTS if name in found),
        disagreement=found.get("disagreement"),
        question=found.get("question"),
        speaker=speaker(written.fields.get("speaker")),
        approved=sum(each.approves for each in said),
        people=len(here),
    )


def sentence(row: Row, said: Sequence[Row], notes: Sequence[NoteRecord]) -> Sentence:
    disputes = (each.reason for each in said if each.field == row.name and each.reason)
    return Sentence(row.name, row.text, tuple(refs_of(row.sources, notes)), tuple(disputes))


def refs_of(sources: Sequence[str], notes: Sequence[NoteRecord]) -> Iterator[str]:
    """The notes a sentence comes from that are shown: those it names, and those in the groups it names."""
    named = set(sources)
    yield from (note.ref for note in notes if note.id in named or note.cluster in named)


def speaker(row: Row | None) -> Speaker | None:
    """Who speaks, if they are on the list still and gave a name or a body."""
    if row is None or not (row.person or row.body_id):
        return None
    return Speaker(row.person, Named(row.body_id, row.body_name) if row.body_id else None)
