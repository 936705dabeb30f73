"""Buckets that refill: how much one person or one address may ask for."""

import math
import time
from collections import OrderedDict

MOST_KEYS = 20_000


class Buckets:
    """One bucket a key; `burst` at once, `rate` more each second. The longest unused are forgotten first."""

    def __init__(self, burst: float, rate: float) -> None:
        self._burst = burst
        self._rate = rate
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def left(self, key: str) -> float:
        """What is in the bucket now."""
        moment = time.monotonic()
        left, since = self._buckets.get(key, (self._burst, moment))
        return min(self._burst, left + (moment - since) * self._rate)

    def give(self, key: str, amount: float) -> None:
        """Put something in, or take it out where it is below nought; never above the brim."""
        left = min(self._burst, self.left(key) + amount)
        self._buckets[key] = (left, time.monotonic())
        self._buckets.move_to_end(key)
        if len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)

    def wait(self, key: str) -> int:
        """The whole seconds until there is one to take; 0 when there is."""
        return max(0, math.ceil((1 - self.left(key)) / self._rate))

    def take(self, key: str) -> int:
        """Take one out. 0 when there was one, else the whole seconds until there is."""
        seconds = self.wait(key)
        if not seconds:
            self.give(key, -1)
        return seconds
