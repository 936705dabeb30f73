"""What an operation works with: the rows, who acts, the moment, and whom to tell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import orjson
import sqlalchemy as sa
from sqlalchemy import orm

from facilitator import models
from facilitator.events import Event
from facilitator.identity import Actor

REDACTED = '"redacted":true'


@dataclass(slots=True)
class Told:
    """An event on its way to a stream; its number comes when the batch ends."""

    stream: str
    name: str
    subject: str | None
    data: dict[str, Any]


@dataclass(slots=True)
class Context:
    """One operation at work, inside the batch's transaction."""

    connection: sa.Connection
    session: orm.Session
    actor: Actor
    now: datetime
    id: str
    grace: float
    retention_days: int
    told: list[Told] = field(default_factory=list)
    earlier: list[Told] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    evicted: list[tuple[str, str]] = field(default_factory=list)
    signed_out: list[str] = field(default_factory=list)

    def tell(self, stream: str, event: Event) -> None:
        """Tell `stream` an event; the first one told is the operation's home event."""
        told = event.model_dump(mode="json", exclude_unset=True)
        self.told.append(Told(stream, event.name, event.subject, told))

    def open_stream(self, stream: str) -> None:
        """Make a stream that has no event yet, so that it can be read from the start."""
        self.opened.append(stream)

    def renew(self, stream: str) -> None:
        """Give a stream a new epoch: what was told of it has changed, and screens start afresh."""
        self.renewed.append(stream)

    def evict(self, participant: str, stream: str) -> None:
        """Stop sending a stream to a participant from this operation on."""
        self.evicted.append((participant, stream))

    def sign_out(self, sender: str) -> None:
        """Hang up on every socket of an account or a participant, once this operation is durable."""
        self.signed_out.append(sender)

    def redact(self, note: str) -> None:
        """Take the note's text and author out of what tables were told of it before this moment."""
        self._take_out(note, redact)

    def take_back_answers(self, note: str) -> None:
        """Take what was said of the note's answer out of what tables were told before this moment."""
        self._take_out(note, without_answer)

    def take_back_title(self, cluster: str) -> None:
        """Take a group's title out of what tables were told of it before this moment."""
        self._take_out(cluster, without_title)

    def take_back_page(self, table: str, taken: Callable[[dict[str, Any]], bool]) -> None:
        """Take words out of what a table was told of its page before this moment."""
        self._take_out(table, taken)

    def _take_out(self, note: str, taken: Callable[[dict[str, Any]], bool]) -> None:
        for told in self.earlier:
            if told.subject == note and told.stream.startswith("table:"):
                taken(told.data)
        of_note = sa.select(models.Event).where(
            models.Event.subject == note,
            models.Event.stream.startswith("table:"),
            ~models.Event.data.contains(REDACTED),
        )
        for event in self.session.scalars(of_note):
            told_before = orjson.loads(event.data)
            if taken(told_before):
                event.data = orjson.dumps(told_before).decode()

    def derived_id(self, name: str) -> str:
        """An id for something this operation makes besides its own: the same each time it is run."""
        return str(uuid5(UUID(self.id), name))


def redact(data: dict[str, Any]) -> bool:
    """Take text and author out of an event's data; whether there was something to take out."""
    note = data.get("note")
    if not isinstance(note, dict) or note["text"] is None:
        return False
    note.update(text=None, author=None, fields={}, answer=None)
    data["redacted"] = True
    return True


def without_answer(data: dict[str, Any]) -> bool:
    """Take the answer out of an event's data; whether there was one to take out."""
    note = data.get("note")
    if not isinstance(note, dict) or note.get("answer") is None:
        return False
    note["answer"] = None
    return True


def without_title(data: dict[str, Any]) -> bool:
    """Take the title out of an event's data; whether there was one to take out."""
    cluster = data.get("cluster")
    if not isinstance(cluster, dict) or cluster["title"] is None:
        return False
    cluster["title"] = None
    data["redacted"] = True
    return True
