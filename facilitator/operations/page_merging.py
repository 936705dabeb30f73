"""What two rows that are one person said and do at their tables' pages."""

import sqlalchemy as sa

from facilitator.events import PagePeopleMerged, PartGiven, SignatureView
from facilitator.models import PageField, Participant, Signature, Table
from facilitator.operations.context import Context
from facilitator.operations.page_state import words_of_signature
from facilitator.operations.seats import current_seat


def join_pages(person: Participant, other: Participant, context: Context) -> None:
    """The person stands by the pages that the other row stood by, and speaks where it was to speak."""
    spoken, signed = speaking(other, context), signatures_of([person, other], context)
    of_other = {table for table, who in signed if who == other.id}
    tables = sa.select(Table).where(Table.id.in_({*of_other, *spoken}))
    for table in context.session.scalars(tables.order_by(Table.number)):
        if table.id in spoken:
            spoken[table.id].text = person.id
        mine, theirs = signed.get((table.id, person.id)), signed.get((table.id, other.id))
        stays = joined(mine, theirs, person, table, context) if theirs else mine
        told = SignatureView.of(stays) if stays else None
        merged = PagePeopleMerged(table=table.id, participant=person.id, merged=other.id, signature=told)
        context.tell(table.stream, merged)


def speaking(person: Participant, context: Context) -> dict[str, PageField]:
    """The fields that name somebody as who speaks, by table."""
    speakers = sa.select(PageField).where(PageField.workshop_id == person.workshop_id, PageField.name == "speaker")
    return {field.table_id: field for field in context.session.scalars(speakers.where(PageField.text == person.id))}


def signatures_of(people: list[Participant], context: Context) -> dict[tuple[str, str], Signature]:
    """What people have said of pages, by table and person."""
    said = sa.select(Signature).where(Signature.participant_id.in_([person.id for person in people]))
    return {(each.table_id, each.participant_id): each for each in context.session.scalars(said)}


def joined(mine: Signature | None, theirs: Signature, person: Participant, table: Table, context: Context) -> Signature:
    """What was said last of the two, as the person's; the words of both are taken out of what was told before."""
    for said in filter(None, (mine, theirs)):
        words_of_signature(said.participant_id, table, context)
    stays, goes = (mine, theirs) if mine and mine.signed_at >= theirs.signed_at else (theirs, mine)
    if goes:
        context.session.delete(goes)
        context.session.flush()
    stays.participant_id = person.id
    return stays


def keep_part(person: Participant, part: str | None, table: Table | None, context: Context) -> None:
    """Who sits where the other row had a part has it, unless they have one there."""
    seat = current_seat(person, context)
    if part and table and seat and seat.table_id == table.id and seat.part is None:
        seat.part = part
        context.tell(table.stream, PartGiven(participant=person.id, part=part))
