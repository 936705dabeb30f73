"""What sockets and programs bring: the envelope, its size, and how much one person may send."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facilitator.identity import Actor
from facilitator.journal.batch import as_refusal
from facilitator.journal.operation import Answer, Operation
from facilitator.journal.queue import Journal
from facilitator.limits import Buckets
from facilitator.operations import VERBS
from facilitator.refusal import Refused

MOST_OPERATIONS = 20
MOST_BYTES = 48_000
SHORTEST = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Word = Annotated[str, Field(max_length=200)]


class Sent(BaseModel):
    """An operation as a client sends it."""

    model_config = ConfigDict(extra="forbid")

    id: Word
    name: Word
    args: dict[str, Any]


class Envelope(BaseModel):
    """What a client submits at once."""

    model_config = ConfigDict(extra="forbid")

    operations: Annotated[list[Sent], Field(min_length=1, max_length=MOST_OPERATIONS)]


class Door:
    """Takes envelopes, gives results: the same by socket and by HTTP."""

    def __init__(self, journal: Journal, allowance: Buckets) -> None:
        self._journal = journal
        self._allowance = allowance

    def submit(self, envelope: object, actor: Actor) -> dict[str, Any]:
        """`{"results": […]}`, one for each operation in order; an envelope that is none is refused as a whole."""
        if actor.kind == "anonymous":
            raise Refused("unauthenticated", "Your place is not known here. Join again.")
        operations = [Operation(sent.id, sent.name, sent.args, actor) for sent in opened(envelope)]
        checked = [self._check(operation) for operation in operations]
        good = [operation for operation, refusal in zip(operations, checked, strict=True) if refusal is None]
        answers = iter(self._journal.submit(good) if good else [])
        results = [
            Answer(one.id, refusal=bad) if bad else next(answers) for one, bad in zip(operations, checked, strict=True)
        ]
        return {"results": [result.as_json() for result in results]}

    def _check(self, operation: Operation) -> Refused | None:
        if operation.name not in VERBS or VERBS[operation.name].secret_id:
            return Refused("unknown_operation", "There is no such operation.")
        if seconds := self._allowance.take(operation.actor.sender):
            return Refused("rate_limited", "Too much at once: this is sent again in a moment.", retry_after=seconds)
        return None


def opened(envelope: object) -> list[Sent]:
    """The operations of an envelope of good size and shape."""
    if size(envelope) > MOST_BYTES:
        raise Refused("too_long", f"At most {MOST_BYTES} bytes at once.")
    try:
        return Envelope.model_validate(envelope).operations
    except ValidationError as fault:
        refusal = as_refusal(fault)
        raise Refused("invalid", refusal.message, **refusal.details) from fault


def size(envelope: object) -> int:
    """The bytes of an envelope, written as short as clients can."""
    try:
        return len(SHORTEST.encode(envelope).encode(errors="replace"))
    except TypeError as fault:
        raise Refused("invalid", "This is not JSON.") from fault
