"""Real servers: processes on free ports, ended by their own number."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import IO, Protocol

import pytest

READY = "Listening on "


class Server:
    """A running `facilitator.server` on a data directory of its own."""

    module: tuple[str, ...] = ("facilitator.server",)

    def __init__(self, data: Path, environment: dict[str, str], port: int = 0, host: str = "127.0.0.1") -> None:
        self.data, self.port, self.host = data, port, host
        self.log = data / "server.log"
        self.output: list[str] = []
        self._reader = Thread(target=self._read_on)
        data.mkdir(parents=True, exist_ok=True)
        self.process = self._start(environment)
        self.url = self._wait()

    def stop(self) -> int:
        """Ask it to end as a service manager does; its exit code."""
        self.process.terminate()
        return self._ended()

    def kill(self) -> int:
        """End it without a warning; its exit code."""
        self.process.kill()
        return self._ended()

    @property
    def setup_link(self) -> str:
        """The link of the first account, printed while there is none."""
        return next(line.removeprefix("Set-up link: ") for line in self.output if line.startswith("Set-up link: "))

    def _start(self, environment: dict[str, str]) -> "subprocess.Popen[str]":
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", *self.module, "--data", str(self.data), *self._where],
                env={**clean_environment(), **environment},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    @property
    def _where(self) -> list[str]:
        return ["--host", self.host, "--port", str(self.port)]

    def _wait(self) -> str:
        for line in self._stdout:
            self.output.append(line.strip())
            if line.startswith(READY):
                self._reader.start()
                return line.removeprefix(READY).strip()
        raise AssertionError(f"the server ended with {self._ended()}:\n{self.log.read_text()}")

    def _read_on(self) -> None:
        for line in self._stdout:
            self.output.append(line.strip())

    def _ended(self) -> int:
        code = self.process.wait(timeout=60)
        if self._reader.is_alive():
            self._reader.join()
        self._stdout.close()
        return code

    @property
    def _stdout(self) -> IO[str]:
        assert self.process.stdout
        return self.process.stdout


class StartServer(Protocol):
    """Start a server; settings are environment variables, as `DATABASE_URL="…"`."""

    def __call__(self, data: Path | None = None, **settings: str) -> Server: ...


@pytest.fixture
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """A function that starts a server; all of them are ended after the test."""
    started: list[Server] = []

    def start(data: Path | None = None, **settings: str) -> Server:
        started.append(Server(data or tmp_path_factory.mktemp("server"), settings))
        return started[-1]

    yield start
    end(started)


@pytest.fixture
def server(start_server: StartServer) -> Server:
    """One running server on SQLite."""
    return start_server()


def end(servers: list[Server]) -> None:
    for server in servers:
        if server.process.poll() is None:
            server.stop()


def clean_environment() -> dict[str, str]:
    own = ("FACILITATOR_", "DATABASE_URL", "PUBLIC_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}
