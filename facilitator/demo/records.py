"""What a run leaves behind: what was sent, answered and seen, and the log and the state it is judged against."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sent:
    """Somebody sent an operation, perhaps not for the first time: about a note or a person, for a table."""

    at: float
    client: str
    op: str
    name: str
    text: str | None = None
    subject: str = ""
    table: str = ""


@dataclass(frozen=True)
class Answered:
    """The server's answer reached the one who sent it."""

    at: float
    client: str
    op: str
    ok: bool
    stream: str = ""
    seq: int = 0
    retryable: bool = False
    stamp: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """An event was applied to a screen; `fresh` when a snapshot was loaded instead, up to its number."""

    at: float
    client: str
    stream: str
    seq: int
    op: str = ""
    fresh: bool = False


@dataclass(frozen=True)
class Logged:
    """An event as the log holds it."""

    stream: str
    seq: int
    op: str
    name: str
    subject: str = ""
    text: str | None = None
    told: str = ""


@dataclass(frozen=True)
class Kept:
    """A note as the server has it when all is over."""

    id: str
    table: str
    state: str
    revision: int
    late: bool
    text: str | None


@dataclass(frozen=True)
class Final:
    """What the server has when all is over: notes, who sits where, whose name is whose, which table is of what."""

    notes: Sequence[Kept]
    seats: Mapping[str, str | None]
    people: Mapping[str, str]
    activities: Mapping[str, str]
    plenary: str
    grace: float


Entry = Sent | Answered | Seen


@dataclass(frozen=True)
class Run:
    """The history, sorted by what the checks ask for."""

    sent: Mapping[str, Sent]
    answers: Mapping[str, list[Answered]]
    seen: Sequence[Seen]
    log: Mapping[str, list[Logged]]

    @classmethod
    def of(cls, history: Sequence[Entry], log: Sequence[Logged]) -> "Run":
        sent: dict[str, Sent] = {}
        answers: dict[str, list[Answered]] = defaultdict(list)
        streams: dict[str, list[Logged]] = defaultdict(list)
        for entry in history:
            if isinstance(entry, Sent):
                sent.setdefault(entry.op, entry)
            elif isinstance(entry, Answered):
                answers[entry.op].append(entry)
        for event in sorted(log, key=lambda event: event.seq):
            streams[event.stream].append(event)
        return cls(sent, answers, [entry for entry in history if isinstance(entry, Seen)], streams)

    @property
    def acknowledged(self) -> dict[str, Answered]:
        """The first good answer to each operation that got one."""
        return {op: good[0] for op, answers in self.answers.items() if (good := [a for a in answers if a.ok])}

    def events(self) -> Iterator[Logged]:
        return (event for events in self.log.values() for event in events)
