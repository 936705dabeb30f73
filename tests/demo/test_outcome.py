"""What the checker finds in the end: a small story, told once as it was and then with one thing wrong."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from facilitator.demo.history import Answered, Entry, Logged, Sent, Verdict, check
from facilitator.demo.records import Final, Kept

HERE, THERE = "here", "there"
CAME = Logged("table:here", 1, "one", "note_added", "one", "first", '{"note": {"text": "first"}}')
EDITED = Logged("table:here", 2, "edit", "note_edited", "one", "second", '{"note": {"text": "second"}}')
LEFT = Logged("table:here", 3, "move", "note_removed", "one")
ARRIVED = Logged("table:there", 1, "move", "note_added", "one", "second", '{"note": {"text": "second"}}')
ENDED = Logged("workshop:1", 1, "end", "activity_ended", "work")
SEATED = Logged("staff:1", 1, "seat", "participant_seated", "person-1")
NOTE = Kept("one", THERE, "shown", 3, late=False, text="second")
TABLES = {HERE: "work", THERE: "work", "all": "end"}
FINAL = Final([NOTE], {"person-1": THERE}, {"anna": "person-1"}, TABLES, plenary="all", grace=30)

Result = Mapping[str, Any]


def did(at: float, client: str, op: str, name: str, result: Result, **about: Any) -> list[Entry]:
    """An operation and its answer half a second later."""
    stamp = f"2026-11-23T10:00:{at:02.0f}Z"
    return [Sent(at, client, op, name, **about), Answered(at + 0.5, client, op, True, "", 0, False, stamp, result)]


ADD = did(1, "anna", "one", "add_note", {"revision": 1, "late": False}, text="first", subject="one", table=HERE)
EDIT = did(2, "anna", "edit", "edit_note", {"revision": 2}, text="second", subject="one")
MOVE = did(3, "staff", "move", "move_note", {"revision": 3}, subject="one", table=THERE)
SEAT = did(4, "staff", "seat", "seat_participant", {}, subject="person-1", table=THERE)
END = did(5, "staff", "end", "end_activity", {}, subject="work")
STORY = [*ADD, *EDIT, *MOVE, *SEAT, *END]
LOG = [CAME, EDITED, LEFT, ARRIVED, SEATED, ENDED]


def judged(history: list[Entry], log: list[Logged], final: Final = FINAL) -> Verdict:
    numbered = [replace(answer, seq=0) if isinstance(answer, Answered) else answer for answer in history]
    return check(numbered, log, {}, final)


def found(verdict: Verdict) -> set[str]:
    return {fault for fault, words in verdict.faults.items() if words}


def test_a_story_that_holds_in_the_end_is_ok() -> None:
    assert judged(STORY, LOG).ok, judged(STORY, LOG).explained()


@pytest.mark.parametrize(
    "fallen",
    [{"text": "first"}, {"revision": 2}, {"table": HERE}, {"state": "hidden", "text": None}],
    ids=["the text", "the revision", "the table", "the sight"],
)
def test_an_acknowledged_change_that_does_not_hold_is_undone(fallen: dict[str, Any]) -> None:
    assert found(judged(STORY, LOG, replace(FINAL, notes=[replace(NOTE, **fallen)]))) == {"undone"}


def test_a_note_on_no_table_is_undone() -> None:
    assert found(judged(STORY, LOG, replace(FINAL, notes=[]))) == {"undone"}


def test_a_change_whose_answer_never_came_proves_nothing() -> None:
    asked = Sent(6, "anna", "again", "edit_note", "third", "one")
    edited = replace(NOTE, text="third", revision=4)
    assert judged([*STORY, asked], LOG, replace(FINAL, notes=[edited])).ok


def test_a_person_who_sits_elsewhere_than_was_acknowledged_is_undone() -> None:
    assert found(judged(STORY, LOG, replace(FINAL, seats={"person-1": HERE}))) == {"undone"}


def test_a_note_that_its_first_table_never_lost_is_duplicated() -> None:
    log = [event for event in LOG if event is not LEFT]
    assert found(judged(STORY, log)) == {"duplicated"}


def test_a_note_at_two_tables_in_the_end_is_duplicated() -> None:
    twice = replace(FINAL, notes=[replace(NOTE, table=HERE), NOTE])
    assert found(judged(STORY, LOG, twice)) == {"duplicated"}


def test_a_note_nobody_wrote_is_a_ghost() -> None:
    assert found(judged(STORY, LOG, replace(FINAL, notes=[NOTE, replace(NOTE, id="other")]))) == {"ghosts"}


@pytest.mark.parametrize(("late", "faults"), [(False, {"unmarked"}), (True, set())])
def test_a_note_after_the_end_is_marked_late(late: bool, faults: set[str]) -> None:
    assert found(with_another_note(7, THERE, late)) == faults


def test_a_note_that_crossed_the_end_may_be_either() -> None:
    assert with_another_note(4.8, THERE, False).ok
    assert with_another_note(4.8, THERE, True).ok


def test_a_note_written_where_its_author_sat_no_more_is_a_ghost() -> None:
    assert found(with_another_note(7, HERE, True)) == {"ghosts"}


def with_another_note(at: float, table: str, late: bool) -> Verdict:
    told = {"revision": 1, "late": late}
    written = did(at, "anna", "two", "add_note", told, text="more", subject="two", table=table)
    logged = Logged(f"table:{table}", 4 if table == HERE else 2, "two", "note_added", "two", "more")
    kept = Kept("two", table, "shown", 1, late, "more")
    return judged([*STORY, *written], [*LOG, logged], replace(FINAL, notes=[NOTE, kept]))


@pytest.mark.parametrize(
    ("log", "faults"),
    [(LOG, {"exposed"}), ([CAME], {"exposed"}), ([], set())],
    ids=["all of it is left", "an earlier text is left", "nothing is left"],
)
def test_a_hidden_text_that_stands_in_the_log_is_exposed(log: list[Logged], faults: set[str]) -> None:
    hide = did(6, "staff", "hide", "hide_note", {"revision": 4}, subject="one")
    redacted = [one if one in log else replace(one, text=None, told="{}") for one in LOG]
    event = Logged("table:there", 2, "hide", "note_hidden", "one")
    final = replace(FINAL, notes=[replace(NOTE, state="hidden", text=None, revision=4)])
    assert found(judged([*STORY, *hide], [*redacted, event], final)) == faults
