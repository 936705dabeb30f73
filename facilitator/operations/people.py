"""One person of the list: added by hand, corrected, taken off."""

from collections.abc import Iterable
from typing import Any

from facilitator.events import ParticipantEdited, ParticipantRemoved, ParticipantsInvited
from facilitator.events import StaffPersonView as StaffView
from facilitator.models import Participant, Table, Workshop, body_key
from facilitator.operations.arguments import Arguments, Id, ListedName, Name, Role
from facilitator.operations.authors import move_notes, notes_by, read_again, shown, tell_notes
from facilitator.operations.bodies import known_body, meant_body
from facilitator.operations.context import Context
from facilitator.operations.forgetting import unsay
from facilitator.operations.guest_bodies import forget_guest_body
from facilitator.operations.identities import Identity, tell_identity
from facilitator.operations.leaving import leave_seat, leave_streams
from facilitator.operations.participants import (
    Invitation,
    listed,
    new_participant,
    next_position,
    tell_counts,
)
from facilitator.operations.registry import operation
from facilitator.operations.seats import seated_table, tell_filled
from facilitator.operations.standing import still_open
from facilitator.operations.unsaying import empty_editions, silence, unsay_person, withdraw_objections
from facilitator.operations.wishes import Choices, Wishes, check_wishes, keep_wishes
from facilitator.permissions import find_participant, find_workshop, staff_of_workshop
from facilitator.refusal import Refused


class AddParticipant(Wishes):
    """A person to put on the list; `namesake` says that somebody of that name and body is another person."""

    workshop: Id
    name: ListedName
    role: Role = "other"
    namesake: bool = False


class Corrections(Wishes):
    """What the list says of a person; what is not named stays as it is."""

    name: Name | None = None
    role: Role = "other"


class EditParticipant(Corrections):
    """A person, what is other about them, and what stood there when its writer began to write."""

    participant: Id
    known: Corrections | None = None


class RemoveParticipant(Arguments):
    """A person."""

    participant: Id


@operation(by=staff_of_workshop)
def add_participant(args: AddParticipant, context: Context) -> dict[str, Any]:
    """A person is on the list."""
    workshop = still_open(find_workshop(context.session, args.workshop))
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


@operation(by=staff_of_workshop)
def edit_participant(args: EditParticipant, context: Context) -> dict[str, Any]:
    """A person is as they should have been written, on every screen and beside their notes."""
    person = find_participant(context.session, args.participant)
    workshop = context.session.get_one(Workshop, person.workshop_id)
    said = correct(args, person, workshop, context)
    before = Identity.of(person)
    notes = notes_by(person, context)
    looked = shown(notes, workshop)
    if person.needs and person.needs != said["needs"]:
        unsay(person, context, names=False)
    person.name, person.name_key = said["name"] or None, body_key(said["name"] or "") or None
    if args.model_fields_set & {"body"}:
        person.body = known_body(args.body or "", context)
    person.role = said["role"]
    keep_wishes(Wishes.model_construct(**said), person)
    context.session.flush()
    table = seated_table(person, context)
    context.tell(workshop.staff_stream, ParticipantEdited(participant=StaffView.with_seat(person, table)))
    tell_identity(person, before, table, workshop, context)
    if person.body_id != before.body:
        tell_people([table] if table else [], [person], workshop, context)
    if (person.name, person.body_id) != (before.name, before.body):
        move_notes(notes, person, [before.body], context)
        tell_notes(notes, looked, workshop, context)
    return {"participant": person.id}


def correct(args: EditParticipant, person: Participant, workshop: Workshop, context: Context) -> dict[str, Any]:
    """A person as they are to be; refused where somebody else wrote meanwhile, and what no person can be."""
    now = corrections_of(person)
    wanted = args.model_dump(include=args.model_fields_set & now.keys())
    refuse_unseen(wanted, args.known, now)
    said = {**now, **wanted}
    check_wishes(Choices(**{name: said[name] for name in touched(wanted)}), workshop, context)
    if now["name"] and not body_key(said["name"] or ""):
        raise Refused("invalid", "Write a name.", path="name")
    return said


def corrections_of(person: Participant) -> dict[str, Any]:
    """What the list says of a person now."""
    return {
        "name": person.name,
        "role": person.role,
        "body": person.body.name if person.body else None,
        "first_choice": person.first_choice_id,
        "second_choice": person.second_choice_id,
        "remote": person.is_remote,
        "needs": person.needs,
    }


def refuse_unseen(wanted: dict[str, Any], known: Corrections | None, now: dict[str, Any]) -> None:
    """Refuse to write over what somebody else wrote since the writer looked."""
    seen = known.model_dump(include=known.model_fields_set) if known else {}
    for name in wanted.keys() & seen.keys():
        if now[name] not in (blank(seen[name]), blank(wanted[name])):
            raise Refused("stale_revision", "Somebody changed this meanwhile.", path=name, current=now[name])


def blank(said: Any) -> Any:
    """What is stored where an empty field was sent."""
    return None if said == "" else said


def touched(wanted: dict[str, Any]) -> list[str]:
    """The wishes to be looked at: two choices go together."""
    tables = ["first_choice", "second_choice"]
    return (tables if wanted.keys() & set(tables) else []) + (["remote"] if "remote" in wanted else [])


def tell_people(tables: list[Table], people: Iterable[Participant], workshop: Workshop, context: Context) -> None:
    """Tell everybody how many sit at these tables, and how many are present if some of these people are."""
    tell_filled(tables, workshop, context)
    if any(person.present_at for person in people):
        tell_counts(workshop, context)


@operation(by=staff_of_workshop)
def remove_participant(args: RemoveParticipant, context: Context) -> dict[str, Any]:
    """A person is off the list; what they wrote stays, with the body and without the author."""
    person = find_participant(context.session, args.participant)
    workshop = context.session.get_one(Workshop, person.workshop_id)
    notes, was_present, body = notes_by(person, context), bool(person.present_at), person.body
    looked = shown(notes, workshop)
    take_back(person, workshop, context)
    left = leave_seat(person, workshop, context)
    leave_streams(person, context)
    read_again(notes, context)
    context.tell(workshop.staff_stream, ParticipantRemoved(participant=person.id))
    tell_notes(notes, looked, workshop, context)
    tell_filled([left] if left else [], workshop, context)
    if was_present:
        tell_counts(workshop, context)
    forget_guest_body(body, workshop, context)
    return {"participant": args.participant, "notes": len(notes)}


def take_back(person: Participant, workshop: Workshop, context: Context) -> None:
    """Who somebody was, what they called out for and what they held against pages is read nowhere any more."""
    unsay_person(person, workshop, context)
    silence(person, context)
    empty_editions([], withdraw_objections(person, context), None, workshop, context)
