"""Runs the worker: whole files or none, and never longer than the deadline."""

import subprocess
import sys
import tempfile
from typing import IO

import orjson

from facilitator import loop
from facilitator.paths import PACKAGE
from facilitator.refusal import Refused
from facilitator.restitution.publication import Publication

SECONDS = 120
BYTES = 4 * 1024**3
COMMAND = [sys.executable, "-m", "facilitator.restitution.worker"]


class NotRendered(Refused):
    """The worker failed, or ran out of time or memory: there is no file, and asking again may help."""

    def __init__(self, why: str) -> None:
        super().__init__("busy", f"The file could not be made. {why}")


def printed(publication: Publication, form: str, seconds: int = SECONDS, size: int = BYTES) -> bytes:
    """The file's bytes, made by a process of its own; others are served meanwhile."""
    job = {"format": form, "seconds": seconds, "bytes": size, "publication": publication.as_json()}
    with tempfile.TemporaryFile() as order, tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as complaint:
        order.write(orjson.dumps(job))
        order.seek(0)
        code = finished(order, file, complaint, seconds)
        if code != 0:
            raise NotRendered(f"{form}: the worker ended with {code}. {last_line(complaint)}")
        return content(file)


def finished(order: IO[bytes], file: IO[bytes], complaint: IO[bytes], seconds: int) -> int:
    # Files, not pipes: they never fill up, and waiting by `loop.sleep` works inside the server and outside.
    process = subprocess.Popen(COMMAND, stdin=order, stdout=file, stderr=complaint, cwd=PACKAGE.parent)
    try:
        with loop.deadline(seconds):
            return awaited(process)
    except loop.Expired:
        raise NotRendered(f"The worker was not done after {seconds} seconds.") from None
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
