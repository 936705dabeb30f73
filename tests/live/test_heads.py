"""Heads are told for ever, whatever happens to the database meanwhile."""

import sqlite3

from facilitator.identity import Keyring
from tests.cast import gather
from tests.lasting import close_journal, open_journal, prepared
from tests.live.sockets import Sockets
from tests.server import Server, StartServer


def test_heads_are_told_again_after_the_database_was_away(start_server: StartServer) -> None:
    server = start_server(None, FACILITATOR_HEADS_SECONDS="0.02")
    journal = open_journal(prepared(server.data, None))
    cast = gather(journal)
    sockets = Sockets(server.url, Keyring((server.data / "secret_key").read_text().strip()), cast)
    bruno, stream = sockets.of(cast.bruno), cast.table_stream(1)
    bruno.listen(stream)
    rename(server, "stream", "stream_away")
    while "heads were not told" not in server.log.read_text():
        bruno.ask("sync", None)
    rename(server, "stream_away", "stream")
    told = bruno.submit("add_note", table=cast.tables[1], text="Dopo")
    while {stream: told["seq"]} not in [heads for kind, heads in bruno.heard if kind == "heads"]:
        bruno.ask("sync", None)
    sockets.close()
    close_journal(journal)


def rename(server: Server, old: str, new: str) -> None:
    """Take the heads out of reach, or bring them back."""
    with sqlite3.connect(server.data / "facilitator.db", timeout=10) as database:
        database.execute("PRAGMA legacy_alter_table=ON")
        database.execute(f'ALTER TABLE "{old}" RENAME TO "{new}"')
