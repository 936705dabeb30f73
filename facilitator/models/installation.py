"""What holds for the whole installation."""

from sqlalchemy.orm import Mapped

from facilitator.extensions import Base
from facilitator.models.types import Key, Words

ONLY = "this"


class Installation(Base):
    """One row: the body that hosts, as it stands on top of each page."""

    __tablename__ = "installation"

    id: Mapped[Key]
    host_body: Mapped[Words]
