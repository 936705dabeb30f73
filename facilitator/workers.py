"""Running a worker: a process of its own with a deadline, whose answer comes whole or not at all."""

import subprocess
import sys
import tempfile
from typing import IO

from facilitator import loop
from facilitator.paths import PACKAGE


class Failed(Exception):
    """The worker ended with a fault; a negative code is the signal that ended it, as for too much memory."""

    def __init__(self, code: int, last_line: str) -> None:
        super().__init__(f"the worker ended with {code}")
        self.code = code
        self.last_line = last_line


class Late(Exception):
    """The worker was not done in time."""


def run(module: str, order: bytes, seconds: float) -> bytes:
    """What a worker makes of an order; others are served meanwhile."""
    # Files, not pipes: they never fill up, and waiting by `loop.sleep` works inside the server and outside.
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as made, tempfile.TemporaryFile() as complaint:
        asked.write(order)
        asked.seek(0)
        code = finished(module, asked, made, complaint, seconds)
        if code != 0:
            raise Failed(code, last_line(complaint))
        return content(made)


def finished(module: str, asked: IO[bytes], made: IO[bytes], complaint: IO[bytes], seconds: float) -> int:
    command = [sys.executable, "-m", module]
    process = subprocess.Popen(command, stdin=asked, stdout=made, stderr=complaint, cwd=PACKAGE.parent)
    try:
        with loop.deadline(seconds):
            return awaited(process)
    except loop.Expired:
        raise Late from None
    finally:
        process.kill()
        process.wait()


def awaited(process: "subprocess.Popen[bytes]") -> int:
    pause = 0.005
    while process.poll() is None:
        loop.sleep(pause)
        pause = min(0.1, pause * 1.5)
    return process.returncode


def content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def last_line(complaint: IO[bytes]) -> str:
    lines = content(complaint).decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
