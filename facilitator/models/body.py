"""Bodies: the municipalities, regions, schools and associations. The unit of account."""

import unicodedata

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.extensions import Base
from facilitator.models.types import Key, Words

BODY_LIMIT = 200
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))


def body_key(name: str) -> str:
    """What two spellings of one name share: letters and digits, without case, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", name.translate(APOSTROPHES)).casefold()
    kept = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(kept.split())


class Body(Base):
    """A body that takes part: one row, however its name is spelt."""

    __tablename__ = "body"

    id: Mapped[Key]
    name: Mapped[Words]
    key: Mapped[str] = mapped_column(sa.Text, unique=True)
