"""What a client missed: the events after a number, or a snapshot where that is cheaper."""

from collections import OrderedDict
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.journal.snapshots import snapshot_of
from facilitator.models import Event, Note, SavedOperation, Stream, User
from facilitator.permissions import found

MOST_EVENTS = 200
CACHED_SNAPSHOTS = 256


class Catchup:
    """Reads streams. Snapshots are made once for each number and shared by all who ask."""

    def __init__(self, most_events: int = MOST_EVENTS) -> None:
        self._most_events = most_events
        self._snapshots: OrderedDict[tuple[str, str, int], bytes] = OrderedDict()

    def since(self, session: orm.Session, stream: str, position: dict[str, Any] | None) -> dict[str, Any]:
        """What brings a client from `position` {epoch, seq} to now."""
        head = self._head(session, stream)
        known = position if position and position.get("epoch") == head.epoch else None
        missed = head.seq - int(known["seq"]) if known else -1
        if known and 0 <= missed <= self._most_events:
            return {
                "epoch": head.epoch,
                "seq": head.seq,
                "events": self._events(session, stream, head.seq - missed, missed),
            }
        return {"epoch": head.epoch, "seq": head.seq, "snapshot": self._snapshot(session, head)}

    def snapshot(self, session: orm.Session, stream: str) -> dict[str, Any]:
        """The stream as it is now."""
        head = self._head(session, stream)
        return {"stream": stream, "epoch": head.epoch, "seq": head.seq, "snapshot": self._snapshot(session, head)}

    def state(self, session: orm.Session, stream: str) -> dict[str, Any]:
        """The snapshot alone, as values."""
        state: dict[str, Any] = orjson.loads(self._json(session, self._head(session, stream)))
        return state

    def events(self, session: orm.Session, stream: str, after: int, limit: int) -> dict[str, Any]:
        """At most `limit` events after a number, and the stream's head."""
        head = self._head(session, stream)
        events = self._events(session, stream, after, limit)
        return {"stream": stream, "epoch": head.epoch, "head": head.seq, "events": events}

    def doers(self, session: orm.Session, events: list[dict[str, Any]]) -> dict[str, str]:
        """The names of those who conduct, by the operations of theirs that these events tell of."""
        operations = {event["op"] for event in events}
        is_sender = SavedOperation.sender == sa.literal("staff:") + User.id
        rows = sa.select(SavedOperation.id, User.name).join(User, is_sender).where(SavedOperation.id.in_(operations))
        return {operation: name for operation, name in session.execute(rows)}

    def own_notes(self, session: orm.Session, participant: str) -> list[str]:
        """The ids of a person's notes."""
        return list(session.scalars(sa.select(Note.id).where(Note.author_id == participant).order_by(Note.added_at)))

    def _head(self, session: orm.Session, stream: str) -> Stream:
        return found(session.get(Stream, stream), "stream")

    def _events(self, session: orm.Session, stream: str, after: int, limit: int) -> list[dict[str, Any]]:
        if limit <= 0:
            return []
        rows = sa.select(Event).where(Event.stream == stream, Event.seq > after).order_by(Event.seq).limit(limit)
        return [as_json(event) for event in session.scalars(rows)]

    def _snapshot(self, session: orm.Session, head: Stream) -> orjson.Fragment:
        return orjson.Fragment(self._json(session, head))

    def _json(self, session: orm.Session, head: Stream) -> bytes:
        key = (head.name, head.epoch, head.seq)
        if key not in self._snapshots:
            self._snapshots[key] = orjson.dumps(snapshot_of(session, head.name))
            if len(self._snapshots) > CACHED_SNAPSHOTS:
                self._snapshots.popitem(last=False)
        return self._snapshots[key]


def as_json(event: Event) -> dict[str, Any]:
    """A stored event as other programs get it."""
    return {
        "stream": event.stream,
        "seq": event.seq,
        "name": event.name,
        "at": event.at,
        "op": event.op,
        "data": orjson.Fragment(event.data.encode()),
    }
