"""What the session left open: where the next one starts."""

from collections.abc import Iterator
from dataclasses import replace

from facilitator.restitution.document import Block, Heading, NoteGroup
from facilitator.restitution.record import NoteRecord, Record
from facilitator.restitution.sections.tables import line
from facilitator.restitution.speech import _

ANCHOR = "open-points"


def title() -> str:
    """What the chapter is called."""
    return _("Open points")


def blocks(record: Record) -> Iterator[Block]:
    """The answers somebody has promised, then the questions nobody has answered."""
    owed = [note for note in record.notes if note.is_owed]
    waiting = [note for note in record.notes if note.is_open]
    if owed or waiting:
        yield Heading(1, title(), ANCHOR, count=str(len(owed) + len(waiting)))
    if owed:
        yield group(_("Answers that are owed"), owed)
    if waiting:
        yield group(_("Questions that wait for an answer"), waiting)


def group(title: str, notes: list[NoteRecord]) -> NoteGroup:
    return NoteGroup(title, "", tuple(replace(line(note), card="", place="") for note in notes))
