"""What a program costs from its start to its end: nothing of it is left out, neither its imports nor its children."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = [sys.executable, "-S", "-E", str(Path(__file__).with_name("launcher.py"))]


@dataclass(frozen=True)
class Cost:
    """One run: seconds of the processor, memory at its highest, seconds by the clock, and what was made."""

    cpu: float
    mib: float
    wall: float
    made: bytes


def measure(command: Sequence[str], asked: bytes = b"") -> Cost:
    """Run `command` with `asked` on its standard input; it must end well."""
    with tempfile.NamedTemporaryFile() as told:
        start = time.monotonic()
        ended = subprocess.run(
            [*LAUNCHER, told.name, *command], input=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        )
        wall = time.monotonic() - start
        return Cost(**json.loads(told.read()), wall=wall, made=ended.stdout)
