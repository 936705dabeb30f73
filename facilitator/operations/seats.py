"""Where people sit: one seat a person in the current round."""

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import (
    DraftView,
    ParticipantLeft,
    ParticipantSeated,
    PersonView,
    SeatsDrafted,
    SeatView,
    TableFilled,
    TablePeople,
)
from facilitator.models import Activity, Body, Participant, Round, Seat, SeatDraft, Table, Workshop
from facilitator.operations.context import Context
from facilitator.seating import Person, Place, best_seat


def current_round(workshop: Workshop, context: Context) -> Round:
    """The sitting at the tables; in a workshop without tables, the plenary's."""
    rounds = (
        sa.select(Round)
        .join(Activity, Activity.id == Round.activity_id)
        .where(Round.workshop_id == workshop.id)
        .order_by(Activity.kind == "tables", Round.number)
    )
    return list(context.session.scalars(rounds))[-1]


def round_tables(sitting: Round, context: Context) -> list[Table]:
    """The tables of a round, in order."""
    tables = sa.select(Table).where(Table.activity_id == sitting.activity_id).order_by(Table.number)
    return list(context.session.scalars(tables))


def current_seat(participant: Participant, context: Context) -> Seat | None:
    """The seat a person has now."""
    return context.session.scalar(sa.select(Seat).where(Seat.participant_id == participant.id))


def seated_table(participant: Participant, context: Context) -> Table | None:
    """The table a person sits at."""
    seat = current_seat(participant, context)
    return context.session.get(Table, seat.table_id) if seat else None


def seated_tables(workshop: Workshop, context: Context) -> dict[str, Table]:
    """The tables of a workshop by who sits there."""
    seats = sa.select(Seat.participant_id, Table).join(Table, Table.id == Seat.table_id)
    return {who: table for who, table in context.session.execute(seats.where(Table.workshop_id == workshop.id))}


def seat_newcomer(participant: Participant, workshop: Workshop, context: Context) -> None:
    """Give who comes in the drafted seat or the best free one, when there is one table or the split was announced."""
    sitting = current_round(workshop, context)
    tables = round_tables(sitting, context)
    if current_seat(participant, context) or (len(tables) > 1 and sitting.announced_at is None):
        return
    table = drafted_table(participant, sitting, context) or free_table(participant, tables, context)
    tell_filled(take_seat(participant, table, None, sitting, workshop, context), workshop, context)


def drafted_table(participant: Participant, sitting: Round, context: Context) -> Table | None:
    """The table a facilitator has thought of for somebody who was still to come."""
    draft = draft_of(participant, sitting, context)
    return context.session.get_one(Table, draft.table_id) if draft else None


def draft_of(participant: Participant, sitting: Round, context: Context) -> SeatDraft | None:
    """Where a person is to sit, if that was not announced yet."""
    drafts = sa.select(SeatDraft).where(SeatDraft.participant_id == participant.id, SeatDraft.round_id == sitting.id)
    return context.session.scalar(drafts)


def free_table(participant: Participant, tables: list[Table], context: Context) -> Table:
    """The best table for a newcomer; where every chair is taken, the one with fewest people."""
    seated = seated_people(tables, context)
    rooms = {Place(table.id, table.capacity): seated[table.id] for table in tables}
    chosen = best_seat(as_person(participant), rooms)
    by_size = sorted(tables, key=lambda table: (table.capacity == 0, len(seated[table.id])))
    return next((table for table in tables if table.id == chosen), by_size[0])


def seated_people(tables: list[Table], context: Context) -> dict[str, list[Person]]:
    """Who sits at each table, as the split knows people."""
    seats = (
        sa.select(Seat.table_id, Participant.id, Participant.body_id, Participant.role)
        .join(Participant, Participant.id == Seat.participant_id)
        .where(Seat.table_id.in_([table.id for table in tables]))
        .order_by(Seat.position)
    )
    people: dict[str, list[Person]] = {table.id: [] for table in tables}
    for table_id, key, body, role in context.session.execute(seats):
        people[table_id].append(Person(key, body, role))
    return people


