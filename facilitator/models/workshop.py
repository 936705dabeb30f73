"""The whole event, which people call tappa."""

import secrets
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.extensions import Base
from facilitator.models.types import Key, Moment, When, Words
from facilitator.models.user import User

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 6

workshop_facilitator = sa.Table(
    "workshop_facilitator",
    Base.metadata,
    sa.Column("workshop_id", sa.ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("user_id", sa.ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
)


def new_code() -> str:
    """A join code to say aloud: 6 of 31 signs, none of which is taken for another (29.7 bits)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def normal_code(typed: str) -> str:
    """A typed code as it is stored: upper case, without spaces and hyphens."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


class Workshop(Base):
    """One event: its tables, its people, its notes, its restitution."""

    __tablename__ = "workshop"

    id: Mapped[Key]
    title: Mapped[Words]
    date: Mapped[date]
    question: Mapped[str | None] = mapped_column(sa.Text)
    starts_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    time_zone: Mapped[str] = mapped_column(sa.String(64))
    mode: Mapped[str] = mapped_column(sa.String(16))
    host: Mapped[str | None] = mapped_column(sa.Text)
    partners: Mapped[str | None] = mapped_column(sa.Text)
    supporters: Mapped[str | None] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.Text)
    language: Mapped[str] = mapped_column(sa.String(8))
    naming: Mapped[str] = mapped_column(sa.String(16))
    door: Mapped[str] = mapped_column(sa.String(16), default="open")
    status: Mapped[str] = mapped_column(sa.String(16))
    code: Mapped[str] = mapped_column(sa.String(CODE_LENGTH), unique=True)
    join_token: Mapped[str] = mapped_column(sa.String(32), unique=True)
    retention_days: Mapped[int]
    created_at: Mapped[When]
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    signup_until: Mapped[datetime | None] = mapped_column(Moment)
    signup_version: Mapped[int] = mapped_column(default=1)
    projector_version: Mapped[int] = mapped_column(default=1)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    public_id: Mapped[str | None] = mapped_column(sa.String(16), unique=True)

    facilitators: Mapped[list[User]] = relationship(secondary=workshop_facilitator)

    @property
    def is_open(self) -> bool:
        """Whether people may join and write."""
        return self.status == "open"

    @property
    def is_closed(self) -> bool:
        """Whether writing is over for good."""
        return self.status in ("closed", "archived")

    def takes_signups(self, moment: datetime) -> bool:
        """Whether people may sign up at `moment`."""
        is_kept = not self.is_closed and self.deleted_at is None
        return is_kept and self.signup_until is not None and moment < self.signup_until

    @property
    def is_deleted(self) -> bool:
        """Whether it opens nothing any more and waits to be erased."""
        return self.deleted_at is not None

    @property
    def shown_status(self) -> str:
        """`deleted` while it waits to be erased, else how it stands: draft, open, closed or archived."""
        return "deleted" if self.is_deleted else self.status

    @property
    def stream(self) -> str:
        """The stream everybody in the workshop reads."""
        return f"workshop:{self.id}"

    @property
    def staff_stream(self) -> str:
        """The stream of its facilitators."""
        return f"staff:{self.id}"
