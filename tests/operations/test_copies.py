"""A session held again: what was prepared comes along, what people brought stays behind."""

from typing import Any

import pytest

from facilitator.restitution.arrangement import SECTIONS
from tests.cast import Cast
from tests.counting import statements
from tests.operations.listening import Listening, code

SETTINGS: dict[str, Any] = {
    "question": "Che cosa serve?",
    "partners": "Anci Piemonte",
    "supporters": "Regione Piemonte",
    "place": "Sala Giunta",
    "host": "Comune di Chieri",
    "ends": "12:30",
    "starts": "9:30",
}


@pytest.fixture
def prepared(cast: Cast) -> str:
    """The session of the cast, with everything a session may have, and notes."""
    for name, value in SETTINGS.items():
        cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={name: value})
    cast.do(cast.anna, "add_activity", workshop=cast.workshop, kind="welcome", title="Caffè", minutes=15, position=1)
    fields = {"room_url": "https://video.example.org/1", "capacity": 8, "has_screen": True, "place": "Aula 2"}
    cast.do(cast.anna, "change_table", table=cast.tables[1], changes=fields)
    cast.do(cast.anna, "add_prompt", table=cast.tables[0], text="Che cosa abbiamo in comune?")
    cast.add_note(cast.bruno, "Più alberi")
    return cast.workshop


def copy(cast: Cast, workshop: str, **args: Any) -> dict[str, Any]:
    made = cast.do(cast.anna, "duplicate_workshop", workshop=workshop, **{"date": "2027-03-12", **args})["id"]
    return cast.snapshot(f"workshop:{made}")


def test_settings_agenda_tables_and_questions_come_along(cast: Cast, prepared: str) -> None:
    before, made = cast.snapshot(cast.stream), copy(cast, prepared)
    same = ("title", "mode", "naming", "language", "time_zone", "retention_days", "question", "partners", "place")
    assert {name: made["workshop"][name] for name in same} == {name: before["workshop"][name] for name in same}
    assert made["workshop"]["starts_at"] == "2027-03-12T08:30:00.000Z"
    assert made["workshop"]["ends_at"] == "2027-03-12T11:30:00.000Z"
    assert agenda(made) == agenda(before) and tables(made) == tables(before)


def agenda(snapshot: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(each["kind"], each["title"], each["minutes"], each["position"]) for each in snapshot["activities"]]


def tables(snapshot: dict[str, Any]) -> list[dict[str, Any]]:
    kept = ("number", "theme", "place", "room_url", "capacity", "has_screen")
    return [
        {**{name: table[name] for name in kept}, "prompts": [prompt["text"] for prompt in table["prompts"]]}
        for table in snapshot["tables"]
    ]


def test_the_chapters_of_the_restitution_come_in_the_same_order_without_their_words(cast: Cast, prepared: str) -> None:
    order = [{"key": key, "on": key != "brief"} for key in reversed(SECTIONS)]
    cast.do(cast.anna, "arrange_restitution", workshop=prepared, sections=order)
    words = {"section": "method", "place": "introduction", "text": "Grazie a chi c'era", "revision": 0}
    cast.do(cast.anna, "write_section_text", workshop=prepared, **words)
    made = cast.do(cast.anna, "duplicate_workshop", workshop=prepared, date="2027-03-12")["id"]
    told = cast.snapshot(f"staff:{made}")
    assert (told["sections"], told["section_texts"]) == (order, [])


def test_a_session_with_many_tables_is_read_for_as_few_questions_as_one_with_few(cast: Cast) -> None:
    def asked(count: int) -> int:
        tables = [{"theme": "Acqua", "prompts": ["Quando?", "Dove?"]} for _ in range(count)]
        workshop = cast.create_workshop(cast.anna, "Tappa", tables=tables)
        with statements(cast.journal.engine) as asked:
            copy(cast, workshop)
        return sum(statement.startswith("SELECT") for statement in asked)

    assert asked(9) == asked(2)


def test_people_notes_and_code_stay_behind(cast: Cast, prepared: str) -> None:
    made = copy(cast, prepared)
    assert made["workshop"]["code"] != cast.code(prepared)
    assert made["workshop"]["status"] == "draft"
    assert made["counts"] == {"present": 0, "bodies": 0}
    assert {table["people"] for table in made["tables"]} == {0}
    staff = cast.snapshot(f"staff:{made['workshop']['id']}")
    assert staff["people"] == []
    assert cast.snapshot(made["tables"][1]["stream"])["notes"] == []
    ids = {table["id"] for table in made["tables"]} | {each["id"] for each in made["activities"]}
    assert not ids & {*cast.tables, *(each["id"] for each in cast.snapshot(cast.stream)["activities"])}


def test_the_original_is_told_nothing(cast: Cast, prepared: str, listening: Listening) -> None:
    made = copy(cast, prepared)["workshop"]["id"]
    assert listening.told == {f"workshop:{made}": ["workshop_created"]}


def test_a_copy_may_have_another_title_and_needs_a_day(cast: Cast, prepared: str) -> None:
    assert copy(cast, prepared, title="Tappa di Asti")["workshop"]["title"] == "Tappa di Asti"
    assert code(cast.submit(cast.anna, "duplicate_workshop", workshop=prepared)) == "invalid"
    assert code(cast.submit(cast.anna, "duplicate_workshop", workshop=prepared, date="domani")) == "invalid"


def test_a_closed_session_and_one_in_plenary_are_held_again(cast: Cast) -> None:
    plenary = cast.create_workshop(cast.anna, "In plenaria", tables=[], prompts=["Perché?"])
    cast.do(cast.anna, "close_workshop", workshop=plenary)
    made = copy(cast, plenary)
    assert tables(made)[0]["prompts"] == ["Perché?"] and len(made["tables"]) == 1
    elsa = cast.do(cast.anna, "open_workshop", workshop=made["workshop"]["id"])
    assert elsa == {"status": "open"}


def test_what_is_made_while_the_first_answer_was_lost_is_made_once(cast: Cast, prepared: str) -> None:
    again = cast.operation(cast.anna, "duplicate_workshop", workshop=prepared, date="2027-03-12")
    first, second = cast.journal.submit([again])[0], cast.journal.submit([again])[0]
    assert first.result == second.result and second.duplicate