def as_person(participant: Participant) -> Person:
    """A participant as the split knows people."""
    choices = (participant.first_choice_id, participant.second_choice_id)
    return Person(participant.id, participant.body_id, participant.role, tuple(filter(None, choices)))


def take_seat(
    participant: Participant, table: Table, seat: Seat | None, sitting: Round, workshop: Workshop, context: Context
) -> list[Table]:
    """Sit one person down after everybody else, whatever was drafted. The tables that changed."""
    draft, position = draft_of(participant, sitting, context), next_seat_position(sitting, context)
    is_locked = draft.is_locked if draft else None
    changed = sit_down(participant, table, seat, position, sitting, workshop, context, is_locked)
    context.session.flush()
    if draft:
        context.session.delete(draft)
        row = draft_view(participant.id, None, draft.is_locked)
        context.tell(workshop.staff_stream, SeatsDrafted(drafts=[row], by=None))
    return changed


def sit_down(
    participant: Participant,
    table: Table,
    seat: Seat | None,
    position: int,
    sitting: Round,
    workshop: Workshop,
    context: Context,
    is_locked: bool | None = None,
) -> list[Table]:
    """Sit a person down; tell the person, both tables and staff. The tables that changed."""
    left = context.session.get(Table, seat.table_id) if seat else None
    seat = seat or new_seat(participant, sitting, context)
    seat.table_id, seat.position, seat.seated_at, seat.done_at = table.id, position, context.now, None
    seat.part = None
    seat.is_locked = bool(seat.is_locked) if is_locked is None else is_locked
    context.session.add(seat)
    context.tell(participant.stream, ParticipantSeated(seat=SeatView.of(table)))
    if left:
        context.evict(participant.id, left.stream)
        context.tell(left.stream, ParticipantLeft(participant=participant.id))
    context.tell(table.stream, ParticipantSeated(participant=PersonView.of(participant, workshop.naming)))
    told_staff = ParticipantSeated(participant=participant.id, table=table.id, number=table.number)
    context.tell(workshop.staff_stream, told_staff)
    return [left, table] if left else [table]


def draft_view(participant: str, draft: SeatDraft | None, is_locked: bool) -> DraftView:
    """What facilitators see of somebody's draft."""
    return DraftView(participant=participant, table=draft.table_id if draft else None, locked=is_locked)


def new_seat(participant: Participant, sitting: Round, context: Context) -> Seat:
    """A seat that has no table yet."""
    return Seat(id=context.derived_id(f"seat:{participant.id}"), participant_id=participant.id, round_id=sitting.id)


def next_seat_position(sitting: Round, context: Context) -> int:
    """The place after everybody who sits already: people are listed in the order they sat down."""
    last = sa.select(sa.func.max(Seat.position)).where(Seat.round_id == sitting.id)
    return (context.session.scalar(last) or 0) + 1


def tell_filled(tables: list[Table], workshop: Workshop, context: Context) -> None:
    """Tell everybody how many sit at these tables and from which bodies."""
    filled = table_people(context.session, [table.id for table in tables], workshop.naming)
    for table in tables:
        context.tell(workshop.stream, TableFilled(table=filled[table.id]))


def table_people(session: orm.Session, tables: list[str], naming: str) -> dict[str, TablePeople]:
    """How many sit at each of these tables, and from which bodies; no body under the policy `nothing`."""
    seats = (
        sa.select(Seat.table_id, Body.name)
        .join(Participant, Participant.id == Seat.participant_id)
        .outerjoin(Body, Body.id == Participant.body_id)
        .where(Seat.table_id.in_(tables))
    )
    names: dict[str, list[str | None]] = {table: [] for table in tables}
    for table, body in session.execute(seats):
        names[table].append(body)
    return {table: filled_table(table, bodies, naming) for table, bodies in names.items()}


def filled_table(table: str, bodies: list[str | None], naming: str) -> TablePeople:
    """The count of a table."""
    told = sorted({body for body in bodies if body and naming != "nothing"}, key=str.casefold)
    return TablePeople(id=table, people=len(bodies), bodies=told)
