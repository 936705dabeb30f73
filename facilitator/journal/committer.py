"""One batch of operations, one transaction: all that is told and all that is answered comes after its commit."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import orjson
import sqlalchemy as sa
import structlog
from pydantic import ValidationError
from sqlalchemy import orm

from facilitator.clock import now, stamp
from facilitator.config import Settings
from facilitator.journal.operation import Answer, Operation
from facilitator.journal.streams import NumberedEvent, Numbering, numbered
from facilitator.models import SavedOperation
from facilitator.operations import VERBS, Context, Told, Verb
from facilitator.operations.arguments import Arguments
from facilitator.refusal import Refused

KEPT = sa.select(SavedOperation.id, SavedOperation.sender, SavedOperation.digest, SavedOperation.answer).where(
    SavedOperation.id.in_(sa.bindparam("ids", expanding=True))
)
KEEP = sa.insert(SavedOperation)

log = structlog.get_logger()


@dataclass(slots=True)
class Committed:
    """What a batch did: the answers in the order of the operations, the events, who reads what no more, who is out."""

    answers: list[Answer] = field(default_factory=list)
    events: list[NumberedEvent] = field(default_factory=list)
    evicted: list[tuple[str, str]] = field(default_factory=list)
    signed_out: list[str] = field(default_factory=list)

    def add(self, other: "Committed") -> None:
        """Append what another batch did."""
        self.answers += other.answers
        self.events += other.events
        self.evicted += other.evicted
        self.signed_out += other.signed_out


@dataclass(slots=True)
class Done:
    """An operation that was carried out and waits for its numbers."""

    operation: Operation
    result: dict[str, object]
    told: list[Told]


class CommitFailed(Exception):
    """The database did not say whether the batch is stored."""


class Committer:
    """Runs batches on the writer's engine, one at a time."""

    def __init__(self, engine: sa.Engine, settings: Settings) -> None:
        self._engine = engine
        self._grace = settings.grace_seconds
        self._retention_days = settings.retention_days
        self._disk = settings.data if settings.database_url is None else None
        self._minimum_free = settings.minimum_free_bytes

    def run(self, operations: list[Operation]) -> Committed:
        """Carry out a batch. A fault in one operation fails that one alone; a fault of the storage can be retried."""
        if self._disk and is_full(self._disk, self._minimum_free):
            return unavailable(operations, "The disk is full: nothing can be saved now.")
        try:
            return self._attempt(operations)
        except (CommitFailed, sa.exc.OperationalError, sa.exc.InterfaceError):
            log.exception("storage unavailable", operations=len(operations))
            self._engine.dispose()
            return unavailable(operations, "Saving did not work. It is tried again.")
        except Exception:
            if len(operations) == 1:
                return self._poisonous(operations[0])
        return self._one_by_one(operations)

    def _poisonous(self, operation: Operation) -> Committed:
        log.exception("operation failed", operation=operation.name, id=operation.id)
        return Committed([Answer(operation.id, refusal=Refused("invalid", "This could not be done."))])

    def _one_by_one(self, operations: list[Operation]) -> Committed:
        committed = Committed()
        for operation in operations:
            committed.add(self.run([operation]))
        return committed

    def _attempt(self, operations: list[Operation]) -> Committed:
        with orm.Session(self._engine, autoflush=False, expire_on_commit=False) as session:
            batch = Batch(session, operations, self._grace, self._retention_days)
            committed = batch.run()
            try:
                session.commit()
            except Exception as fault:
                raise CommitFailed from fault
        return committed


