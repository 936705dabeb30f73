"""The page of a table: what it brings to everybody, and who of the table stands by it."""

from datetime import datetime
from typing import Literal, get_args

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Moment, When, Words

PageFieldName = Literal["point_1", "point_2", "point_3", "disagreement", "question", "speaker"]
PAGE_FIELDS: tuple[PageFieldName, ...] = get_args(PageFieldName)
POINTS = PAGE_FIELDS[:3]
PAGE_TEXT_LIMIT = 500
Part = Literal["rapporteur", "host", "scribe"]


class PageField(Base):
    """One field of a table's page; each counts its own revisions. `sources` are the notes and groups of a key point.

    The speaker's text is the id of who speaks: it stays when they are taken off the list, and then names nobody.
    """

    __tablename__ = "page_field"
    __table_args__ = (sa.UniqueConstraint("table_id", "name"),)

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(sa.String(16))
    text: Mapped[Words]
    sources: Mapped[list[str]] = mapped_column(sa.JSON)
    revision: Mapped[int]
    written_at: Mapped[datetime | None] = mapped_column(Moment)

    @property
    def position(self) -> int:
        """Its place on the page."""
        return PAGE_FIELDS.index(self.name) + 1


class Signature(Base):
    """What somebody says of their table's page: that it is right, or which field is not, and why.

    It stays when its person sits elsewhere or is taken off the list: the id then counts for nobody.
    """

    __tablename__ = "signature"
    __table_args__ = (sa.UniqueConstraint("table_id", "participant_id"),)

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"))
    participant_id: Mapped[Id]
    approves: Mapped[bool]
    field: Mapped[str | None] = mapped_column(sa.String(16))
    reason: Mapped[str | None] = mapped_column(sa.Text)
    signed_at: Mapped[When]
