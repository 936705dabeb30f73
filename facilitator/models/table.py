"""Breakout tables and the questions they are asked. Number 0 is the plenary."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.activity import Activity
from facilitator.models.types import Id, Key, Moment, Words


class Table(Base):
    """A table with its theme; every workshop has table 0, the plenary."""

    __tablename__ = "table"
    __table_args__ = (sa.UniqueConstraint("workshop_id", "number"),)

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    activity_id: Mapped[Id] = mapped_column(sa.ForeignKey("activity.id", ondelete="CASCADE"))
    number: Mapped[int]
    theme: Mapped[Words]
    place: Mapped[str | None] = mapped_column(sa.Text)
    room_url: Mapped[str | None] = mapped_column(sa.Text)
    capacity: Mapped[int | None]
    has_screen: Mapped[bool] = mapped_column(default=False)
    frozen_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    last_note_number: Mapped[int]

    @property
    def is_frozen(self) -> bool:
        """Whether the facilitator keeps it read-only for now."""
        return self.frozen_at is not None

    def is_working(self, activity: Activity) -> bool:
        """Whether its time runs: its own where it was given one, else its moment's."""
        if self.ended_at:
            return False
        return self.ends_at is not None or activity.is_running

    @property
    def stream(self) -> str:
        """The stream of those seated here now."""
        return f"table:{self.id}"

    def reference(self, number: int) -> str:
        """How note `number` of this table is called on paper: T2-14."""
        return reference(self.number, number)


class Prompt(Base):
    """A question a table is asked; notes answer it."""

    __tablename__ = "prompt"
    __table_args__ = (sa.UniqueConstraint("table_id", "position"),)

    id: Mapped[Key]
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[Words]


def reference(table: int, note: int) -> str:
    """How note number `note` of table number `table` is called on paper: T2-14."""
    return f"T{table}-{note}"
