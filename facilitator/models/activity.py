"""The items of the agenda, and the sittings at the tables."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Moment, Words


class Activity(Base):
    """One item of the agenda: welcome, talk, tables, plenary, break, closing."""

    __tablename__ = "activity"

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(16))
    title: Mapped[Words]
    minutes: Mapped[int | None]
    status: Mapped[str] = mapped_column(sa.String(16))
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    @property
    def is_running(self) -> bool:
        """Whether it was started and not ended."""
        return self.status == "running"

    @property
    def is_ended(self) -> bool:
        """Whether its end was told."""
        return self.status == "ended"


class Round(Base):
    """One sitting at the tables of an activity."""

    __tablename__ = "round"
    __table_args__ = (sa.UniqueConstraint("activity_id", "number"),)

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    activity_id: Mapped[Id] = mapped_column(sa.ForeignKey("activity.id", ondelete="CASCADE"))
    number: Mapped[int]
    announced_at: Mapped[datetime | None] = mapped_column(Moment)


def is_in_time(is_ended: bool, ends_at: datetime | None, moment: datetime, grace: float) -> bool:
    """Whether `moment` is before an end was told, and before the bell and its grace of some seconds."""
    if is_ended:
        return False
    return ends_at is None or (moment - ends_at).total_seconds() < grace
