"""Operations at work in one transaction: carried out in order, then numbered and kept together."""

from dataclasses import dataclass, field
from uuid import NAMESPACE_OID, uuid5

import orjson
import sqlalchemy as sa
from pydantic import ValidationError

from facilitator.clock import now, stamp
from facilitator.journal.operation import Answer, Operation
from facilitator.journal.streams import NumberedEvent, Numbering, numbered
from facilitator.journal.writing import RefusedLate, WritingSession
from facilitator.models import SavedOperation
from facilitator.operations import VERBS, Context, Told, Verb
from facilitator.operations.arguments import Arguments
from facilitator.operations.standing import refuse_archived
from facilitator.prepared import Prepared
from facilitator.refusal import Refused

SAVED = sa.select(SavedOperation.id, SavedOperation.sender, SavedOperation.digest, SavedOperation.answer)
KEPT = Prepared(SAVED.where(SavedOperation.id == sa.bindparam("key")))
ALL_KEPT = SAVED.where(SavedOperation.id.in_(sa.bindparam("keys", expanding=True)))
KEEP = Prepared(sa.insert(SavedOperation))


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


class Batch:
    """Operations at work in one transaction."""

    def __init__(
        self,
        connection: sa.Connection,
        session: WritingSession,
        operations: list[Operation],
        grace: float,
        retention_days: int,
    ) -> None:
        self._connection = connection
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
        self._saved = saved(connection, [operation.id for operation in operations])

    def run(self) -> Committed:
        """Carry out the operations in order, then number and store what they told."""
        outcomes = [self._outcome(operation) for operation in self._operations]
        self._session.flush()
        answers, events = self._number()
        ordered = [outcome if isinstance(outcome, Answer) else self._answer(outcome, answers) for outcome in outcomes]
        return Committed(ordered, events, self._evicted, self._signed_out)

    def _outcome(self, operation: Operation) -> Answer | tuple[str, bool]:
        """The answer, or the id of an operation of this batch and whether this one repeats it."""
        writes = self._session.writes
        try:
            if operation.id in self._saved:
                return again(operation, *self._saved[operation.id])
            if operation.id in self._done:
                same_content(operation, *self._content_of(operation.id))
                return operation.id, True
            self._carry_out(operation)
            return operation.id, False
        except Refused as refusal:
            if self._session.writes != writes:
                raise RefusedLate(refusal) from refusal
            return Answer(operation.id, refusal=refusal)

    def _content_of(self, key: str) -> tuple[str, str]:
        first = self._done[key].operation
        return first.actor.sender, first.digest()

    def _carry_out(self, operation: Operation) -> None:
        verb, arguments = understood(operation)
        context = self._context(operation)
        verb.by(self._session, operation.actor, arguments)
        if operation.actor.is_staff and not verb.on_archived:
            refuse_archived(self._session, arguments)
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
            self._connection,
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
        numbering = Numbering(self._connection, [*self._opened, *told_streams, *self._renewed], self._renewed)
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
        KEEP.run(self._connection, rows)

    def _answer(self, outcome: tuple[str, bool], answers: dict[str, Answer]) -> Answer:
        key, repeated = outcome
        first = answers[key]
        return Answer(key, first.stream, first.seq, first.at, first.result, duplicate=repeated)


def saved(connection: sa.Connection, keys: list[str]) -> dict[str, tuple[str, str, str]]:
    """Sender, digest and answer of those of some operations that were accepted before."""
    if len(keys) > 1:
        return {
            key: (sender, digest, answer)
            for key, sender, digest, answer in connection.execute(ALL_KEPT, {"keys": keys})
        }
    found = KEPT.first(connection, {"key": keys[0]})
    return {found[0]: (found[1], found[2], found[3])} if found else {}


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


def again(operation: Operation, sender: str, digest: str, answer: str) -> Answer:
    """The first answer, for the same operation of the same sender."""
    same_content(operation, sender, digest)
    return Answer(operation.id, **orjson.loads(answer), duplicate=True)


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
