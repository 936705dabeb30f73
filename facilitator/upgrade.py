"""Bringing the database to the newest schema, with a copy of it taken before."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from facilitator.config import Settings
from facilitator.database import is_sqlite
from facilitator.paths import MIGRATIONS

log = structlog.get_logger()


def upgrade(settings: Settings) -> None:
    """Run what migrations are missing; nothing when there are none."""
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(settings.database, poolclass=sa.pool.NullPool)
    present, newest = current_revision(engine), newest_revision()
    if present == newest:
        return
    if present and is_sqlite(settings.database):
        copy_database(settings, f"before-{newest}")
    command.upgrade(alembic_config(settings.database), "head")
    log.info("database upgraded", before=present, now=newest)


def alembic_config(database: str = "") -> Config:
    """Where Alembic finds the migrations, and the database they run on."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["database"] = database
    return config


def current_revision(engine: sa.Engine) -> str | None:
    """The schema the database has."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """The schema this version of the program wants."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def copy_database(settings: Settings, name: str) -> Path:
    """A whole copy of the SQLite database in the data directory's backups."""
    backups = settings.data / "backups"
    backups.mkdir(exist_ok=True)
    copy = backups / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{name}.db"
    with closing(sqlite3.connect(settings.data / "facilitator.db")) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
