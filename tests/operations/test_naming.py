"""Who is named where: the naming policy of the session says so, on every stream."""

from typing import Any

import pytest

from facilitator.identity import Actor
from tests.cast import Cast

Json = dict[str, Any]


def of_policy(cast: Cast, naming: str) -> tuple[Json, Actor, str]:
    """The only table of a session under a policy, and who sits there with the session's id."""
    table = [{"theme": "Ambiente"}]
    workshop = cast.create_workshop(cast.anna, "Tappa", naming=naming, tables=table)
    person = cast.join(workshop, "Bruno", "Comune di Chieri")
    first: Json = cast.snapshot(f"workshop:{workshop}")["tables"][1]
    return first, person, workshop


@pytest.mark.parametrize(
    ("naming", "author", "body"),
    [("names", "Bruno", "Comune di Chieri"), ("bodies", None, "Comune di Chieri"), ("nothing", None, None)],
)
def test_a_note_names_what_the_policy_lets_it_name(
    cast: Cast, naming: str, author: str | None, body: str | None
) -> None:
    table, person, _ = of_policy(cast, naming)
    note = cast.do(person, "add_note", table=table["id"], text="Più alberi")["note"]
    cast.do(person, "edit_note", note=note, text="Più tigli", revision=1)
    seen = [event["data"]["note"] for event in cast.events(table["stream"]) if event["name"].startswith("note_")]
    seen.append(cast.snapshot(table["stream"])["notes"][0])
    assert [note["author"] and note["author"]["name"] for note in seen] == [None, author, author]
    assert [note["body"] and note["body"]["name"] for note in seen] == [body] * 3


@pytest.mark.parametrize(("naming", "bodies"), [("names", ["Comune di Chieri"]), ("nothing", [])])
def test_the_tables_of_a_session_tell_bodies_by_policy(cast: Cast, naming: str, bodies: list[str]) -> None:
    table, _, workshop = of_policy(cast, naming)
    assert (table["people"], table["bodies"]) == (1, bodies)
    filled = [event for event in cast.events(f"workshop:{workshop}") if event["name"] == "table_filled"]
    assert [event["data"]["table"]["bodies"] for event in filled] == [bodies]


def test_under_the_policy_nothing_colleagues_have_neither_name_nor_body(cast: Cast) -> None:
    table, person, workshop = of_policy(cast, "nothing")
    colleague = {"id": person.id, "name": None, "body": None, "role": "officer", "present": True}
    assert cast.snapshot(table["stream"])["people"] == [colleague]
    seated = [event["data"] for event in cast.events(table["stream"]) if event["name"] == "participant_seated"]
    assert seated == [{"participant": colleague}]
    assert cast.snapshot(f"staff:{workshop}")["people"][0]["name"] == "Bruno"
    assert cast.snapshot(f"participant:{person.id}")["participant"]["name"] == "Bruno"


def test_no_name_is_told_to_everybody(cast: Cast) -> None:
    told = repr([cast.events(cast.stream), cast.snapshot(cast.stream)])
    assert "Comune di Chieri" in told
    for name in ("Bruno", "Chiara", "Denis"):
        assert name not in told.replace("Comune di Chieri", "").replace("Tappa di Chieri", "")
    for person in (cast.bruno, cast.chiara):
        assert str(person.id) not in told
