"""Bringing the database to the newest schema, with a copy of it taken before."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
import structlog

from facilitator import workers
from facilitator.config import Settings
from facilitator.database import is_sqlite
from facilitator.paths import MIGRATIONS
from facilitator.refusal import Refused

log = structlog.get_logger()

PATIENCE = 3600


@contextmanager
def lock_data(data: Path) -> Iterator[None]:
    """Hold a data directory; who comes second is told so."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "lock").open("w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            raise Refused("busy", f"another server uses {data}.") from fault
        yield


def upgrade(settings: Settings) -> None:
    """Run what migrations are missing; nothing when there are none."""
    settings.data.mkdir(parents=True, exist_ok=True)
    present, newest = current_revision(settings), newest_revision()
    if present == newest:
        return
    if present:
        keep_copy(settings, f"before-{newest}")
    migrate(settings.database)
    log.info("database upgraded", before=present, now=newest)


def migrate(database: str) -> None:
    try:
        workers.run("facilitator.migrating", database.encode(), PATIENCE)
    except workers.Failed as fault:
        raise Refused("storage_unavailable", f"the database was not upgraded: {fault.last_line}") from fault


def current_revision(settings: Settings) -> str | None:
    """The schema the database has."""
    engine = sa.create_engine(settings.database, hide_parameters=True, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return cast(str | None, connection.scalar(sa.text("SELECT version_num FROM alembic_version")))


@cache
def newest_revision() -> str | None:
    """The schema this version of the program wants: files of migrations begin with their number."""
    numbers = [path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")]
    return max(numbers, default=None)


def keep_copy(settings: Settings, name: str) -> Path:
    """A copy of the database in the data directory's backups."""
    backups = settings.data / "backups"
    backups.mkdir(exist_ok=True)
    copy = backups / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{name}.db"
    copy_whole(settings, copy)
    return copy


def drop_copies(settings: Settings) -> int:
    """Delete the copies the program itself kept before upgrades and restores: they hold what is forgotten since."""
    copies = list((settings.data / "backups").glob("*before-*"))
    for copy in copies:
        copy.unlink()
    return len(copies)


def copy_whole(settings: Settings, copy: Path) -> None:
    """Copy the database, as it is at one moment, into a SQLite file only the owner can read."""
    copy.touch(mode=0o600)
    if is_sqlite(settings.database):
        with sqlite3.connect(settings.data / "facilitator.db") as source, sqlite3.connect(copy) as target:
            source.backup(target)
    else:
        source_engine = sa.create_engine(settings.database, hide_parameters=True, isolation_level="REPEATABLE READ")
        copy_tables(source_engine, sa.create_engine(f"sqlite:///{copy}", hide_parameters=True), fresh=False)


def copy_tables(source: sa.Engine, target: sa.Engine, *, fresh: bool) -> None:
    """Copy all rows from one database into another; `fresh` empties tables that are there, else they are made."""
    tables = sa.MetaData()
    sa.event.listen(tables, "column_reflect", lambda _inspector, _table, column: forget_dialect(column))
    tables.reflect(source)
    if not fresh:
        tables.create_all(target)
    with source.connect() as reading, target.begin() as writing:
        if fresh:
            empty(tables, writing)
        for table in tables.sorted_tables:
            rows = [dict(row) for row in reading.execute(table.select()).mappings()]
            if rows:
                writing.execute(table.insert(), rows)
    source.dispose()
    target.dispose()


def forget_dialect(column: Any) -> None:
    """Bytes are called otherwise by each database, and by that name the other one does not know them."""
    if isinstance(column["type"], sa.LargeBinary):
        column["type"] = sa.LargeBinary()


def empty(tables: sa.MetaData, connection: sa.Connection) -> None:
    """Delete all rows, those that refer to others first."""
    for table in reversed(tables.sorted_tables):
        connection.execute(table.delete())
