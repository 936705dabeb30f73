"""How people come by the code: in at once, or to the wait at the door."""

from itertools import count
from typing import Any

import sqlalchemy as sa

from facilitator.models import NAME_LIMIT, Body, Knock, Participant, Workshop, body_key, normal_code
from facilitator.operations.arguments import Arguments, BodyName, Code, Line, Name, Role
from facilitator.operations.bodies import meant_body
from facilitator.operations.context import Context
from facilitator.operations.participants import come_in, listed, new_participant, new_person_id, next_position
from facilitator.operations.registry import operation
from facilitator.operations.waiting import person_inside, wait_at_door, waits
from facilitator.permissions import anyone
from facilitator.refusal import Refused


class JoinWorkshop(Arguments):
    """A code, and as little as a person wants to say; `again` says that they were here already, on another phone."""

    code: Code
    name: Name | None = None
    body: BodyName | None = None
    role: Role | None = None
    notice: Line | None = None
    again: bool = False


@operation(by=anyone, secret_id=True)
def join_workshop(args: JoinWorkshop, context: Context) -> dict[str, Any]:
    """A person is present, and seated when the tables are known; who was invited is that same person.

    Where the door does not open by itself they wait, and so does who says they were here already.
    """
    workshop = workshop_with_code(args.code, context)
    body = meant_body(args.body or "", context)
    claimed = claimed_invitation(args, body, workshop, context)
    known = body.id if body else None
    inside = person_inside(args.name or "", known, workshop, context.session) if args.again else None
    if inside or waits(workshop, claimed):
        return {"knock": wait_at_door(knock_of(args, inside, claimed), workshop, context).id}
    person = come_by_code(args, claimed, body, workshop, context)
    return {"participant": person.id, "version": person.token_version}


def knock_of(args: JoinWorkshop, inside: Participant | None, claimed: Participant | None) -> Knock:
    """What somebody said at the door."""
    return Knock(
        id=new_person_id(),
        participant_id=inside.id if inside else None,
        name=args.name or None,
        body_name=args.body or None,
        role=args.role,
        notice_version=args.notice,
        is_return=inside is not None,
        is_listed=claimed is not None,
    )


def come_by_code(
    args: JoinWorkshop,
    claimed: Participant | None,
    body: Body | None,
    workshop: Workshop,
    context: Context,
    key: str | None = None,
) -> Participant:
    """The person who is in now: who was invited, or somebody new, whose id is `key` if it was given already."""
    person = claimed or new_participant(
        called_apart(args, body, workshop, context), body, workshop, next_position(workshop, context), context, key
    )
    if claimed and claimed.invited_at is None:
        end_signup_link(claimed, context)
    come_in(person, args.role, args.notice, workshop, context)
    return person


def called_apart(args: JoinWorkshop, body: Body | None, workshop: Workshop, context: Context) -> JoinWorkshop:
    """What a newcomer said, the name with a number where somebody of that body has it already."""
    name = args.name or ""
    if not body_key(name) or context.session.scalar(listed(name, body, workshop).limit(1)) is None:
        return args
    same_body = sa.select(Participant.name_key).where(
        Participant.workshop_id == workshop.id, Participant.body_id == (body.id if body else None)
    )
    taken = set(context.session.scalars(same_body))
    names = (f"{name[: NAME_LIMIT - 6]} ({place})" for place in count(2))
    return args.model_copy(update={"name": next(each for each in names if body_key(each) not in taken)})


def workshop_with_code(typed: str, context: Context) -> Workshop:
    """The open workshop of a typed code or a QR's token; wrong, closed and expired are one answer."""
    by_code = sa.select(Workshop).where(
        sa.or_(Workshop.code == normal_code(typed), Workshop.join_token == typed), Workshop.status == "open"
    )
    workshop = context.session.scalar(by_code)
    if workshop is None:
        raise Refused("unknown_code", "This code opens no session.")
    return workshop


def claimed_invitation(
    args: JoinWorkshop, body: Body | None, workshop: Workshop, context: Context
) -> Participant | None:
    """The invited person of that name and body who has not come yet."""
    if not body_key(args.name or ""):
        return None
    absent = listed(args.name or "", body, workshop).where(Participant.present_at.is_(None))
    return context.session.scalar(absent.limit(1))


def end_signup_link(person: Participant, context: Context) -> None:
    """End the link that signing up gave: whoever signed up under this name must not reach what this person writes."""
    person.token_version += 1
    context.sign_out(f"expected:{person.id}")
