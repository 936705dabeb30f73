"""Servers that break their promises on purpose, so that the checker can show that it convicts them."""

from facilitator import server  # first: it prepares the process for its loop

# isort: split
import sys
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from facilitator import loop
from facilitator.events.base import Event
from facilitator.journal import Answer, Journal, Operation, batch, committer
from facilitator.journal.batch import Batch
from facilitator.operations.context import Context
from facilitator.place import Place

FIRST_ID: dict[str, str] = {}
HASTY = {"add_note", "edit_note", "delete_note", "restore_note"}
MOMENT = 0.3


class ForgetfulBatch(Batch):
    """Does not remember what it did: an operation sent again takes effect again."""

    def _outcome(self, operation: Operation) -> Answer | tuple[str, bool]:
        fresh = replace(operation, id=str(uuid.uuid4()))
        FIRST_ID[fresh.id] = operation.id
        return super()._outcome(fresh)

    def _answer(self, outcome: tuple[str, bool], answers: dict[str, Answer]) -> Answer:
        answer = super()._answer(outcome, answers)
        return replace(answer, id=FIRST_ID[answer.id])


def first_id(operation: Operation) -> str:
    return FIRST_ID[operation.id]


def go_on_behind(journal: Journal) -> None:
    """Leave all that waits to a greenlet of its own."""
    if journal._queue and not journal._at_work:
        journal._at_work = True
        loop.spawn(answer_all, journal)


def answer_all(journal: Journal) -> None:
    while journal._queue:
        answer_first(journal)
    journal._at_work = False


def answer_first(journal: Journal) -> None:
    """One batch of a journal that answers some things first, and stores them a moment later."""
    waiting = [journal._queue.popleft() for _ in range(len(journal._queue))]
    hasty = [one for one in waiting if one.operation.name in HASTY]
    answer(waiting=[one for one in waiting if one not in hasty], by=journal._commit)
    answer(waiting=hasty, by=lambda operations: promised(operations, journal))
    if hasty:
        loop.sleep(MOMENT)
        journal._commit([one.operation for one in hasty])


def answer(waiting: list[Any], by: Callable[[list[Operation]], list[Answer]]) -> None:
    if waiting:
        for one, answered in zip(waiting, by([one.operation for one in waiting]), strict=True):
            one.answered.send(answered)


def promised(operations: list[Operation], journal: Journal) -> list[Answer]:
    with journal._committer._connection() as connection, committer.session_on(connection) as session:
        transaction = connection.begin()
        answers = Batch(connection, session, operations, grace=30, retention_days=90).run().answers
        transaction.rollback()
    return answers


def forget() -> None:
    """Do again what is sent again."""
    committer.Batch = ForgetfulBatch  # type: ignore[attr-defined]
    batch.public_id = first_id


def hurry(*names: str) -> None:
    """Answer before it is stored."""
    HASTY.intersection_update(names or HASTY)
    HASTY.update(names)
    Journal._work_once = lambda journal: None  # type: ignore[method-assign, assignment]
    Journal._go_on = go_on_behind  # type: ignore[method-assign, assignment]


def leave_behind() -> None:
    """Tell no table that a note has left it."""
    tell = Context.tell

    def tell_but(context: Context, stream: str, event: Event) -> None:
        if event.name != "note_removed":
            tell(context, stream, event)

    Context.tell = tell_but  # type: ignore[method-assign, assignment]


def leave_readable() -> None:
    """Keep in the log what was taken out of sight."""
    Context.redact = lambda context, note: None  # type: ignore[method-assign, assignment]


def ignore_time() -> None:
    """Take every note for one that came in time."""
    Place.takes_in_time = lambda place, moment, grace: True  # type: ignore[method-assign, assignment]


BREAKS: dict[str, Callable[..., None]] = {
    "forgetful": forget,
    "hasty": hurry,
    "doubling": leave_behind,
    "candid": leave_readable,
    "lenient": ignore_time,
}

if __name__ == "__main__":
    name, *words = sys.argv.pop(1).split(":")
    BREAKS[name](*words)
    server.main()
