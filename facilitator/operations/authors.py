"""Notes whose author is called otherwise, or is another one, or is gone: told to every screen that shows them."""

from collections.abc import Iterable

import sqlalchemy as sa

from facilitator.events import NoteEdited, NoteHidden, NoteView
from facilitator.models import Note, Participant, Workshop
from facilitator.operations.context import Context


def notes_by(person: Participant, context: Context) -> list[Note]:
    """What a person wrote, in order."""
    notes = sa.select(Note).where(Note.author_id == person.id).order_by(Note.added_at, Note.table_id, Note.number)
    return list(context.session.scalars(notes))


def move_notes(notes: list[Note], author: Participant, bodies: list[str | None], context: Context) -> None:
    """Give notes to their author as known now; those written for one of `bodies` are of the author's body."""
    for note in notes:
        note.author_id = author.id
        if note.body_id in bodies:
            note.body_id = author.body_id
    context.session.flush()
    for note in notes:
        context.session.refresh(note)


def tell_notes(notes: Iterable[Note], workshop: Workshop, context: Context) -> None:
    """Tell the tables who wrote these notes; of hidden ones, who conducts."""
    for note in notes:
        context.tell(note.table.stream, NoteEdited(note=NoteView.of(note, workshop.naming)))
        if note.hidden_at:
            view = NoteView.of(note, workshop.naming, whole=True)
            context.tell(workshop.staff_stream, NoteEdited(note=view))


def tell_hidden_again(person: Participant, context: Context) -> None:
    """Tell a person all their hidden notes, in the order they were hidden."""
    hidden = sa.select(Note).where(Note.author_id == person.id, Note.hidden_at.is_not(None))
    for note in context.session.scalars(hidden.order_by(Note.hidden_at, Note.id)):
        context.tell(person.stream, NoteHidden(note=note.id, text=note.text, reason=note.hidden_reason))
