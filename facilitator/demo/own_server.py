"""A server of the demo's own, on a free port and a directory that holds nobody else's sessions."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from facilitator.clock import now, stamp
from facilitator.demo.stage_server import CLOCK
from facilitator.refusal import Refused

EMAIL = "demo@example.org"
READY = "Listening on "
DATABASE = "facilitator.db"
OWN = "demo.json"
NOT_OURS = ("FACILITATOR_", "DATABASE_URL", "PUBLIC_URL")


def claim(directory: Path) -> None:
    """Refuses a directory with other sessions."""
    directory.mkdir(parents=True, exist_ok=True)
    others = sessions(directory) - set(own_sessions(directory))
    if others:
        raise Refused("invalid", f"{directory} holds other sessions: choose another directory with --data.")


def sessions(directory: Path) -> set[str]:
    if not (directory / DATABASE).exists():
        return set()
    with closing(sqlite3.connect(directory / DATABASE)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        return {key for (key,) in database.execute("SELECT id FROM workshop")} if "workshop" in tables else set()


def own_sessions(directory: Path) -> list[str]:
    own = directory / OWN
    return list(json.loads(own.read_text())) if own.exists() else []


def remember(directory: Path, session: str) -> None:
    """So that the next demo knows this session is its own."""
    (directory / OWN).write_text(json.dumps([*own_sessions(directory), session]))


@contextmanager
def server(directory: Path, **settings: str) -> Iterator[str]:
    """The address of a server that runs as long as the block, at the hour that stands in the file of its clock."""
    with (directory / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "facilitator.demo.stage_server", "--data", str(directory), "--port", "0"],
            env={**clean_environment(), CLOCK: str(clock_file(directory)), **settings},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        yield address(process)
    finally:
        process.terminate()
        process.communicate()


def clock_file(directory: Path) -> Path:
    """Where the demo writes down what time it is; before the first stage it is now."""
    file = directory / "clock"
    if not file.exists():
        file.write_text(stamp(now()), encoding="ascii")
    return file


def address(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or []:
        if line.startswith(READY):
            return line.removeprefix(READY).strip()
    raise ChildProcessError(f"the server ended with {process.wait()}")


def make_token(directory: Path, **settings: str) -> str:
    """A bearer token for the facilitator of the demo, whose password nobody knows."""
    if not (directory / OWN).exists():
        command(directory, settings, "user", "create", "--email", EMAIL, typed=os.urandom(24).hex())
        (directory / OWN).write_text("[]")
    return command(directory, settings, "token", "create", "--email", EMAIL).strip()


def command(directory: Path, settings: dict[str, str], *words: str, typed: str = "") -> str:
    """What `facilitator` prints for these words."""
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", *words, "--data", str(directory)],
        env={**clean_environment(), **settings},
        input=typed,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Refused("invalid", done.stderr.strip().rpartition("\n")[2].removeprefix("facilitator: "))
    return done.stdout


def clean_environment() -> dict[str, str]:
    """Nothing of an installation's own settings: the demo never touches its database."""
    return {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
