"""Making a session, opening and closing it."""

import uuid
from typing import Any

import pytest

from facilitator.identity import Actor
from facilitator.operations.agenda import ACTIVITIES_LIMIT
from facilitator.restitution.arrangement import SECTIONS
from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]
NEW: Json = {"title": "Tappa di Ivrea", "date": "2026-12-11", "mode": "hybrid"}


def test_a_session_has_its_tables_their_questions_and_a_plenary(cast: Cast) -> None:
    tables = [{"theme": "Acqua", "prompts": ["Che cosa manca?", "Chi può farlo?"]}, {"theme": "Aria"}]
    made = cast.do(cast.anna, "create_workshop", **NEW, host="Comune di Ivrea", place="Teatro", tables=tables)
    snapshot = cast.snapshot(f"workshop:{made['id']}")
    about = snapshot["workshop"]
    assert {key: about[key] for key in ("id", "title", "status", "naming", "language", "mode", "date", "place")} == {
        "id": made["id"],
        "title": "Tappa di Ivrea",
        "status": "draft",
        "naming": "bodies",
        "language": "it",
        "mode": "hybrid",
        "date": "2026-12-11",
        "place": "Teatro",
    }
    assert [(table["number"], table["theme"]) for table in snapshot["tables"]] == [(0, ""), (1, "Acqua"), (2, "Aria")]
    assert [prompt["text"] for prompt in snapshot["tables"][1]["prompts"]] == ["Che cosa manca?", "Chi può farlo?"]
    assert [activity["kind"] for activity in snapshot["activities"]] == ["tables", "plenary"]
    assert snapshot["counts"] == {"present": 0, "bodies": 0}


def test_who_makes_a_session_conducts_it_and_nobody_else(cast: Cast, listening: Listening) -> None:
    key = str(uuid.uuid4())
    answer = cast.submit(cast.anna, "create_workshop", key=key, **NEW)
    assert (answer.id, answer.result, answer.stream, answer.seq) == (key, {"id": key}, f"workshop:{key}", 1)
    assert listening.told == {f"workshop:{key}": ["workshop_created"]}
    assert code(cast.submit(cast.fabio, "open_workshop", workshop=key)) == "not_found"
    cast.do(cast.anna, "open_workshop", workshop=key)


def test_all_streams_of_a_new_session_can_be_read(cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Tappa")
    nothing: dict[str, list[str]] = {"people": [], "hidden": [], "drafts": [], "knocks": [], "section_texts": []}
    sections = [{"key": key, "on": True} for key in SECTIONS]
    assert cast.snapshot(f"staff:{workshop}") == {**nothing, "facilitators": ["Anna"], "sections": sections}
    for table in cast.snapshot(f"workshop:{workshop}")["tables"]:
        assert cast.snapshot(table["stream"])["notes"] == []


def test_a_session_without_tables_is_a_plenary_with_its_questions(cast: Cast) -> None:
    made = cast.do(cast.anna, "create_workshop", **NEW, prompts=["Come va?"], minutes=20)
    snapshot = cast.snapshot(f"workshop:{made['id']}")
    assert [[prompt["text"] for prompt in table["prompts"]] for table in snapshot["tables"]] == [["Come va?"]]
    assert [(one["kind"], one["minutes"]) for one in snapshot["activities"]] == [("plenary", 20)]


@pytest.mark.parametrize("verb", ["create_workshop", "replace_plan"])
def test_moments_nobody_asked_for_count_too_in_a_full_agenda(cast: Cast, verb: str) -> None:
    full = [{"kind": "break"}] * (ACTIVITIES_LIMIT - 1)
    to = NEW if verb == "create_workshop" else {"workshop": cast.create_workshop(cast.anna, "Tappa", open=False)}
    answer = cast.submit(cast.anna, verb, **to, activities=full, tables=[{"theme": "Acqua"}])
    assert (code(answer), answer.as_json()["path"], answer.as_json()["reason"]) == ("invalid", "activities", "too_many")
    assert cast.submit(cast.anna, verb, **to, activities=full, tables=[]).ok


def test_join_codes_have_six_signs_that_are_not_taken_for_others(cast: Cast) -> None:
    codes = {cast.snapshot(f"workshop:{cast.create_workshop(cast.anna, 'T')}")["workshop"]["code"] for _ in range(5)}
    assert len(codes) == 5
    assert all(len(one) == 6 and not set(one) & set("01IOilo ") for one in codes)


def test_what_is_no_session_is_refused(cast: Cast, listening: Listening) -> None:
    wrong: tuple[Json, ...] = (
        {"title": " "},
        {"title": "t" * 201},
        {"date": "soon"},
        {"mode": "radio"},
        {"language": "tlh"},
        {"naming": "all"},
        {"tables": [{"theme": ""}]},
        {"tables": [{"theme": "Acqua", "room_url": "javascript:alert(1)"}]},
        {"id": "mine"},
    )
    for one in wrong:
        assert code(cast.submit(cast.anna, "create_workshop", **{**NEW, **one})) in ("invalid", "too_long")
    assert listening.told == {}


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        ({"starts_at": "2026-12-11T14:00:00Z", "ends_at": "2026-12-11T10:30:00Z"}, "ends_before"),
        ({"starts_at": "2026-12-11T14:00:00Z", "ends_at": "2026-12-11T14:00:00Z"}, "ends_before"),
        ({"starts_at": "2026-12-11T14:00:00Z", "ends_at": "2026-12-11T23:30:00Z"}, "other_day"),
        ({"starts_at": "2026-12-12T14:00:00Z"}, "other_day"),
    ],
)
def test_a_session_begins_before_it_ends_on_its_day(cast: Cast, hours: Json, reason: str) -> None:
    answer = cast.submit(cast.anna, "create_workshop", **NEW, **hours)
    assert (code(answer), answer.as_json()["reason"]) == ("invalid", reason)


