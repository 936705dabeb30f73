"""Changing one's mind after signing up: what one said, or whether one comes."""

from typing import Any

from facilitator.events import SignupChanged, SignupWithdrawn, StaffPersonView
from facilitator.models import Participant, Workshop, body_key
from facilitator.operations.arguments import Arguments
from facilitator.operations.bodies import known_body
from facilitator.operations.context import Context
from facilitator.operations.forgetting import unsay
from facilitator.operations.guest_bodies import forget_guest_body
from facilitator.operations.leaving import leave_seat, leave_streams
from facilitator.operations.participants import tell_edited
from facilitator.operations.registry import operation
from facilitator.operations.seats import seated_table, tell_filled
from facilitator.operations.signup import Said, open_for_signup
from facilitator.operations.wishes import check_wishes, keep_wishes
from facilitator.permissions import expected_person, find_participant
from facilitator.refusal import Refused


class ChangeSignup(Said):
    """What a person says now."""


class WithdrawSignup(Arguments):
    """Nothing: one withdraws only oneself."""


@operation(by=expected_person)
def change_signup(args: ChangeSignup, context: Context) -> dict[str, Any]:
    """What a person said when signing up is replaced, while people may sign up."""
    person, workshop = signed_up(context)
    open_for_signup(workshop, context)
    check_wishes(args, workshop, context)
    before, body = (person.name, person.body_id, person.role), person.body
    unsay(person, context, names=False)
    person.name, person.name_key = args.name, body_key(args.name)
    person.body = known_body(args.body or "", context)
    person.role = args.role or person.role
    keep_wishes(args, person)
    context.session.flush()
    table = seated_table(person, context)
    context.tell(workshop.staff_stream, SignupChanged(participant=StaffPersonView.with_seat(person, table)))
    if before != (person.name, person.body_id, person.role):
        tell_edited(person, table, workshop, context)
    if table and before[1] != person.body_id:
        tell_filled([table], workshop, context)
    forget_guest_body(body, workshop, context)
    return {"participant": person.id}


def signed_up(context: Context) -> tuple[Participant, Workshop]:
    """Who asks, if they signed up and have not come in yet, and their session."""
    person = find_participant(context.session, context.actor.id or "")
    if person.registered_at is None:
        raise Refused("invalid", "You did not sign up.")
    if person.present_at is not None:
        raise Refused("invalid", "You are in already: tell who conducts.")
    return person, context.session.get_one(Workshop, person.workshop_id)


@operation(by=expected_person)
def withdraw_signup(args: WithdrawSignup, context: Context) -> dict[str, Any]:
    """A person does not come: gone from the list with all they wrote; who was invited is on it as before."""
    person, workshop = signed_up(context)
    unsay(person, context, names=person.invited_at is None)
    if person.invited_at is None:
        leave_list(person, workshop, context)
        return {}
    person.registered_at = person.notice_version = person.notice_at = None
    person.first_choice_id = person.second_choice_id = person.is_remote = person.needs = None
    context.session.flush()
    view = StaffPersonView.with_seat(person, seated_table(person, context))
    context.tell(workshop.staff_stream, SignupWithdrawn(participant=view))
    return {}


def leave_list(person: Participant, workshop: Workshop, context: Context) -> None:
    """Take a person off the list, and out of the seat they had."""
    left, body = leave_seat(person, workshop, context), person.body
    leave_streams(person, context)
    context.tell(workshop.staff_stream, SignupWithdrawn(participant=person.id))
    tell_filled([left] if left else [], workshop, context)
    forget_guest_body(body, workshop, context)
