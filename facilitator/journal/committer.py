"""One batch of operations, one transaction: all that is told and all that is answered comes after its commit."""

import math
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
import structlog

from facilitator.config import Settings
from facilitator.journal.batch import Batch, Committed
from facilitator.journal.operation import Answer, Operation
from facilitator.journal.writing import RefusedLate, WritingSession
from facilitator.refusal import Refused

SECONDS_BETWEEN_LOOKS = 1

log = structlog.get_logger()


class CommitFailed(Exception):
    """The database did not say whether the batch is stored."""


class Committer:
    """Runs batches on the writer's engine, one at a time."""

    def __init__(self, engine: sa.Engine, settings: Settings) -> None:
        self._engine = engine
        self._holds = False
        self._held: sa.Connection | None = None
        self._grace = settings.grace_seconds
        self._retention_days = settings.retention_days
        self._disk = None if settings.database_url else Disk(settings.data, settings.minimum_free_bytes)

    def hold(self) -> None:
        """Keep the connection from batch to batch: asking the pool for it costs a tenth of a note."""
        self._holds = True

    def run(self, operations: list[Operation]) -> Committed:
        """Carry out a batch. A fault in one operation fails that one alone; a fault of the storage can be retried."""
        if self._disk and self._disk.is_full():
            return unavailable(operations, "The disk is full: nothing can be saved now.")
        try:
            return self._attempt_again_if_cut(operations)
        except (CommitFailed, sa.exc.OperationalError, sa.exc.InterfaceError):
            log.exception("storage unavailable", operations=len(operations))
            self._engine.dispose()
            return unavailable(operations, "Saving did not work. It is tried again.")
        except RefusedLate as late:
            if len(operations) == 1:
                return self._undone(operations[0], late.refusal)
        except Exception:
            if len(operations) == 1:
                return self._poisonous(operations[0])
        return self._one_by_one(operations)

    def _undone(self, operation: Operation, refusal: Refused) -> Committed:
        log.warning("refused after it had written", operation=operation.name)
        return Committed([Answer(operation.id, refusal=refusal)])

    def _poisonous(self, operation: Operation) -> Committed:
        log.exception("operation failed", operation=operation.name, id=operation.id)
        return Committed([Answer(operation.id, refusal=Refused("invalid", "This could not be done."))])

    def _one_by_one(self, operations: list[Operation]) -> Committed:
        committed = Committed()
        for operation in operations:
            committed.add(self.run([operation]))
        return committed

    def _attempt_again_if_cut(self, operations: list[Operation]) -> Committed:
        """A connection that was cut while nothing was to do is found out by the next batch, which has done nothing."""
        try:
            return self._attempt(operations)
        except sa.exc.DBAPIError as fault:
            if not fault.connection_invalidated:
                raise
        return self._attempt(operations)

    def _attempt(self, operations: list[Operation]) -> Committed:
        with self._connection() as connection, session_on(connection) as session:
            transaction = connection.begin()
            committed = Batch(connection, session, operations, self._grace, self._retention_days).run()
            try:
                transaction.commit()
            except Exception as fault:
                raise CommitFailed from fault
        return committed

    @contextmanager
    def _connection(self) -> Iterator[sa.Connection]:
        connection = self._held or self._engine.connect()
        self._held = None
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        if self._holds:
            self._held = connection
        else:
            connection.close()


@contextmanager
def session_on(connection: sa.Connection) -> Iterator[WritingSession]:
    """A session inside the connection's transaction. Most batches never use it: then there is nothing to close."""
    session = WritingSession(connection, autoflush=False)
    try:
        yield session
    finally:
        if session.in_transaction():
            session.close()


def unavailable(operations: list[Operation], message: str) -> Committed:
    """The answer to everybody while nothing can be stored."""
    return Committed([Answer(one.id, refusal=Refused("storage_unavailable", message)) for one in operations])


class Disk:
    """The disk under a directory. It is asked once a second: what fills up in between makes a commit fail."""

    def __init__(self, directory: Path, minimum_free: int) -> None:
        self._directory = directory
        self._minimum_free = minimum_free
        self._asked_at = -math.inf
        self._is_full = False

    def is_full(self) -> bool:
        """Whether too few bytes were free when last asked."""
        if time.monotonic() - self._asked_at >= SECONDS_BETWEEN_LOOKS:
            self._is_full = shutil.disk_usage(self._directory).free < self._minimum_free
            self._asked_at = time.monotonic()
        return self._is_full
