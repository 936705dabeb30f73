"""An installation of its own for each test, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.database import is_sqlite, keep_reading, reader_options
from facilitator.extensions import db
from facilitator.journal import Journal


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    """The settings of an installation whose data directory is this test's own."""
    return Settings(data=tmp_path, database_url=None if is_sqlite(database) else database)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The whole app, without a server: who submits commits."""
    app = create_app(settings)
    app.testing = True
    yield app
    app.extensions["journal"].engine.dispose()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser nobody has used before."""
    return app.test_client()


@pytest.fixture
def journal(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Journal]:
    """The app's journal in a test that has the app, else one by itself, which is quicker made."""
    if "app" in request.fixturenames:
        yield request.getfixturevalue("app").extensions["journal"]
        return
    reader = sa.create_engine(settings.database, **reader_options(settings.database))
    keep_reading(reader)
    journal = Journal(settings, lambda: reader)
    yield journal
    journal.engine.dispose()
    reader.dispose()
