"""What became of the questions: answers stand with them, and what is owed or open is where the next session starts."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from facilitator.clock import now
from facilitator.restitution.document import Heading, NoteGroup, Table
from facilitator.restitution.drafting import published
from facilitator.restitution.record import AnswerRecord, Named, Record
from facilitator.restitution.renderers import csv, xlsx
from facilitator.restitution.source import read
from tests.cast import Cast
from tests.restitution.chieri import with_notes

Json = dict[str, Any]
COLLEGNO = Named("body-3", "Comune di Collegno")
DAY = date(2020, 12, 31)


def record_with(answer: AnswerRecord | None, naming: str = "bodies") -> Record:
    """A session with a question that has this answer, and one that is open."""
    record = with_notes("Chi paga?", "Chi firma?", naming=naming)
    asked, other = record.tables[1].notes
    table = replace(record.tables[1], notes=(replace(asked, answer=answer), other))
    tables = [replace(each, notes=()) for each in record.tables]
    return replace(record, tables=(tables[0], table, *tables[2:]))


def groups(record: Record) -> dict[str, list[str]]:
    """What stands under open points: the titles, and the numbers of the notes under each."""
    blocks = published(record, "internal").document.blocks
    start = next((place for place, block in enumerate(blocks) if anchor(block) == "open-points"), len(blocks))
    points = [block for block in blocks[start : start + 3] if isinstance(block, NoteGroup)]
    return {group.title: [note.ref for note in group.notes] for group in points}


def anchor(block: object) -> str:
    return block.anchor if isinstance(block, Heading) else ""


def said(record: Record) -> str:
    """What stands under the words of the first question."""
    notes = [
        note
        for block in published(record, "internal").document.blocks
        if isinstance(block, NoteGroup)
        for note in block.notes
    ]
    (fact,) = next(note for note in notes if note.ref == "T1-1").fields
    return f"{fact.label}: {fact.value}"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (AnswerRecord("answered", "la Regione", COLLEGNO, None), "Answer: Comune di Collegno: la Regione"),
        (AnswerRecord("answered", "la Regione", None, None), "Answer: la Regione"),
        (AnswerRecord("answered", None, COLLEGNO, None), "Answer: given by Comune di Collegno"),
        (AnswerRecord("answered", None, None, None), "Answer: given"),
        (AnswerRecord("owed", None, COLLEGNO, DAY), "Answer owed: Comune di Collegno, by 31 December 2020"),
        (AnswerRecord("owed", None, COLLEGNO, None), "Answer owed: Comune di Collegno"),
        (AnswerRecord("owed", None, None, DAY), "Answer owed: by 31 December 2020; by whom is still to be said"),
        (AnswerRecord("owed", None, None, None), "Answer owed: by whom is still to be said"),
    ],
)
def test_under_a_question_stands_what_is_known_of_its_answer(answer: AnswerRecord, words: str) -> None:
    assert said(record_with(answer)) == words


def test_open_points_are_what_is_owed_and_what_is_open_and_nothing_that_was_answered() -> None:
    owed, answered = AnswerRecord("owed", None, None, None), AnswerRecord("answered", None, None, None)
    waiting = "Questions that wait for an answer"
    assert groups(record_with(None)) == {waiting: ["T1-1", "T1-2"]}
    assert groups(record_with(answered)) == {waiting: ["T1-2"]}
    assert groups(record_with(owed)) == {"Answers that are owed": ["T1-1"], waiting: ["T1-2"]}


def test_the_list_of_all_notes_holds_the_answer_too() -> None:
    blocks = published(record_with(AnswerRecord("answered", "la Regione", None, None)), "internal").document.blocks
    (ledger,) = [block for block in blocks if isinstance(block, Table) and block.anchors]
    assert ledger.rows[0][1] == "Chi paga?\nAnswer: la Regione"


def test_programs_read_the_answers_and_what_is_owed_and_the_spreadsheet_stays_as_it_was() -> None:
    told = published(record_with(AnswerRecord("owed", None, COLLEGNO, DAY)), "public")
    body = {"id": "body-3", "name": "Comune di Collegno"}
    assert told.open_data["owed"] == [{"ref": "T1-1", "body": body, "due": "2020-12-31"}]
    assert told.open_data["open_points"] == ["T1-1", "T1-2"]
    first, second = told.open_data["tables"][1]["notes"]
    assert first["answer"] == {"status": "owed", "text": None, "body": body, "due": "2020-12-31"}
    assert second["answer"] is None
    header = csv.render(told).decode("utf-8-sig").splitlines()[0]
    assert header == "ref;table;theme;prompt;text;card_type;body;author;source;late;added_at;votes"


def test_the_workbook_holds_the_answer_below_the_words() -> None:
    book = xlsx.render(published(record_with(AnswerRecord("owed", None, COLLEGNO, DAY)), "internal"))
    cells = [cell.value for cell in load_workbook(BytesIO(book)).worksheets[0]["E"]]
    assert cells == ["Words", "Chi paga?\nAnswer owed: Comune di Collegno, by 31 December 2020", "Chi firma?"]


def test_who_answers_is_named_also_where_notes_carry_no_names() -> None:
    record = record_with(AnswerRecord("answered", None, COLLEGNO, None), naming="nothing")
    told = published(record, "public").open_data["tables"][1]["notes"][0]
    assert (told["body"], told["author"], told["answer"]["body"]["name"]) == (None, None, "Comune di Collegno")


def test_answers_are_read_as_they_were_said_and_not_of_hidden_questions(cast: Cast) -> None:
    notes = [cast.add_note(cast.bruno, text, table=0) for text in ("Chi paga?", "Chi firma?", "Il signor Rossi?")]
    cast.do(cast.anna, "answer_note", note=notes[0], text="La Regione", body="Ente che risponde")
    cast.do(cast.anna, "owe_answer", note=notes[1], body="Ente che deve", due="2027-01-31")
    cast.do(cast.anna, "answer_note", note=notes[2], text="Il signor Rossi dice no")
    cast.do(cast.anna, "hide_note", note=notes[2], reason="Nomina una persona")
    with cast.journal.reading() as session:
        record = read(session, cast.workshop, now())
    given, owed = (note.answer for note in record.tables[0].notes)
    assert given and owed and given.body and owed.body
    assert (given.status, given.text, given.body.name) == ("answered", "La Regione", "Ente che risponde")
    assert (owed.status, owed.body.name, owed.due) == ("owed", "Ente che deve", date(2027, 1, 31))
    assert "dice no" not in str(record)
