"""The hours of a stage, which pass as fast as it is played."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from facilitator.clock import stamp

NOTE = timedelta(seconds=20)


class StageClock:
    """Written down where the server of the demo reads it; it never goes back."""

    def __init__(self, file: Path, begins: datetime) -> None:
        self._file, self.time, self._lock = file, begins.astimezone(UTC), Lock()
        self._write()

    def tick(self, until: datetime) -> None:
        """Somebody has written: a little time has passed, and `until` has not come yet."""
        with self._lock:
            self.time = max(self.time, min(self.time + NOTE, until))
            self._write()

    def go_to(self, time: datetime) -> None:
        """It is this hour now, if it was not later already."""
        with self._lock:
            self.time = max(self.time, time)
            self._write()

    def _write(self) -> None:
        fresh = self._file.with_suffix(".fresh")
        fresh.write_text(stamp(self.time), encoding="ascii")
        fresh.replace(self._file)
