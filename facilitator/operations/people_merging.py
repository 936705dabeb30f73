"""Two rows of the list that are one person."""

from typing import Any

from facilitator.events import ParticipantsMerged
from facilitator.events import StaffPersonView as StaffView
from facilitator.models import Participant, Table, Workshop
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.authors import move_notes, notes_by, shown, tell_hidden_again, tell_notes
from facilitator.operations.context import Context
from facilitator.operations.forgetting import unsay
from facilitator.operations.identities import Identity, tell_identity
from facilitator.operations.leaving import leave_seat, leave_streams
from facilitator.operations.page_merging import join_pages, keep_part
from facilitator.operations.participants import tell_counts
from facilitator.operations.registry import operation
from facilitator.operations.seats import current_round, current_seat, seated_table, take_seat, tell_filled
from facilitator.permissions import find_participant, staff_of_workshop
from facilitator.refusal import Refused, not_found


class MergeParticipants(Arguments):
    """A person who stays, and another row of the same person; with `as_other` under that row's name, body and role.

    With `keep_phone` the other row stays instead where its phone is the one that goes on working.
    """

    participant: Id
    other: Id
    as_other: bool = False
    keep_phone: bool = False


@operation(by=staff_of_workshop)
def merge_participants(args: MergeParticipants, context: Context) -> dict[str, Any]:
    """Two rows are one person, who has the notes of both and a seat; the place of the other row opens nothing more."""
    person = find_participant(context.session, args.participant)
    other = find_participant(context.session, args.other)
    workshop = context.session.get_one(Workshop, person.workshop_id)
    check_two(person, other)
    as_other = args.as_other
    if args.keep_phone and came_later(other, person):
        person, other, as_other = other, person, not as_other
    before, bodies, were_there = Identity.of(person), [person.body_id, other.body_id], bool(other.present_at)
    notes = [*notes_by(person, context), *notes_by(other, context)]
    looked = shown(notes, workshop)
    unsay(other, context, names=True)
    join_facts(person, other)
    join_identities(person, other, as_other)
    context.session.flush()
    move_notes(notes, person, bodies, context)
    join_pages(person, other, context)
    part = part_of(other, context)
    left = leave_seat(other, workshop, context)
    leave_streams(other, context)
    view = StaffView.with_seat(person, seated_table(person, context))
    context.tell(workshop.staff_stream, ParticipantsMerged(participant=view, merged=other.id))
    seated = sit_instead(person, left, workshop, context)
    keep_part(person, part, left, context)
    tell_identity(person, before, seated_table(person, context), workshop, context)
    tell_notes(notes, looked, workshop, context)
    tell_hidden_again(person, context)
    own = seated_table(person, context) if person.body_id != before.body else None
    tell_filled([*seated, *([own] if own and own not in seated else [])], workshop, context)
    if were_there or person.present_at:
        tell_counts(workshop, context)
    return {"participant": person.id}


def check_two(person: Participant, other: Participant) -> None:
    """Refuse one person twice, and people of different sessions."""
    if person.id == other.id:
        raise Refused("invalid", "Choose another row.", path="other")
    if person.workshop_id != other.workshop_id:
        raise not_found("participant")


def came_later(one: Participant, other: Participant) -> bool:
    """Whether it is the phone of `one` that goes on: who is here, of two who are the one that came last."""
    return bool(one.present_at and (other.present_at is None or other.present_at < one.present_at))


def join_facts(person: Participant, other: Participant) -> None:
    """What is true of one of the two is true of the person: invited, signed up, present, and what was asked for."""
    for fact in ("invited_at", "registered_at", "present_at"):
        moments = [moment for moment in (getattr(person, fact), getattr(other, fact)) if moment]
        setattr(person, fact, min(moments, default=None))
    if person.notice_at is None:
        person.notice_version, person.notice_at = other.notice_version, other.notice_at
    if person.first_choice_id is None:
        person.first_choice_id, person.second_choice_id = other.first_choice_id, other.second_choice_id
    person.is_remote = other.is_remote if person.is_remote is None else person.is_remote
    person.needs = person.needs or other.needs


def join_identities(person: Participant, other: Participant, as_other: bool) -> None:
    """The name, body and role that stay; what one of the two does not say is the other's."""
    first, second = (other, person) if as_other else (person, other)
    name, name_key = (first.name, first.name_key) if first.name else (second.name, second.name_key)
    body, role = first.body or second.body, first.role if first.role != "other" else second.role
    person.name, person.name_key, person.body, person.role = name, name_key, body, role


def part_of(person: Participant, context: Context) -> str | None:
    """What somebody does for the page of their table."""
    seat = current_seat(person, context)
    return seat.part if seat else None


def sit_instead(person: Participant, left: Table | None, workshop: Workshop, context: Context) -> list[Table]:
    """Who had no seat takes the one of the other row. The tables that are filled otherwise."""
    if left is None or seated_table(person, context):
        return [left] if left else []
    return take_seat(person, left, None, current_round(workshop, context), workshop, context)
