"""Notes that change place."""

from tests.cast import Cast
from tests.operations.listening import Listening, code


def test_a_note_moved_by_who_conducts_gets_a_number_at_its_new_table(cast: Cast, listening: Listening) -> None:
    cast.add_note(cast.denis, "Già qui", table=2)
    note = cast.add_note(cast.bruno, "Nel posto sbagliato", prompt=cast.prompts[0])
    answer = cast.submit(cast.anna, "move_note", note=note, table=cast.tables[2], prompt=cast.prompts[1])
    assert answer.result == {"note": note, "ref": "T2-2", "number": 2, "revision": 2}
    assert answer.stream == cast.table_stream(2)
    assert listening.told == {"table 1": ["note_added", "note_removed"], "table 2": ["note_added"] * 2}
    assert listening.heard("table 1")[1] == {"note": note, "to": 2}
    moved = listening.heard("table 2")[1]["note"]
    assert (moved["table"], moved["ref"], moved["prompt"]) == (cast.tables[2], "T2-2", cast.prompts[1])
    assert moved["text"] == "Nel posto sbagliato"


def test_a_moved_note_is_at_one_table_only_and_its_old_number_is_not_given_again(cast: Cast) -> None:
    cast.do(cast.anna, "move_note", note=cast.add_note(cast.bruno, "Via"), table=cast.tables[2])
    cast.add_note(cast.chiara, "Resto")
    assert [note["ref"] for note in cast.snapshot(cast.table_stream(1))["notes"]] == ["T1-2"]
    assert [note["ref"] for note in cast.snapshot(cast.table_stream(2))["notes"]] == ["T2-1"]


def test_the_table_a_note_left_reads_its_words_no_more(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Nel posto sbagliato")
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[2])
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[1])
    left = str(cast.events(cast.table_stream(2)))
    assert "Nel posto sbagliato" not in left and note in left
    (added,) = [event for event in cast.events(cast.table_stream(1)) if "sbagliato" in str(event)]
    assert added["name"] == "note_added"


def test_an_author_moves_a_note_between_questions_of_the_table(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Risponde alla domanda")
    moved = cast.do(cast.bruno, "move_note", note=note, table=cast.tables[1], prompt=cast.prompts[0])
    assert moved == {"note": note, "ref": "T1-1", "number": 1, "revision": 2}
    assert listening.told == {"table 1": ["note_added", "note_edited"]}
    assert listening.heard("table 1")[1]["note"]["prompt"] == cast.prompts[0]


def test_an_author_does_not_move_a_note_to_another_table(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Qui")
    assert code(cast.submit(cast.bruno, "move_note", note=note, table=cast.tables[2])) == "forbidden"
    assert code(cast.submit(cast.chiara, "move_note", note=note, table=cast.tables[1])) == "forbidden"
    assert code(cast.submit(cast.denis, "move_note", note=note, table=cast.tables[2])) == "not_found"
    assert code(cast.submit(cast.fabio, "move_note", note=note, table=cast.tables[2])) == "not_found"
    assert listening.told == {"table 1": ["note_added"]}


def test_a_note_stays_in_its_session(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Qui")
    elsewhere = cast.snapshot(f"workshop:{cast.eve.workshop}")["tables"][1]
    assert code(cast.submit(cast.anna, "move_note", note=note, table=elsewhere["id"])) == "not_found"
    wrong = cast.submit(cast.anna, "move_note", note=note, table=cast.tables[2], prompt=cast.prompts[0])
    assert code(wrong) == "invalid"


def test_a_frozen_table_lets_no_note_go(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Qui")
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    assert code(cast.submit(cast.anna, "move_note", note=note, table=cast.tables[2])) == "table_closed"
