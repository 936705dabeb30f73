"""What a person can have erased by themselves: who they are, or also all they wrote."""

from typing import Any, Literal

import sqlalchemy as sa

from facilitator.events import OwnDataErased, ParticipantEdited, ParticipantRemoved, PersonView, StaffPersonView
from facilitator.models import Body, Note, Participant, Workshop
from facilitator.operations.arguments import Arguments
from facilitator.operations.authors import notes_by, read_again, shown, tell_notes
from facilitator.operations.context import Context
from facilitator.operations.guest_bodies import forget_guest_body
from facilitator.operations.leaving import forget_streams, leave_seat, leave_streams
from facilitator.operations.participants import tell_counts
from facilitator.operations.registry import operation
from facilitator.operations.seats import seated_table, tell_filled
from facilitator.operations.unsaying import empty_editions, silence, unsay_notes, unsay_person, withdraw_objections
from facilitator.permissions import find_participant, own_place


class EraseOwnData(Arguments):
    """How much goes: the `name` alone leaves the notes, which nobody wrote then; `notes` takes them too."""

    extent: Literal["name", "notes"]


@operation(by=own_place)
def erase_own_data(args: EraseOwnData, context: Context) -> dict[str, Any]:
    """Nobody reads any more who a person was, nor, where they want it, what they wrote; their place ends."""
    person = find_participant(context.session, context.actor.id or "")
    workshop = context.session.get_one(Workshop, person.workshop_id)
    notes, body = notes_by(person, context), person.body
    looked = shown(notes, workshop)
    erases_all = args.extent == "notes"
    erased = notes if erases_all else []
    hidden = [note.id for note in erased if note.hidden_at]
    unsay_person(person, workshop, context)
    silence(person, context)
    said = withdraw_objections(person, context)
    unsay_notes(erased, context)
    is_guests = erases_all and is_only_of(body, person, context)
    empty_editions(erased, said, body.name if body and is_guests else None, workshop, context)
    for note in notes:
        let_go(note, context, is_erased=note in erased)
    leave(person, workshop, context)
    read_again(notes, context)
    tell_notes(notes, looked, workshop, context)
    context.tell(workshop.staff_stream, OwnDataErased(notes=len(erased), hidden=hidden))
    forget_guest_body(body, workshop, context)
    return {"notes": len(erased)}


def let_go(note: Note, context: Context, *, is_erased: bool) -> None:
    """A note without its author; an erased one has no words either, and counts as removed by who wrote it."""
    note.author = None
    note.author_id = None
    if not is_erased:
        return
    note.text, note.fields = "", {}
    note.body = note.answer_body = None
    note.hidden_at = note.hidden_reason = None
    note.answer_status = note.answer_text = note.answer_due = note.answer_at = None
    note.deleted_at = note.deleted_at or context.now
    note.revision += 1


def leave(person: Participant, workshop: Workshop, context: Context) -> None:
    """Off the list; after the closing who was there stays counted, as somebody of whom nothing is known."""
    context.session.flush()
    if workshop.is_closed and person.present_at is not None:
        stay_unnamed(person, workshop, context)
        return
    left, was_present = leave_seat(person, workshop, context), person.present_at is not None
    leave_streams(person, context)
    context.tell(workshop.staff_stream, ParticipantRemoved(participant=person.id))
    tell_filled([left] if left else [], workshop, context)
    if was_present:
        tell_counts(workshop, context)


def stay_unnamed(person: Participant, workshop: Workshop, context: Context) -> None:
    """One of those who were present: the body they came for, and nothing else."""
    forget_streams(person, context)
    person.name = person.name_key = person.needs = person.is_remote = None
    person.role = "other"
    person.first_choice_id = person.second_choice_id = None
    person.notice_version = person.notice_at = person.registered_at = None
    person.token_version += 1
    is_guests = is_only_of(person.body, person, context)
    person.body = None if is_guests else person.body
    context.session.flush()
    table = seated_table(person, context)
    context.tell(workshop.staff_stream, ParticipantEdited(participant=StaffPersonView.with_seat(person, table)))
    if table:
        context.tell(table.stream, ParticipantEdited(participant=PersonView.of(person, workshop.naming)))
    if is_guests:
        tell_filled([table] if table else [], workshop, context)
        tell_counts(workshop, context)


def is_only_of(body: Body | None, person: Participant, context: Context) -> bool:
    """Whether a body is one that this person wrote at the door, and from which nobody else comes."""
    if body is None or not body.is_from_guest:
        return False
    others = sa.select(Participant.id).where(Participant.body_id == body.id, Participant.id != person.id)
    return context.session.scalar(others.limit(1)) is None
