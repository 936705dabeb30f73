"""What the session left open: where the next one starts."""

from collections.abc import Iterator
from dataclasses import replace

from facilitator.restitution.document import Block, Heading, NoteGroup
from facilitator.restitution.record import Record
from facilitator.restitution.sections.tables import line
from facilitator.restitution.speech import _


def blocks(record: Record) -> Iterator[Block]:
    """The notes people marked as questions: somebody owes an answer."""
    questions = tuple(replace(line(note), card="") for note in record.notes if note.card_type == "question")
    if questions:
        yield Heading(1, _("Open points"), "open-points", count=str(len(questions)))
        yield NoteGroup(_("Questions that wait for an answer"), "", questions)
