"""The people of a workshop and where they sit."""

from datetime import datetime
from typing import Literal, get_args

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.extensions import Base
from facilitator.models.body import Body
from facilitator.models.types import Id, Key, Moment, When, Words

NAME_LIMIT = 80
PersonRole = Literal["mayor", "assessor", "councillor", "executive", "officer", "third_sector", "citizen", "other"]
ROLES: tuple[PersonRole, ...] = get_args(PersonRole)


class Participant(Base):
    """A person of a workshop. Invited, registered and present are three facts."""

    __tablename__ = "participant"

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str | None] = mapped_column(sa.Text)
    name_key: Mapped[str | None] = mapped_column(sa.Text)
    body_id: Mapped[str | None] = mapped_column(sa.ForeignKey("body.id"), index=True)
    role: Mapped[str] = mapped_column(sa.String(16))
    token_version: Mapped[int]
    invited_at: Mapped[datetime | None] = mapped_column(Moment)
    registered_at: Mapped[datetime | None] = mapped_column(Moment)
    present_at: Mapped[datetime | None] = mapped_column(Moment)
    notice_version: Mapped[str | None] = mapped_column(sa.String(64))
    notice_at: Mapped[datetime | None] = mapped_column(Moment)
    first_choice_id: Mapped[str | None] = mapped_column(sa.ForeignKey("table.id", ondelete="SET NULL"))
    second_choice_id: Mapped[str | None] = mapped_column(sa.ForeignKey("table.id", ondelete="SET NULL"))
    is_remote: Mapped[bool | None]
    needs: Mapped[str | None] = mapped_column(sa.Text)

    body: Mapped[Body | None] = relationship()

    @property
    def stream(self) -> str:
        """The stream only this person reads."""
        return f"participant:{self.id}"


class Seat(Base):
    """Who sits where in a round; one seat a person."""

    __tablename__ = "seat"
    __table_args__ = (sa.UniqueConstraint("participant_id", "round_id"),)

    id: Mapped[Key]
    participant_id: Mapped[Id] = mapped_column(sa.ForeignKey("participant.id", ondelete="CASCADE"))
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"), index=True)
    round_id: Mapped[Id] = mapped_column(sa.ForeignKey("round.id", ondelete="CASCADE"))
    position: Mapped[int]
    seated_at: Mapped[When]
    is_locked: Mapped[bool] = mapped_column(default=False)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    part: Mapped[str | None] = mapped_column(sa.String(16))

    @property
    def is_done(self) -> bool:
        """Whether who sits here has written what they had to say."""
        return self.done_at is not None


class SeatDraft(Base):
    """Where a person is to sit in a round; it becomes a seat when the facilitator announces it."""

    __tablename__ = "seat_draft"
    __table_args__ = (sa.UniqueConstraint("participant_id", "round_id"),)

    id: Mapped[Key]
    participant_id: Mapped[Id] = mapped_column(sa.ForeignKey("participant.id", ondelete="CASCADE"))
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"), index=True)
    round_id: Mapped[Id] = mapped_column(sa.ForeignKey("round.id", ondelete="CASCADE"), index=True)
    is_locked: Mapped[bool]


class Announcement(Base):
    """A word from the facilitators, to all or to one table."""

    __tablename__ = "announcement"

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[str | None] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"))
    text: Mapped[Words]
    sender: Mapped[Words]
    at: Mapped[When]
