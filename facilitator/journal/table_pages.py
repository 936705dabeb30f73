"""What the page of a table amounts to now, and who writes it."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import PageFieldView, PartView, SignatureView
from facilitator.models import PageField, Seat, Signature


def page_of(session: orm.Session, table: str) -> dict[str, Any]:
    """The fields of the page in their order, and what each of the table says of it."""
    fields = session.scalars(sa.select(PageField).where(PageField.table_id == table))
    said = sa.select(Signature).where(Signature.table_id == table).order_by(Signature.participant_id)
    return {
        "fields": [PageFieldView.of(each).model_dump() for each in sorted(fields, key=lambda each: each.position)],
        "signatures": [SignatureView.of(each).model_dump() for each in session.scalars(said)],
    }


def parts_at(session: orm.Session, table: str) -> list[dict[str, Any]]:
    """Who has a part at the table, by id."""
    parts = sa.select(Seat.participant_id, Seat.part).where(Seat.table_id == table, Seat.part.is_not(None))
    rows = sorted(session.execute(parts), key=lambda row: row.participant_id)
    return [PartView(participant=row.participant_id, part=row.part).model_dump() for row in rows]
