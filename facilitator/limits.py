"""Buckets that refill: how much one person or one address may ask for."""

import math
import time
from collections import OrderedDict

MOST_KEYS = 20_000


class Buckets:
    """One bucket a key; `burst` at once, `rate` more each second."""

    def __init__(self, burst: float, rate: float) -> None:
        self._burst = burst
        self._rate = rate
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> int:
        """Take one out. 0 when there was one, else the whole seconds until there is."""
        moment = time.monotonic()
        left, since = self._buckets.pop(key, (self._burst, moment))
        left = min(self._burst, left + (moment - since) * self._rate)
        taken = left >= 1
        self._buckets[key] = (left - 1 if taken else left, moment)
        if len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)
        return 0 if taken else math.ceil((1 - left) / self._rate)
