"""A database that was away for a moment while nobody wrote."""

import sqlalchemy as sa

from facilitator.identity import Keyring
from tests.cast import gather
from tests.lasting import close_journal, open_journal, prepared
from tests.live.sockets import Sockets
from tests.server import StartServer

CUT_ALL_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND datname = current_database()
"""


def test_a_note_after_the_connection_was_cut_is_taken_at_once(start_server: StartServer, postgres_url: str) -> None:
    server = start_server(None, DATABASE_URL=postgres_url)
    journal = open_journal(prepared(server.data, postgres_url))
    cast = gather(journal)
    sockets = Sockets(server.url, Keyring((server.data / "secret_key").read_text().strip()), cast)
    bruno = sockets.of(cast.bruno)
    before = bruno.submit("add_note", table=cast.tables[1], text="Prima")
    close_journal(journal)
    cut(postgres_url)
    after = bruno.submit("add_note", table=cast.tables[1], text="Dopo")
    sockets.close()
    assert (before["result"]["number"], after["result"]["number"]) == (1, 2)


def cut(url: str) -> None:
    """Hang up on everybody else, as a database that is restarted does."""
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(CUT_ALL_OTHERS).all()
    engine.dispose()
