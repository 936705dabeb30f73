"""The agenda of a session, moment by moment."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.operations.listening import Listening, code

AGENDA = [
    {"kind": "welcome", "title": "Accoglienza", "minutes": 15},
    {"kind": "plenary", "title": "Apertura", "minutes": 60},
    {"kind": "tables", "minutes": 40},
    {"kind": "plenary", "title": "Rapporti", "minutes": 35},
    {"kind": "closing"},
]


def agenda(cast: Cast, workshop: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = cast.snapshot(f"workshop:{workshop}")["activities"]
    return told


def names(cast: Cast, workshop: str) -> list[str]:
    return [each["title"] or each["kind"] for each in agenda(cast, workshop)]


@pytest.fixture
def draft(cast: Cast) -> str:
    return cast.create_workshop(cast.anna, "Tappa di domani", open=False, activities=AGENDA)


def moment(cast: Cast, workshop: str, place: int) -> str:
    return str(agenda(cast, workshop)[place - 1]["id"])


def test_a_session_is_made_with_its_agenda(cast: Cast, draft: str) -> None:
    assert names(cast, draft) == ["Accoglienza", "Apertura", "tables", "Rapporti", "closing"]
    assert [each["position"] for each in agenda(cast, draft)] == [1, 2, 3, 4, 5]
    tables = cast.snapshot(f"workshop:{draft}")["tables"]
    assert [table["activity"] for table in tables] == [moment(cast, draft, 4), *[moment(cast, draft, 3)] * 2]


def test_an_agenda_that_names_neither_tables_nor_plenary_gets_them(cast: Cast) -> None:
    made = cast.create_workshop(cast.anna, "Tappa", minutes=40, activities=[{"kind": "talk"}])
    assert names(cast, made) == ["tables", "talk", "plenary"]
    assert agenda(cast, made)[0]["minutes"] == 40
    alone = cast.create_workshop(cast.anna, "Tappa", minutes=40, tables=[], activities=[{"kind": "tables"}])
    assert [(each["kind"], each["minutes"]) for each in agenda(cast, alone)] == [("plenary", 40)]


def test_the_tables_are_one_moment(cast: Cast) -> None:
    twice = cast.workshop_of(cast.anna, "Tappa", activities=[{"kind": "tables"}, {"kind": "tables"}])
    (answer,) = cast.journal.submit([twice])
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "activities")


def test_a_moment_comes_to_its_place(cast: Cast, draft: str) -> None:
    added = cast.submit(cast.anna, "add_activity", workshop=draft, kind="break", minutes=15, position=3)
    assert added.result == {"activity": added.id}
    assert names(cast, draft) == ["Accoglienza", "Apertura", "break", "tables", "Rapporti", "closing"]


def test_everybody_is_told_of_the_agenda(cast: Cast, listening: Listening) -> None:
    added = cast.do(cast.anna, "add_activity", workshop=cast.workshop, kind="break")["activity"]
    cast.do(cast.anna, "edit_activity", activity=added, changes={"title": "Pausa"})
    cast.do(cast.anna, "move_activity", activity=added, position=1)
    cast.do(cast.anna, "remove_activity", activity=added)
    told = ["activity_added", "activity_edited", "activity_moved", "activity_removed"]
    assert listening.told == {"everybody": told}


def test_moments_change_places(cast: Cast, draft: str) -> None:
    cast.do(cast.anna, "move_activity", activity=moment(cast, draft, 5), position=1)
    assert names(cast, draft) == ["closing", "Accoglienza", "Apertura", "tables", "Rapporti"]
    cast.do(cast.anna, "move_activity", activity=moment(cast, draft, 1), position=50)
    assert names(cast, draft)[-1] == "closing"


def test_name_and_length_change_by_themselves(cast: Cast, draft: str) -> None:
    first = moment(cast, draft, 1)
    cast.do(cast.anna, "edit_activity", activity=first, changes={"minutes": 20}, known={"minutes": 15})
    cast.do(cast.anna, "edit_activity", activity=first, changes={"title": "Caffè"}, known={"title": "Accoglienza"})
    assert [(each["title"], each["minutes"]) for each in agenda(cast, draft)][0] == ("Caffè", 20)
    late = cast.submit(cast.anna, "edit_activity", activity=first, changes={"minutes": 30}, known={"minutes": 15})
    assert (code(late), late.as_json()["current"]) == ("stale_revision", 20)
    cast.do(cast.anna, "edit_activity", activity=first, changes={"minutes": None})
    assert agenda(cast, draft)[0]["minutes"] is None


def test_a_moment_that_holds_tables_stays(cast: Cast, draft: str) -> None:
    for place in (3, 4):
        assert code(cast.submit(cast.anna, "remove_activity", activity=moment(cast, draft, place))) == "invalid"
    cast.do(cast.anna, "remove_activity", activity=moment(cast, draft, 2))
    assert names(cast, draft) == ["Accoglienza", "tables", "Rapporti", "closing"]


def test_what_has_begun_keeps_its_place_and_length_and_may_get_a_name(cast: Cast) -> None:
    begun = moment(cast, cast.workshop, 1)
    cast.do(cast.anna, "start_activity", activity=begun)
    assert code(cast.submit(cast.anna, "move_activity", activity=begun, position=2)) == "invalid"
    assert code(cast.submit(cast.anna, "remove_activity", activity=begun)) == "invalid"
    assert code(cast.submit(cast.anna, "edit_activity", activity=begun, changes={"minutes": 5})) == "invalid"
    cast.do(cast.anna, "edit_activity", activity=begun, changes={"title": "Ai tavoli"})


@pytest.mark.parametrize(
    "wrong", [{"kind": "tables"}, {"kind": "lunch"}, {"minutes": 0}, {"minutes": 601}, {"position": 0}]
)
def test_what_is_no_moment_is_refused(cast: Cast, draft: str, wrong: dict[str, Any]) -> None:
    answer = cast.submit(cast.anna, "add_activity", **{"workshop": draft, "kind": "break", **wrong})
    assert code(answer) == "invalid"
    assert len(agenda(cast, draft)) == 5


def test_an_agenda_has_an_end(cast: Cast) -> None:
    long = cast.create_workshop(cast.anna, "Tappa", tables=[], activities=[{"kind": "plenary"}] * 50)
    full = cast.submit(cast.anna, "add_activity", workshop=long, kind="break")
    assert (code(full), full.as_json()["reason"]) == ("invalid", "too_many")


def test_a_closed_session_keeps_its_agenda(cast: Cast) -> None:
    first = moment(cast, cast.workshop, 1)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    attempts: dict[str, dict[str, Any]] = {
        "add_activity": {"workshop": cast.workshop, "kind": "break"},
        "edit_activity": {"activity": first, "changes": {"title": "Dopo"}},
        "move_activity": {"activity": first, "position": 2},
        "remove_activity": {"activity": first},
    }
    assert {code(cast.submit(cast.anna, verb, **args)) for verb, args in attempts.items()} == {"workshop_closed"}
