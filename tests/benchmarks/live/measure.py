"""What one scenario costs a server, and how long its notes take to everybody's screen."""

import os
import time
from dataclasses import dataclass, field

from tests.benchmarks.live.client import Crowd
from tests.benchmarks.live.rivals import Rival

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Figures:
    """One scenario on one server."""

    sent: int
    wanted: int
    cpu_ms: float
    mib: float
    latencies: list[float] = field(repr=False, default_factory=list)
    acknowledged: int = 0
    unsaved: int | None = None

    @property
    def cpu_per_note(self) -> float:
        return self.cpu_ms / max(1, self.sent)

    def percentile(self, share: float) -> float:
        return percentile(self.latencies, share)


def measure(crowd: Crowd, rival: Rival, per_second: float, seconds: float) -> Figures:
    """Everybody writes in turn, at an even pace that does not wait for the server."""
    heard, sent, before = crowd.heard, crowd.sent, cpu_ms(rival.process.pid)
    heard.latencies, heard.acknowledged = [], 0
    write_evenly(crowd, per_second, seconds)
    wanted = (crowd.sent - sent) * readers(crowd)
    crowd.listen_until(lambda: len(heard.latencies) >= wanted and heard.acknowledged >= crowd.sent - sent, 15)
    cost = cpu_ms(rival.process.pid) - before
    return Figures(crowd.sent - sent, wanted, cost, mib(rival.process.pid), heard.latencies, heard.acknowledged)


def write_evenly(crowd: Crowd, per_second: float, seconds: float) -> None:
    start = time.monotonic()
    for turn in range(round(per_second * seconds)):
        listen_on(crowd, start + turn / per_second)
        crowd.write(crowd.writers[crowd.sent * 7 % len(crowd.writers)])
        crowd.listen(0)
    listen_on(crowd, start + seconds)


def listen_on(crowd: Crowd, due: float) -> None:
    while (left := due - time.monotonic()) > 0:
        crowd.listen(left)


def readers(crowd: Crowd) -> int:
    """How many screens show a note: everybody at its table."""
    table = crowd.clients[0].seat.table
    return sum(client.seat.table == table for client in crowd.clients)


def percentile(found: list[float], share: float) -> float:
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def cpu_ms(pid: int) -> float:
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def mib(pid: int) -> float:
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))
