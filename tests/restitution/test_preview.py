"""The page of the restitution, which several desks look at while the session goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from facilitator import loop
from facilitator.restitution.preview import Kept, Piece, edited_record, told_apart
from facilitator.restitution.record import Record, TableRecord
from tests.restitution.chieri import chieri


class Interrupted(tuple[TableRecord, ...]):
    """Tables of which some are read, and the others when somebody says so."""

    some: int
    reached: loop.Event
    may_go_on: loop.Event

    def __iter__(self) -> Iterator[TableRecord]:
        tables = tuple(super().__iter__())
        yield from tables[: self.some]
        self.reached.send()
        self.may_go_on.wait()
        yield from tables[self.some :]


@dataclass
class Desk:
    """Who looks at a record while others do, and is interrupted after some tables."""

    record: Record
    some: int
    got: loop.Event = field(default_factory=loop.Event)

    def begin(self, kept: Kept) -> None:
        self.tables = Interrupted(self.record.tables)
        self.tables.some, self.tables.reached, self.tables.may_go_on = self.some, loop.Event(), loop.Event()
        loop.spawn(self._look, kept)
        self.tables.reached.wait()

    def _look(self, kept: Kept) -> None:
        told = edited_record(replace(self.record, tables=self.tables), "internal", kept)
        self.got.send([table.id for table in told.tables])

    def end(self) -> list[str]:
        """The tables that this desk got."""
        self.tables.may_go_on.send()
        return list(self.got.wait())


def test_two_desks_that_look_at_once_get_every_table() -> None:
    record, kept = chieri(), Kept()
    every_table = [table.id for table in record.tables]
    first, second = Desk(record, some=2), Desk(record, some=1)
    first.begin(kept)
    second.begin(kept)
    assert (first.end(), second.end()) == (every_table, every_table)


def test_blocks_that_look_alike_are_told_apart() -> None:
    nobody_answers = Piece("one", "No note answers this question.")
    told = list(told_apart([nobody_answers, Piece("two", "Theme 2"), nobody_answers, nobody_answers]))
    assert [piece.digest for piece in told] == ["one", "two", "one-2", "one-3"]
    assert {piece.drawn for piece in told if piece.digest != "two"} == {"No note answers this question."}
