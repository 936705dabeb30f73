"""The servers that are measured, each in a process of its own on a free port."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facilitator.demo.api import Api
from facilitator.demo.own_server import address, clean_environment, make_token
from facilitator_build import npm
from tests.benchmarks.live.client import Seat

HERE = Path(__file__).parent
MODULES = HERE.parents[2] / ".cache" / "bench-live"
SOCKET_IO = "socket.io@4.8.4"
NO_LIMITS = {
    f"FACILITATOR_{what}_{how}": "1000000" for what in ("OPERATIONS", "HANDSHAKES") for how in ("BURST", "RATE")
}


class Rival:
    """A server that stores nothing: rooms are names."""

    def __init__(self, name: str, process: "subprocess.Popen[str]", url: str) -> None:
        self.name, self.process, self.url = name, process, url

    def seats(self, rooms: int, people: int) -> list[Seat]:
        return [Seat({"room": f"r{n % rooms}"}, [], f"r{n % rooms}") for n in range(rooms * people)]

    def saved(self) -> int | None:
        """How many notes there are on disk."""
        return None


class Facilitator(Rival):
    """Our server: a session, participants with tokens, tables."""

    def __init__(self, process: "subprocess.Popen[str]", url: str, token: str, data: Path) -> None:
        super().__init__("facilitator", process, url)
        self.data, self.api = data, Api(url, token, [])
        self.tables, self.workshop = list[dict[str, Any]](), ""

    def seats(self, rooms: int, people: int) -> list[Seat]:
        tables = [{"theme": f"Table {number}"} for number in range(1, rooms + 1)] if rooms > 1 else []
        asked = {"title": "Bench", "date": "2026-11-23", "mode": "online", "open": True, "tables": tables}
        created = self.api.post("/workshops", asked)
        self.tables, self.workshop = created["tables"], created["id"]
        with ThreadPoolExecutor(8) as pool:
            joined = list(pool.map(lambda n: self.join(created["code"], n), range(rooms * people)))
        if rooms > 1:
            self.api.do("split_participants", workshop=created["id"], seed=1)
        seated = self.api.snapshot(f"staff:{created['id']}")["snapshot"]["people"]
        table_of = {person["id"]: person["table"] or self.tables[0]["id"] for person in seated}
        return [self.seat(one, created["id"], table_of[one["participant"]["id"]]) for one in joined]

    def join(self, code: str, number: int) -> dict[str, Any]:
        person = {"name": f"Person {number}", "body": f"Body {number % 24}"}
        key = f"00000000-0000-4000-8000-{os.urandom(6).hex()}"
        return dict(Api(self.url, None, []).post("/join", {"code": code, "id": key, **person}))

    def seat(self, joined: dict[str, Any], workshop: str, table: str) -> Seat:
        streams = [f"workshop:{workshop}", f"participant:{joined['participant']['id']}", f"table:{table}"]
        return Seat({"token": joined["token"]}, streams, table, joined["participant"]["id"])

    def saved(self) -> int | None:
        snapshots = (self.api.snapshot(table["stream"])["snapshot"] for table in self.tables)
        return sum(len(snapshot["notes"]) for snapshot in snapshots)


@contextmanager
def facilitator(limits: dict[str, str] = NO_LIMITS) -> Iterator[Facilitator]:
    with tempfile.TemporaryDirectory() as data:
        token = make_token(Path(data))
        words = [sys.executable, "-m", "facilitator.server", "--data", data, "--port", "0"]
        with running(words, limits) as process:
            yield Facilitator(process, address(process), token, Path(data))


@contextmanager
def flask() -> Iterator[Rival]:
    with running([sys.executable, str(HERE / "bare.py")]) as process:
        yield Rival("bare Flask", process, address(process))


@contextmanager
def node() -> Iterator[Rival]:
    with running([node_command(), str(HERE / "bare.mjs"), str(MODULES)]) as process:
        yield Rival("bare Node", process, address(process))


@contextmanager
def running(words: list[str], settings: dict[str, str] | None = None) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        words,
        env={**clean_environment(), **(settings or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def fetch_socket_io() -> None:
    """Into the cache, once."""
    if not (MODULES / "node_modules" / "socket.io").exists():
        command, environment = npm()
        MODULES.mkdir(parents=True, exist_ok=True)
        words = [*command, "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(MODULES), SOCKET_IO]
        subprocess.run(words, env=environment, check=True)


def node_command() -> str:
    command, _ = npm()
    return shutil.which("node") or command[0]


RIVALS = (facilitator, node, flask)
