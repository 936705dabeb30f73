"""The questions of a table, one at a time; notes stay with theirs."""

import uuid

import pytest

from tests.cast import Cast
from tests.operations.listening import Listening, code


def texts(cast: Cast, table: int = 1) -> list[str]:
    return [prompt["text"] for prompt in cast.snapshot(cast.stream)["tables"][table]["prompts"]]


@pytest.fixture
def second(cast: Cast) -> str:
    """A second question of table 1."""
    return str(cast.do(cast.anna, "add_prompt", table=cast.tables[1], text="Quando?")["prompt"])


def test_a_question_comes_last_and_moves(cast: Cast, second: str, listening: Listening) -> None:
    assert texts(cast) == ["Che cosa serve?", "Quando?"]
    third = cast.do(cast.anna, "add_prompt", table=cast.tables[1], text="Dove?")["prompt"]
    cast.do(cast.anna, "move_prompt", table=cast.tables[1], prompt=third, position=1)
    assert texts(cast) == ["Dove?", "Che cosa serve?", "Quando?"]
    assert listening.told == {"everybody": ["table_edited", "table_edited"]}
    assert listening.heard("everybody")[-1]["table"].keys() == {"id", "prompts"}


def test_notes_stay_with_their_question(cast: Cast, second: str) -> None:
    cast.add_note(cast.bruno, "Serve tempo", prompt=cast.prompts[0])
    cast.do(cast.anna, "move_prompt", table=cast.tables[1], prompt=second, position=1)
    cast.do(cast.anna, "edit_prompt", table=cast.tables[1], prompt=cast.prompts[0], changes={"text": "Che manca?"})
    assert texts(cast) == ["Quando?", "Che manca?"]
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["prompt"] == cast.prompts[0]
    refused = cast.submit(cast.anna, "remove_prompt", table=cast.tables[1], prompt=cast.prompts[0])
    assert (code(refused), refused.as_json()["reason"]) == ("invalid", "is_answered")
    cast.do(cast.anna, "remove_prompt", table=cast.tables[1], prompt=second)
    assert texts(cast) == ["Che manca?"]


def test_who_did_not_see_the_last_words_is_told_of_them(cast: Cast) -> None:
    asked = {"table": cast.tables[1], "prompt": cast.prompts[0], "known": {"text": "Che cosa serve?"}}
    cast.do(cast.anna, "edit_prompt", **asked, changes={"text": "Che manca?"})
    late = cast.submit(cast.anna, "edit_prompt", **asked, changes={"text": "Chi manca?"})
    assert (code(late), late.as_json()["current"]) == ("stale_revision", "Che manca?")


def test_a_question_is_found_at_its_own_table_alone(cast: Cast) -> None:
    for elsewhere in (cast.prompts[0], str(uuid.uuid4())):
        asked = {"table": cast.tables[2], "prompt": elsewhere}
        assert code(cast.submit(cast.anna, "edit_prompt", **asked, changes={"text": "Che manca?"})) == "not_found"
        assert code(cast.submit(cast.anna, "move_prompt", **asked, position=1)) == "not_found"
        assert code(cast.submit(cast.anna, "remove_prompt", **asked)) == "not_found"


def test_a_table_is_asked_twelve_things_at_most(cast: Cast) -> None:
    for number in range(12):
        cast.do(cast.anna, "add_prompt", table=cast.tables[0], text=f"Domanda {number}")
    full = cast.submit(cast.anna, "add_prompt", table=cast.tables[0], text="Ancora?")
    assert (code(full), full.as_json()["reason"]) == ("invalid", "too_many")


@pytest.mark.parametrize("text", ["", "   ", "?" * 281])
def test_what_is_no_question_is_refused(cast: Cast, text: str) -> None:
    assert code(cast.submit(cast.anna, "add_prompt", table=cast.tables[1], text=text)) in ("invalid", "too_long")


def test_a_closed_session_keeps_its_questions(cast: Cast) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(cast.submit(cast.anna, "add_prompt", table=cast.tables[1], text="Quando?")) == "workshop_closed"
