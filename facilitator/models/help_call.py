"""A table that asks who conducts to come."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Moment, When


class HelpCall(Base):
    """A call from a table; one at a time is open there. `answered_by` is empty when who called needs nobody any more.

    It stays when its caller is taken off the list: the id then names nobody.
    """

    __tablename__ = "help_call"

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"), index=True)
    participant_id: Mapped[Id]
    text: Mapped[str | None] = mapped_column(sa.Text)
    called_at: Mapped[When]
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by: Mapped[str | None] = mapped_column(sa.Text)
