"""What becomes of the questions people ask: answered in the hall, owed by a body, or open."""

from typing import Any

import sqlalchemy as sa

from facilitator.events import AnswerOwed, NoteAnswered, NoteView, QuestionReopened
from facilitator.events.notes import WholeNote
from facilitator.models import Body, Note, Workshop
from facilitator.operations.arguments import AnswerText, Arguments, BodyName, Day, Id
from facilitator.operations.bodies import keep_body, meant_body
from facilitator.operations.context import Context
from facilitator.operations.guest_bodies import forget_guest_body
from facilitator.operations.registry import operation
from facilitator.permissions import find_note, staff_of_workshop
from facilitator.refusal import Refused


class AnswerNote(Arguments):
    """A question that was answered: with which words, and by which body, as far as that matters."""

    note: Id
    text: AnswerText | None = None
    body: BodyName | None = None


class OweAnswer(Arguments):
    """A question whose answer is to come: which body owes it, and until which day."""

    note: Id
    body: BodyName | None = None
    due: Day | None = None


class ReopenQuestion(Arguments):
    """A question that waits for its answer after all."""

    note: Id


@operation(by=staff_of_workshop)
def answer_note(args: AnswerNote, context: Context) -> dict[str, Any]:
    """Everybody reads that the question has its answer; what was said of it before gives way."""
    note, workshop = visible(args.note, context)
    note.answer_status = "answered"
    note.answer_text = (args.text or "").strip() or None
    note.answer_due = None
    note.answer_at = context.now
    name_body(note, args.body, context)
    return tell(note, workshop, NoteAnswered, context)


@operation(by=staff_of_workshop)
def owe_answer(args: OweAnswer, context: Context) -> dict[str, Any]:
    """Everybody reads who answers and until when; a day that was good before the session was put off still is."""
    note, workshop = visible(args.note, context)
    if args.due and args.due < workshop.date and args.due != note.answer_due:
        raise Refused("invalid", "This day is before the session.", path="due")
    note.answer_status = "owed"
    note.answer_text = None
    note.answer_due = args.due
    note.answer_at = context.now
    name_body(note, args.body, context)
    return tell(note, workshop, AnswerOwed, context)


@operation(by=staff_of_workshop)
def reopen_question(args: ReopenQuestion, context: Context) -> dict[str, Any]:
    """The question is open again, and what was said of its answer is gone."""
    note, workshop = visible(args.note, context)
    if note.answer_status is None:
        raise Refused("invalid", "This question is open already.")
    note.answer_status = note.answer_text = note.answer_due = note.answer_at = None
    name_body(note, None, context)
    return tell(note, workshop, QuestionReopened, context)


def visible(key: str, context: Context) -> tuple[Note, Workshop]:
    """A note that is in sight; also after the closing, when answers still come."""
    note = find_note(context.session, key)
    if note.state != "shown":
        raise Refused("invalid", "This note is not in sight: show it first.")
    return note, context.session.get_one(Workshop, note.workshop_id)


def name_body(note: Note, name: str | None, context: Context) -> None:
    """Let the answer be of the body of that name, or of none; one that was named only here before is forgotten."""
    before = note.answer_body
    note.answer_body = named_here(name, context) if name else None
    if before is not None and note.answer_body is not before:
        context.session.flush()
        forget_guest_body(before, context.session.get_one(Workshop, note.workshop_id), context)


def named_here(name: str, context: Context) -> Body | None:
    """The body of that name; a new one stays only as long as something else needs it, as what guests write."""
    body = meant_body(name, context)
    if body and sa.inspect(body).transient:
        body.is_from_guest = True
        keep_body(body, context)
        context.session.flush()
    return body


def tell(note: Note, workshop: Workshop, event: type[WholeNote], context: Context) -> dict[str, Any]:
    """Tell the note's table, where what was said before is not to be read any more; the note's words are the same."""
    context.take_back_answers(note.id)
    context.tell(note.table.stream, event(note=NoteView.of(note, workshop.naming)))
    return {"note": note.id, "status": note.answer_status or "open"}
