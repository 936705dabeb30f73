"""Splitting everybody over the tables at once."""

import secrets
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from facilitator.events import ParticipantsSplit, SeatsDrafted
from facilitator.models import Participant, Workshop
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.board import Board
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.seats import next_seat_position, sit_down, tell_filled
from facilitator.operations.standing import still_open
from facilitator.permissions import find_workshop, staff_of_workshop


class SplitParticipants(Arguments):
    """A workshop to split over its tables; the same seed and people give the same tables."""

    workshop: Id
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


@operation(by=staff_of_workshop)
def split_participants(args: SplitParticipants, context: Context) -> dict[str, Any]:
    """Everybody has a table, tables are even, bodies are spread; each phone says where to go."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    seed = secrets.randbelow(2**31) if args.seed is None else args.seed
    seats, report = split_people(workshop, seed, context)
    return {"seed": seed, "seats": seats, "report": report}


def split_people(workshop: Workshop, seed: int, context: Context) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """Split who is present, or everybody on the list while nobody is; tell all who move. Seats and report."""
    board = Board.of(workshop, context)
    people = board.counted
    seating = board.split(people, seed)
    locked = {one.id for one in people if board.is_locked(one.id)}
    board.sitting.announced_at = context.now
    context.tell(workshop.stream, ParticipantsSplit(round=board.sitting.number, seed=seed))
    forget_drafts(board)
    reseat(people, seating.seats, locked, board)
    seats = [{"participant": one.id, "table": seating.seats[one.id]} for one in people]
    return seats, seating.report


def forget_drafts(board: Board) -> None:
    """A split that is announced leaves no draft, but for who is fixed somewhere and still to come."""
    counted = {one.id for one in board.counted}
    gone = [one for one in board.drafts if one in counted or not board.is_locked(one)]
    locks = {one: board.is_locked(one) and one in counted for one in gone}
    for one in gone:
        board.drop(one)
    rows = [row.model_copy(update={"locked": locks[row.participant]}) for row in board.rows(gone)]
    if rows:
        told = SeatsDrafted(drafts=rows, by=board.mover)
        board.context.tell(board.workshop.staff_stream, told)


def reseat(people: list[Participant], seats: Mapping[str, str], locked: set[str], board: Board) -> None:
    """Move everybody whose table changes."""
    sitting, workshop, context = board.sitting, board.workshop, board.context
    for position, one in enumerate(people, start=next_seat_position(sitting, context)):
        seat, table = board.seats.get(one.id), board.tables[seats[one.id]]
        if seat is None or seat.table_id != table.id:
            sit_down(one, table, seat, position, sitting, workshop, context, one.id in locked)
    context.session.flush()
    tell_filled(list(board.tables.values()), workshop, context)
