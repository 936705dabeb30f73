"""Who waits at the door, and who comes back from another phone."""

from typing import Any

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import KnockAccepted, KnockRefused, ParticipantReturned
from facilitator.models import Knock, Participant, Workshop
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.arrivals import JoinWorkshop, claimed_invitation, come_by_code
from facilitator.operations.bodies import meant_body
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.waiting import AT_ONCE, leave_door, newcomers_at
from facilitator.permissions import (
    expected_person,
    find_knock,
    find_participant,
    find_workshop,
    staff_of_workshop,
    waiting_person,
)
from facilitator.refusal import Refused


class OneKnock(Arguments):
    """Somebody at the door."""

    knock: Id


class AcceptKnocks(Arguments):
    """A session, and whom of those at its door; without them who came first."""

    workshop: Id
    knocks: list[Id] | None = Field(None, min_length=1, max_length=AT_ONCE)


class Nothing(Arguments):
    """Who asks says it all."""


@operation(by=staff_of_workshop)
def accept_knock(args: OneKnock, context: Context) -> dict[str, Any]:
    """Who waits is in: as who comes by the code, or back at the own place, which opens on no other phone any more."""
    knock = unanswered_knock(args.knock, context)
    workshop = open_for_people(context.session.get_one(Workshop, knock.workshop_id))
    return {"participant": let_in(knock, workshop, context).id}


@operation(by=staff_of_workshop)
def accept_knocks(args: AcceptKnocks, context: Context) -> dict[str, Any]:
    """Who waits is in, who came first first; who was told “not now”, or asks for the place of somebody, is not.

    At most thirty at once, so that nobody else waits long for an answer.
    """
    workshop = open_for_people(find_workshop(context.session, args.workshop))
    waiting = newcomers_at(workshop, args.knocks, context)
    if not waiting:
        raise Refused("invalid", "Nobody waits at the door.")
    for knock in waiting:
        let_in(knock, workshop, context)
    return {"people": len(waiting)}


@operation(by=staff_of_workshop)
def refuse_knock(args: OneKnock, context: Context) -> dict[str, Any]:
    """Who waits reads that it is not now; they can still be let in."""
    knock = unanswered_knock(args.knock, context)
    workshop = context.session.get_one(Workshop, knock.workshop_id)
    if knock.refused_at:
        raise Refused("invalid", "This was answered already.")
    knock.refused_at = context.now
    context.tell(workshop.staff_stream, KnockRefused(knock=knock.id))
    context.tell(knock.stream, KnockRefused(knock=knock.id))
    return {"knock": knock.id}


@operation(by=waiting_person)
def withdraw_knock(args: Nothing, context: Context) -> dict[str, Any]:
    """Who waits does not any more, and nothing they said at the door is kept."""
    knock = unanswered_knock(context.actor.id or "", context)
    workshop = context.session.get_one(Workshop, knock.workshop_id)
    leave_door(knock, workshop, context)
    return {}


@operation(by=expected_person, secret_id=True)
def return_participant(args: Nothing, context: Context) -> dict[str, Any]:
    """Who has shown to be that person is back at the own place, which opens on no other phone any more."""
    person = find_participant(context.session, context.actor.id or "")
    workshop = open_for_people(context.session.get_one(Workshop, person.workshop_id))
    if person.present_at is None:
        raise Refused("invalid", "This person has not come yet.")
    come_back(person, workshop, context)
    return {"participant": person.id, "version": person.token_version}


def unanswered_knock(key: str, context: Context) -> Knock:
    """Somebody at the door who is not in yet."""
    knock = find_knock(context.session, key)
    if knock.accepted_at:
        raise Refused("invalid", "This was answered already.")
    return knock


def open_for_people(workshop: Workshop) -> Workshop:
    """The session, while people can be in it."""
    if not workshop.is_open:
        raise Refused("workshop_closed", "The door of this session is not open.")
    return workshop


def let_in(knock: Knock, workshop: Workshop, context: Context) -> Participant:
    """Open the door to one person: to the own place, or to a new one."""
    returning = context.session.get(Participant, knock.participant_id) if knock.participant_id else None
    context.tell(workshop.staff_stream, KnockAccepted(knock=knock.id))
    context.tell(knock.stream, KnockAccepted(knock=knock.id))
    person = come_back(returning, workshop, context) if returning else come_first(knock, workshop, context)
    knock.participant_id, knock.token_version = person.id, person.token_version
    knock.accepted_at, knock.refused_at = context.now, None
    knock.name = knock.body_name = knock.role = None
    context.session.flush()
    if returning:
        close_to_others(person, workshop, context)
    return person


def close_to_others(person: Participant, workshop: Workshop, context: Context) -> None:
    """Nobody else waits for a place that was just given to somebody."""
    others = sa.select(Knock).where(Knock.participant_id == person.id, Knock.is_return, Knock.accepted_at.is_(None))
    for knock in context.session.scalars(others).all():
        leave_door(knock, workshop, context)


def come_first(knock: Knock, workshop: Workshop, context: Context) -> Participant:
    """Who was at the door is in as somebody new, or as who was invited."""
    said = JoinWorkshop.model_construct(
        code="", name=knock.name, body=knock.body_name, role=knock.role, notice=knock.notice_version, again=False
    )
    body = meant_body(knock.body_name or "", context)
    claimed = claimed_invitation(said, body, workshop, context)
    return come_by_code(said, claimed, body, workshop, context, key=knock.id)


def come_back(person: Participant, workshop: Workshop, context: Context) -> Participant:
    """The person's place is opened anew: no token from before is good for it."""
    person.token_version += 1
    context.sign_out(f"participant:{person.id}")
    context.session.flush()
    context.tell(workshop.staff_stream, ParticipantReturned(participant=person.id))
    return person
