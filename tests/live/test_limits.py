"""How much one person may ask for, and what is said to who asks more."""

import uuid
from collections.abc import Iterator

import pytest

from facilitator.identity import Keyring
from facilitator.journal import Journal
from tests.cast import gather
from tests.lasting import close_journal, open_journal, prepared
from tests.live.sockets import Sockets
from tests.server import Server, StartServer

STINGY = {
    "FACILITATOR_OPERATIONS_BURST": "3",
    "FACILITATOR_OPERATIONS_RATE": "0.001",
    "FACILITATOR_HANDSHAKES_BURST": "3",
    "FACILITATOR_HANDSHAKES_RATE": "0.001",
}


@pytest.fixture
def stingy(start_server: StartServer) -> Server:
    """A server that gives three of everything."""
    return start_server(None, **STINGY)


@pytest.fixture
def journal(stingy: Server) -> Iterator[Journal]:
    journal = open_journal(prepared(stingy.data, None))
    yield journal
    close_journal(journal)


def test_operations_and_handshakes_have_a_bucket_each(stingy: Server, journal: Journal) -> None:
    cast = gather(journal)
    sockets = Sockets(stingy.url, Keyring((stingy.data / "secret_key").read_text().strip()), cast)
    first, second, other = sockets.of(cast.bruno), sockets.of(cast.bruno), sockets.of(cast.chiara)
    note = {"name": "add_note", "args": {"table": cast.tables[1], "text": "Qui"}}
    sent = [{**note, "id": str(uuid.uuid4())} for _ in range(3)]
    assert all(result["ok"] for result in first.ask("submit", {"operations": sent})["results"])
    refused = second.submit("add_note", table=cast.tables[1], text="Di troppo")
    assert (refused["code"], refused["retryable"]) == ("rate_limited", True)
    assert isinstance(refused["retry_after"], int) and refused["retry_after"] > 1
    assert other.submit("add_note", table=cast.tables[1], text="Lei sì")["ok"]
    told = sockets.of(cast.denis).refusal["data"]
    assert told["code"] == "rate_limited" and told["retry_after"] > 1
    sockets.close()
