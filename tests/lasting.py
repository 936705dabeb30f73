"""One journal for many tests, each with people and a workshop of its own: quicker than a database for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.database import keep_reading, reader_options
from facilitator.extensions import db
from facilitator.journal import Journal
from facilitator.upgrade import upgrade
from tests.postgres import fresh_database

BUCKETS = ("operations_burst", "wrong_codes_burst", "sign_ins_burst", "signups_burst")
PATIENT = dict.fromkeys(BUCKETS, 100_000)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def lasting_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of an installation that lasts as long as the tests, on SQLite and on PostgreSQL."""
    folder = tmp_path_factory.mktemp("lasting")
    if request.param == "sqlite":
        yield prepared(folder, None)
        return
    template = request.getfixturevalue("postgres_template")
    with fresh_database(request.getfixturevalue("postgres_server"), template) as address:
        yield prepared(folder, address)


def prepared(folder: Path, address: str | None) -> Settings:
    settings = Settings(data=folder, database_url=address)
    upgrade(settings)
    return settings


@pytest.fixture(scope="session")
def lasting_journal(lasting_settings: Settings) -> Iterator[Journal]:
    """Its journal."""
    journal = open_journal(lasting_settings)
    yield journal
    close_journal(journal)


@pytest.fixture(scope="session")
def lasting_app(lasting_settings: Settings) -> Iterator[Flask]:
    """A whole app on that database, without a server; it lets everybody try as often as they like."""
    app = create_app(lasting_settings.model_copy(update=PATIENT))
    app.testing = True
    yield app
    app.extensions["journal"].engine.dispose()
    with app.app_context():
        db.engine.dispose()


def open_journal(settings: Settings) -> Journal:
    """A journal without an app."""
    reader = sa.create_engine(settings.database, **reader_options(settings.database))
    keep_reading(reader)
    return Journal(settings, lambda: reader)


def close_journal(journal: Journal) -> None:
    """Give its connections back."""
    journal.engine.dispose()
    journal.reading().get_bind().engine.dispose()
