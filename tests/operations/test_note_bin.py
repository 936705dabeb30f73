"""Into the bin, and out again."""

from typing import Any

from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def note_at(cast: Cast, number: int) -> Json:
    note: Json = cast.snapshot(cast.table_stream(number))["notes"][-1]
    return note


def test_a_binned_note_leaves_its_number_and_no_text_anywhere(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Non lo penso", fields={"who": "io"})
    cast.do(cast.bruno, "edit_note", note=note, text="Non lo penso più", revision=1)
    assert cast.do(cast.bruno, "delete_note", note=note) == {"note": note, "revision": 3}
    assert listening.told == {"table 1": ["note_added", "note_edited", "note_deleted"]}
    added, edited, deleted = listening.heard("table 1")
    assert deleted == {"note": note}
    for told in (added, edited):
        assert told["redacted"] is True
        assert (told["note"]["text"], told["note"]["author"], told["note"]["fields"]) == (None, None, {})
        assert (told["note"]["id"], told["note"]["number"], told["note"]["ref"]) == (note, 1, "T1-1")
    binned = note_at(cast, 1)
    assert (binned["state"], binned["text"], binned["number"]) == ("binned", None, 1)


def test_the_next_note_does_not_get_the_number_of_a_binned_one(cast: Cast) -> None:
    cast.do(cast.bruno, "delete_note", note=cast.add_note(cast.bruno, "Via"))
    cast.add_note(cast.chiara, "Resto")
    assert [note["number"] for note in cast.snapshot(cast.table_stream(1))["notes"]] == [1, 2]


def test_a_restored_note_is_told_whole_again(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Lo penso ancora")
    cast.do(cast.bruno, "delete_note", note=note)
    assert cast.do(cast.bruno, "restore_note", note=note) == {"note": note, "revision": 3}
    assert listening.told == {"table 1": ["note_added", "note_deleted", "note_restored"]}
    restored = listening.heard("table 1")[-1]["note"]
    assert (restored["text"], restored["state"]) == ("Lo penso ancora", "shown")
    assert restored == note_at(cast, 1)


def test_only_its_author_bins_a_note_and_brings_it_back(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    for verb in ("delete_note", "restore_note"):
        assert code(cast.submit(cast.chiara, verb, note=note)) == "forbidden"
        assert code(cast.submit(cast.anna, verb, note=note)) == "forbidden"
        assert code(cast.submit(cast.denis, verb, note=note)) == "not_found"
        assert code(cast.submit(cast.eve, verb, note=note)) == "not_found"
        cast.do(cast.bruno, verb, note=note)
    assert listening.told == {"table 1": ["note_added", "note_deleted", "note_restored"]}


def test_what_is_in_the_bin_is_neither_edited_nor_binned_again(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Via")
    assert code(cast.submit(cast.bruno, "restore_note", note=note)) == "invalid"
    cast.do(cast.bruno, "delete_note", note=note)
    assert code(cast.submit(cast.bruno, "delete_note", note=note)) == "invalid"
    assert code(cast.submit(cast.bruno, "edit_note", note=note, text="Qui", revision=2)) == "invalid"
    assert code(cast.submit(cast.anna, "move_note", note=note, table=cast.tables[2])) == "invalid"


def test_a_note_binned_in_the_batch_that_added_it_is_told_without_its_text(cast: Cast, listening: Listening) -> None:
    note = cast.note("Segreto", cast.bruno)
    answers = cast.journal.submit([note, cast.operation(cast.bruno, "delete_note", note=note.id)])
    assert [answer.ok for answer in answers] == [True, True]
    added, deleted = listening.heard("table 1")
    assert (added["note"]["text"], added["redacted"], deleted) == (None, True, {"note": note.id})
