"""An id that no client makes does not enter the log, by whichever door."""

from uuid import uuid4

import pytest

from facilitator.identity import ANONYMOUS
from facilitator.journal import Journal, Operation
from tests.cast import Cast

STRANGE = ["", "1", "x" * 5000, "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "f81d4fae7dec11d0a76500a0c91e6bf6", "\0"]


@pytest.mark.parametrize("key", STRANGE)
def test_a_strange_id_is_refused_and_its_neighbours_are_done(cast: Cast, journal: Journal, key: str) -> None:
    join = Operation(key, "join_workshop", {"code": cast.code(cast.workshop), "name": "Gino"}, ANONYMOUS)
    good = Operation(str(uuid4()), "join_workshop", {"code": cast.code(cast.workshop)}, ANONYMOUS)
    refused, done = journal.submit([join, good])
    assert (refused.id, refused.as_json()["code"], refused.as_json()["path"]) == (key, "invalid", "id")
    assert done.ok
