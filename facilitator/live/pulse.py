"""Who is still there: all clients are looked after on one beat, which costs the same however many they are.

The library wakes for each client by itself, to ping it and to see whether it has answered.
"""

import time
from typing import Any

import socketio
import structlog

from facilitator import loop
from facilitator.config import Settings
from facilitator.live.wire import Wires

BEATS_BETWEEN_PINGS = 10

log = structlog.get_logger()


class Pulse:
    """Pings who is there, forgets who is gone, and drops who does not read what is sent."""

    def __init__(self, server: socketio.Server, wires: Wires, settings: Settings) -> None:
        self._clients: dict[str, Any] = server.eio.sockets
        self._wires = wires
        self._interval = settings.ping_interval
        self._most_waiting = settings.send_queue

    def beat(self) -> None:
        """For ever."""
        while True:
            loop.sleep(self._interval / BEATS_BETWEEN_PINGS)
            self.beat_once()

    def beat_once(self) -> None:
        """Look after everybody; one who makes trouble does not keep the others from it."""
        for key, client in list(self._clients.items()):
            try:
                self._look_after(key, client)
            except Exception:
                log.exception("a client was not looked after")

    def _look_after(self, key: str, client: Any) -> None:
        if client.closed:
            self._clients.pop(key, None)
        elif client.queue.qsize() > self._most_waiting:
            client.close(wait=False)
        elif not client.closing and client.check_ping_timeout() and (wire := self._wires.of(key)):
            wire.ping(time.monotonic() - self._interval)
