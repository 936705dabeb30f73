"""An installation of its own for each test, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.database import is_sqlite, keep_reading, reader_options
from facilitator.extensions import db
from facilitator.journal import Journal


class Compiled(BytecodeCache):
    """Templates that one app compiled, for the apps of later tests."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of an unchanged template."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    """The settings of an installation whose data directory is this test's own."""
    return Settings(data=tmp_path, database_url=None if is_sqlite(database) else database)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The whole app, without a server: who submits commits."""
    app = create_app(settings)
    app.testing = True
    app.jinja_env.bytecode_cache = COMPILED
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
