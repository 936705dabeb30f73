"""The one way in: doors put operations here and wait; they are committed one batch at a time.

Who comes while nothing is at work commits at once, without waking anybody else for it; what comes meanwhile waits and
is the next batch.
"""

from collections import deque
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa
import structlog
from sqlalchemy import orm

from facilitator import loop
from facilitator.config import Settings
from facilitator.database import writer_engine
from facilitator.journal.batch import Committed
from facilitator.journal.catchup import Catchup
from facilitator.journal.committer import Committer
from facilitator.journal.operation import Answer, Operation
from facilitator.refusal import Refused

BATCH = 32
LONGEST_QUEUE = 5000
SECONDS_BETWEEN_LOOKS = 0.005

Outcome = TypeVar("Outcome")

log = structlog.get_logger()


class Waiting:
    """An operation in the queue, and where its answer goes."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self.answered = loop.Event()


class Journal:
    """Takes operations from every door, stores them, and tells who listens what has happened."""

    def __init__(self, settings: Settings, reader: Callable[[], sa.Engine]) -> None:
        self.engine = writer_engine(settings.database)
        self.catchup = Catchup()
        self.after_commit: list[Callable[[Committed], None]] = []
        self._committer = Committer(self.engine, settings)
        self._queue: deque[Waiting] = deque()
        self._running = False
        self._stopping = False
        self._at_work = False
        self._reader = reader

    def submit(self, operations: list[Operation]) -> list[Answer]:
        """The answers, in order, after everything is durable. An id that no client makes is refused at once."""
        strange = {operation.id for operation in operations if not operation.has_good_id()}
        taken = [operation for operation in operations if operation.id not in strange]
        answers = iter(self._take(taken) if taken else [])
        return [strange_id(operation) if operation.id in strange else next(answers) for operation in operations]

    def _take(self, operations: list[Operation]) -> list[Answer]:
        """Commit, or wait for those who do; outside a server there is nobody to wait for."""
        if not self._running:
            return self._commit(operations)
        if self._stopping:
            return refused(operations, "restarting", "The server restarts: this is sent again in a moment.")
        if len(self._queue) > LONGEST_QUEUE:
            return refused(operations, "busy", "Too much at once: this is sent again in a moment.")
        waiting = [Waiting(operation) for operation in operations]
        self._queue.extend(waiting)
        if not self._at_work:
            self._work_once()
            self._go_on()
        return [one.answered.wait() for one in waiting]

    def reading(self) -> orm.Session:
        """A session that can only read, for one look."""
        return orm.Session(self._reader())

    def rest(self, function: Callable[[], Outcome]) -> Outcome:
        """The result of what must not meet a writer; what comes meanwhile waits, and the loop goes on."""
        while self._at_work:
            loop.sleep(SECONDS_BETWEEN_LOOKS)
        self._at_work = True
        try:
            return function()
        finally:
            self._at_work = False
            self._go_on()

    def start(self) -> None:
        """From now on several greenlets ask at once."""
        self._running = True
        self._committer.hold()

    def stop(self) -> None:
        """Take nothing more; what was taken is still committed and answered."""
        self._stopping = True

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is at work."""
        return not self._queue and not self._at_work

    def _go_on(self) -> None:
        """Leave what came meanwhile to a greenlet that has nothing else to do."""
        if self._queue:
            self._at_work = True
            loop.spawn(self._work_off)

    def _work_off(self) -> None:
        while self._queue:
            self._work_once()

    def _work_once(self) -> None:
        self._at_work = True
        try:
            self._answer_next()
        finally:
            self._at_work = False

    def _answer_next(self) -> None:
        batch = [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]
        try:
            answers = self._commit([waiting.operation for waiting in batch])
        except Exception:
            log.exception("batch failed")
            answers = refused([waiting.operation for waiting in batch], "storage_unavailable", "Saving did not work.")
        for waiting, answer in zip(batch, answers, strict=True):
            waiting.answered.send(answer)

    def _commit(self, operations: list[Operation]) -> list[Answer]:
        committed = self._committer.run(operations)
        for listener in self.after_commit:
            try:
                listener(committed)
            except Exception:
                log.exception("telling failed")
        return committed.answers


def strange_id(operation: Operation) -> Answer:
    """The refusal of an operation nobody could send again under the same id."""
    return Answer(operation.id, refusal=Refused("invalid", "An operation's id is a UUID in lower case.", path="id"))


def refused(operations: list[Operation], code: str, message: str) -> list[Answer]:
    """The same refusal for all."""
    return [Answer(operation.id, refusal=Refused(code, message)) for operation in operations]
