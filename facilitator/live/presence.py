"""Whose page is connected now, and how many notes wait on it. A hint for who conducts: nothing of it is kept.

Who was connected before a restart is unknown until the page is back.
"""

import time
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import socketio
import structlog
from pydantic import BaseModel, ConfigDict, Field

from facilitator import loop
from facilitator.clock import now, stamp
from facilitator.identity import Actor

SECONDS_BETWEEN_TELLINGS = 1
MOST_DEVICES = 5
MOST_TOLD = 99
SECONDS_REMEMBERED = 12 * 60 * 60

log = structlog.get_logger()


class Waiting(BaseModel):
    """What a phone says of itself: which device it is, and how many notes wait on it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    device: str = Field(max_length=40)
    count: int = Field(ge=0, le=100_000)
    leaves: bool = False


@dataclass(slots=True)
class Pages:
    """One person's pages: open sockets, since when so, and what waits on which device."""

    since: datetime
    sockets: set[str] = field(default_factory=set)
    waiting: dict[str, int] = field(default_factory=dict)
    leaving: str | None = None

    def as_json(self) -> dict[str, Any]:
        """What the cockpit gets of it; whoever closed the page with nothing on it has left, and is not missed."""
        count, connected = min(sum(self.waiting.values()), MOST_TOLD), bool(self.sockets)
        has_left = not (connected or count or self.leaving is None)
        return {"connected": connected, "since": stamp(self.since), "waiting": count, "left": has_left}


class Presence:
    """The participants' pages, by workshop."""

    def __init__(self, server: socketio.Server, namespace: str) -> None:
        self._server = server
        self._namespace = namespace
        self._people: defaultdict[str, dict[str, Pages]] = defaultdict(dict)
        self._changed: defaultdict[str, set[str]] = defaultdict(set)
        self.gone: OrderedDict[tuple[str, str], float] = OrderedDict()

    def arrive(self, actor: Actor, sid: str) -> None:
        """A page of a participant is connected."""
        if actor.kind != "participant" or not actor.id or not actor.workshop:
            return
        pages = self._people[actor.workshop].setdefault(actor.id, Pages(now()))
        if not pages.sockets:
            pages.since = now()
            self._changed[actor.workshop].add(actor.id)
        pages.sockets.add(sid)
        self.gone.pop((actor.workshop, actor.id), None)

    def drop(self, actor: Actor, sid: str) -> None:
        """A page is gone; with its last one its person is not connected, but what waits there is still known."""
        if not (pages := self._pages(actor)) or not actor.workshop or not actor.id:
            return
        pages.sockets.discard(sid)
        if pages.sockets:
            return
        pages.since = now()
        pages.leaving = sid if sid == pages.leaving else None
        self._changed[actor.workshop].add(actor.id)
        self.gone[actor.workshop, actor.id] = time.monotonic()
        self.gone.move_to_end((actor.workshop, actor.id))

    def wait(self, actor: Actor, sid: str, waiting: Waiting) -> None:
        """So many notes wait on a device, as it says itself; or it says that its page is being closed."""
        if not (pages := self._pages(actor)) or not actor.workshop or not actor.id:
            return
        pages.waiting.pop(waiting.device, None)
        if waiting.count:
            pages.waiting[waiting.device] = waiting.count
        if len(pages.waiting) > MOST_DEVICES:
            del pages.waiting[next(iter(pages.waiting))]
        pages.leaving = sid if waiting.leaves else None
        self._changed[actor.workshop].add(actor.id)

    def of(self, workshop: str) -> dict[str, dict[str, Any]]:
        """All that is known of a workshop's people."""
        return {key: pages.as_json() for key, pages in self._people.get(workshop, {}).items()}

    def beat(self) -> None:
        """For ever: tell the cockpits what has changed, and forget who is gone for long."""
        while True:
            loop.sleep(SECONDS_BETWEEN_TELLINGS)
            try:
                self.tell()
                self.forget(time.monotonic() - SECONDS_REMEMBERED)
            except Exception:
                log.exception("presence was not told")

    def tell(self) -> None:
        """Tell those who listen to a workshop's staff stream, and nobody else, who of its people stands otherwise."""
        changed, self._changed = self._changed, defaultdict(set)
        for workshop, keys in changed.items():
            known = self._people[workshop]
            people = {key: known[key].as_json() for key in keys if key in known}
            told = {"stream": f"staff:{workshop}", "people": people}
            self._server.emit("presence", told, room=told["stream"], namespace=self._namespace)

    def forget(self, before: float) -> None:
        """Forget who has not been back since."""
        while self.gone and next(iter(self.gone.values())) < before:
            (workshop, key), _ = self.gone.popitem(last=False)
            del self._people[workshop][key]
            if not self._people[workshop]:
                del self._people[workshop]

    def _pages(self, actor: Actor) -> Pages | None:
        return self._people.get(actor.workshop or "", {}).get(actor.id or "")
