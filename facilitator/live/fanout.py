"""What goes out: each stream's events to those who listen, then now and then the heads, so that no loss lasts."""

import itertools
from collections import defaultdict
from typing import Any

import socketio
import sqlalchemy as sa
import structlog

from facilitator import loop
from facilitator.config import Settings
from facilitator.journal import Committed, Journal
from facilitator.live.connection import NAMESPACE, Connections
from facilitator.models import Stream

ALL_HEADS_EVERY = 24

log = structlog.get_logger()


class Fanout:
    """Tells the rooms."""

    def __init__(self, server: socketio.Server, journal: Journal, connections: Connections, settings: Settings) -> None:
        self._server = server
        self._journal = journal
        self._connections = connections
        self._settings = settings
        self._moved: dict[str, int] = {}
        self._resting: dict[str, int] = {}

    def tell(self, committed: Committed) -> None:
        """Send what a batch told, after those who may read no more have left."""
        for participant, stream in committed.evicted:
            self._connections.evict(participant, stream)
        for sender in committed.signed_out:
            self._connections.sign_out(sender)
        by_stream: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for event in committed.events:
            by_stream[event.stream].append(event.as_json())
            self._moved[event.stream] = event.seq
        for stream, events in by_stream.items():
            self._server.emit("events", events, room=stream, namespace=NAMESPACE)

    def beat(self) -> None:
        """For ever: tell the heads, to whoever may still hear them."""
        for turn in itertools.count(1):
            loop.sleep(self._settings.heads_seconds)
            try:
                self._connections.hang_up_on_ended_accounts()
                self._tell_heads(self._all_heads() if turn % ALL_HEADS_EVERY == 0 else self._quiet_heads())
            except Exception:
                log.exception("heads were not told")

    def restart(self, seconds: float) -> None:
        """Tell everybody that the server is back in a moment."""
        self._server.emit("restart", {"in": seconds}, namespace=NAMESPACE)

    def _quiet_heads(self) -> dict[str, int]:
        """The heads of streams that moved and then were quiet for a beat: in others the next event shows a gap."""
        quiet = {stream: seq for stream, seq in self._resting.items() if stream not in self._moved}
        self._resting, self._moved = self._moved, {}
        return quiet

    def _tell_heads(self, heads: dict[str, int]) -> None:
        for stream, seq in heads.items():
            self._server.emit("heads", {stream: seq}, room=stream, namespace=NAMESPACE)

    def _all_heads(self) -> dict[str, int]:
        heard = self._connections.heard_streams()
        if not heard:
            return {}
        heads = sa.select(Stream.name, Stream.seq).where(Stream.name.in_(heard))
        with self._journal.reading() as session:
            return {name: seq for name, seq in session.execute(heads)}
