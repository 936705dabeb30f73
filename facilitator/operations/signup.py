"""Signing up before the day."""

from typing import Any

import sqlalchemy as sa

from facilitator.clock import stamp
from facilitator.events import SignedUp, SignupClosed, SignupOpened, StaffPersonView
from facilitator.models import Body, Participant, Workshop
from facilitator.operations.arguments import Arguments, Id, Instant, Line, ListedName, Role
from facilitator.operations.bodies import meant_body
from facilitator.operations.context import Context
from facilitator.operations.participants import Invitation, accept, listed, new_participant, next_position, tell_edited
from facilitator.operations.registry import operation
from facilitator.operations.seats import seated_table
from facilitator.operations.wishes import Wishes, check_wishes, complete_wishes
from facilitator.permissions import anyone, find_workshop, staff_of_workshop
from facilitator.refusal import Refused

SIGNUPS_LIMIT = 2000


class OpenSignup(Arguments):
    """A session, and until when people may sign up."""

    workshop: Id
    until: Instant


class CloseSignup(Arguments):
    """A session."""

    workshop: Id


class Said(Wishes):
    """What a person says of themselves, where they would like to sit, what they need to take part."""

    name: ListedName
    role: Role | None = None


class SignUp(Said):
    """The same, for a session, and which notice was read."""

    workshop: Id
    notice: Line | None = None


@operation(by=staff_of_workshop)
def open_signup(args: OpenSignup, context: Context) -> dict[str, Any]:
    """Whoever has the sign-up link can put themselves on the list, until a moment."""
    workshop = find_workshop(context.session, args.workshop)
    if workshop.is_closed:
        raise Refused("workshop_closed", "The session is closed.")
    if args.until <= context.now:
        raise Refused("invalid", "This moment is past.", path="until")
    workshop.signup_until = args.until
    context.tell(workshop.staff_stream, SignupOpened(until=stamp(args.until)))
    return {"until": stamp(args.until)}


@operation(by=staff_of_workshop)
def close_signup(args: CloseSignup, context: Context) -> dict[str, Any]:
    """Nobody can sign up any more; who is on the list stays there."""
    workshop = find_workshop(context.session, args.workshop)
    if workshop.signup_until is None:
        raise Refused("invalid", "Nobody can sign up now.")
    workshop.signup_until = None
    context.tell(workshop.staff_stream, SignupClosed())
    return {}


@operation(by=anyone, secret_id=True)
def sign_up(args: SignUp, context: Context) -> dict[str, Any]:
    """A person is on the list before the day; who was invited is that same person, and only completes what is empty."""
    workshop = open_for_signup(find_workshop(context.session, args.workshop), context)
    check_wishes(args, workshop, context)
    body = meant_body(args.body or "", context)
    invited = invited_person(args, body, workshop, context)
    person = invited or newcomer(args, body, workshop, context)
    known_role = person.role
    complete(args, person, context)
    person.registered_at = context.now
    context.session.flush()
    table = seated_table(person, context)
    context.tell(workshop.staff_stream, SignedUp(participant=StaffPersonView.with_seat(person, table)))
    if person.role != known_role:
        tell_edited(person, table, workshop, context)
    return {"participant": person.id, "is_new": invited is None}


def open_for_signup(workshop: Workshop, context: Context) -> Workshop:
    """The session, while people may sign up."""
    if not workshop.takes_signups(context.now):
        raise Refused("workshop_closed", "Nobody can sign up for this session now.")
    return workshop


def invited_person(args: SignUp, body: Body | None, workshop: Workshop, context: Context) -> Participant | None:
    """The person of that name and body who is on the list, did not sign up and is not here."""
    silent = listed(args.name, body, workshop).where(
        Participant.registered_at.is_(None), Participant.present_at.is_(None)
    )
    return context.session.scalar(silent.limit(1))


def complete(args: SignUp, person: Participant, context: Context) -> None:
    """Keep what nobody said of a person before: whoever has the link and a name may be somebody else."""
    if person.role == "other":
        person.role = args.role or person.role
    if person.notice_at is None:
        accept(args.notice, person, context)
    complete_wishes(args, person)


def newcomer(args: SignUp, body: Body | None, workshop: Workshop, context: Context) -> Participant:
    """A person nobody had on the list, while it has room."""
    signed_up = sa.select(sa.func.count(Participant.id)).where(
        Participant.workshop_id == workshop.id, Participant.registered_at.is_not(None)
    )
    if (context.session.scalar(signed_up) or 0) >= SIGNUPS_LIMIT:
        raise Refused("invalid", "No more people can sign up.", path="full")
    said = Invitation(name=args.name, body=args.body, role=args.role)
    return new_participant(said, body, workshop, next_position(workshop, context), context)
