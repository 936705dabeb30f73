"""Reads what facilitators decided of the chapters: their order, and the words before and after each."""

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.models import Section, SectionText
from facilitator.restitution.arrangement import arranged
from facilitator.restitution.record import SectionRecord, WrittenText


def read_sections(session: orm.Session, workshop_id: str) -> tuple[SectionRecord, ...]:
    """All chapters in their order."""
    texts = {(text.section, text.place): text for text in section_texts(session, workshop_id)}
    return tuple(
        SectionRecord(key, on, written(texts.get((key, "introduction"))), written(texts.get((key, "closing"))))
        for key, on in arrangement(session, workshop_id)
    )


def arrangement(session: orm.Session, workshop_id: str) -> list[tuple[str, bool]]:
    """The chapters by key, and whether they are printed."""
    kept = sa.select(Section.key, Section.is_on).where(Section.workshop_id == workshop_id).order_by(Section.position)
    return arranged((key, is_on) for key, is_on in session.execute(kept))


def section_texts(session: orm.Session, workshop_id: str) -> list[SectionText]:
    """What was written, also what was emptied since."""
    wanted = sa.select(SectionText).where(SectionText.workshop_id == workshop_id)
    whole = session.scalars(wanted.options(orm.joinedload(SectionText.author)))
    return sorted(whole, key=lambda text: (text.section, text.place))


def written(text: SectionText | None) -> WrittenText | None:
    """The words as they are printed; none where they were emptied."""
    if text is None or not text.text:
        return None
    return WrittenText(text.text, text.written_by, text.written_at)
