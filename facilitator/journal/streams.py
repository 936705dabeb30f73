"""Numbers: each stream's events are 1..n, without gap or repeat, also when several processes write."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import orjson
import sqlalchemy as sa

from facilitator.models import Event, Stream
from facilitator.operations import Told
from facilitator.prepared import Prepared

HEADS = sa.select(Stream.name, Stream.seq).order_by(Stream.name).with_for_update()
HEAD_OF_ONE = Prepared(HEADS.where(Stream.name == sa.bindparam("stream_name")))
HEADS_OF_ALL = HEADS.where(Stream.name.in_(sa.bindparam("names", expanding=True)))
MOVE = Prepared(sa.update(Stream).where(Stream.name == sa.bindparam("stream_name")).values(seq=sa.bindparam("head")))
RENEW = sa.update(Stream).where(Stream.name == sa.bindparam("stream_name")).values(epoch=sa.bindparam("fresh"))
INSERT = Prepared(sa.insert(Event))


@dataclass(frozen=True, slots=True)
class NumberedEvent:
    """An event as it is stored and sent; `data` is JSON."""

    stream: str
    seq: int
    name: str
    at: str
    op: str
    subject: str | None
    data: bytes

    def as_json(self) -> dict[str, Any]:
        """The event as other programs get it."""
        return {
            "stream": self.stream,
            "seq": self.seq,
            "name": self.name,
            "at": self.at,
            "op": self.op,
            "data": orjson.Fragment(self.data),
        }


class Numbering:
    """The heads of a batch's streams, taken at its end and in sorted order, so that nobody waits in a ring."""

    def __init__(self, connection: sa.Connection, streams: Iterable[str], renewed: Iterable[str] = ()) -> None:
        self._connection = connection
        self._renewed = sorted(set(renewed))
        self._wanted = sorted(set(streams))
        self._known = heads(connection, self._wanted)
        self._heads = defaultdict(int, self._known)

    def next(self, stream: str) -> int:
        """The next number of a stream."""
        self._heads[stream] += 1
        return self._heads[stream]

    def save(self, events: list[NumberedEvent]) -> None:
        """Store the events and the heads."""
        fresh = [
            {"name": name, "epoch": str(uuid4()), "seq": self._heads[name]}
            for name in self._wanted
            if name not in self._known
        ]
        moved = [
            {"stream_name": name, "head": self._heads[name]}
            for name, seq in self._known.items()
            if self._heads[name] != seq
        ]
        if fresh:
            self._connection.execute(sa.insert(Stream), fresh)
        MOVE.run(self._connection, moved)
        if self._renewed:
            epochs = [{"stream_name": name, "fresh": str(uuid4())} for name in self._renewed]
            self._connection.execute(RENEW, epochs)
        INSERT.run(self._connection, [stored(event) for event in events])


def heads(connection: sa.Connection, streams: list[str]) -> dict[str, int]:
    """The last numbers of those of some streams that exist, which nobody else moves until this transaction ends."""
    if len(streams) > 1:
        return {name: seq for name, seq in connection.execute(HEADS_OF_ALL, {"names": streams})}
    found = HEAD_OF_ONE.first(connection, {"stream_name": streams[0]}) if streams else None
    return {found[0]: found[1]} if found else {}


def numbered(told: Told, seq: int, at: str, op: str) -> NumberedEvent:
    """An event with its number."""
    return NumberedEvent(told.stream, seq, told.name, at, op, told.subject, orjson.dumps(told.data))


def stored(event: NumberedEvent) -> dict[str, Any]:
    """An event as a row."""
    return {
        "stream": event.stream,
        "seq": event.seq,
        "name": event.name,
        "at": event.at,
        "op": event.op,
        "subject": event.subject,
        "data": event.data.decode(),
    }
