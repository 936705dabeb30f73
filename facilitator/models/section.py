"""The chapters of a restitution as its facilitators want them: in which order, and with which words of their own."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, When, Words
from facilitator.models.user import User

SECTION_TEXT_LIMIT = 4000


class Section(Base):
    """Where a chapter stands and whether it is printed; a session nobody arranged has none of these."""

    __tablename__ = "section"
    __table_args__ = (sa.UniqueConstraint("workshop_id", "key"),)

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(sa.String(32))
    position: Mapped[int]
    is_on: Mapped[bool]


class SectionText(Base):
    """What facilitators write before a chapter (`introduction`) or after it (`closing`)."""

    __tablename__ = "section_text"
    __table_args__ = (sa.UniqueConstraint("workshop_id", "section", "place"),)

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"))
    section: Mapped[str] = mapped_column(sa.String(32))
    place: Mapped[str] = mapped_column(sa.String(16))
    text: Mapped[Words]
    revision: Mapped[int]
    author_id: Mapped[str | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    written_at: Mapped[When]

    author: Mapped[User | None] = relationship()

    @property
    def written_by(self) -> str | None:
        """Who wrote it last, as the others who conduct know them."""
        return (self.author.name or self.author.email) if self.author else None

    def take(self, text: str, author: str | None, moment: datetime) -> None:
        """Other words, by another hand perhaps."""
        self.text, self.author_id, self.written_at = text, author, moment
        self.revision = (self.revision or 0) + 1