class Batch:
    """Operations at work in one transaction."""

    def __init__(self, session: orm.Session, operations: list[Operation], grace: float, retention_days: int) -> None:
        self._session = session
        self._operations = operations
        self._grace = grace
        self._retention_days = retention_days
        self._now = now()
        self._told: list[Told] = []
        self._opened: list[str] = []
        self._renewed: list[str] = []
        self._evicted: list[tuple[str, str]] = []
        self._signed_out: list[str] = []
        self._done: dict[str, Done] = {}
        ids = [operation.id for operation in operations]
        self._saved = {row.id: row for row in session.connection().execute(KEPT, {"ids": ids})}

    def run(self) -> Committed:
        """Carry out the operations in order, then number and store what they told."""
        outcomes = [self._outcome(operation) for operation in self._operations]
        self._session.flush()
        answers, events = self._number()
        ordered = [outcome if isinstance(outcome, Answer) else self._answer(outcome, answers) for outcome in outcomes]
        return Committed(ordered, events, self._evicted, self._signed_out)

    def _outcome(self, operation: Operation) -> Answer | tuple[str, bool]:
        """The answer, or the id of an operation of this batch and whether this one repeats it."""
        try:
            if operation.id in self._saved:
                return again(operation, self._saved[operation.id])
            if operation.id in self._done:
                same_content(operation, *self._content_of(operation.id))
                return operation.id, True
            self._carry_out(operation)
            return operation.id, False
        except Refused as refusal:
            return Answer(operation.id, refusal=refusal)

    def _content_of(self, key: str) -> tuple[str, str]:
        first = self._done[key].operation
        return first.actor.sender, first.digest()

    def _carry_out(self, operation: Operation) -> None:
        verb, arguments = understood(operation)
        context = self._context(operation)
        verb.by(self._session, operation.actor, arguments)
        result = verb.run(arguments, context)
        self._session.flush()
        self._told += context.told
        self._opened += context.opened
        self._renewed += context.renewed
        self._evicted += context.evicted
        self._signed_out += context.signed_out
        self._done[operation.id] = Done(operation, result, context.told)

    def _context(self, operation: Operation) -> Context:
        return Context(
            self._session,
            operation.actor,
            self._now,
            operation.id,
            self._grace,
            self._retention_days,
            earlier=self._told,
        )

    def _number(self) -> tuple[dict[str, Answer], list[NumberedEvent]]:
        told_streams = [told.stream for told in self._told]
        numbering = Numbering(self._session, [*self._opened, *told_streams, *self._renewed], self._renewed)
        at = stamp(self._now)
        events: list[NumberedEvent] = []
        answers: dict[str, Answer] = {}
        for key, done in self._done.items():
            own = [numbered(told, numbering.next(told.stream), at, public_id(done.operation)) for told in done.told]
            home = own[0] if own else None
            answers[key] = Answer(key, home.stream if home else None, home.seq if home else None, at, dict(done.result))
            events += own
        numbering.save(events)
        self._remember(answers)
        return answers, events

    def _remember(self, answers: dict[str, Answer]) -> None:
        rows = [saved_row(done.operation, answers[key]) for key, done in self._done.items()]
        if rows:
            self._session.connection().execute(KEEP, rows)

    def _answer(self, outcome: tuple[str, bool], answers: dict[str, Answer]) -> Answer:
        key, repeated = outcome
        first = answers[key]
        return Answer(key, first.stream, first.seq, first.at, first.result, duplicate=repeated)


def understood(operation: Operation) -> tuple[Verb, Arguments]:
    """The verb and its arguments, or why they cannot be understood."""
    verb = VERBS.get(operation.name)
    if verb is None:
        raise Refused("unknown_operation", "There is no such operation.")
    try:
        return verb, verb.arguments.model_validate(operation.args)
    except ValidationError as fault:
        raise as_refusal(fault) from fault


def as_refusal(fault: ValidationError) -> Refused:
    """The first thing wrong with some arguments, and where."""
    first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
    code = "too_long" if first["type"] in ("too_long", "string_too_long") else "invalid"
    return Refused(code, first["msg"], path=".".join(str(step) for step in first["loc"]))


def again(operation: Operation, saved: Any) -> Answer:
    """The first answer, for the same operation of the same sender."""
    same_content(operation, saved.sender, saved.digest)
    return Answer(operation.id, **orjson.loads(saved.answer), duplicate=True)


def same_content(operation: Operation, sender: str, digest: str) -> None:
    """Refuse another operation under an id that is taken."""
    if operation.actor.sender != sender or operation.digest() != digest:
        raise Refused("op_conflict", "This id belongs to another operation.")


def public_id(operation: Operation) -> str:
    """The id events carry: the operation's own, unless it is a credential."""
    return str(uuid5(NAMESPACE_OID, operation.id)) if VERBS[operation.name].secret_id else operation.id


def saved_row(operation: Operation, answer: Answer) -> dict[str, object]:
    """An accepted operation as a row."""
    return {
        "id": operation.id,
        "workshop_id": operation.actor.workshop,
        "name": operation.name,
        "sender": operation.actor.sender,
        "digest": operation.digest(),
        "answer": orjson.dumps(answer.kept()).decode(),
    }


def unavailable(operations: list[Operation], message: str) -> Committed:
    """The answer to everybody while nothing can be stored."""
    return Committed([Answer(one.id, refusal=Refused("storage_unavailable", message)) for one in operations])


def is_full(directory: Path, minimum: int) -> bool:
    """Whether less than `minimum` bytes are free."""
    return shutil.disk_usage(directory).free < minimum
