"""A real server for all the tests here, and people with sockets."""

from collections.abc import Iterator

import pytest

from facilitator.identity import Keyring
from facilitator.journal import Journal
from facilitator.refusal import Refused
from tests.cast import Cast, gather
from tests.lasting import close_journal, open_journal, prepared
from tests.live.sockets import Sockets
from tests.server import Server, end

PATIENT = {"FACILITATOR_OPERATIONS_BURST": "100000", "FACILITATOR_HANDSHAKES_BURST": "100000"}


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that lets everybody try as often as they like, and tells the heads often."""
    folder = tmp_path_factory.mktemp("hall")
    prepared(folder, None)
    server = Server(folder, {**PATIENT, "FACILITATOR_HEADS_SECONDS": "0.2"})
    yield server
    end([server])


@pytest.fixture(scope="session")
def backstage(hall: Server) -> Iterator[Journal]:
    """Where people get their places before anybody listens."""
    journal = open_journal(prepared(hall.data, None))
    yield journal
    close_journal(journal)


@pytest.fixture
def journal(backstage: Journal) -> Journal:
    """The journal the cast is made with; what the tests are about goes through the server."""
    return backstage


@pytest.fixture
def cast(journal: Journal) -> Cast:
    """Everybody in their places; when the server holds the database at that moment, once more."""
    while True:
        try:
            return gather(journal)
        except Refused as refusal:
            assert refusal.retryable


@pytest.fixture
def sockets(hall: Server, cast: Cast) -> Iterator[Sockets]:
    """Sockets for the cast."""
    secret = (hall.data / "secret_key").read_text().strip()
    sockets = Sockets(hall.url, Keyring(secret), cast)
    yield sockets
    sockets.close()
