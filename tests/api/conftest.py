"""Programs at the door of one lasting app, on SQLite and on PostgreSQL."""

import pytest
from flask import Flask

from facilitator.journal import Journal
from tests.api.programs import Programs
from tests.cast import Cast


@pytest.fixture
def app(lasting_app: Flask) -> Flask:
    """The app that lasts."""
    return lasting_app


@pytest.fixture
def journal(lasting_app: Flask) -> Journal:
    """Its journal, on which the cast plays."""
    journal: Journal = lasting_app.extensions["journal"]
    return journal


@pytest.fixture
def programs(app: Flask, cast: Cast) -> Programs:
    """A program for each of the cast."""
    return Programs(app, cast)
