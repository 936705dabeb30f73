"""The links by which colleagues come to conduct a session."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, When


class FacilitatorLink(Base):
    """A link that is not used yet; only the hash of its secret is kept."""

    __tablename__ = "facilitator_link"

    id: Mapped[Key]
    workshop_id: Mapped[Id] = mapped_column(sa.ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    until: Mapped[When]
