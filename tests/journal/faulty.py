"""Operations and databases that fail, for tests alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.events import TableFrozen
from facilitator.models import Table
from facilitator.operations import VERBS, Context, Verb
from facilitator.operations.arguments import Arguments, Id
from facilitator.permissions import anyone
from facilitator.refusal import Refused


class Poison(Arguments):
    """A table to spoil."""

    table: Id


def spoil(args: Poison, context: Context) -> dict[str, Any]:
    """Writes, tells, and dies."""
    table = context.session.get_one(Table, args.table)
    table.theme = "Rovinato"
    context.session.flush()
    context.tell(table.stream, TableFrozen(table=table.id))
    raise RuntimeError("poison")


def hesitate(args: Poison, context: Context) -> dict[str, Any]:
    """Writes and tells, and refuses then."""
    table = context.session.get_one(Table, args.table)
    table.theme = "A metà"
    context.tell(table.stream, TableFrozen(table=table.id))
    raise Refused("invalid", "Not like this.")


@pytest.fixture
def hesitation(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is an operation `hesitate`, as long as the test lasts."""
    monkeypatch.setitem(VERBS, "hesitate", Verb("hesitate", anyone, Poison, hesitate, secret_id=False))


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is an operation `spoil`, as long as the test lasts."""
    monkeypatch.setitem(VERBS, "spoil", Verb("spoil", anyone, Poison, spoil, secret_id=False))


@contextmanager
def failing_commits(engine: sa.Engine, *, stored: bool) -> Iterator[None]:
    """Let commits fail as a broken connection does: the one who asked does not know whether it is stored."""

    def fail(connection: sa.Connection) -> None:
        if stored:
            connection.connection.commit()
        raise sa.exc.OperationalError("COMMIT", {}, Exception("the connection broke"))

    sa.event.listen(engine, "commit", fail)
    yield
    sa.event.remove(engine, "commit", fail)
