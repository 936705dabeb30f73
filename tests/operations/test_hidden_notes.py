"""Out of sight, with a reason, and back."""

from typing import Any

from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]
REASON = "Nomina una persona"


def note_at(cast: Cast, number: int) -> Json:
    note: Json = cast.snapshot(cast.table_stream(number))["notes"][-1]
    return note


def test_a_hidden_note_is_told_to_three_streams_each_what_it_may_know(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto")
    shown = listening.heard("table 1")[0]["note"]
    assert cast.do(cast.anna, "hide_note", note=note, reason=REASON) == {"note": note, "revision": 2}
    assert listening.told == {
        "table 1": ["note_added", "note_hidden"],
        "staff": ["note_hidden"],
        "Bruno": ["note_hidden"],
    }
    assert listening.heard("table 1")[1] == {"note": note}
    whole = {**shown, "state": "hidden", "revision": 2}
    assert listening.heard("staff") == [{"note": whole, "reason": REASON}]
    assert listening.heard("Bruno") == [{"note": note, "text": "Il signor Rossi ha torto", "reason": REASON}]


def test_a_hidden_note_is_redacted_in_what_its_table_was_told(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto")
    cast.add_note(cast.chiara, "Questo resta")
    cast.do(cast.anna, "hide_note", note=note, reason=REASON)
    hidden, other, _ = listening.heard("table 1")
    assert (hidden["note"]["text"], hidden["note"]["number"], hidden["redacted"]) == (None, 1, True)
    assert (other["note"]["text"], "redacted" in other) == ("Questo resta", False)


def test_snapshots_show_a_hidden_note_only_to_its_author_and_to_who_conducts(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto")
    cast.do(cast.anna, "hide_note", note=note, reason=REASON)
    assert (note_at(cast, 1)["state"], note_at(cast, 1)["text"]) == ("hidden", None)
    (for_staff,) = cast.snapshot(cast.staff_stream)["hidden"]
    assert (for_staff["note"]["text"], for_staff["reason"]) == ("Il signor Rossi ha torto", REASON)
    mine = cast.snapshot(f"participant:{cast.bruno.id}")["hidden"]
    assert mine == [{"note": note, "text": "Il signor Rossi ha torto", "reason": REASON}]
    assert cast.snapshot(f"participant:{cast.chiara.id}")["hidden"] == []


def test_a_note_hidden_in_the_batch_that_added_it_is_told_without_its_text(cast: Cast, listening: Listening) -> None:
    note = cast.note("Il signor Rossi ha torto", cast.bruno)
    cast.journal.submit([note, cast.operation(cast.anna, "hide_note", note=note.id, reason=REASON)])
    assert listening.heard("table 1")[0]["note"]["text"] is None
    assert listening.heard("Bruno")[0]["text"] == "Il signor Rossi ha torto"


def test_a_note_that_was_moved_is_redacted_at_both_tables(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto")
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[2])
    cast.do(cast.anna, "hide_note", note=note, reason=REASON)
    told = [told["note"] for told in (listening.heard("table 1")[0], listening.heard("table 2")[0])]
    assert [note["text"] for note in told] == [None, None]


def test_a_shown_note_is_back_for_everybody_who_lost_it(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto")
    cast.do(cast.anna, "hide_note", note=note, reason=REASON)
    assert cast.do(cast.anna, "show_note", note=note) == {"note": note, "revision": 3}
    assert listening.told["table 1"] == ["note_added", "note_hidden", "note_shown"]
    assert listening.heard("table 1")[2] == {"note": note_at(cast, 1)}
    assert note_at(cast, 1)["text"] == "Il signor Rossi ha torto"
    assert listening.heard("staff")[1] == listening.heard("Bruno")[1] == {"note": note}
    assert cast.snapshot(cast.staff_stream)["hidden"] == []
    assert cast.snapshot(f"participant:{cast.bruno.id}")["hidden"] == []


def test_only_who_conducts_hides_and_shows(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    for verb, args in (("hide_note", {"reason": REASON}), ("show_note", {})):
        assert code(cast.submit(cast.bruno, verb, note=note, **args)) == "forbidden"
        assert code(cast.submit(cast.chiara, verb, note=note, **args)) == "forbidden"
        assert code(cast.submit(cast.fabio, verb, note=note, **args)) == "not_found"
        assert code(cast.submit(cast.eve, verb, note=note, **args)) == "not_found"
        cast.do(cast.anna, verb, note=note, **args)
    assert listening.told["staff"] == ["note_hidden", "note_shown"]


def test_hiding_twice_and_showing_what_is_shown_change_nothing(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    assert code(cast.submit(cast.anna, "show_note", note=note)) == "invalid"
    assert code(cast.submit(cast.anna, "hide_note", note=note, reason=" ")) == "invalid"
    assert code(cast.submit(cast.anna, "hide_note", note=note, reason="r" * 281)) == "too_long"
    assert listening.told == {"table 1": ["note_added"]}
    cast.do(cast.anna, "hide_note", note=note, reason=REASON)
    assert code(cast.submit(cast.anna, "hide_note", note=note, reason=REASON)) == "invalid"


def test_a_hidden_note_comes_out_of_the_bin_only_when_it_may_be_seen(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto")
    cast.do(cast.bruno, "delete_note", note=note)
    cast.do(cast.anna, "hide_note", note=note, reason=REASON)
    assert code(cast.submit(cast.bruno, "restore_note", note=note)) == "invalid"
    cast.do(cast.anna, "show_note", note=note)
    assert (note_at(cast, 1)["state"], note_at(cast, 1)["text"]) == ("binned", None)
    assert listening.heard("table 1")[-1] == {"note": note_at(cast, 1)}
    cast.do(cast.bruno, "restore_note", note=note)
    assert note_at(cast, 1)["text"] == "Il signor Rossi ha torto"


def test_a_note_of_who_conducts_has_no_author_to_tell(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.anna, "Dal foglio", source="paper")
    cast.do(cast.anna, "hide_note", note=note, reason=REASON)
    assert listening.told == {"table 1": ["note_added", "note_hidden"], "staff": ["note_hidden"]}
