"""How long the disk takes to keep something: no server acknowledges faster."""

import os
import time
from pathlib import Path

PAGE = bytes(4096)
TIMES = 100


def sync_ms(directory: Path) -> list[float]:
    """For each of some pages, how long it took until it was kept."""
    place = os.open(directory / "probe", os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        return [one_sync_ms(place) for _ in range(TIMES)]
    finally:
        os.close(place)


def one_sync_ms(place: int) -> float:
    began = time.monotonic()
    os.write(place, PAGE)
    os.fsync(place)
    return 1000 * (time.monotonic() - began)
