"""Groups: notes of a table put together under a title."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, When, Words


class Cluster(Base):
    """A group; its id is the id of the operation that made it. Its notes know it, and it stays when they leave."""

    __tablename__ = "cluster"

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[Id] = mapped_column(sa.ForeignKey("table.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[Words]
    gathered_at: Mapped[When]
