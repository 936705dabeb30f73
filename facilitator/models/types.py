"""Column types that read the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Annotated

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column


class Moment(sa.TypeDecorator[datetime]):
    """A moment in UTC, also from SQLite, which forgets the time zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = Annotated[str, mapped_column(sa.String(36))]
Key = Annotated[str, mapped_column(sa.String(36), primary_key=True)]
Words = Annotated[str, mapped_column(sa.Text)]
When = Annotated[datetime, mapped_column(Moment)]
