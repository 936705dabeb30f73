"""A format in the place of what stood in a session, while nobody has seen it."""

from typing import Any

import pytest

from facilitator.identity import ANONYMOUS
from tests.cast import Cast
from tests.journal.reducing import reduced
from tests.operations.listening import code

PLAN: dict[str, Any] = {
    "prompts": ["Che cosa resta?"],
    "tables": [{"theme": "Acqua", "prompts": ["Dove?", "Quando?"]}, {"theme": "Aria"}],
    "activities": [
        {"kind": "welcome", "minutes": 10},
        {"kind": "plenary", "minutes": 20, "title": "Apertura"},
        {"kind": "tables", "minutes": 40},
        {"kind": "plenary", "minutes": 30},
        {"kind": "closing", "minutes": 5},
    ],
}
HALL: dict[str, Any] = {
    "prompts": ["Quale metodo?"],
    "activities": [{"kind": "talk"}, {"kind": "plenary", "minutes": 60}],
}


def draft(cast: Cast) -> str:
    return cast.create_workshop(cast.anna, "Domani", open=False)


def plan(cast: Cast, workshop: str) -> tuple[list[tuple[str, str, int | None]], list[tuple[int, str, list[str]]]]:
    state = cast.snapshot(f"workshop:{workshop}")
    tables = [(each["number"], each["theme"], [one["text"] for one in each["prompts"]]) for each in state["tables"]]
    return [(each["kind"], each["title"], each["minutes"]) for each in state["activities"]], tables


@pytest.mark.parametrize("first", [PLAN, HALL])
def test_agenda_tables_and_questions_are_those_of_the_format_and_of_nothing_else(
    cast: Cast, first: dict[str, Any]
) -> None:
    workshop = draft(cast)
    for wanted in (first, PLAN):
        stream = f"workshop:{workshop}"
        before, after = cast.snapshot(stream), len(cast.events(stream))
        cast.do(cast.anna, "replace_plan", workshop=workshop, **wanted)
        assert reduced(stream, before, cast.events(stream, after)) == cast.snapshot(stream)
    agenda, tables = plan(cast, workshop)
    assert agenda == [(each["kind"], each.get("title", ""), each["minutes"]) for each in PLAN["activities"]]
    assert tables == [(0, "", ["Che cosa resta?"]), (1, "Acqua", ["Dove?", "Quando?"]), (2, "Aria", [])]


def test_what_was_replaced_can_be_used_as_if_it_had_been_made_so(cast: Cast) -> None:
    workshop = draft(cast)
    cast.do(cast.anna, "replace_plan", workshop=workshop, **PLAN)
    cast.do(cast.anna, "open_workshop", workshop=workshop)
    lia = cast.join(workshop, "Lia", "Comune di Asti")
    table = cast.snapshot(f"workshop:{workshop}")["tables"][2]["id"]
    cast.do(cast.anna, "seat_participant", participant=lia.id, table=table)
    assert cast.do(lia, "add_note", table=table, text="Più alberi")["note"]


def test_who_is_on_the_list_stays_and_chooses_anew(cast: Cast) -> None:
    workshop = draft(cast)
    table = cast.snapshot(f"workshop:{workshop}")["tables"][1]["id"]
    people = [{"name": "Lia", "body": "Comune di Asti", "first_choice": table}]
    cast.do(cast.anna, "import_participants", workshop=workshop, participants=people)
    cast.do(cast.anna, "draft_split", workshop=workshop, people="listed")
    cast.do(cast.anna, "replace_plan", workshop=workshop, **PLAN)
    told = cast.snapshot(f"staff:{workshop}")
    assert [(one["name"], one["first_choice"]) for one in told["people"]] == [("Lia", None)]
    assert told["drafts"] == []


def test_where_people_have_seen_it_nothing_is_replaced(cast: Cast) -> None:
    before = plan(cast, cast.workshop)
    assert code(cast.submit(cast.anna, "replace_plan", workshop=cast.workshop, **PLAN)) == "invalid"
    assert plan(cast, cast.workshop) == before
    workshop = draft(cast)
    cast.do(cast.anna, "open_signup", workshop=workshop, until="2099-12-31T22:59:59Z")
    assert code(cast.submit(cast.anna, "replace_plan", workshop=workshop, **PLAN)) == "invalid"


@pytest.mark.parametrize(
    "wrong", [{"tables": [{"theme": ""}]}, {"activities": [{"kind": "tables"}] * 2, "tables": PLAN["tables"]}]
)
def test_what_does_not_read_well_changes_nothing(cast: Cast, wrong: dict[str, Any]) -> None:
    workshop = draft(cast)
    before = plan(cast, workshop)
    assert code(cast.submit(cast.anna, "replace_plan", workshop=workshop, **wrong)) == "invalid"
    assert plan(cast, workshop) == before


def test_only_who_conducts_replaces_a_plan(cast: Cast) -> None:
    workshop = draft(cast)
    refused = [code(cast.submit(who, "replace_plan", workshop=workshop, **PLAN)) for who in (ANONYMOUS, cast.fabio)]
    assert refused == ["unauthenticated", "not_found"]
