"""What comes in and what is answered."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from facilitator.identity import Actor
from facilitator.operations import VERBS
from facilitator.refusal import Refused

GOOD_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=True)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing somebody wants done. Its id was made when they pressed the button, and is what makes it happen once."""

    id: str
    name: str
    args: dict[str, Any]
    actor: Actor

    def has_good_id(self) -> bool:
        """Whether the id is a UUID in lower case, as clients make them."""
        return GOOD_ID.fullmatch(self.id) is not None

    def digest(self) -> str:
        """What equal name and arguments share; salted with the id, so that it tells nothing of short texts."""
        verb = VERBS.get(self.name)
        compared = {name: value for name, value in self.args.items() if verb is None or name != verb.salted}
        content = CANONICAL.encode([self.id, self.name, compared])
        return hashlib.blake2b(content.encode(), digest_size=32).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an operation: done, with its home event and result, or refused, with the reason."""

    id: str
    stream: str | None = None
    seq: int | None = None
    at: str | None = None
    result: dict[str, Any] = field(default_factory=dict)
    duplicate: bool = False
    refusal: Refused | None = None

    @property
    def ok(self) -> bool:
        """Whether it is done and durable."""
        return self.refusal is None

    def result_or_raise(self) -> dict[str, Any]:
        """The result of what was done; a refusal is raised."""
        if self.refusal:
            raise self.refusal
        return self.result

    def as_json(self) -> dict[str, Any]:
        """The answer as other programs get it."""
        if self.refusal:
            return {"id": self.id, "ok": False, **self.refusal.as_json(), "retryable": self.refusal.retryable}
        return {"id": self.id, "ok": True, **self.kept(), "duplicate": self.duplicate}

    def kept(self) -> dict[str, Any]:
        """What is stored of it, to be given again when the operation is sent again."""
        return {"stream": self.stream, "seq": self.seq, "at": self.at, "result": self.result}
