"""Writing a note and writing it better."""

import uuid
from typing import Any

import pytest

from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]

WRONG: tuple[Json, ...] = (
    {"text": 5},
    {"text": None},
    {"colour": "red"},
    {"card_type": "poem"},
    {"source": "pigeon"},
    {"table": "5"},
    {"table": None},
    {"fields": {"who": 5}},
    {"prompt": "the first"},
)


def note_at(cast: Cast, number: int) -> Json:
    """The newest note of a table."""
    note: Json = cast.snapshot(cast.table_stream(number))["notes"][-1]
    return note


def test_a_note_answers_with_its_number_and_reference(cast: Cast) -> None:
    key = str(uuid.uuid4())
    answer = cast.submit(cast.bruno, "add_note", key=key, table=cast.tables[1], text="Più alberi")
    assert answer.result == {"note": key, "ref": "T1-1", "number": 1, "revision": 1, "late": False}
    assert answer.stream == cast.table_stream(1)
    assert cast.add_note(cast.chiara, "Meno auto") != key
    assert note_at(cast, 1)["ref"] == "T1-2"


def test_a_note_is_told_to_its_table_and_to_nobody_else(cast: Cast, listening: Listening) -> None:
    answer = cast.submit(
        cast.bruno, "add_note", table=cast.tables[1], text="Più alberi", prompt=cast.prompts[0], card_type="need"
    )
    assert listening.told == {"table 1": ["note_added"]}
    body = cast.snapshot(cast.table_stream(1))["people"][0]["body"]
    note = {
        "id": answer.id,
        "table": cast.tables[1],
        "number": 1,
        "ref": "T1-1",
        "prompt": cast.prompts[0],
        "text": "Più alberi",
        "card_type": "need",
        "fields": {},
        "body": {"id": body["id"], "name": "Comune di Chieri"},
        "author": None,
        "source": "phone",
        "revision": 1,
        "late": False,
        "added_at": answer.at,
        "state": "shown",
        "answer": None,
    }
    assert listening.heard("table 1") == [{"note": note}]
    assert note_at(cast, 1) == note


def test_the_event_carries_number_time_and_operation(cast: Cast) -> None:
    answer = cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Più alberi")
    event = cast.events(cast.table_stream(1))[-1]
    assert list(event) == ["stream", "seq", "name", "at", "op", "data"]
    assert (event["seq"], event["at"], event["op"]) == (answer.seq, answer.at, answer.id)


def test_everybody_writes_in_the_plenary(cast: Cast, listening: Listening) -> None:
    for person in (cast.bruno, cast.denis, cast.anna):
        cast.add_note(person, "Benvenuti", table=0)
    assert listening.told == {"table 0": ["note_added"] * 3}


def test_text_is_kept_as_typed_but_for_what_nobody_can_type(cast: Cast) -> None:
    cast.add_note(cast.bruno, "  perche\u0301\r\n=SUM(A1)\x00\ud800 \u202e😀 <b>\t")
    assert note_at(cast, 1)["text"] == "  perché\n=SUM(A1) 😀 <b>\t"


def test_a_text_of_four_thousand_signs_is_taken_and_one_more_is_not(cast: Cast) -> None:
    for sign in ("a", "😀", "é"):
        cast.add_note(cast.bruno, sign * 4000)
        answer = cast.submit(cast.bruno, "add_note", table=cast.tables[1], text=sign * 4001)
        assert code(answer) == "too_long"
        assert answer.as_json()["path"] == "text"


def test_a_text_without_a_word_is_refused(cast: Cast, listening: Listening) -> None:
    for text in ("", "  \n ", "\x00", "\u202e", "\u200b\u2060 \ufeff", "\u3164 \uffa0"):
        assert code(cast.submit(cast.bruno, "add_note", table=cast.tables[1], text=text)) == "invalid"
    assert listening.told == {}


def test_arguments_of_another_shape_are_refused_with_their_path(cast: Cast) -> None:
    for wrong in WRONG:
        answer = cast.submit(cast.bruno, "add_note", **{"table": cast.tables[1], "text": "Più alberi", **wrong})
        assert code(answer) == "invalid"
        assert answer.as_json()["path"].split(".")[0] == next(iter(wrong))


def test_a_card_keeps_its_fields(cast: Cast) -> None:
    cast.add_note(cast.bruno, "Servono alberi", card_type="need", fields={"who": "Comune", "by when": "2027"})
    assert note_at(cast, 1)["fields"] == {"who": "Comune", "by when": "2027"}


def test_a_question_of_another_table_is_refused(cast: Cast) -> None:
    answer = cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Più alberi", prompt=cast.prompts[1])
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "prompt")


def test_only_who_sits_at_the_table_writes_there(cast: Cast, listening: Listening) -> None:
    assert code(cast.submit(cast.denis, "add_note", table=cast.tables[1], text="No")) == "forbidden"
    assert code(cast.submit(cast.eve, "add_note", table=cast.tables[1], text="No")) == "not_found"
    assert code(cast.submit(cast.fabio, "add_note", table=cast.tables[1], text="No")) == "not_found"
    assert code(cast.submit(cast.bruno, "add_note", table=str(uuid.uuid4()), text="No")) == "not_found"
    assert listening.told == {}
    cast.add_note(cast.chiara, "Sì")
    assert listening.told == {"table 1": ["note_added"]}


