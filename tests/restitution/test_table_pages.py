"""What a table brings to all stands in its chapter, with who stands by it; nobody is named in public."""

from dataclasses import replace
from typing import Any

import pytest

from facilitator.clock import now
from facilitator.restitution import open_data
from facilitator.restitution.drafting import published
from facilitator.restitution.edition import edited
from facilitator.restitution.exposure import exposures
from facilitator.restitution.record import Record
from facilitator.restitution.source import read
from tests.cast import Cast

Json = dict[str, Any]


def record(cast: Cast) -> Record:
    with cast.journal.reading() as session:
        return read(session, cast.workshop, now())


def page(cast: Cast, edition: str = "internal") -> Json:
    told: Json = open_data.build(edited(record(cast), edition))["tables"][1]["page"]
    return told


@pytest.fixture
def written(cast: Cast) -> Cast:
    """A page with a point from a note and a group, a question and a speaker; Bruno approves, Chiara does not."""
    table = {"table": cast.tables[1]}
    first, second = (cast.add_note(cast.chiara, text) for text in ("Una pagina sola", "Parole comuni"))
    hidden = cast.add_note(cast.chiara, "Il signor Rossi")
    cluster = cast.do(cast.bruno, "gather_notes", **table, notes=[second], title="Parole")["cluster"]
    said = {"point_1": "Farsi trovare", "question": "Chi presta un modulo?", "speaker": cast.chiara.id}
    for field, text in said.items():
        sources = [first, cluster, hidden] if field == "point_1" else []
        cast.do(cast.anna, "write_page", **table, field=field, text=text, revision=0, sources=sources)
    cast.do(cast.anna, "hide_note", note=hidden, reason="Nomina una persona")
    cast.do(cast.bruno, "sign_page", **table, revision=3, approves=True)
    return cast


def test_the_page_is_told_with_the_notes_it_comes_from_and_who_stands_by_it(written: Cast) -> None:
    told = page(written)
    assert told["key_points"] == [{"text": "Farsi trovare", "refs": ["T1-1", "T1-2"]}]
    assert (told["disagreement"], told["question"]) == (None, "Chi presta un modulo?")
    assert (told["approved"], told["people"], told["signed"], told["disputes"]) == (1, 2, True, [])


def test_who_speaks_is_named_like_who_wrote_and_never_in_public(written: Cast) -> None:
    told = record(written)
    named = replace(told, workshop=replace(told.workshop, naming="names"))
    assert open_data.build(edited(named, "internal"))["tables"][1]["page"]["speaker"]["name"] == "Chiara"
    assert page(written)["speaker"] == page(written, "public")["speaker"]
    assert page(written)["speaker"]["name"] is None
    assert "Chiara" not in str(published(named, "public").as_json())


def test_a_sentence_in_dispute_is_marked_in_the_document(written: Cast) -> None:
    table = {"table": written.tables[1], "revision": 3}
    written.do(written.chiara, "sign_page", **table, field="question", reason="Ne abbiamo chiesti due")
    told = record(written)
    assert [each.number for each in told.unsigned] == [1]
    assert page(written)["disputes"] == [
        {"field": "question", "text": "Chi presta un modulo?", "reason": "Ne abbiamo chiesti due"}
    ]
    assert "In discussione al tavolo" in str(published(told, "public").document)


def test_what_somebody_held_against_a_page_counts_while_they_sit_there(written: Cast) -> None:
    sign = {"table": written.tables[1], "revision": 3}
    written.do(written.chiara, "sign_page", **sign, field="question", reason="Ne abbiamo chiesti due")
    written.do(written.anna, "seat_participant", participant=written.chiara.id, table=written.tables[2])
    told = page(written)
    assert (told["disputes"], told["approved"], told["people"]) == ([], 1, 1)


def test_the_document_says_how_many_of_a_table_approve_its_page(written: Cast) -> None:
    told = str(published(record(written), "public").document)
    assert "Farsi trovare (T1-1 e T1-2)" in told
    assert "1 persona su 2 al tavolo ha approvato questa pagina." in told
    written.do(written.anna, "write_page", table=written.tables[1], field="disagreement", text="I social", revision=0)
    assert "Nessuno al tavolo ha approvato questa pagina." in str(published(record(written), "public").document)


def test_what_is_on_a_page_is_looked_through_before_everybody_reads_it(written: Cast) -> None:
    args = {"table": written.tables[1], "field": "point_2", "text": "Chiedete a Bruno", "revision": 0}
    written.do(written.anna, "write_page", **args)
    found = [each.passage.kind for each in exposures(record(written), ["Bruno"])]
    assert found == ["page"]


def test_a_table_without_a_page_has_none(cast: Cast) -> None:
    cast.add_note(cast.bruno, "Una nota")
    assert page(cast) is None
    assert [each.number for each in record(cast).unsigned] == []
    assert [each.number for each in record(cast).without_page] == [1]
