"""The public editions of a restitution: each as it stood on its day, whatever is corrected later."""

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Moment, When, Words

ADDRESS_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
ADDRESS_LENGTH = 10


def new_public_id() -> str:
    """What stands in the address of a published restitution: 10 of 31 signs, which nobody guesses before."""
    return "".join(secrets.choice(ADDRESS_ALPHABET) for _ in range(ADDRESS_LENGTH))


class Edition(Base):
    """A published restitution: `content` is the whole document and its open data, packed.

    `unsaid` is what was erased and still stands in the content, until that is made anew: no file is made before.
    """

    __tablename__ = "edition"
    __table_args__ = (sa.UniqueConstraint("workshop_id", "number"),)

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    published_at: Mapped[When]
    published_by: Mapped[Words]
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    digest: Mapped[str] = mapped_column(sa.String(64))
    content: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    unsaid: Mapped[list[dict[str, Any]] | None] = mapped_column(sa.JSON(none_as_null=True))

    @property
    def is_readable(self) -> bool:
        """Whether everybody can read it."""
        return self.withdrawn_at is None
