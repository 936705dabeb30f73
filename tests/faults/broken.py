"""Two servers that break their promises on purpose, so that the checker can show that it convicts them."""

from facilitator import server  # first: it prepares the process for its loop

# isort: split
import sys
import uuid
from dataclasses import replace

from facilitator import loop
from facilitator.journal import Answer, Journal, Operation, batch, committer
from facilitator.journal.batch import Batch

FIRST_ID: dict[str, str] = {}


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
    """One batch of a journal that answers notes first, and stores them a moment later."""
    batch = [journal._queue.popleft() for _ in range(len(journal._queue))]
    operations = [waiting.operation for waiting in batch]
    hasty = all(operation.name.endswith("_note") for operation in operations)
    answers = promised(operations, journal) if hasty else journal._commit(operations)
    for waiting, answer in zip(batch, answers, strict=True):
        waiting.answered.send(answer)
    if hasty:
        loop.sleep(0.1)
        journal._commit(operations)


def promised(operations: list[Operation], journal: Journal) -> list[Answer]:
    with journal._committer._connection() as connection, committer.session_on(connection) as session:
        transaction = connection.begin()
        answers = Batch(connection, session, operations, grace=30, retention_days=90).run().answers
        transaction.rollback()
    return answers


def break_promise(name: str) -> None:
    if name == "forgetful":
        committer.Batch = ForgetfulBatch  # type: ignore[attr-defined]
        batch.public_id = first_id
    else:
        Journal._work_once = lambda journal: None  # type: ignore[method-assign, assignment]
        Journal._go_on = go_on_behind  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    break_promise(sys.argv.pop(1))
    server.main()
