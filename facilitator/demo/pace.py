"""How fast the simulated people live."""

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """At speed 1 a session lasts well under a minute."""

    speed: float = 1

    def wait(self, seconds: float) -> None:
        time.sleep(seconds / self.speed)
