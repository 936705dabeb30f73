"""Each way to break a promise, found in a run and told in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from facilitator.demo.records import Answered, Logged, Run, Sent

Views = Mapping[str, Mapping[str, str]]
"""For each stream, the hash of its final state as each viewer shows it."""

SERVER = "server"
"""The viewer all the others must agree with."""

BY_ITSELF = {"activity_ended"}
"""Events the server makes without anybody asking."""


def lost(run: Run) -> Iterator[str]:
    logged = {(stream, event.op) for event in run.events() for stream in (event.stream, "")}
    for op, answer in run.acknowledged.items():
        if (answer.stream, op) not in logged:
            yield f"{op} was acknowledged as {answer.stream} {answer.seq} and is not in the log"


def duplicated(run: Run) -> Iterator[str]:
    effects = Counter((event.op, event.stream, event.name, subject(event)) for event in run.events())
    for (op, stream, name, _), times in effects.items():
        for _ in range(times - 1):
            yield f"{op} took effect again: {name} on {stream}"


def subject(event: Logged) -> str:
    """One operation may seat many people, but it touches one note only."""
    return "" if event.name.startswith("note_") else event.subject


def ghosts(run: Run) -> Iterator[str]:
    for event in run.events():
        if event.name in BY_ITSELF:
            continue
        if event.op not in run.sent:
            yield f"nobody sent {event.op}: {event.name} on {event.stream} {event.seq}"
        elif refused(run.answers.get(event.op, [])):
            yield f"{event.op} was refused for good and took effect: {event.name} on {event.stream} {event.seq}"


def refused(answers: Sequence[Answered]) -> bool:
    return any(not answer.ok and not answer.retryable for answer in answers)


def gaps_in_log(run: Run) -> Iterator[str]:
    for stream, events in run.log.items():
        for expected, event in enumerate(events, start=1):
            if event.seq != expected:
                yield f"{stream} has {event.seq} where {expected} should be"


def gaps_on_screens(run: Run) -> Iterator[str]:
    last: dict[tuple[str, str], int] = {}
    for seen in run.seen:
        screen = seen.client, seen.stream
        if not seen.fresh and seen.seq != last.get(screen, 0) + 1:
            yield f"{seen.client} showed {seen.stream} {seen.seq} after {last.get(screen, 0)}"
        last[screen] = seen.seq


def renumbered(run: Run) -> Iterator[str]:
    numbers = defaultdict(set)
    for event in run.events():
        numbers[event.stream, event.op].add(event.seq)
    for op, answers in run.answers.items():
        for answer in answers:
            known = numbers.get((answer.stream, op))
            if answer.ok and known and answer.seq not in known:
                yield f"{op} was acknowledged as {answer.stream} {answer.seq} and logged as {sorted(known)}"


def against_real_time(run: Run) -> Iterator[str]:
    """Walks each stream backwards: nothing may stand before what was acknowledged before it was sent."""
    answered = {op: answer.at for op, answer in run.acknowledged.items()}
    for stream, events in run.log.items():
        earliest = float("inf")
        for event in reversed(events):
            if event.op in run.sent and run.sent[event.op].at > earliest:
                yield f"{event.op} stands too early on {stream}, at {event.seq}"
            earliest = min(earliest, answered.get(event.op, earliest))


def against_own_order(run: Run) -> Iterator[str]:
    for stream, events in run.log.items():
        by_sender: dict[str, list[Sent]] = defaultdict(list)
        for event in events:
            if event.op in run.sent:
                by_sender[run.sent[event.op].client].append(run.sent[event.op])
        for client, sent in by_sender.items():
            for one, other in pairwise(sent):
                if one.at > other.at:
                    yield f"{client} sent {other.op} before {one.op}, {stream} has them the other way round"


def disagreeing(run: Run) -> Iterator[str]:
    logged = {(event.stream, event.seq): event.op for event in run.events()}
    for seen in run.seen:
        if not seen.fresh and logged.get((seen.stream, seen.seq)) != seen.op:
            yield f"{seen.client} showed {seen.op} as {seen.stream} {seen.seq}"


def diverged(views: Views) -> Iterator[str]:
    for stream, states in views.items():
        reference = states.get(SERVER)
        for viewer, state in states.items():
            if state != reference:
                yield f"{viewer} does not show {stream} as the server does"


def changed(run: Run) -> Iterator[str]:
    for event in texts(run.events()):
        sent = run.sent.get(event.op)
        if sent and sent.text is not None and event.text != sent.text:
            yield f"{event.op} was sent as {sent.text!r} and logged as {event.text!r}"


def texts(events: Iterable[Logged]) -> Iterator[Logged]:
    """Events that hold a text; one taken away by redaction is not a change."""
    return (event for event in events if event.name in ("note_added", "note_edited") and event.text is not None)
