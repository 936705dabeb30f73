"""`serve`, as an operator meets it."""

import socket
from pathlib import Path

from facilitator.identity import SYSTEM
from tests.cast import PASSWORD_HASH, Stage
from tests.commands.commands import Outcome, start
from tests.lasting import close_journal, open_journal, prepared
from tests.server import Server, StartServer


def serve(*words: str | Path, **settings: str) -> Outcome:
    """A server that is expected not to start."""
    return start("--port", "0", *words, module="facilitator.server", **settings)


def test_the_set_up_link_is_printed_as_long_as_nobody_has_an_account(start_server: StartServer) -> None:
    server = start_server()
    first, last = server.output
    assert first.startswith(f"Set-up link: {server.url}/setup/")
    assert last == f"Listening on {server.url}"
    assert server.stop() == 0
    journal = open_journal(prepared(server.data, None))
    Stage(journal).do(SYSTEM, "create_account", email="a@example.org", password_hash=PASSWORD_HASH)
    close_journal(journal)
    assert start_server(server.data).output[0].startswith("Listening on ")


def test_a_second_server_on_the_same_data_ends_with_one_line(server: Server) -> None:
    second = start("serve", "--port", "0", "--data", server.data)
    assert (second.code, second.out) == (1, "")
    assert second.complaint == f"facilitator: another server uses {server.data}."


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = serve("--data", tmp_path, "--port", str(port))
    assert refused.code == 1
    assert refused.complaint == f"facilitator: cannot listen on 127.0.0.1:{port}: Address already in use. Try --port 0."


def test_two_installations_do_not_share_a_port(server: Server, tmp_path: Path) -> None:
    port = server.url.rpartition(":")[2]
    refused = serve("--data", tmp_path, "--port", port)
    assert refused.code == 1
    assert refused.complaint.startswith(f"facilitator: cannot listen on 127.0.0.1:{port}")


def test_a_server_for_everybody_prints_an_address_phones_can_type(tmp_path: Path) -> None:
    server = Server(tmp_path, {}, host="0.0.0.0")
    server.stop()
    assert "0.0.0.0" not in "".join(server.output)
    assert len(server.output) == 2


def test_a_database_that_cannot_be_reached_is_one_line(tmp_path: Path) -> None:
    refused = serve("--data", tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert refused.code == 1
    assert "Connection refused" in refused.complaint


def test_a_key_that_anybody_could_guess_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    refused = serve("--data", tmp_path)
    assert refused.code == 1
    assert refused.complaint.endswith("is too short: put the right one back.")


def test_settings_that_make_no_sense_are_one_line(tmp_path: Path) -> None:
    refused = serve("--data", tmp_path, FACILITATOR_GRACE_SECONDS="soon")
    assert refused.code == 1
    assert refused.complaint.startswith("facilitator: setting grace_seconds: ")
