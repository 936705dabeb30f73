"""Databases in the form of the models: migrated once, then copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.config import Settings
from facilitator.upgrade import upgrade
from tests.postgres import fresh_database


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    folder = tmp_path_factory.mktemp("sqlite")
    upgrade(Settings(data=folder, database_url=None))
    return folder / "facilitator.db"


@pytest.fixture(scope="session")
def postgres_template(postgres_server: sa.URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a migrated PostgreSQL database, to be copied."""
    with fresh_database(postgres_server) as address:
        upgrade(Settings(data=tmp_path_factory.mktemp("data"), database_url=address))
        name = sa.make_url(address).database
        assert name
        yield name


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a migrated SQLite database of this test alone."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'facilitator.db')}"


@pytest.fixture
def postgres_database(postgres_server: sa.URL, postgres_template: str) -> Iterator[str]:
    """The address of a migrated PostgreSQL database of this test alone."""
    with fresh_database(postgres_server, postgres_template) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """The address of a migrated database: the test runs once on SQLite and once on PostgreSQL."""
    address: str = request.getfixturevalue(f"{request.param}_database")
    return address
