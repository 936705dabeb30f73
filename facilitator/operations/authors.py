"""Notes whose author is called otherwise, or is another one, or is gone: told to every screen that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import NoteEdited, NoteHidden, NoteView
from facilitator.models import Note, Participant, Workshop
from facilitator.operations.context import Context

WHOLE = tuple(orm.joinedload(part) for part in (Note.table, Note.body, Note.author, Note.answer_body))


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a note is told to its table, and to who conducts where it is hidden."""

    table: NoteView
    staff: NoteView | None

    @classmethod
    def of(cls, note: Note, workshop: Workshop) -> "Shown":
        """What is told of `note` under the session's naming policy."""
        whole = NoteView.of(note, workshop.naming, whole=True) if note.hidden_at else None
        return cls(NoteView.of(note, workshop.naming), whole)


def notes_by(person: Participant, context: Context) -> list[Note]:
    """What a person wrote, in order."""
    notes = sa.select(Note).where(Note.author_id == person.id).order_by(Note.added_at, Note.table_id, Note.number)
    return list(context.session.scalars(notes.options(*WHOLE)))


def shown(notes: Iterable[Note], workshop: Workshop) -> dict[str, Shown]:
    """What is told of notes now, by their ids."""
    return {note.id: Shown.of(note, workshop) for note in notes}


def move_notes(notes: list[Note], author: Participant, bodies: list[str | None], context: Context) -> None:
    """Give notes to their author as known now; those written for one of `bodies` are of the author's body."""
    moved = sa.update(Note).where(Note.id.in_([note.id for note in notes]))
    for body in bodies:
        context.session.execute(moved.where(Note.body_id == body).values(body_id=author.body_id))
    context.session.execute(moved.values(author_id=author.id))
    read_again(notes, context)


def read_again(notes: list[Note], context: Context) -> None:
    """Notes as they are in the database now, with their tables, bodies and authors, for a few questions."""
    same = sa.select(Note).where(Note.id.in_([note.id for note in notes])).options(*WHOLE)
    context.session.scalars(same.execution_options(populate_existing=True)).all()


def tell_notes(notes: Iterable[Note], before: dict[str, Shown], workshop: Workshop, context: Context) -> None:
    """Tell the tables of the notes that look otherwise than before; of hidden ones, who conducts.

    A note that looks the same is not told of: that its author was put right would say who wrote it.
    """
    for note in notes:
        now = Shown.of(note, workshop)
        if now.table != before[note.id].table:
            context.tell(note.table.stream, NoteEdited(note=now.table))
        if now.staff and now.staff != before[note.id].staff:
            context.tell(workshop.staff_stream, NoteEdited(note=now.staff))


def tell_hidden_again(person: Participant, context: Context) -> None:
    """Tell a person all their hidden notes, in the order they were hidden."""
    hidden = sa.select(Note).where(Note.author_id == person.id, Note.hidden_at.is_not(None))
    for note in context.session.scalars(hidden.order_by(Note.hidden_at, Note.id)):
        context.tell(person.stream, NoteHidden(note=note.id, text=note.text, reason=note.hidden_reason))
