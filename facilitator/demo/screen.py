"""What one simulated person sees: streams, caught up by number as a browser does, and written into the history."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

from facilitator.demo.records import Entry, Seen
from facilitator.demo.state import reduce, summary

Json = dict[str, Any]
PATIENCE = 20


@dataclass
class Shown:
    """One stream as it is on the screen."""

    epoch: str
    seq: int
    state: Any

    def place(self) -> Json:
        return {"epoch": self.epoch, "seq": self.seq}


@dataclass
class Screen:
    """The streams somebody follows; `ask` is how missing events are asked for."""

    owner: str
    history: list[Entry]
    streams: dict[str, Shown | None] = field(default_factory=dict)
    table: str = ""
    held: list[Json] = field(default_factory=list)
    changed: Condition = field(default_factory=Condition)

    def wanted(self) -> dict[str, Json | None]:
        """The argument of `sync`: the whole wanted set with the last numbers."""
        with self.changed:
            return {name: shown.place() if shown else None for name, shown in self.streams.items()}

    def follow(self, *streams: str) -> None:
        with self.changed:
            for stream in streams:
                self.streams.setdefault(stream, None)

    def sit_at(self, table: str) -> bool:
        """Follows this table instead of the one before; False when it was followed already."""
        with self.changed:
            if self.table == (taken := f"table:{table}"):
                return False
            self.streams.pop(self.table, None)
            self.table, self.streams[taken] = taken, None
            return True

    def load(self, answer: Json) -> None:
        """Takes what `sync` answered, then whatever came in meanwhile."""
        with self.changed:
            for stream, part in answer["streams"].items():
                self._load(stream, part)
            held, self.held = self.held, []
            for event in held:
                self._apply(event)
            self.changed.notify_all()

    def receive(self, events: list[Json]) -> None:
        """Applies what comes next; what comes too early is held until it is asked for."""
        with self.changed:
            for event in events:
                self._apply(event)
            self.changed.notify_all()

    def is_behind(self, heads: dict[str, int] | None = None) -> bool:
        """Whether something is missing, told by the server's numbers or by what is held."""
        with self.changed:
            shown = {name: shown.seq if shown else 0 for name, shown in self.streams.items()}
            late = any(shown.get(name, head) < head for name, head in (heads or {}).items())
            return late or any(event["seq"] > shown.get(event["stream"], event["seq"]) for event in self.held)

    def wait_until(self, shown: Callable[["Screen"], bool]) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: shown(self), timeout=PATIENCE)

    def seq(self, stream: str) -> int:
        shown = self.streams.get(stream)
        return shown.seq if shown else 0

    def state(self, stream: str) -> Any:
        shown = self.streams.get(stream)
        return shown.state if shown else None

    def summary(self, stream: str) -> str:
        return summary(stream, self.state(stream))

    def _load(self, stream: str, part: Json) -> None:
        shown = self.streams.get(stream)
        if stream not in self.streams or "code" in part:
            self.streams.pop(stream, None)
        elif "events" in part:
            for event in part["events"]:
                self._apply(event)
        elif shown is None or shown.epoch != part["epoch"] or shown.seq < part["seq"]:
            self.streams[stream] = Shown(part["epoch"], part["seq"], part["snapshot"])
            self.history.append(Seen(time.monotonic(), self.owner, stream, part["seq"], fresh=True))

    def _apply(self, event: Json) -> None:
        stream, seq = event["stream"], event["seq"]
        shown = self.streams.get(stream)
        if shown and seq == shown.seq + 1:
            shown.seq, shown.state = seq, reduce(stream, shown.state, event)
            self.history.append(Seen(time.monotonic(), self.owner, stream, seq, event["op"]))
        elif stream in self.streams and (shown is None or seq > shown.seq):
            self.held.append(event)
