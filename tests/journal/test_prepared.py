"""Statements given to the driver as they are do what the others do."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.journal import Journal
from facilitator.models import Stream
from facilitator.prepared import Prepared

INSERT = Prepared(sa.insert(Stream))
RAISE = Prepared(
    sa.update(Stream)
    .where(Stream.name == sa.bindparam("stream_name"))
    .values(seq=Stream.seq + 1)
    .returning(Stream.name, Stream.seq)
)


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    """Streams that nobody has made yet."""
    return [{"name": f"table:{uuid.uuid4()}", "epoch": f"epoch {number}", "seq": number} for number in range(3)]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_as_many_rows_are_stored_as_are_given(journal: Journal, rows: list[dict[str, Any]], count: int) -> None:
    names = [row["name"] for row in rows]
    stored = sa.select(Stream.name, Stream.epoch, Stream.seq).where(Stream.name.in_(names)).order_by(Stream.seq)
    with journal.engine.begin() as connection:
        INSERT.run(connection, rows[:count])
        assert [row._asdict() for row in connection.execute(stored)] == rows[:count]


def test_what_a_statement_returns_is_read(journal: Journal, rows: list[dict[str, Any]]) -> None:
    with journal.engine.begin() as connection:
        INSERT.run(connection, rows)
        assert RAISE.first(connection, {"stream_name": rows[2]["name"]}) == (rows[2]["name"], 3)
        assert RAISE.first(connection, {"stream_name": "table:9"}) is None


def test_what_the_driver_refuses_has_sqlalchemys_name_and_no_values(
    journal: Journal, rows: list[dict[str, Any]]
) -> None:
    with journal.engine.connect() as connection:
        connection.begin()
        INSERT.run(connection, rows[:1])
        with pytest.raises(sa.exc.IntegrityError) as refused:
            INSERT.run(connection, [{**rows[0], "epoch": "of somebody"}])
    assert "of somebody" not in str(refused.value)
