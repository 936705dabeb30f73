"""One engine writes and is durable, the other can only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.config import Settings
from facilitator.database import faults, is_sqlite, keep_reading, reader_options, writer_engine
from facilitator.journal import Journal
from facilitator.models import Note, Workshop
from tests.cast import Cast


@pytest.fixture
def reader(journal: Journal) -> sa.Engine:
    """What pages and sync read with."""
    engine: sa.Engine = journal.reading().get_bind().engine
    return engine


@pytest.fixture
def careless(lasting_settings: Settings) -> Iterator[sa.Engine]:
    """An engine as SQLAlchemy makes it when nobody takes care."""
    engine = sa.create_engine(lasting_settings.database)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    "statement", [sa.insert(Workshop).values(id="x"), sa.update(Workshop).values(title="x"), sa.delete(Note)]
)
def test_the_database_itself_refuses_what_the_reader_writes(
    cast: Cast, reader: sa.Engine, statement: sa.Executable
) -> None:
    with reader.connect() as connection, pytest.raises(sa.exc.DBAPIError, match=r"(?i)read.?only"):
        connection.execute(statement)
    cast.add_note(cast.bruno, "Il giornale scrive")


def test_a_reader_sees_one_moment_for_the_whole_of_its_look(cast: Cast) -> None:
    with cast.journal.reading() as session:
        before = cast.journal.catchup.snapshot(session, cast.table_stream(1))["seq"]
        cast.add_note(cast.bruno, "Nel frattempo")
        events = cast.journal.catchup.events(session, cast.table_stream(1), 0, limit=100)
        assert (events["head"], len(events["events"])) == (before, before)
    assert cast.events(cast.table_stream(1))[-1]["seq"] == before + 1


def test_the_engines_of_the_journal_are_in_order(journal: Journal, reader: sa.Engine) -> None:
    assert faults(journal.engine, reader) == []


def test_a_reader_that_can_write_is_a_fault(journal: Journal, careless: sa.Engine) -> None:
    assert faults(journal.engine, careless) == ["The reader's engine can write."]


def test_a_writer_that_is_not_durable_is_a_fault(tmp_path: Path, reader: sa.Engine) -> None:
    if not is_sqlite(str(reader.url)):
        hasty = sa.create_engine(reader.url, connect_args={"options": "-c synchronous_commit=off"})
        expected = "PostgreSQL has synchronous_commit off: acknowledged notes could be lost."
    else:
        hasty = sa.create_engine(f"sqlite:///{tmp_path}/hasty.db")
        expected = "SQLite is not durable here: {'journal_mode': 'delete', 'synchronous': 2}"
    found = faults(hasty, reader)
    hasty.dispose()
    assert found == [expected]


def test_a_bare_postgresql_address_does_not_block_the_loop(tmp_path: Path) -> None:
    for bare in ("postgresql://u@h/name", "postgres://u@h/name"):
        settings = Settings(data=tmp_path, database_url=bare)
        assert settings.database == "postgresql+psycopg2://u@h/name"


def test_the_writer_has_one_connection(lasting_settings: Settings) -> None:
    engine = writer_engine(lasting_settings.database)
    assert isinstance(engine.pool, sa.QueuePool)
    assert (engine.pool.size(), engine.pool._max_overflow) == (1, 0)
    engine.dispose()


def test_reading_does_not_wait_for_a_writer(cast: Cast, lasting_settings: Settings) -> None:
    other = sa.create_engine(lasting_settings.database, **reader_options(lasting_settings.database))
    keep_reading(other)
    with cast.journal.engine.begin() as writing, other.connect() as reading:
        writing.execute(sa.update(Workshop).where(Workshop.id == cast.workshop).values(title="Unfinished"))
        title = reading.scalar(sa.select(Workshop.title).where(Workshop.id == cast.workshop))
    other.dispose()
    assert title == "Tappa di Chieri"
