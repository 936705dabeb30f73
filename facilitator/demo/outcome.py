"""What became of each note and each person in the end, beside all that was acknowledged of them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from facilitator.demo.records import Answered, Final, Kept, Logged, Run, Sent

Change = tuple[Sent, Answered]
"""An operation and its answer."""


@dataclass
class Expected:
    """A note as it must be after what was acknowledged, one change after the other."""

    revision: int = 0
    table: str = ""
    text: str | None = None
    is_hidden: bool = False
    is_binned: bool = False
    late: bool = False

    @property
    def state(self) -> str:
        if self.is_hidden:
            return "hidden"
        return "binned" if self.is_binned else "shown"

    def take(self, sent: Sent, answer: Answered) -> "Expected":
        self.revision = answer.result["revision"]
        self.late = answer.result.get("late", self.late)
        self.table = sent.table or self.table
        self.text = self.text if sent.text is None else sent.text
        self.is_hidden = {"hide_note": True, "show_note": False}.get(sent.name, self.is_hidden)
        self.is_binned = {"delete_note": True, "restore_note": False}.get(sent.name, self.is_binned)
        return self


def undone(run: Run, final: Final) -> Iterator[str]:
    """What was acknowledged and does not hold any more."""
    notes = {note.id: note for note in final.notes}
    for key, expected in settled_notes(run).items():
        if key not in notes:
            yield f"note {key} was acknowledged and is on no table"
        else:
            yield from fallen_back(expected, notes[key])
    for person, table in settled_seats(run).items():
        if final.seats.get(person) != table:
            yield f"{person} was acknowledged to sit at {table} and sits at {final.seats.get(person)}"


def settled_notes(run: Run) -> dict[str, Expected]:
    """How each note must be of which everything that was asked is answered."""
    answers = run.acknowledged
    changes: dict[str, list[Change]] = defaultdict(list)
    for op, answer in answers.items():
        if op in run.sent and run.sent[op].subject and "revision" in answer.result:
            changes[run.sent[op].subject].append((run.sent[op], answer))
    open_questions = {sent.subject for op, sent in run.sent.items() if not is_answered(run, op)}
    return {key: after(found) for key, found in changes.items() if key not in open_questions}


def is_answered(run: Run, op: str) -> bool:
    return any(answer.ok or not answer.retryable for answer in run.answers.get(op, ()))


def after(changes: list[Change]) -> Expected:
    expected = Expected()
    for sent, answer in sorted(changes, key=lambda change: change[1].result["revision"]):
        expected.take(sent, answer)
    return expected


def fallen_back(expected: Expected, kept: Kept) -> Iterator[str]:
    text = expected.text if expected.state == "shown" else None
    for noun, was, now in (
        ("at revision", expected.revision, kept.revision),
        ("at table", expected.table, kept.table),
        ("as", expected.state, kept.state),
        ("with the text", text, kept.text),
    ):
        if was != now:
            yield f"note {kept.id} was acknowledged {noun} {was!r} and is there {noun} {now!r}"


def settled_seats(run: Run) -> dict[str, str]:
    """Where each person was told to sit last, by one facilitator after whom nobody divided people anew."""
    answers = run.acknowledged
    told = [(answer.at, run.sent[op]) for op, answer in answers.items() if op in run.sent]
    seated = sorted((at, sent.subject, sent.table) for at, sent in told if sent.name == "seat_participant")
    divided = max((at for at, sent in told if sent.name == "split_participants"), default=0)
    return {person: table for at, person, table in seated if at > divided}


def at_two_tables(run: Run, final: Final) -> Iterator[str]:
    """A note is at one table, in the log and in the end."""
    places = Counter(note.id for note in final.notes) | Counter(key for key, _ in placed(run.log))
    for key, tables in places.items():
        if tables > 1:
            yield f"note {key} is at {tables} tables"


def placed(log: Mapping[str, list[Logged]]) -> Iterator[tuple[str, str]]:
    """The notes that each table was told of and that it did not lose again."""
    for stream, events in log.items():
        moves = {event.subject: event.name for event in events if event.name in ("note_added", "note_removed")}
        yield from ((key, stream) for key, name in moves.items() if name == "note_added")


def made_up(run: Run, final: Final) -> Iterator[str]:
    written = {op for op, sent in run.sent.items() if sent.name == "add_note"}
    return (f"nobody wrote note {note.id}" for note in final.notes if note.id not in written)


def exposed(run: Run) -> Iterator[str]:
    """Texts out of sight that still stand where others read."""
    gone = {key for key, expected in settled_notes(run).items() if expected.state != "shown"}
    public = [event for event in run.events() if event.stream.startswith(("table:", "workshop:"))]
    for key, text in words_of(gone, run.sent.values()):
        for event in public:
            if text in event.told:
                yield f"a text of note {key}, which is out of sight, stands on {event.stream} at {event.seq}"


def words_of(notes: set[str], sent: Iterable[Sent]) -> set[tuple[str, str]]:
    """Every text that was sent for these notes, as the log would spell it."""
    return {(one.subject, json.dumps(one.text)) for one in sent if one.subject in notes and one.text is not None}
