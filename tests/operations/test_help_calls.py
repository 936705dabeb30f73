"""A table calls who conducts, and says that it has finished."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def table_state(cast: Cast, number: int = 1) -> Json:
    state: Json = cast.snapshot(cast.table_stream(number))
    return state


def test_a_call_is_seen_at_the_table_and_by_nobody_elsewhere(cast: Cast, listening: Listening) -> None:
    answer = cast.submit(cast.bruno, "call_help", table=cast.tables[1], text="  Non siamo\nd’accordo ")
    assert answer.result == {"call": answer.id}
    assert listening.told == {"table 1": ["help_called"]}
    call = table_state(cast)["calls"][0]
    assert (call["text"], call["participant"], call["answered_at"]) == ("Non siamo d’accordo", cast.bruno.id, None)


def test_while_a_call_is_open_a_second_one_is_the_same(cast: Cast, listening: Listening) -> None:
    first = cast.do(cast.bruno, "call_help", table=cast.tables[1])
    assert cast.do(cast.chiara, "call_help", table=cast.tables[1], text="Anche noi") == first
    assert len(table_state(cast)["calls"]) == 1
    assert listening.told == {"table 1": ["help_called"]}


def test_the_table_reads_who_comes(cast: Cast) -> None:
    call = cast.do(cast.bruno, "call_help", table=cast.tables[1])["call"]
    cast.do(cast.anna, "answer_help", call=call)
    assert table_state(cast)["calls"][0]["answered_by"] == "Anna"
    cast.do(cast.bruno, "call_help", table=cast.tables[1])
    assert len(table_state(cast)["calls"]) == 2


def test_who_called_takes_the_call_back(cast: Cast) -> None:
    call = cast.do(cast.bruno, "call_help", table=cast.tables[1])["call"]
    cast.do(cast.bruno, "answer_help", call=call)
    told = table_state(cast)["calls"][0]
    assert told["answered_at"]
    assert told["answered_by"] is None


def test_a_call_is_answered_once(cast: Cast) -> None:
    call = cast.do(cast.bruno, "call_help", table=cast.tables[1])["call"]
    cast.do(cast.bruno, "answer_help", call=call)
    cast.do(cast.anna, "answer_help", call=call)
    assert table_state(cast)["calls"][0]["answered_by"] is None


def test_a_colleague_cannot_take_back_a_call_of_another(cast: Cast) -> None:
    call = cast.do(cast.bruno, "call_help", table=cast.tables[1])["call"]
    assert code(cast.submit(cast.chiara, "answer_help", call=call)) == "forbidden"
    assert code(cast.submit(cast.fabio, "answer_help", call=call)) == "not_found"


def test_a_table_can_call_while_it_is_frozen(cast: Cast) -> None:
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    assert cast.do(cast.bruno, "call_help", table=cast.tables[1])["call"]


def test_a_person_has_finished_and_goes_on_after_all(cast: Cast, listening: Listening) -> None:
    for done in (True, True, False):
        assert cast.do(cast.bruno, "mark_done", table=cast.tables[1], done=done) == {"done": done}
    assert listening.told == {"table 1": ["done_marked", "done_marked"]}
    assert table_state(cast)["done"] == []


def test_who_changes_table_has_not_finished_there(cast: Cast) -> None:
    cast.do(cast.bruno, "mark_done", table=cast.tables[1], done=True)
    assert table_state(cast)["done"] == [cast.bruno.id]
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    assert table_state(cast)["done"] == table_state(cast, 2)["done"] == []


def test_nobody_finishes_where_they_have_no_seat(cast: Cast) -> None:
    assert code(cast.submit(cast.bruno, "mark_done", table=cast.tables[2], done=True)) == "forbidden"
    assert code(cast.submit(cast.bruno, "mark_done", table=cast.tables[0], done=True)) == "invalid"


@pytest.mark.parametrize("wrong", [{"text": "x" * 201}, {"text": " "}, {"text": 5}, {"table": "5"}, {"urgent": True}])
def test_a_bad_call_is_refused_and_changes_nothing(cast: Cast, wrong: Json) -> None:
    answer = cast.submit(cast.bruno, "call_help", **{"table": cast.tables[1], **wrong})
    assert code(answer) in ("invalid", "too_long")
    assert table_state(cast)["calls"] == []


def test_a_closed_session_is_not_called(cast: Cast) -> None:
    call = cast.do(cast.bruno, "call_help", table=cast.tables[1])["call"]
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    table = {"table": cast.tables[1]}
    for verb, args in (("call_help", table), ("mark_done", {**table, "done": True}), ("answer_help", {"call": call})):
        assert code(cast.submit(cast.bruno, verb, **args)) == "workshop_closed"
