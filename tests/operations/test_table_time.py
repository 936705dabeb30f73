"""The time of one table: more, less, over and gone on with, while the others keep theirs."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from facilitator.clock import now
from facilitator.identity import SYSTEM
from facilitator.live.bell import ring_once
from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]
GRACE = 30


def at_tables(cast: Cast) -> str:
    """The activity of the tables."""
    return str(cast.snapshot(cast.stream)["activities"][0]["id"])


def own_time(cast: Cast, number: int = 1) -> tuple[str | None, str | None]:
    """The end a table has for itself, and when it was over."""
    table = cast.snapshot(cast.stream)["tables"][number]
    return table["ends_at"], table["ended_at"]


def later(moment: str, minutes: int) -> str:
    """A moment so many minutes after another one."""
    stamped = datetime.fromisoformat(moment) + timedelta(minutes=minutes)
    return stamped.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def is_late(cast: Cast, number: int = 1) -> bool:
    writer = cast.bruno if number == 1 else cast.denis
    return bool(cast.do(writer, "add_note", table=cast.tables[number], text="Ancora")["late"])


def ring(cast: Cast, minutes: float) -> None:
    """The bell, so many minutes and its grace from now."""
    ring_once(cast.journal, GRACE, now() + timedelta(minutes=minutes, seconds=GRACE + 1))


@pytest.fixture
def end(cast: Cast) -> str:
    """Everybody works for ten minutes."""
    return str(cast.do(cast.anna, "start_activity", activity=at_tables(cast), minutes=10)["ends_at"])


@pytest.fixture
def table(cast: Cast) -> Json:
    """Table one."""
    return {"table": cast.tables[1]}


def test_a_table_gets_more_time_and_the_others_keep_theirs(
    cast: Cast, end: str, table: Json, listening: Listening
) -> None:
    assert cast.do(cast.anna, "extend_table", **table, minutes=5) == {"ends_at": later(end, 5)}
    assert (own_time(cast, 1), own_time(cast, 2)) == ((later(end, 5), None), (None, None))
    assert cast.snapshot(cast.stream)["activities"][0]["ends_at"] == end
    assert listening.heard("everybody")[-1] == {
        "table": {"id": cast.tables[1], "ends_at": later(end, 5), "ended_at": None}
    }


def test_what_is_taken_back_leaves_the_time_of_the_others(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=5)
    assert cast.do(cast.anna, "extend_table", **table, minutes=-5) == {"ends_at": None}
    assert own_time(cast) == (None, None)


def test_a_table_never_has_less_than_no_time(cast: Cast, end: str, table: Json) -> None:
    shortened = cast.submit(cast.anna, "extend_table", **table, minutes=-60)
    assert own_time(cast) == (shortened.at, None)
    again = cast.do(cast.anna, "extend_table", **table, minutes=-1)
    assert again["ends_at"] == shortened.at
    assert is_late(cast) is False


def test_without_an_end_for_all_a_table_is_given_one_from_now(cast: Cast, table: Json) -> None:
    cast.do(cast.anna, "start_activity", activity=at_tables(cast))
    given = cast.submit(cast.anna, "extend_table", **table, minutes=5)
    assert given.at and own_time(cast) == (later(given.at, 5), None)


def test_the_bell_of_all_does_not_cut_a_table_that_was_given_longer(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=5)
    ring(cast, 10)
    assert cast.snapshot(cast.stream)["activities"][0]["status"] == "ended"
    assert own_time(cast) == (later(end, 5), None)
    assert (is_late(cast, 1), is_late(cast, 2)) == (False, True)


def test_each_table_has_its_own_bell_that_rings_once(cast: Cast, end: str, table: Json, listening: Listening) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=-5)
    for _ in range(2):
        ring(cast, 5)
    assert listening.told["everybody"] == ["table_extended", "table_ended"]
    assert (is_late(cast, 1), is_late(cast, 2)) == (True, False)


def test_the_bell_leaves_a_table_that_got_another_end(cast: Cast, end: str, table: Json) -> None:
    first = cast.do(cast.anna, "extend_table", **table, minutes=-5)["ends_at"]
    cast.do(cast.anna, "extend_table", **table, minutes=1)
    assert code(cast.submit(SYSTEM, "end_table", **table, ends_at=first)) == "invalid"
    assert own_time(cast)[1] is None


def test_more_time_for_all_moves_everybody(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=5)
    cast.do(cast.anna, "extend_activity", activity=at_tables(cast), minutes=10)
    assert own_time(cast) == (later(end, 15), None)
    assert cast.snapshot(cast.stream)["activities"][0]["ends_at"] == later(end, 10)


def test_a_table_that_has_ended_stays_so_when_the_others_get_more(cast: Cast, end: str, table: Json) -> None:
    ended = cast.submit(cast.anna, "end_table", **table)
    assert ended.result == {"ended_at": ended.at}
    cast.do(cast.anna, "extend_activity", activity=at_tables(cast), minutes=10)
    assert own_time(cast) == (None, ended.at)
    assert (is_late(cast, 1), is_late(cast, 2)) == (True, False)


def test_a_table_goes_on_with_the_others_or_for_some_minutes(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "end_table", **table)
    assert cast.do(cast.anna, "reopen_table", **table) == {"ends_at": None}
    assert own_time(cast) == (None, None)
    cast.do(cast.anna, "end_activity", activity=at_tables(cast))
    refused = cast.submit(cast.anna, "reopen_table", **table)
    assert refused.refusal and refused.refusal.details["path"] == "minutes"
    given = cast.submit(cast.anna, "reopen_table", **table, minutes=5)
    assert given.at and own_time(cast) == (later(given.at, 5), None)
    assert (is_late(cast, 1), is_late(cast, 2)) == (False, True)


def test_ending_by_hand_ends_it_for_every_table(cast: Cast, end: str, table: Json, listening: Listening) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=5)
    ended = cast.submit(cast.anna, "end_activity", activity=at_tables(cast))
    assert own_time(cast) == (later(end, 5), ended.at)
    assert listening.told["everybody"][-2:] == ["activity_ended", "table_ended"]


def test_reopening_for_all_brings_every_table_back_and_shortens_none(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "end_table", table=cast.tables[2])
    cast.do(cast.anna, "extend_table", **table, minutes=30)
    ring(cast, 10)
    cast.do(cast.anna, "reopen_activity", activity=at_tables(cast), minutes=5)
    assert own_time(cast, 1) == (later(end, 30), None)
    assert own_time(cast, 2) == (None, None)


def test_who_was_given_longer_keeps_it_also_after_an_end_by_hand(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=30)
    cast.do(cast.anna, "extend_table", table=cast.tables[2], minutes=-8)
    cast.do(cast.anna, "end_activity", activity=at_tables(cast))
    cast.do(cast.anna, "reopen_activity", activity=at_tables(cast), minutes=10)
    assert own_time(cast, 1) == (later(end, 30), None)
    assert own_time(cast, 2) == (None, None)


def test_without_an_end_for_all_no_table_has_one_of_its_own_after_reopening(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=30)
    cast.do(cast.anna, "end_activity", activity=at_tables(cast))
    cast.do(cast.anna, "reopen_activity", activity=at_tables(cast))
    assert own_time(cast, 1) == (None, None)


def test_closing_the_session_ends_tables_that_went_on(cast: Cast, end: str, table: Json) -> None:
    cast.do(cast.anna, "extend_table", **table, minutes=5)
    ring(cast, 10)
    closed = cast.submit(cast.anna, "close_workshop", workshop=cast.workshop)
    assert own_time(cast) == (later(end, 5), closed.at)
    ring(cast, 20)
    assert code(cast.submit(cast.anna, "extend_table", **table, minutes=5)) == "workshop_closed"


def test_time_out_of_order_is_refused_and_changes_nothing(cast: Cast, table: Json) -> None:
    untouched = cast.snapshot(cast.stream)
    for verb, args in (("extend_table", {"minutes": 5}), ("end_table", {}), ("reopen_table", {"minutes": 5})):
        assert code(cast.submit(cast.anna, verb, **table, **args)) == "invalid"
    assert cast.snapshot(cast.stream) == untouched
    cast.do(cast.anna, "start_activity", activity=at_tables(cast))
    assert code(cast.submit(cast.anna, "reopen_table", **table)) == "invalid"
    cast.do(cast.anna, "end_table", **table)
    for verb, args in (("extend_table", {"minutes": 5}), ("end_table", {})):
        assert code(cast.submit(cast.anna, verb, **table, **args)) == "invalid"


@pytest.mark.parametrize("minutes", [-61, 121, "soon", 2.5, None])
def test_minutes_have_bounds(cast: Cast, end: str, table: Json, minutes: Any) -> None:
    assert code(cast.submit(cast.anna, "extend_table", **table, minutes=minutes)) == "invalid"


@pytest.mark.parametrize("verb", ["extend_table", "end_table", "reopen_table"])
def test_only_who_conducts_steers_the_time_of_a_table(
    cast: Cast, end: str, table: Json, verb: str, listening: Listening
) -> None:
    args: Json = {**table} if verb == "end_table" else {**table, "minutes": 5}
    if verb == "reopen_table":
        cast.do(cast.anna, "end_table", **table)
    before = listening.told
    assert code(cast.submit(cast.bruno, verb, **args)) == "forbidden"
    assert code(cast.submit(cast.fabio, verb, **args)) == "not_found"
    assert code(cast.submit(cast.eve, verb, **args)) == "not_found"
    assert listening.told == before
    cast.do(cast.anna, verb, **args)


def test_all_tables_are_frozen_and_thawed_at_once(cast: Cast, listening: Listening) -> None:
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    assert cast.do(cast.anna, "freeze_tables", workshop=cast.workshop) == {"tables": 1}
    assert code(cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Dopo")) == "table_closed"
    assert cast.do(cast.bruno, "add_note", table=cast.tables[0], text="Per tutti")["late"] is False
    assert code(cast.submit(cast.anna, "freeze_tables", workshop=cast.workshop)) == "invalid"
    assert cast.do(cast.anna, "thaw_tables", workshop=cast.workshop) == {"tables": 2}
    assert code(cast.submit(cast.anna, "thaw_tables", workshop=cast.workshop)) == "invalid"
    assert [one for one in listening.heard("everybody") if "tables" in one] == [
        {"tables": [cast.tables[2]]},
        {"tables": cast.tables[1:]},
    ]
    assert is_late(cast) is False


def test_only_who_conducts_freezes_all_tables(cast: Cast, listening: Listening) -> None:
    for verb in ("freeze_tables", "thaw_tables"):
        assert code(cast.submit(cast.bruno, verb, workshop=cast.workshop)) == "forbidden"
        assert code(cast.submit(cast.fabio, verb, workshop=cast.workshop)) == "not_found"
        assert code(cast.submit(cast.eve, verb, workshop=cast.workshop)) == "not_found"
        cast.do(cast.anna, verb, workshop=cast.workshop)
    assert listening.told == {"everybody": ["tables_frozen", "tables_thawed"]}


def test_what_has_no_end_does_not_end_by_taking_time_away(cast: Cast, table: Json) -> None:
    cast.do(cast.anna, "start_activity", activity=at_tables(cast))
    for verb, asked in (("extend_table", table), ("extend_activity", {"activity": at_tables(cast)})):
        answer = cast.submit(cast.anna, verb, **asked, minutes=-5)
        assert (code(answer), answer.as_json()["path"]) == ("invalid", "minutes")
    assert own_time(cast) == (None, None)
    assert cast.snapshot(cast.stream)["activities"][0]["ends_at"] is None


def test_no_time_is_put_off_to_another_day(cast: Cast, table: Json) -> None:
    cast.do(cast.anna, "start_activity", activity=at_tables(cast), minutes=600)
    for verb, asked in (("extend_table", table), ("extend_activity", {"activity": at_tables(cast)})):
        assert cast.submit(cast.anna, verb, **asked, minutes=60).ok
        answer = cast.submit(cast.anna, verb, **asked, minutes=120)
        assert (code(answer), answer.as_json()["path"]) == ("invalid", "minutes")
