"""Who is told what: ears at every stream of the database, so that nobody is told in secret."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from facilitator.journal import Answer
from facilitator.models import Stream
from tests.cast import Cast

Json = dict[str, Any]


@dataclass(frozen=True)
class Listening:
    """What is told from one moment on, by those who hear it."""

    cast: Cast
    before: dict[str, int]

    @classmethod
    def to(cls, cast: Cast) -> "Listening":
        """Listen from now on."""
        return cls(cast, heads(cast))

    @property
    def told(self) -> dict[str, list[str]]:
        """The names of the events, by who hears them; who hears nothing is not there."""
        return {who: [event["name"] for event in events] for who, events in self._heard().items()}

    def heard(self, who: str) -> list[Json]:
        """The data of what `who` hears."""
        return [event["data"] for event in self._heard()[who]]

    def _heard(self) -> dict[str, list[Json]]:
        moved = {name for name, seq in heads(self.cast).items() if seq != self.before.get(name, 0)}
        return {who(self.cast, name): self.cast.events(name, self.before.get(name, 0)) for name in moved}


def heads(cast: Cast) -> dict[str, int]:
    with cast.journal.reading() as session:
        return {name: seq for name, seq in session.execute(sa.select(Stream.name, Stream.seq))}


def who(cast: Cast, stream: str) -> str:
    """A stream as the tests call it."""
    people = {"Bruno": cast.bruno, "Chiara": cast.chiara, "Denis": cast.denis, "Eve": cast.eve}
    names = {f"participant:{person.id}": name for name, person in people.items()}
    names |= {f"table:{table}": f"table {number}" for number, table in enumerate(cast.tables)}
    return {**names, cast.stream: "everybody", cast.staff_stream: "staff"}.get(stream, stream)


def code(answer: Answer) -> str:
    """Why it was refused, which it must have been."""
    assert answer.refusal, answer.result
    return answer.refusal.code
