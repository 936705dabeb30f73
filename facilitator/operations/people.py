"""One person of the list: added by hand, corrected, found to be another one, taken off."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from facilitator.events import ParticipantEdited, ParticipantRemoved, ParticipantsInvited, ParticipantsMerged
from facilitator.events import StaffPersonView as StaffView
from facilitator.models import Participant, Table, Workshop, body_key
from facilitator.operations.arguments import Arguments, BodyName, Id, ListedName, Name, Role
from facilitator.operations.authors import move_notes, notes_by, read_again, tell_hidden_again, tell_notes
from facilitator.operations.bodies import known_body, meant_body
from facilitator.operations.context import Context
from facilitator.operations.forgetting import unsay
from facilitator.operations.leaving import leave_seat, leave_streams
from facilitator.operations.participants import (
    Invitation,
    listed,
    new_participant,
    next_position,
    tell_counts,
    tell_edited,
)
from facilitator.operations.registry import operation
from facilitator.operations.seats import current_round, seated_table, take_seat, tell_filled
from facilitator.operations.signup import Needs, check_wishes
from facilitator.permissions import find_participant, find_workshop, staff_of_workshop
from facilitator.refusal import Refused, not_found


class Wishes(Arguments):
    """What is known of a person besides the name: nothing said is nothing known."""

    body: BodyName | None = None
    role: Role = "other"
    first_choice: Id | None = None
    second_choice: Id | None = None
    remote: bool | None = None
    needs: Needs | None = None


class AddParticipant(Wishes):
    """A person to put on the list; `namesake` says that somebody of that name and body is another person."""

    workshop: Id
    name: ListedName
    namesake: bool = False


class EditParticipant(Wishes):
    """A person as they are to be; who came in without a name may stay so."""

    participant: Id
    name: Name | None = None


class MergeParticipants(Arguments):
    """A person who stays, and another row of the same person; with `as_other` under that row's name, body and role."""

    participant: Id
    other: Id
    as_other: bool = False


class RemoveParticipant(Arguments):
    """A person."""

    participant: Id


@dataclass(frozen=True, slots=True)
class Identity:
    """What stands beside a person's notes and at their table."""

    name: str | None
    body: str | None
    role: str

    @classmethod
    def of(cls, person: Participant) -> "Identity":
        """Who a person is now."""
        return cls(person.name, person.body_id, person.role)


@operation(by=staff_of_workshop)
def add_participant(args: AddParticipant, context: Context) -> dict[str, Any]:
    """A person is on the list."""
    workshop = find_workshop(context.session, args.workshop)
    check_wishes(args, workshop, context)
    body = meant_body(args.body or "", context)
    if not args.namesake and context.session.scalar(listed(args.name, body, workshop).limit(1)):
        raise Refused("invalid", "Somebody of this name and body is on the list.", path="namesake")
    said = Invitation(name=args.name, body=args.body, role=args.role)
    person = new_participant(said, body, workshop, next_position(workshop, context), context)
    person.invited_at = context.now
    keep_wishes(args, person)
    context.session.flush()
    context.tell(workshop.staff_stream, ParticipantsInvited(participants=[StaffView.with_seat(person, None)]))
    return {"participant": person.id}


def keep_wishes(wishes: Wishes, person: Participant) -> None:
    """Keep where a person would like to sit, how they take part, and what they need."""
    person.first_choice_id, person.second_choice_id = wishes.first_choice, wishes.second_choice
    person.is_remote = wishes.remote
    person.needs = (wishes.needs or "").strip() or None


@operation(by=staff_of_workshop)
def edit_participant(args: EditParticipant, context: Context) -> dict[str, Any]:
    """A person is as they should have been written, on every screen and beside their notes."""
    person = find_participant(context.session, args.participant)
    workshop = context.session.get_one(Workshop, person.workshop_id)
    check_wishes(args, workshop, context)
    before = Identity.of(person)
    if person.needs and person.needs != args.needs:
        unsay(person, context, names=False)
    person.name, person.name_key = args.name or None, body_key(args.name or "") or None
    person.body, person.role = known_body(args.body or "", context), args.role
    keep_wishes(args, person)
    context.session.flush()
    table = seated_table(person, context)
    context.tell(workshop.staff_stream, ParticipantEdited(participant=StaffView.with_seat(person, table)))
    tell_identity(person, before, table, workshop, context)
    return {"participant": person.id}