def test_who_conducts_writes_for_others_and_names_their_body(cast: Cast) -> None:
    cast.add_note(cast.anna, "Dal foglio", source="paper", body="comune di ASTI")
    note = note_at(cast, 1)
    assert (note["source"], note["body"]["name"], note["author"]) == ("paper", "Comune di Asti", None)
    cast.add_note(cast.anna, "Dal foglio", source="scribe", body=note["body"]["id"])
    assert note_at(cast, 1)["body"] == note["body"]


def test_who_conducts_mends_and_bins_what_was_written_for_others_and_nothing_else(cast: Cast) -> None:
    paper = cast.add_note(cast.anna, "Dal folio", source="paper")
    cast.do(cast.anna, "edit_note", note=paper, text="Dal foglio", revision=1)
    assert note_at(cast, 1)["text"] == "Dal foglio"
    cast.do(cast.anna, "delete_note", note=paper)
    assert note_at(cast, 1)["state"] == "binned"
    of_bruno = cast.add_note(cast.bruno, "Più alberi")
    for person in (cast.anna, cast.chiara):
        answer = cast.submit(person, "edit_note", note=of_bruno, text="Meno alberi", revision=1)
        assert code(answer) == "forbidden"
    assert code(cast.submit(cast.chiara, "restore_note", note=paper)) == "forbidden"


@pytest.mark.parametrize("source", ["scribe", "paper"])
def test_a_participant_writes_with_the_own_phone(cast: Cast, listening: Listening, source: str) -> None:
    answer = cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Dal foglio", source=source)
    assert (code(answer), answer.as_json()["path"]) == ("forbidden", "source")
    assert listening.told == {}


def test_a_participant_speaks_for_no_other_body(cast: Cast) -> None:
    answer = cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Noi", body="Comune di Asti")
    assert (code(answer), answer.as_json()["path"]) == ("forbidden", "body")


def test_an_edited_note_is_told_whole_to_its_table(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    assert cast.do(cast.bruno, "edit_note", note=note, text="Più tigli", revision=1) == {"note": note, "revision": 2}
    assert listening.told == {"table 1": ["note_added", "note_edited"]}
    first, second = (told["note"] for told in listening.heard("table 1"))
    assert second == {**first, "text": "Più tigli", "revision": 2}
    assert note_at(cast, 1) == second


def test_what_was_edited_away_is_read_nowhere_any_more(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto", fields={"who": "Rossi"})
    cast.add_note(cast.bruno, "Questo resta")
    before = [(event["seq"], event["name"]) for event in cast.events(cast.table_stream(1))]
    cast.do(cast.bruno, "edit_note", note=note, text="Qualcuno ha torto", revision=1)
    cast.do_all(
        cast.operation(cast.bruno, "edit_note", note=note, text="Rossi no", revision=2),
        cast.operation(cast.bruno, "edit_note", note=note, text="Nessuno ha torto", revision=3),
    )
    told = cast.events(cast.table_stream(1))
    assert [(event["seq"], event["name"]) for event in told][: len(before)] == before
    told_notes = [event["data"] for event in told if "note" in event["data"]]
    texts = [(data["note"]["text"], data.get("redacted")) for data in told_notes]
    assert texts == [(None, True), ("Questo resta", None), (None, True), (None, True), ("Nessuno ha torto", None)]


def test_who_edited_an_older_text_is_told_the_current_one(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.bruno, "edit_note", note=note, text="Più tigli", revision=1)
    answer = cast.submit(cast.bruno, "edit_note", note=note, text="Più faggi", revision=1)
    assert code(answer) == "stale_revision"
    assert answer.as_json()["current"] == {"revision": 2, "text": "Più tigli"}
    assert note_at(cast, 1)["text"] == "Più tigli"
    assert listening.told == {"table 1": ["note_added", "note_edited"]}


def test_nobody_else_edits_a_note(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    change = {"note": note, "text": "Meno alberi", "revision": 1}
    assert code(cast.submit(cast.chiara, "edit_note", **change)) == "forbidden"
    assert code(cast.submit(cast.anna, "edit_note", **change)) == "forbidden"
    assert code(cast.submit(cast.denis, "edit_note", **change)) == "not_found"
    assert code(cast.submit(cast.eve, "edit_note", **change)) == "not_found"
    assert code(cast.submit(cast.bruno, "edit_note", **{**change, "note": str(uuid.uuid4())})) == "not_found"
    assert note_at(cast, 1)["text"] == "Più alberi"


def test_an_author_who_moved_away_still_edits(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    cast.do(cast.bruno, "edit_note", note=note, text="Più tigli", revision=1)
    assert note_at(cast, 1)["text"] == "Più tigli"


def test_yes_is_no_revision(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Un cartello")
    assert code(cast.submit(cast.bruno, "edit_note", note=note, text="Due", revision=True)) == "invalid"
    page = {"table": cast.tables[1], "field": "question", "text": "Chi?"}
    assert code(cast.submit(cast.anna, "write_page", **page, revision=False)) == "invalid"
    swap = {"table": cast.tables[1], "one": 1, "other": 2}
    assert code(cast.submit(cast.anna, "swap_points", **swap, revisions=[0, False])) == "invalid"
