"""The server ends, and comes back."""

import uuid

import pytest
import requests

from facilitator.identity import Keyring
from tests.cast import gather
from tests.lasting import close_journal, open_journal, prepared
from tests.live.sockets import Sockets
from tests.server import StartServer


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_server_that_ends_says_so_and_its_successor_goes_on(
    kind: str, start_server: StartServer, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue("postgres_url") if kind == "postgres" else None
    settings = {"DATABASE_URL": address} if address else {}
    server = start_server(None, **settings)
    journal = open_journal(prepared(server.data, address))
    cast = gather(journal)
    sockets = Sockets(server.url, Keyring((server.data / "secret_key").read_text().strip()), cast)
    bruno, stream = sockets.of(cast.bruno), cast.table_stream(1)
    known = bruno.listen(stream)["streams"][stream]
    key = str(uuid.uuid4())
    first = bruno.submit("add_note", key, table=cast.tables[1], text="Prima")
    assert requests.get(server.url + "/readyz", timeout=30).status_code == 200

    assert server.stop() == 0
    assert bruno.wait_for("restart")["in"] > 0

    sockets.url = start_server(server.data, **settings).url
    again = sockets.of(cast.bruno)
    assert again.submit("add_note", key, table=cast.tables[1], text="Prima") == {**first, "duplicate": True}
    missed = again.ask("sync", {"streams": {stream: {"epoch": known["epoch"], "seq": known["seq"]}}})
    assert [event["op"] for event in missed["streams"][stream]["events"]] == [key]
    assert again.submit("add_note", table=cast.tables[1], text="Dopo")["seq"] == first["seq"] + 1
    sockets.close()
    close_journal(journal)
