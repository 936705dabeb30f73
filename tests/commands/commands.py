"""The command `facilitator`, as an operator types it."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import structlog

from facilitator import cli
from tests.server import clean_environment


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr of a command that could not do what it was asked."""
        lines = [line for line in self.err.splitlines() if not line.startswith("{")]
        assert len(lines) == 1, self.err
        assert lines[0].startswith("facilitator: ")
        return lines[0]


def run(*words: str | Path, stdin: str = "", **settings: str) -> Outcome:
    """Run the command here, which is quicker than in a process; settings are environment variables."""
    out, err = io.StringIO(), io.StringIO()
    environment = patch.dict(os.environ, {**clean_environment(), **settings}, clear=True)
    typed = patch.multiple(sys, argv=["facilitator", *map(str, words)], stdin=io.StringIO(stdin))
    mask = os.umask(0o022)
    with environment, typed, redirect_stdout(out), redirect_stderr(err):
        code = ended(err)
    os.umask(mask)
    structlog.reset_defaults()
    return Outcome(code, out.getvalue(), err.getvalue())


def ended(err: io.StringIO) -> int:
    """The exit code, as the interpreter makes it."""
    try:
        cli.main()
    except SystemExit as end:
        if isinstance(end.code, str):
            err.write(end.code + "\n")
            return 1
        return end.code or 0
    return 0


def start(*words: str | Path, module: str = "facilitator", stdin: str = "", **settings: str) -> Outcome:
    """Run the command, or the server itself, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        env={**clean_environment(), **settings},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
