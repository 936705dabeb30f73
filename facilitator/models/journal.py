"""The log: streams with their numbers, events, and the operations that were accepted."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Words


class Stream(Base):
    """A gap-free sequence of events; `epoch` changes when numbers or contents no longer continue."""

    __tablename__ = "stream"

    name: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    epoch: Mapped[Id]
    seq: Mapped[int]


class Event(Base):
    """What was told: number `seq` of its stream. `subject` is the note it speaks of, for redaction."""

    __tablename__ = "event"

    stream: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(sa.String(32))
    at: Mapped[str] = mapped_column(sa.String(24))
    op: Mapped[Id]
    subject: Mapped[str | None] = mapped_column(sa.String(36), index=True)
    data: Mapped[Words]


class SavedOperation(Base):
    """An accepted operation: enough to give the first answer again and to refuse another content."""

    __tablename__ = "operation"

    id: Mapped[Key]
    workshop_id: Mapped[str | None] = mapped_column(sa.String(36), index=True)
    name: Mapped[str] = mapped_column(sa.String(32))
    sender: Mapped[str] = mapped_column(sa.String(48))
    digest: Mapped[str] = mapped_column(sa.String(64))
    answer: Mapped[Words]
