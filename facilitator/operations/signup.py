"""Signing up before the day."""

from typing import Annotated, Any, Protocol

import sqlalchemy as sa
from pydantic import AfterValidator, BeforeValidator

from facilitator.clock import stamp
from facilitator.events import SignedUp, SignupClosed, SignupOpened, StaffPersonView
from facilitator.models import Body, Participant, Table, Workshop
from facilitator.operations.arguments import (
    Arguments,
    BodyName,
    Id,
    Instant,
    Line,
    ListedName,
    Role,
    between,
    cleaned,
)
from facilitator.operations.bodies import meant_body
from facilitator.operations.context import Context
from facilitator.operations.participants import Invitation, accept, listed, new_participant, next_position, tell_edited
from facilitator.operations.registry import operation
from facilitator.operations.seats import seated_table
from facilitator.permissions import anyone, find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.text import clean

NEEDS_LIMIT = 500
SIGNUPS_LIMIT = 2000
Needs = Annotated[str, BeforeValidator(cleaned(clean)), AfterValidator(between(0, NEEDS_LIMIT))]


class Wishing(Protocol):
    """Whatever says where a person would like to sit and how they take part."""

    @property
    def first_choice(self) -> str | None: ...
    @property
    def second_choice(self) -> str | None: ...
    @property
    def remote(self) -> bool | None: ...


class OpenSignup(Arguments):
    """A session, and until when people may sign up."""

    workshop: Id
    until: Instant


class CloseSignup(Arguments):
    """A session."""

    workshop: Id


class Said(Arguments):
    """What a person says of themselves, where they would like to sit, what they need to take part."""

    name: ListedName
    body: BodyName | None = None
    role: Role | None = None
    first_choice: Id | None = None
    second_choice: Id | None = None
    remote: bool | None = None
    needs: Needs | None = None


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
    """A person is on the list before the day; who was invited is that same person."""
    workshop = open_for_signup(find_workshop(context.session, args.workshop), context)
    check_wishes(args, workshop, context)
    body = meant_body(args.body or "", context)
    person = invited_person(args, body, workshop, context) or newcomer(args, body, workshop, context)
    known_role = person.role
    person.role = args.role or known_role
    person.registered_at = context.now
    accept(args.notice, person, context)
    keep_wishes(args, person, workshop)
    context.session.flush()
    table = seated_table(person, context)
    context.tell(workshop.staff_stream, SignedUp(participant=StaffPersonView.with_seat(person, table)))
    if person.role != known_role:
        tell_edited(person, table, workshop, context)
    return {"participant": person.id}


def open_for_signup(workshop: Workshop, context: Context) -> Workshop:
    """The session, while people may sign up."""
    if not workshop.takes_signups(context.now):
        raise Refused("workshop_closed", "Nobody can sign up for this session now.")
    return workshop


def check_wishes(wishes: Wishing, workshop: Workshop, context: Context) -> None:
    """Refuse tables of elsewhere, one table twice, and a place that this way of meeting does not have."""
    for path in ("first_choice", "second_choice"):
        table = context.session.get(Table, getattr(wishes, path) or "")
        if getattr(wishes, path) and (table is None or table.workshop_id != workshop.id or table.number == 0):
            raise Refused("invalid", "No such table.", path=path)
    if wishes.second_choice and wishes.second_choice in (wishes.first_choice, None):
        raise Refused("invalid", "Two choices, two tables.", path="second_choice")
    if wishes.second_choice and not wishes.first_choice:
        raise Refused("invalid", "Choose the first table before the second.", path="first_choice")
    if wishes.remote is not None and workshop.mode != "hybrid":
        raise Refused("invalid", "In this session all take part in the same way.", path="remote")


def invited_person(args: SignUp, body: Body | None, workshop: Workshop, context: Context) -> Participant | None:
    """The person of that name and body who is on the list, did not sign up and is not here."""
    silent = listed(args.name, body, workshop).where(
        Participant.registered_at.is_(None), Participant.present_at.is_(None)
    )
    return context.session.scalar(silent.limit(1))


def newcomer(args: SignUp, body: Body | None, workshop: Workshop, context: Context) -> Participant:
    """A person nobody had on the list, while it has room."""
    signed_up = sa.select(sa.func.count(Participant.id)).where(
        Participant.workshop_id == workshop.id, Participant.registered_at.is_not(None)
    )
    if (context.session.scalar(signed_up) or 0) >= SIGNUPS_LIMIT:
        raise Refused("invalid", "No more people can sign up.", path="full")
    said = Invitation(name=args.name, body=args.body, role=args.role)
    return new_participant(said, body, workshop, next_position(workshop, context), context)


def keep_wishes(wishes: Said, person: Participant, workshop: Workshop) -> None:
    """Keep where a person would like to sit, and what they need."""
    person.first_choice_id, person.second_choice_id = wishes.first_choice, wishes.second_choice
    person.is_remote = bool(wishes.remote) if workshop.mode == "hybrid" else None
    person.needs = (wishes.needs or "").strip() or None
