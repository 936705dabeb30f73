"""Words from who conducts."""

import uuid

from tests.cast import Cast
from tests.operations.listening import Listening, code


def test_a_word_to_all_is_told_to_everybody(cast: Cast, listening: Listening) -> None:
    answer = cast.submit(cast.anna, "announce", workshop=cast.workshop, text="Tra 10 minuti il caffè")
    assert answer.result == {"announcement": answer.id}
    assert listening.told == {"everybody": ["announced"]}
    said = {"id": answer.id, "table": None, "text": "Tra 10 minuti il caffè", "sender": "Anna", "at": answer.at}
    assert listening.heard("everybody") == [{"announcement": said}]
    assert cast.snapshot(cast.stream)["announcements"] == [said]


def test_a_word_to_one_table_is_told_there_and_nowhere_else(cast: Cast, listening: Listening) -> None:
    cast.do(cast.anna, "announce", workshop=cast.workshop, text="Venite qui", table=cast.tables[1])
    assert listening.told == {"table 1": ["announced"]}
    assert listening.heard("table 1")[0]["announcement"]["table"] == cast.tables[1]
    assert [said["text"] for said in cast.snapshot(cast.table_stream(1))["announcements"]] == ["Venite qui"]
    assert cast.snapshot(cast.stream)["announcements"] == []


def test_a_word_to_a_table_of_another_session_is_refused(cast: Cast, listening: Listening) -> None:
    elsewhere = cast.snapshot(f"workshop:{cast.eve.workshop}")["tables"][1]["id"]
    for table in (elsewhere, str(uuid.uuid4())):
        answer = cast.submit(cast.anna, "announce", workshop=cast.workshop, text="Ciao", table=table)
        assert code(answer) == "not_found"
    assert listening.told == {}


def test_words_have_a_length(cast: Cast) -> None:
    assert code(cast.submit(cast.anna, "announce", workshop=cast.workshop, text=" ")) == "invalid"
    assert code(cast.submit(cast.anna, "announce", workshop=cast.workshop, text="a" * 281)) == "too_long"
    cast.do(cast.anna, "announce", workshop=cast.workshop, text="a" * 280)


def test_only_who_conducts_announces(cast: Cast, listening: Listening) -> None:
    words = {"workshop": cast.workshop, "text": "Tutti fuori"}
    assert code(cast.submit(cast.bruno, "announce", **words)) == "forbidden"
    assert code(cast.submit(cast.fabio, "announce", **words)) == "not_found"
    assert code(cast.submit(cast.eve, "announce", **words)) == "not_found"
    assert listening.told == {}
    cast.do(cast.anna, "announce", **words)
    assert listening.told == {"everybody": ["announced"]}
