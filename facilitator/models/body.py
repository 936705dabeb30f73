"""Bodies: the municipalities, regions, schools and associations. The unit of account."""

from typing import Literal, get_args

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Words

BODY_LIMIT = 200
BodyKind = Literal[
    "municipality", "region", "metropolitan_city", "mountain_union", "school", "university", "association", "other"
]
BODY_KINDS: tuple[BodyKind, ...] = get_args(BodyKind)


class Body(Base):
    """A body that takes part: one row, however its name is spelt."""

    __tablename__ = "body"

    id: Mapped[Key]
    name: Mapped[Words]
    key: Mapped[str] = mapped_column(sa.Text, unique=True)
    kind: Mapped[str | None] = mapped_column(sa.String(32))
    is_from_guest: Mapped[bool] = mapped_column(default=False)

    aliases: Mapped[list["BodyAlias"]] = relationship(order_by="BodyAlias.name", viewonly=True)


class BodyAlias(Base):
    """Another spelling under which a body is found."""

    __tablename__ = "body_alias"

    id: Mapped[Key]
    body_id: Mapped[Id] = mapped_column(sa.ForeignKey("body.id", ondelete="CASCADE"), index=True)
    name: Mapped[Words]
    key: Mapped[str] = mapped_column(sa.Text, unique=True)
