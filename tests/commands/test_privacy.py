"""What is kept of people is for the eyes of the one account of the machine that serves."""

from pathlib import Path
from stat import S_IMODE

from tests.commands.commands import start
from tests.server import StartServer


def open_to_others(data: Path) -> list[str]:
    kept = [data, *data.rglob("*")]
    return [path.name for path in kept if S_IMODE(path.stat().st_mode) & 0o077]


def test_what_a_command_makes_is_closed_to_others(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    assert start("user", "create", "--email", "a@example.org", "--data", data, stdin="lampo sedia fico\n").code == 0
    assert start("backup", data / "backup.zip", "--data", data).code == 0
    assert {"facilitator.db", "secret_key", "backup.zip"} <= {path.name for path in data.iterdir()}
    assert open_to_others(data) == []


def test_what_the_server_makes_is_closed_to_others(start_server: StartServer, tmp_path: Path) -> None:
    server = start_server(tmp_path / "data")
    made = open_to_others(server.data)
    assert {path.name for path in server.data.iterdir()} >= {"facilitator.db", "facilitator.db-wal", "secret_key"}
    assert set(made) <= {"data", server.log.name}
