"""Somebody at the door, whom a person lets in."""

from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Moment, When

DoorMode = Literal["open", "list", "approval"]


class Knock(Base):
    """What somebody said at a door that does not open by itself.

    `participant_id` is who they say they were, of those who come back; and who they are, of those who were let in:
    their token is then good for that place as long as its version is `token_version`.
    """

    __tablename__ = "knock"

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    participant_id: Mapped[str | None] = mapped_column(sa.ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    body_name: Mapped[str | None] = mapped_column(sa.Text)
    role: Mapped[str | None] = mapped_column(sa.String(16))
    notice_version: Mapped[str | None] = mapped_column(sa.String(64))
    is_return: Mapped[bool]
    is_listed: Mapped[bool]
    knocked_at: Mapped[When]
    refused_at: Mapped[datetime | None] = mapped_column(Moment)
    accepted_at: Mapped[datetime | None] = mapped_column(Moment)
    token_version: Mapped[int | None]

    @property
    def stream(self) -> str:
        """The stream only who waits reads."""
        return f"knock:{self.id}"

    @property
    def status(self) -> str:
        """How it stands: waiting, refused, which can still become accepted, or accepted."""
        if self.accepted_at:
            return "accepted"
        return "refused" if self.refused_at else "waiting"
