"""The two engines: one that reads, one that writes. Only the journal has the second."""

import sqlite3
from contextlib import closing
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from facilitator import loop
from facilitator.prepared import Prepared

SQLITE_WAIT_SECONDS = 1
POSTGRES_WAIT = "-c lock_timeout=5s"
WRITERS_LOCK = 7_103_290_415
BEGIN = Prepared(sa.text("BEGIN IMMEDIATE"))


class Connection(sqlite3.Connection):
    """In the server it waits for the disk in a thread; everything else stays on the loop."""

    def commit(self) -> None:
        if loop.is_patched():
            loop.in_thread(super().commit)
        else:
            super().commit()


def is_sqlite(url: str) -> bool:
    """Whether the database is SQLite."""
    return sa.make_url(url).get_backend_name() == "sqlite"


def writer_engine(url: str) -> sa.Engine:
    """The engine of the journal: one connection, each transaction durable before it is answered."""
    return sqlite_writer(url) if is_sqlite(url) else postgres_writer(url)


def postgres_writer(url: str) -> sa.Engine:
    """One transaction at a time, whatever process it is of: a note's number is read before it is written."""
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        pool_size=1,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"options": POSTGRES_WAIT},
    )
    lock = f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(lock))
    return engine


def sqlite_writer(url: str) -> sa.Engine:
    """One connection, of which each commit is on the disk."""
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        poolclass=sa.pool.QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={
            "factory": Connection,
            "check_same_thread": False,
            "isolation_level": None,
            "timeout": SQLITE_WAIT_SECONDS,
        },
    )
    event.listen(engine, "connect", make_durable)
    event.listen(engine, "begin", lambda connection: BEGIN.run(connection, [{}]))
    return engine


def reader_options(url: str) -> dict[str, Any]:
    """What Flask-SQLAlchemy gives its engine, so that pages and sync can only read."""
    if is_sqlite(url):
        arguments = {"check_same_thread": False, "isolation_level": None, "timeout": SQLITE_WAIT_SECONDS}
        return {"connect_args": arguments, "pool_size": 20, "hide_parameters": True}
    return {"hide_parameters": True, "isolation_level": "REPEATABLE READ", "pool_size": 10, "pool_pre_ping": True}


def keep_reading(engine: sa.Engine) -> None:
    """Let the database itself refuse whatever writes through the reader's engine."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", make_read_only)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    else:
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("SET TRANSACTION READ ONLY"))


def make_durable(connection: sqlite3.Connection, record: object) -> None:
    """WAL with an fsync for each commit: what was acknowledged survives a power cut; what is deleted is zeroes."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def scrub(writer: sa.Engine) -> bool:
    """Take what was written over out of a SQLite file and its log; whether nobody stood in the way."""
    if writer.dialect.name != "sqlite":
        return True
    connection = writer.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not busy


def write_anew(path: str) -> bool:
    """Leave what was written over in no page of a file beside a running server, which writes nothing meanwhile."""
    return is_done(path, "VACUUM")


def empty_log(path: str) -> bool:
    """Leave nothing in the log beside a running server; who writes waits for its last step alone, which is short."""
    return is_done(path, "PRAGMA wal_checkpoint(PASSIVE)") and is_done(path, "PRAGMA wal_checkpoint(TRUNCATE)")


def is_done(path: str, statement: str) -> bool:
    """Whether a statement found nobody in its way, on a connection of its own that waits for nobody."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            busy, *_ = connection.execute(statement).fetchone() or (False,)
    except sqlite3.OperationalError:
        return False
    return not busy


def make_read_only(connection: sqlite3.Connection, record: object) -> None:
    """Refuse every write on this connection."""
    connection.execute("PRAGMA query_only=ON")


def faults(writer: sa.Engine, reader: sa.Engine) -> list[str]:
    """What is wrong with the engines, a sentence each; nothing when the promises can be kept."""
    on_file = writer.dialect.name == "sqlite"
    wrong = file_faults(writer) if on_file else server_faults(writer)
    with reader.connect() as connection:
        asked = "PRAGMA query_only" if on_file else "SHOW transaction_read_only"
        reads_only = connection.exec_driver_sql(asked).scalar() in (1, "on")
    return wrong if reads_only else [*wrong, "The reader's engine can write."]


def file_faults(writer: sa.Engine) -> list[str]:
    """What is wrong with a SQLite file's durability."""
    with writer.connect() as connection:
        asked = ("journal_mode", "synchronous")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    return [] if found == {"journal_mode": "wal", "synchronous": 2} else [f"SQLite is not durable here: {found}"]


def server_faults(writer: sa.Engine) -> list[str]:
    """What is wrong with a PostgreSQL server's durability."""
    with writer.connect() as connection:
        settings = ("fsync", "synchronous_commit")
        off = [name for name in settings if connection.exec_driver_sql(f"SHOW {name}").scalar() == "off"]
    return [f"PostgreSQL has {name} off: acknowledged notes could be lost." for name in off]