def test_participants_and_strangers_make_no_session(cast: Cast) -> None:
    assert code(cast.submit(cast.bruno, "create_workshop", **NEW)) == "forbidden"
    assert code(cast.submit(Actor("projector", cast.workshop, cast.workshop), "create_workshop", **NEW)) == "forbidden"
    assert code(cast.submit(Actor("anonymous"), "create_workshop", **NEW)) == "unauthenticated"


def test_opening_and_closing_are_told_to_everybody(cast: Cast, listening: Listening) -> None:
    assert cast.do(cast.anna, "close_workshop", workshop=cast.workshop) == {"status": "closed"}
    assert cast.do(cast.anna, "open_workshop", workshop=cast.workshop) == {"status": "open"}
    assert listening.told == {"everybody": ["workshop_closed", "workshop_opened"]}
    assert listening.heard("everybody") == [{"status": "closed"}, {"status": "open"}]


def test_opening_what_is_open_and_closing_what_is_closed_are_refused(cast: Cast) -> None:
    assert code(cast.submit(cast.anna, "open_workshop", workshop=cast.workshop)) == "invalid"
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(cast.submit(cast.anna, "close_workshop", workshop=cast.workshop)) == "invalid"


def test_only_who_conducts_opens_and_closes(cast: Cast, listening: Listening) -> None:
    for verb in ("close_workshop", "open_workshop"):
        assert code(cast.submit(cast.bruno, verb, workshop=cast.workshop)) == "forbidden"
        assert code(cast.submit(cast.fabio, verb, workshop=cast.workshop)) == "not_found"
        assert code(cast.submit(cast.eve, verb, workshop=cast.workshop)) == "not_found"
        cast.do(cast.anna, verb, workshop=cast.workshop)
    assert listening.told == {"everybody": ["workshop_closed", "workshop_opened"]}


def test_a_closed_session_can_only_be_read(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "In tempo")
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    refused = (
        cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Tardi"),
        cast.submit(cast.bruno, "edit_note", note=note, text="Tardi", revision=1),
        cast.submit(cast.bruno, "delete_note", note=note),
        cast.submit(cast.anna, "add_note", table=cast.tables[0], text="Tardi"),
    )
    assert {code(answer) for answer in refused} == {"workshop_closed"}
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["text"] == "In tempo"


def test_closing_ends_what_runs(cast: Cast, listening: Listening) -> None:
    activity = cast.snapshot(cast.stream)["activities"][0]["id"]
    cast.do(cast.anna, "start_activity", activity=activity)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert listening.told == {"everybody": ["activity_started", "workshop_closed", "activity_ended"]}
    assert cast.snapshot(cast.stream)["activities"][0]["status"] == "ended"


def test_a_draft_takes_neither_people_nor_notes(cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Tappa", open=False)
    snapshot = cast.snapshot(f"workshop:{workshop}")
    typed = {"code": snapshot["workshop"]["code"], "name": "Bruno"}
    assert code(cast.submit(Actor("anonymous"), "join_workshop", **typed)) == "unknown_code"
    wrote = cast.submit(cast.anna, "add_note", table=snapshot["tables"][0]["id"], text="Prova")
    assert code(wrote) == "workshop_closed"


@pytest.mark.parametrize("far", [{"date": "9999-12-31"}, {"date": "0001-01-01"}, {"starts_at": "9999-12-31T23:59:59Z"}])
def test_a_year_nobody_will_see_is_refused(cast: Cast, far: dict[str, str]) -> None:
    answer = cast.submit(cast.anna, "create_workshop", **{**NEW, **far})
    assert (code(answer), answer.as_json()["path"]) == ("invalid", *far)


@pytest.mark.parametrize("zone", ["Nonsense/Zone", "", "../etc/passwd", "Europe"])
def test_a_time_zone_is_one_the_clocks_know(cast: Cast, zone: str) -> None:
    answer = cast.submit(cast.anna, "create_workshop", **NEW, time_zone=zone)
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "time_zone")
    london = cast.do(cast.anna, "create_workshop", **NEW, time_zone="Europe/London")["id"]
    assert cast.snapshot(f"workshop:{london}")["workshop"]["time_zone"] == "Europe/London"


@pytest.mark.parametrize("moment", ["2026-12-11T09:00:00", "2026-12-11", "1700000000", 1700000000, True, "9:00"])
def test_a_moment_says_its_offset(cast: Cast, moment: object) -> None:
    answer = cast.submit(cast.anna, "create_workshop", **NEW, starts_at=moment)
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "starts_at")
    spelt = cast.do(cast.anna, "create_workshop", **NEW, starts_at="2026-12-11T09:00:00+01:00")["id"]
    assert cast.snapshot(f"workshop:{spelt}")["workshop"]["starts_at"] == "2026-12-11T08:00:00.000Z"
