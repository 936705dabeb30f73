"""Events of the time of single tables, and of tables that can only be read for a while."""

from facilitator.clock import stamp_or_none
from facilitator.events.base import Event, View
from facilitator.models import Table


class TableTime(View):
    """The own end of a table; where there is none it keeps the time of its moment."""

    id: str
    ends_at: str | None
    ended_at: str | None

    @classmethod
    def of(cls, table: Table) -> "TableTime":
        """The own end of `table`."""
        return cls(id=table.id, ends_at=stamp_or_none(table.ends_at), ended_at=stamp_or_none(table.ended_at))


class TableExtended(Event):
    """One table has more time than the others, or less."""

    table: TableTime


class TableEnded(Event):
    """The time of one table is over; notes that still arrive are late, and kept."""

    table: TableTime


class TableReopened(Event):
    """One table goes on after its end, by itself or with the others."""

    table: TableTime


class TableFrozen(Event):
    """A table is read-only for now."""

    table: str


class TableThawed(Event):
    """A table takes notes again."""

    table: str


class TablesFrozen(Event):
    """These tables are read-only for now."""

    tables: list[str]


class TablesThawed(Event):
    """These tables take notes again."""

    tables: list[str]
