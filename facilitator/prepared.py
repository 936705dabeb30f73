"""Statements that run for every note: compiled once, then given to the driver as they are.

Building, caching and wrapping a statement costs SQLAlchemy several times what SQLite needs to run it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

Change = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement in the words of one database."""

    sql: str
    binds: tuple[tuple[str, Change], ...]
    columns: tuple[Change, ...]
    given: dict[str, Any]
    is_positional: bool

    def parameters(self, values: dict[str, Any]) -> Any:
        """The values as the driver takes them."""
        told = {**self.given, **values} if self.given else values
        if self.is_positional:
            return [change(told[name]) if change else told[name] for name, change in self.binds]
        return {name: change(told[name]) if change else told[name] for name, change in self.binds}

    def row(self, found: Sequence[Any]) -> tuple[Any, ...]:
        """A row of the driver as Python values."""
        return tuple(change(value) if change else value for change, value in zip(self.columns, found, strict=True))


class Prepared:
    """A statement that is told the same values each time it runs: an insert always gets the same columns."""

    def __init__(self, statement: sa.Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, Compiled] = {}

    def run(self, connection: sa.Connection, rows: list[dict[str, Any]]) -> None:
        """Run it for each of some rows."""
        if len(rows) == 1:
            self._execute(connection, rows[0])
        elif rows:
            connection.execute(self._statement, rows)

    def first(self, connection: sa.Connection, values: dict[str, Any]) -> tuple[Any, ...] | None:
        """The first row it finds or returns."""
        cursor, compiled = self._execute(connection, values)
        found = cursor.fetchone()
        return compiled.row(found) if found else None

    def _execute(self, connection: sa.Connection, values: dict[str, Any]) -> tuple[Any, Compiled]:
        dialect = connection.dialect
        compiled = self._compiled.get(dialect.name) or self._compile(dialect, values)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(compiled.sql, compiled.parameters(values))
        except dialect.loaded_dbapi.Error as fault:
            raise as_sqlalchemy(fault, compiled.sql, dialect) from fault
        return cursor, compiled

    def _compile(self, dialect: Dialect, values: dict[str, Any]) -> Compiled:
        self._compiled[dialect.name] = compiled(self._statement, dialect, list(values))
        return self._compiled[dialect.name]


def compiled(statement: Any, dialect: Dialect, names: list[str]) -> Compiled:
    """The statement for a dialect, with what each value goes through on its way in and out."""
    built = statement.compile(dialect=dialect, column_keys=names if statement.is_insert else None)
    kinds = {name: bind.type for bind, name in built.bind_names.items()}
    returned = statement.exported_columns if isinstance(statement, sa.Select | sa.UpdateBase) else ()
    return Compiled(
        sql=str(built),
        binds=tuple((name, inward(kinds[name], dialect)) for name in built.positiontup or kinds),
        columns=tuple(outward(column.type, dialect) for column in returned),
        given={name: value for name, value in built.params.items() if name not in names},
        is_positional=built.positional,
    )


def inward(kind: Any, dialect: Dialect) -> Change:
    """What a value of a type becomes for the driver."""
    change: Change = kind.dialect_impl(dialect).bind_processor(dialect)
    return change


def outward(kind: Any, dialect: Dialect) -> Change:
    """What the driver's value of a type becomes."""
    change: Change = kind.dialect_impl(dialect).result_processor(dialect, None)
    return change


def as_sqlalchemy(fault: Exception, sql: str, dialect: Dialect) -> Exception:
    """The driver's error under the name SQLAlchemy gives it, without the values."""
    named = sa.exc.DBAPIError.instance(
        sql, None, fault, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
    )
    assert isinstance(named, Exception)
    return named
