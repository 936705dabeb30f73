"""Time: it is started, extended, ended, and gone on with."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from facilitator.clock import now
from facilitator.config import Settings
from facilitator.identity import SYSTEM
from facilitator.journal import Journal
from facilitator.live.bell import Bell, ring_once
from facilitator.models.activity import is_in_time
from tests.cast import Cast
from tests.counting import statements
from tests.lasting import close_journal, open_journal
from tests.operations.listening import Listening, code

Json = dict[str, Any]
MOMENT = datetime.fromisoformat("2026-11-23T09:00:00Z")


def at_tables(cast: Cast) -> Json:
    """The activity of the tables as it stands."""
    activity: Json = cast.snapshot(cast.stream)["activities"][0]
    return activity


def minutes_left(cast: Cast, moment: str) -> float:
    """From a moment to the end of the activity."""
    ends_at, since = (datetime.fromisoformat(text) for text in (at_tables(cast)["ends_at"], moment))
    return (ends_at - since).total_seconds() / 60


@pytest.fixture
def activity(cast: Cast) -> str:
    return str(at_tables(cast)["id"])


@pytest.fixture
def strict(lasting_settings: Settings) -> Iterator[Journal]:
    """A journal on the same database that gives no grace after the bell."""
    journal = open_journal(lasting_settings.model_copy(update={"grace_seconds": 0}))
    yield journal
    close_journal(journal)


def test_starting_is_told_to_everybody_with_its_end(cast: Cast, activity: str, listening: Listening) -> None:
    answer = cast.submit(cast.anna, "start_activity", activity=activity, minutes=45)
    assert answer.at and minutes_left(cast, answer.at) == 45
    assert listening.told == {"everybody": ["activity_started"]}
    assert listening.heard("everybody") == [{"activity": at_tables(cast)}]
    assert at_tables(cast) == {
        "id": activity,
        "kind": "tables",
        "title": "",
        "status": "running",
        "position": 1,
        "minutes": None,
        "started_at": answer.at,
        "ends_at": answer.result["ends_at"],
        "ended_at": None,
    }


def test_without_minutes_it_runs_until_somebody_ends_it(cast: Cast, activity: str) -> None:
    assert cast.do(cast.anna, "start_activity", activity=activity) == {"ends_at": None}
    assert at_tables(cast)["status"] == "running"


def test_it_gets_more_time_or_less_but_never_less_than_none(cast: Cast, activity: str, listening: Listening) -> None:
    started = cast.submit(cast.anna, "start_activity", activity=activity, minutes=45)
    for minutes, left in ((15, 60), (-20, 40)):
        cast.do(cast.anna, "extend_activity", activity=activity, minutes=minutes)
        assert started.at and minutes_left(cast, started.at) == left
    shortened = cast.submit(cast.anna, "extend_activity", activity=activity, minutes=-60)
    assert shortened.at and minutes_left(cast, shortened.at) == 0
    assert listening.told == {"everybody": ["activity_started", *["activity_extended"] * 3]}
    assert listening.heard("everybody")[-1] == {"activity": at_tables(cast)}


def test_it_ends_once_and_is_gone_on_with(cast: Cast, activity: str, listening: Listening) -> None:
    cast.do(cast.anna, "start_activity", activity=activity, minutes=45)
    ended = cast.submit(cast.anna, "end_activity", activity=activity)
    assert ended.result == {"ended_at": ended.at}
    assert at_tables(cast)["status"] == "ended"
    again = cast.submit(cast.anna, "reopen_activity", activity=activity, minutes=5)
    assert again.at and minutes_left(cast, again.at) == 5
    assert (at_tables(cast)["status"], at_tables(cast)["ended_at"]) == ("running", None)
    assert listening.told == {"everybody": ["activity_started", "activity_ended", "activity_reopened"]}


def test_time_out_of_order_is_refused(cast: Cast, activity: str) -> None:
    for verb, more in (("extend_activity", {"minutes": 5}), ("end_activity", {}), ("reopen_activity", {})):
        assert code(cast.submit(cast.anna, verb, activity=activity, **more)) == "invalid"
    cast.do(cast.anna, "start_activity", activity=activity)
    assert code(cast.submit(cast.anna, "start_activity", activity=activity)) == "invalid"
    assert code(cast.submit(cast.anna, "reopen_activity", activity=activity)) == "invalid"
    cast.do(cast.anna, "end_activity", activity=activity)
    for verb, more in (("start_activity", {}), ("extend_activity", {"minutes": 5}), ("end_activity", {})):
        assert code(cast.submit(cast.anna, verb, activity=activity, **more)) == "invalid"


def test_minutes_have_bounds(cast: Cast, activity: str) -> None:
    for minutes in (0, 601, "soon", 2.5):
        assert code(cast.submit(cast.anna, "start_activity", activity=activity, minutes=minutes)) == "invalid"
    for minutes in (-61, 121):
        assert code(cast.submit(cast.anna, "extend_activity", activity=activity, minutes=minutes)) == "invalid"


def test_only_who_conducts_steers_time(cast: Cast, activity: str, listening: Listening) -> None:
    for verb, more in (
        ("start_activity", {}),
        ("extend_activity", {"minutes": 5}),
        ("end_activity", {}),
        ("reopen_activity", {}),
    ):
        assert code(cast.submit(cast.bruno, verb, activity=activity, **more)) == "forbidden"
        assert code(cast.submit(cast.fabio, verb, activity=activity, **more)) == "not_found"
        assert code(cast.submit(cast.eve, verb, activity=activity, **more)) == "not_found"
        cast.do(cast.anna, verb, activity=activity, **more)
    assert len(listening.told["everybody"]) == 4


def test_a_closed_session_has_no_time(cast: Cast, activity: str) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(cast.submit(cast.anna, "start_activity", activity=activity)) == "workshop_closed"


def test_a_note_is_in_time_before_anybody_pressed_start(cast: Cast) -> None:
    assert cast.do(cast.bruno, "add_note", table=cast.tables[1], text="Presto")["late"] is False


def test_a_note_after_the_end_is_taken_and_marked_late(cast: Cast, activity: str) -> None:
    cast.do(cast.anna, "start_activity", activity=activity)
    cast.do(cast.anna, "end_activity", activity=activity)
    assert cast.do(cast.bruno, "add_note", table=cast.tables[1], text="Tardi")["late"] is True
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["late"] is True
    assert cast.do(cast.bruno, "add_note", table=cast.tables[0], text="In plenaria")["late"] is False


def test_a_note_after_the_bell_is_in_time_as_long_as_grace_lasts(cast: Cast, activity: str, strict: Journal) -> None:
    cast.do(cast.anna, "start_activity", activity=activity, minutes=1)
    cast.do(cast.anna, "extend_activity", activity=activity, minutes=-60)
    assert cast.do(cast.bruno, "add_note", table=cast.tables[1], text="Appena in tempo")["late"] is False
    (answer,) = strict.submit([cast.note("Tardi", cast.bruno)])
    assert answer.result["late"] is True


@pytest.mark.parametrize(("seconds", "in_time"), [(-1, True), (0, True), (29.9, True), (30, False)])
def test_grace_ends_to_the_second(seconds: float, in_time: bool) -> None:
    assert is_in_time(False, MOMENT, MOMENT + timedelta(seconds=seconds), 30) is in_time


def test_the_bell_ends_what_is_over_once(cast: Cast, activity: str, listening: Listening) -> None:
    cast.do(cast.anna, "start_activity", activity=activity, minutes=10)
    ring_once(cast.journal, 30, now() + timedelta(minutes=10, seconds=20))
    assert at_tables(cast)["status"] == "running"
    for _ in range(2):
        ring_once(cast.journal, 30, now() + timedelta(minutes=10, seconds=31))
    assert listening.told["everybody"] == ["activity_started", "activity_ended"]


def test_the_bell_knows_the_end_as_it_stands_and_asks_for_it_only_when_times_change(
    cast: Cast, activity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bell = Bell(cast.journal, grace=30)
    monkeypatch.setattr(cast.journal, "after_commit", [bell.hear])
    cast.do(cast.anna, "start_activity", activity=activity, minutes=10)
    bell.look(now())
    cast.add_note(cast.bruno, "Ancora")
    with cast.journal.reading() as session, statements(session.connection().engine) as asked:
        bell.look(now())
    assert asked == []
    cast.do(cast.anna, "extend_activity", activity=activity, minutes=-5)
    bell.look(now() + timedelta(minutes=5, seconds=20))
    assert at_tables(cast)["status"] == "running"
    bell.look(now() + timedelta(minutes=5, seconds=31))
    assert at_tables(cast)["status"] == "ended"


def test_the_bell_leaves_an_activity_that_got_another_end(cast: Cast, activity: str) -> None:
    ends_at = cast.do(cast.anna, "start_activity", activity=activity, minutes=10)["ends_at"]
    cast.do(cast.anna, "extend_activity", activity=activity, minutes=5)
    assert code(cast.submit(SYSTEM, "end_activity", activity=activity, ends_at=ends_at)) == "invalid"
    assert at_tables(cast)["status"] == "running"
