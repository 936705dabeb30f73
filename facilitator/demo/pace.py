"""How fast the simulated people live, and how long they may."""

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """At speed 1 a session lasts well under a minute; `in_turn` nobody writes while another one does.

    `until` is the moment, on the clock of `time.monotonic`, after which whoever still waits gives up.
    """

    speed: float = 1
    in_turn: bool = False
    until: float = float("inf")

    def wait(self, seconds: float) -> None:
        if time.monotonic() > self.until:
            raise TimeoutError("the stage took too long")
        time.sleep(seconds / self.speed)
