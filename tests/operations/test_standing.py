"""What a closed session is: read, corrected and handed out, but not run any more."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.operations.listening import code

OVER: dict[str, Any] = {
    "split_participants": lambda cast: {"workshop": cast.workshop},
    "seat_participant": lambda cast: {"participant": cast.bruno.id, "table": cast.tables[2]},
    "add_participant": lambda cast: {"workshop": cast.workshop, "name": "Zoe"},
    "import_participants": lambda cast: {"workshop": cast.workshop, "participants": [{"name": "Zoe"}]},
    "announce": lambda cast: {"workshop": cast.workshop, "text": "Avanti"},
    "freeze_table": lambda cast: {"table": cast.tables[1]},
    "draft_split": lambda cast: {"workshop": cast.workshop},
    "add_table": lambda cast: {"workshop": cast.workshop, "theme": "Acqua"},
    "open_signup": lambda cast: {"workshop": cast.workshop, "until": "2099-12-31T22:59:59Z"},
}


@pytest.mark.parametrize("verb", OVER)
def test_nobody_is_moved_invited_or_spoken_to_after_the_end(cast: Cast, verb: str) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    before = cast.snapshot(cast.staff_stream)
    assert code(cast.submit(cast.anna, verb, **OVER[verb](cast))) == "workshop_closed"
    assert cast.snapshot(cast.staff_stream) == before


def test_a_person_can_still_be_corrected_after_the_end(cast: Cast) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "edit_participant", participant=cast.bruno.id, name="Bruno Bianchi", role="mayor")
    assert "Bruno Bianchi" in str(cast.snapshot(cast.staff_stream)["people"])


def test_nobody_is_seated_in_the_plenary_while_there_are_tables(cast: Cast) -> None:
    answer = cast.submit(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[0])
    assert code(answer) == "invalid"
