"""How people come in and get their place."""

import secrets
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import (
    ParticipantEdited,
    ParticipantJoined,
    ParticipantsCounted,
    PersonView,
    StaffPersonView,
)
from facilitator.models import NAME_LIMIT, Body, Knock, Participant, Table, Workshop, body_key, normal_code
from facilitator.operations.arguments import Arguments, BodyName, Code, Id, Line, ListedName, Name, Role
from facilitator.operations.bodies import keep_body, meant_body
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.seats import (
    current_round,
    current_seat,
    seat_newcomer,
    seated_table,
    take_seat,
    tell_filled,
)
from facilitator.operations.standing import still_open
from facilitator.operations.waiting import person_inside, wait_at_door, waits
from facilitator.operations.wishes import Choices
from facilitator.permissions import anyone, find_participant, find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused, not_found


class JoinWorkshop(Arguments):
    """A code, and as little as a person wants to say; `again` says that they were here already, on another phone."""

    code: Code
    name: Name | None = None
    body: BodyName | None = None
    role: Role | None = None
    notice: Line | None = None
    again: bool = False


class Invitation(Choices):
    """A person to put on the list."""

    name: ListedName
    body: BodyName | None = None
    role: Role | None = None


class SeatParticipant(Arguments):
    """A person and the table to sit at."""

    participant: Id
    table: Id


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


def listed(name: str, body: Body | None, workshop: Workshop) -> sa.Select[Participant]:
    """The people of that name and body who are on the list, in its order."""
    same = sa.select(Participant).where(
        Participant.workshop_id == workshop.id,
        Participant.name_key == body_key(name),
        Participant.body_id == (body.id if body else None),
    )
    return same.order_by(Participant.position)


def new_participant(
    args: JoinWorkshop | Invitation,
    body: Body | None,
    workshop: Workshop,
    position: int,
    context: Context,
    key: str | None = None,
) -> Participant:
    """A person nobody had on the list, at the end of it; their body is in the registry. Two may have one name."""
    participant = Participant(
        id=key or new_person_id(),
        workshop_id=workshop.id,
        position=position,
        name=args.name or None,
        name_key=body_key(args.name or "") or None,
        body=keep_body(body, context) if body else None,
        role=args.role or "other",
        token_version=1,
    )
    context.session.add(participant)
    context.open_stream(participant.stream)
    return participant


def new_person_id() -> str:
    """A random id: the operation's own is a credential and must not be guessed from what others see."""
    digits = secrets.token_hex(16)
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def next_position(workshop: Workshop, context: Context) -> int:
    """The place of the next person in the list."""
    last = sa.select(sa.func.max(Participant.position)).where(Participant.workshop_id == workshop.id)
    return (context.session.scalar(last) or 0) + 1


def come_in(person: Participant, role: Role | None, notice: str | None, workshop: Workshop, context: Context) -> None:
    """The person is there: counted by all, known to who conducts, seated if there is where."""
    known_role = person.role
    person.role = role or known_role
    person.present_at = context.now
    accept(notice, person, context)
    context.session.flush()
    tell_counts(workshop, context)
    if person.invited_at or person.registered_at or person.role != known_role:
        tell_edited(person, seated_table(person, context), workshop, context)
    seat_newcomer(person, workshop, context)
    view = StaffPersonView.with_seat(person, seated_table(person, context))
    context.tell(workshop.staff_stream, ParticipantJoined(participant=view))


def accept(notice: str | None, person: Participant, context: Context) -> None:
    """Keep which notice a person read, and when; who was shown none keeps the one they read before."""
    if notice:
        person.notice_version, person.notice_at = notice, context.now


def tell_counts(workshop: Workshop, context: Context) -> None:
    """Tell everybody how many people and bodies are present."""
    context.tell(workshop.stream, ParticipantsCounted(**present_counts(context.session, workshop.id)))


def present_counts(session: orm.Session, workshop: str) -> dict[str, int]:
    """How many people are present, from how many bodies."""
    counts = sa.select(sa.func.count(Participant.id), sa.func.count(sa.distinct(Participant.body_id))).where(
        Participant.workshop_id == workshop, Participant.present_at.is_not(None)
    )
    present, bodies = session.execute(counts).one()
    return {"present": present, "bodies": bodies}


def tell_edited(participant: Participant, table: Table | None, workshop: Workshop, context: Context) -> None:
    """Tell a person and the table they sit at what is different about them."""
    context.tell(participant.stream, ParticipantEdited(participant=PersonView.of(participant)))
    if table:
        context.tell(table.stream, ParticipantEdited(participant=PersonView.of(participant, workshop.naming)))


@operation(by=staff_of_workshop)
def seat_participant(args: SeatParticipant, context: Context) -> dict[str, Any]:
    """A person sits at another table: their page says where to go, both tables know."""
    participant = find_participant(context.session, args.participant)
    table = find_table(context.session, args.table)
    workshop = still_open(find_workshop(context.session, participant.workshop_id))
    if table.workshop_id != workshop.id:
        raise not_found("table")
    sitting = current_round(workshop, context)
    if table.activity_id != sitting.activity_id:
        raise Refused("invalid", "People sit at the tables, not in the plenary.", path="table")
    seat = current_seat(participant, context)
    if seat and seat.table_id == table.id:
        raise Refused("invalid", "This person sits there already.")
    tables = take_seat(participant, table, seat, sitting, workshop, context)
    tell_filled(tables, workshop, context)
    return {"participant": participant.id, "table": table.id}
