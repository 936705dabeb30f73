"""Notes: what people wrote, which is never lost."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.extensions import Base
from facilitator.models.body import Body
from facilitator.models.participant import Participant
from facilitator.models.table import Table
from facilitator.models.types import Id, Key, Moment, When, Words

TEXT_LIMIT = 4000
IN_GROUP = sa.text("cluster_id IS NOT NULL")  # so that a new note, which is in none, costs nothing
CARD_TYPES = ("need", "problem", "good_practice", "experience", "indicator", "method", "question", "commitment")


class Note(Base):
    """One contribution; its id is the id of the operation that made it."""

    __tablename__ = "note"
    __table_args__ = (
        sa.UniqueConstraint("table_id", "number"),
        sa.Index("ix_note_cluster_id", "cluster_id", sqlite_where=IN_GROUP, postgresql_where=IN_GROUP),
    )

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"))
    number: Mapped[int]
    cluster_id: Mapped[str | None] = mapped_column(sa.ForeignKey("cluster.id", ondelete="SET NULL"))
    prompt_id: Mapped[str | None] = mapped_column(sa.ForeignKey("prompt.id", ondelete="SET NULL"))
    text: Mapped[Words]
    card_type: Mapped[str | None] = mapped_column(sa.String(32))
    fields: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    author_id: Mapped[str | None] = mapped_column(sa.ForeignKey("participant.id", ondelete="SET NULL"), index=True)
    body_id: Mapped[str | None] = mapped_column(sa.ForeignKey("body.id"))
    source: Mapped[str] = mapped_column(sa.String(16))
    by_staff: Mapped[bool]
    revision: Mapped[int]
    late: Mapped[bool]
    added_at: Mapped[When]
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    hidden_at: Mapped[datetime | None] = mapped_column(Moment)
    hidden_reason: Mapped[str | None] = mapped_column(sa.Text)
    answer_status: Mapped[str | None] = mapped_column(sa.String(16))
    answer_text: Mapped[str | None] = mapped_column(sa.Text)
    answer_body_id: Mapped[str | None] = mapped_column(sa.ForeignKey("body.id"))
    answer_due: Mapped[date | None]
    answer_at: Mapped[datetime | None] = mapped_column(Moment)

    table: Mapped[Table] = relationship()
    body: Mapped[Body | None] = relationship(foreign_keys=[body_id])
    answer_body: Mapped[Body | None] = relationship(foreign_keys=[answer_body_id])
    author: Mapped[Participant | None] = relationship()

    @property
    def ref(self) -> str:
        """How the note is called on paper."""
        return self.table.reference(self.number)

    @property
    def state(self) -> str:
        """`shown`, `hidden` by a facilitator, or `binned` by its author. Hidden wins."""
        if self.hidden_at:
            return "hidden"
        return "binned" if self.deleted_at else "shown"
