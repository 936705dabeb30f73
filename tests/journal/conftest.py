"""The journal is tested on journals that last, by people who come anew for each test."""

import pytest

from facilitator.journal import Journal
from tests.cast import Cast
from tests.operations.listening import Listening


@pytest.fixture
def journal(lasting_journal: Journal) -> Journal:
    """The journal the cast plays on."""
    return lasting_journal


@pytest.fixture
def listening(cast: Cast) -> Listening:
    """Ears at every stream of the database."""
    return Listening.to(cast)
