"""How a server's memory goes while people write."""

import time
from dataclasses import dataclass, field

from tests.benchmarks.live.measure import mib

WARM = 30


@dataclass
class Memory:
    """Looked at every few seconds."""

    pid: int
    began: float = field(default_factory=time.monotonic)
    samples: list[tuple[float, float]] = field(default_factory=list)

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.began

    def look(self) -> None:
        self.samples.append((self.elapsed, mib(self.pid)))

    @property
    def warm(self) -> list[tuple[float, float]]:
        """After the first half minute, in which every cache fills."""
        return [(at, size) for at, size in self.samples if at >= WARM]

    def growth(self) -> float | None:
        """MiB a minute, by least squares; None where too little was seen."""
        if len(self.warm) < 3:
            return None
        times, sizes = zip(*self.warm, strict=True)
        mean_time, mean_size = sum(times) / len(times), sum(sizes) / len(sizes)
        rise = sum((at - mean_time) * (size - mean_size) for at, size in self.warm)
        return float(60 * rise / sum((at - mean_time) ** 2 for at in times))
