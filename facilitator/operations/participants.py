"""How people get on the list, are there, and get their place."""

import secrets
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import (
    ParticipantEdited,
    ParticipantJoined,
    ParticipantsCounted,
    PersonView,
    StaffPersonView,
)
from facilitator.models import Body, Participant, Table, Workshop, body_key
from facilitator.operations.arguments import Arguments, BodyName, Id, ListedName, Role
from facilitator.operations.bodies import keep_body
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
from facilitator.operations.wishes import Choices
from facilitator.permissions import find_participant, find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused, not_found


class Said(Protocol):
    """What is known of who comes, by themselves or from the list."""

    @property
    def name(self) -> str | None: ...
    @property
    def role(self) -> Role | None: ...


class Invitation(Choices):
    """A person to put on the list."""

    name: ListedName
    body: BodyName | None = None
    role: Role | None = None


class SeatParticipant(Arguments):
    """A person and the table to sit at."""

    participant: Id
    table: Id


def listed(name: str, body: Body | None, workshop: Workshop) -> sa.Select[Participant]:
    """The people of that name and body who are on the list, in its order."""
    same = sa.select(Participant).where(
        Participant.workshop_id == workshop.id,
        Participant.name_key == body_key(name),
        Participant.body_id == (body.id if body else None),
    )
    return same.order_by(Participant.position)


def new_participant(
    said: Said,
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
        name=said.name or None,
        name_key=body_key(said.name or "") or None,
        body=keep_body(body, context) if body else None,
        role=said.role or "other",
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