def tell_identity(
    person: Participant, before: Identity, table: Table | None, workshop: Workshop, context: Context
) -> None:
    """Tell who reads of a person that they are called or come from otherwise; their notes follow."""
    if Identity.of(person) == before:
        return
    tell_edited(person, table, workshop, context)
    if (person.name, person.body_id) != (before.name, before.body):
        notes = notes_by(person, context)
        move_notes(notes, person, [before.body], context)
        tell_notes(notes, workshop, context)
    if person.body_id != before.body:
        tell_people([table] if table else [], [person], workshop, context)


def tell_people(tables: list[Table], people: Iterable[Participant], workshop: Workshop, context: Context) -> None:
    """Tell everybody how many sit at these tables, and how many are present if some of these people are."""
    tell_filled(tables, workshop, context)
    if any(person.present_at for person in people):
        tell_counts(workshop, context)


@operation(by=staff_of_workshop)
def merge_participants(args: MergeParticipants, context: Context) -> dict[str, Any]:
    """Two rows are one person, who has the notes of both and a seat; the place of the other row opens nothing more."""
    person = find_participant(context.session, args.participant)
    other = find_participant(context.session, args.other)
    workshop = context.session.get_one(Workshop, person.workshop_id)
    check_two(person, other)
    before, bodies, were_there = Identity.of(person), [person.body_id, other.body_id], bool(other.present_at)
    gained, known = notes_by(other, context), notes_by(person, context)
    unsay(other, context, names=True)
    join_facts(person, other)
    join_identities(person, other, args.as_other)
    context.session.flush()
    changed = [*known, *gained] if (person.name, person.body_id) != (before.name, before.body) else gained
    move_notes([*known, *gained], person, bodies, context)
    left = leave_seat(other, workshop, context)
    leave_streams(other, context)
    view = StaffView.with_seat(person, seated_table(person, context))
    context.tell(workshop.staff_stream, ParticipantsMerged(participant=view, merged=other.id))
    seated = sit_instead(person, left, workshop, context)
    if Identity.of(person) != before:
        tell_edited(person, seated_table(person, context), workshop, context)
    tell_notes(changed, workshop, context)
    tell_hidden_again(person, context)
    tell_filled(seated, workshop, context)
    if were_there or person.present_at:
        tell_counts(workshop, context)
    return {"participant": person.id}


def check_two(person: Participant, other: Participant) -> None:
    """Refuse one person twice, and people of different sessions."""
    if person.id == other.id:
        raise Refused("invalid", "Choose another row.", path="other")
    if person.workshop_id != other.workshop_id:
        raise not_found("participant")


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


def sit_instead(person: Participant, left: Table | None, workshop: Workshop, context: Context) -> list[Table]:
    """Who had no seat takes the one of the other row. The tables that are filled otherwise."""
    if left is None or seated_table(person, context):
        return [left] if left else []
    return take_seat(person, left, None, current_round(workshop, context), workshop, context)


@operation(by=staff_of_workshop)
def remove_participant(args: RemoveParticipant, context: Context) -> dict[str, Any]:
    """A person is off the list; what they wrote stays, with the body and without the author."""
    person = find_participant(context.session, args.participant)
    workshop = context.session.get_one(Workshop, person.workshop_id)
    notes, was_present = notes_by(person, context), bool(person.present_at)
    unsay(person, context, names=True)
    left = leave_seat(person, workshop, context)
    leave_streams(person, context)
    read_again(notes, context)
    context.tell(workshop.staff_stream, ParticipantRemoved(participant=person.id))
    tell_notes(notes, workshop, context)
    tell_filled([left] if left else [], workshop, context)
    if was_present:
        tell_counts(workshop, context)
    return {"participant": args.participant, "notes": len(notes)}
