"""Brings a database to the form of the models, all or nothing; run by Alembic."""

from typing import Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.pool import NullPool

from facilitator.config import Settings
from facilitator.models import Workshop
from facilitator.models.types import Moment


def run(address: str) -> None:
    engine = sa.create_engine(address, hide_parameters=True, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        make_transactional(engine)
    with engine.connect() as connection:
        configure(connection)
        with context.begin_transaction():
            context.run_migrations()


def make_transactional(engine: sa.Engine) -> None:
    """Without this sqlite3 commits each change of the schema by itself, and a crash leaves half of them."""

    @sa.event.listens_for(engine, "connect")
    def leave_transactions_to_us(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def configure(connection: sa.Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=Workshop.metadata,
        render_as_batch=is_sqlite,
        render_item=render_item,
        transactional_ddl=True,
    )


def render_item(kind: str, column_type: object, _context: AutogenContext) -> str | Literal[False]:
    """Revisions stand alone: they name SQL's types, not ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(column_type, Moment) else False


run(context.config.attributes.get("database") or Settings().database)
