"""Who is to sit where: a draft that only facilitators see, until they announce it."""

import secrets
from typing import Annotated, Any, Literal

from pydantic import Field

from facilitator.events import SeatsAnnounced, SeatsDrafted, SeatsLocked
from facilitator.models import Participant, Workshop
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.board import Board
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.seats import next_seat_position, sit_down, tell_filled
from facilitator.operations.standing import still_open
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused

MOST_MOVES = 2000


class Move(Arguments):
    """A person and the table to sit at, or none; `known` is where the mover saw the person, if they say so."""

    participant: Id
    table: Id | None
    known: Id | None = None


class DraftSeats(Arguments):
    """Moves that happen together or not at all."""

    workshop: Id
    moves: Annotated[list[Move], Field(min_length=1, max_length=MOST_MOVES)]


class LockSeats(Arguments):
    """People whose places are fixed from now on, or free."""

    workshop: Id
    participants: Annotated[list[Id], Field(min_length=1, max_length=MOST_MOVES)]
    locked: bool


class DraftSplit(Arguments):
    """Who is to be split: those present or everybody on the list; the same seed gives the same tables."""

    workshop: Id
    people: Literal["present", "listed"] | None = None
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class AnnounceSeats(Arguments):
    """A session whose draft everybody is to follow."""

    workshop: Id


@operation(by=staff_of_workshop)
def draft_seats(args: DraftSeats, context: Context) -> dict[str, Any]:
    """People are to sit elsewhere, all of them or none: facilitators see it at once, nobody else."""
    board = board_of(args.workshop, context)
    if len({move.participant for move in args.moves}) < len(args.moves):
        raise Refused("invalid", "One person, one place.", path="moves")
    for move in args.moves:
        check(move, board)
    for move in args.moves:
        board.put(move.participant, move.table)
    tell_drafted(board, [move.participant for move in args.moves])
    return {"moves": board.moved}


def board_of(workshop: str, context: Context) -> Board:
    """The board of a session that is not closed and has tables."""
    board = Board.of(still_open(find_workshop(context.session, workshop)), context)
    if all(table.number == 0 for table in board.tables.values()):
        raise Refused("invalid", "This session has no tables.", reason="no_tables")
    return board


def check(move: Move, board: Board) -> None:
    """Refuse a move of nobody, to nowhere, or of somebody who was moved meanwhile."""
    place = board.place(board.person(move.participant).id)
    if move.table:
        board.table(move.table)
    if "known" in move.model_fields_set and move.known != place:
        reason = "This person was moved meanwhile."
        raise Refused("stale_revision", reason, participant=move.participant, table=place)
    if move.table is None and move.participant in board.seats:
        raise Refused("invalid", "Who sits already can be moved, not sent away.", reason="seated")


def tell_drafted(board: Board, people: list[str]) -> None:
    """Tell facilitators what the draft says of these people."""
    board.context.session.flush()
    told = SeatsDrafted(drafts=board.rows(people), by=board.mover)
    board.context.tell(board.workshop.staff_stream, told)


@operation(by=staff_of_workshop)
def lock_seats(args: LockSeats, context: Context) -> dict[str, Any]:
    """These people keep their places when the others are split again, or no longer."""
    board = board_of(args.workshop, context)
    people = [board.person(key).id for key in dict.fromkeys(args.participants)]
    board.lock(people, args.locked)
    context.tell(board.workshop.staff_stream, SeatsLocked(drafts=board.rows(people), by=board.mover))
    return {}


@operation(by=staff_of_workshop)
def draft_split(args: DraftSplit, context: Context) -> dict[str, Any]:
    """Everybody whose place is not fixed is to sit at even, mixed tables; nobody hears of it yet."""
    board = board_of(args.workshop, context)
    people = chosen(board, args.people)
    seed = secrets.randbelow(2**31) if args.seed is None else args.seed
    seating = board.split(people, seed)
    left_out = [one for one in board.drafts if one not in seating.seats and not board.is_locked(one)]
    for person in left_out:
        board.put(person, None)
    for one in people:
        board.put(one.id, seating.seats[one.id])
    moved = board.moved
    tell_drafted(board, [str(move["participant"]) for move in moved])
    return {"seed": seed, "moves": moved, "report": seating.report}


def chosen(board: Board, people: str | None) -> list[Participant]:
    """Whom a split is for."""
    if people is None:
        return board.counted
    everybody = list(board.people.values())
    wanted = everybody if people == "listed" else [one for one in everybody if one.present_at]
    if not wanted:
        raise Refused("invalid", "There is nobody to split yet.", reason="nobody")
    return wanted


@operation(by=staff_of_workshop)
def announce_seats(args: AnnounceSeats, context: Context) -> dict[str, Any]:
    """The draft is true: each phone says where to go, the hall sees the tables; who stays hears nothing."""
    board = board_of(args.workshop, context)
    moving = [one for one in board.counted if one.id in board.drafts]
    if not moving:
        raise Refused("invalid", "There is nothing new to announce.", reason="nothing")
    board.sitting.announced_at = context.now
    announced = [one.id for one in moving]
    seated = {one.id: board.drafts[one.id] for one in moving}
    tell_announced(board, announced)
    changed: dict[str, None] = {}
    for position, one in enumerate(moving, start=next_seat_position(board.sitting, context)):
        draft, seat = seated[one.id], board.seats.get(one.id)
        place = board.table(draft.table_id)
        tables = sit_down(one, place, seat, position, board.sitting, board.workshop, context, draft.is_locked)
        changed |= dict.fromkeys(table.id for table in tables)
    context.session.flush()
    tell_filled([table for table in board.tables.values() if table.id in changed], board.workshop, context)
    return {"people": len(moving)}


def tell_announced(board: Board, people: list[str]) -> None:
    """Tell facilitators that the draft of these people is none any more."""
    locks = {one: board.is_locked(one) for one in people}
    for one in people:
        board.drop(one)
    rows = [row.model_copy(update={"locked": locks[row.participant]}) for row in board.rows(people)]
    told = SeatsAnnounced(drafts=rows, people=len(people), by=board.mover)
    board.context.tell(board.workshop.staff_stream, told)


def undraft(table: str, workshop: Workshop, context: Context) -> int:
    """Nobody is to sit at a table that goes. How many were."""
    board = Board.of(workshop, context)
    people = [one for one, draft in board.drafts.items() if draft.table_id == table]
    for person in people:
        board.put(person, None)
    if people:
        tell_drafted(board, people)
    return len(people)
