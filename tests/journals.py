"""A journal of its own for each test, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.config import Settings
from facilitator.database import is_sqlite, keep_reading, reader_options
from facilitator.journal import Journal


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    """The settings of an installation whose data directory is this test's own."""
    return Settings(data=tmp_path, database_url=None if is_sqlite(database) else database)


@pytest.fixture
def journal(settings: Settings) -> Iterator[Journal]:
    """A journal without a server: who submits commits, and has the answers at once."""
    reader = sa.create_engine(settings.database, **reader_options(settings.database))
    keep_reading(reader)
    journal = Journal(settings, lambda: reader)
    yield journal
    journal.engine.dispose()
    reader.dispose()
