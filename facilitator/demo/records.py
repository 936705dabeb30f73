"""What a run leaves behind: what was sent, answered and seen, and the log it is judged against."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """Somebody sent an operation, perhaps not for the first time."""

    at: float
    client: str
    op: str
    name: str
    text: str | None = None


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
