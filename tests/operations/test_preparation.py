"""Correcting what was prepared."""

from typing import Any

from tests.cast import Cast
from tests.operations.listening import Listening, code

WORDS: dict[str, Any] = {"title": "Tappa di Asti", "date": "2026-12-01", "mode": "hybrid", "place": "Sala Giunta"}
ASKED = ["Che cosa serve?", "Chi manca?"]


def edit_table(cast: Cast, number: int, **words: Any) -> Any:
    asked = {"theme": cast.snapshot(cast.stream)["tables"][number]["theme"], "prompts": ["Che cosa serve?"], **words}
    return cast.submit(cast.anna, "edit_table", table=cast.tables[number], **asked)


def test_a_corrected_session_is_told_whole(cast: Cast, listening: Listening) -> None:
    cast.do(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS)
    assert listening.told == {"everybody": ["workshop_edited"]}
    assert listening.heard("everybody") == [{"workshop": cast.snapshot(cast.stream)["workshop"]}]
    assert cast.snapshot(cast.stream)["workshop"]["title"] == "Tappa di Asti"


def test_what_is_left_out_is_no_longer_there(cast: Cast) -> None:
    cast.do(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS, host="Comune di Asti")
    cast.do(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS)
    assert cast.snapshot(cast.stream)["workshop"]["host"] is None


def test_questions_are_corrected_while_people_sit_there(cast: Cast, listening: Listening) -> None:
    assert edit_table(cast, 1, prompts=ASKED).ok
    assert listening.told == {"everybody": ["table_edited"]}
    (told,) = listening.heard("everybody")
    table = cast.snapshot(cast.stream)["tables"][1]
    assert told == {"table": {key: table[key] for key in ("id", "theme", "prompts")}}
    assert [prompt["text"] for prompt in table["prompts"]] == ASKED
    assert table["prompts"][0]["id"] == cast.prompts[0]


def test_a_question_nobody_answered_can_go(cast: Cast) -> None:
    edit_table(cast, 1, prompts=ASKED)
    assert edit_table(cast, 1, prompts=["Chi manca?"]).ok
    assert [prompt["text"] for prompt in cast.snapshot(cast.stream)["tables"][1]["prompts"]] == ["Chi manca?"]


def test_a_question_with_notes_changes_words_and_stays(cast: Cast, listening: Listening) -> None:
    cast.add_note(cast.bruno, "Serve tempo", prompt=cast.prompts[0])
    assert code(edit_table(cast, 1, prompts=[])) == "invalid"
    assert edit_table(cast, 1, prompts=["Che cosa manca?"]).ok
    assert cast.snapshot(cast.stream)["tables"][1]["prompts"] == [{"id": cast.prompts[0], "text": "Che cosa manca?"}]


def test_a_theme_stays_once_somebody_sits_there(cast: Cast, listening: Listening) -> None:
    assert code(edit_table(cast, 1, theme="Acqua")) == "invalid"
    assert listening.told == {}
    fresh = cast.create_workshop(cast.anna, "Domani")
    table = cast.snapshot(f"workshop:{fresh}")["tables"][1]["id"]
    cast.do(cast.anna, "edit_table", table=table, theme="Acqua")
    assert cast.snapshot(f"workshop:{fresh}")["tables"][1]["theme"] == "Acqua"


def test_a_session_and_its_tables_are_corrected_together_or_not_at_all(cast: Cast, listening: Listening) -> None:
    tables = [{"table": cast.tables[0], "theme": "", "prompts": ASKED}, {"table": cast.tables[1], "theme": "Acqua"}]
    refused = cast.submit(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS, tables=tables)
    assert (code(refused), refused.as_json()["path"]) == ("invalid", "tables.1.theme")
    assert listening.told == {}
    assert cast.snapshot(cast.stream)["workshop"]["title"] == "Tappa di Chieri"
    cast.do(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS, tables=tables[:1])
    assert listening.told == {"everybody": ["workshop_edited", "table_edited"]}


def test_the_tables_of_others_are_not_there(cast: Cast) -> None:
    elsewhere = cast.snapshot(f"workshop:{cast.create_workshop(cast.anna, 'Altrove')}")["tables"][1]["id"]
    words = [{"table": elsewhere, "theme": "Acqua"}]
    answer = cast.submit(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS, tables=words)
    assert code(answer) == "not_found"


def test_the_plenary_has_questions_and_no_theme(cast: Cast) -> None:
    assert edit_table(cast, 0, prompts=ASKED).ok
    assert code(edit_table(cast, 0, theme="Acqua")) == "invalid"


def test_a_closed_session_stays_as_it_was(cast: Cast, listening: Listening) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(cast.submit(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS)) == "workshop_closed"
    assert code(edit_table(cast, 1, prompts=ASKED)) == "workshop_closed"
    assert listening.told == {"everybody": ["workshop_closed"]}


def test_only_who_conducts_corrects(cast: Cast, listening: Listening) -> None:
    for person, reason in ((cast.bruno, "forbidden"), (cast.eve, "not_found"), (cast.fabio, "not_found")):
        assert code(cast.submit(person, "edit_workshop", workshop=cast.workshop, **WORDS)) == reason
        assert code(cast.submit(person, "edit_table", table=cast.tables[1], theme="Acqua")) == reason
    assert listening.told == {}
    cast.do(cast.anna, "edit_workshop", workshop=cast.workshop, **WORDS)
