"""The record is what the journal holds, on both databases."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.clock import now
from facilitator.refusal import Refused
from facilitator.restitution import open_data
from facilitator.restitution.formats import FORMATS
from facilitator.restitution.publishing import render, write_files
from facilitator.restitution.record import Record
from facilitator.restitution.source import read
from tests.cast import Cast
from tests.restitution.reading import csv_rows


def record_of(cast: Cast) -> Record:
    with cast.journal.reading() as session:
        return read(session, cast.workshop, now())


def test_shown_notes_are_read_with_their_text_their_body_and_their_author(cast: Cast) -> None:
    cast.add_note(cast.bruno, "  Più alberi\nin piazza  ", prompt=cast.prompts[0])
    (note,) = record_of(cast).notes
    (told,) = [event for event in cast.events(cast.table_stream(1)) if event["name"] == "note_added"]
    assert note.text == told["data"]["note"]["text"]
    assert (note.ref, note.source, note.late) == ("T1-1", "phone", False)
    assert note.body and note.body.name == "Comune di Chieri"
    assert note.author and note.author.name == "Bruno"


def test_hidden_and_binned_notes_leave_no_words(cast: Cast) -> None:
    hidden, binned = cast.add_note(cast.bruno, "Da nascondere"), cast.add_note(cast.chiara, "Da buttare")
    cast.do(cast.anna, "hide_note", note=hidden, reason="Una persona è riconoscibile.")
    cast.do(cast.chiara, "delete_note", note=binned)
    record = record_of(cast)
    assert [(each.ref, each.reason) for each in record.withheld] == [("T1-1", "Una persona è riconoscibile.")]
    assert record.binned == 1
    assert "Da nascondere" not in str(record) and "Da buttare" not in str(record)


def test_groups_are_read_with_those_of_their_notes_that_are_shown(cast: Cast) -> None:
    one, two, three = (cast.add_note(cast.bruno, text) for text in ("Un cartello", "Una mappa", "Un numero"))
    here = {"table": cast.tables[1]}
    cluster = cast.do(cast.bruno, "gather_notes", notes=[one, two], title="Farsi trovare", **here)["cluster"]
    empty = cast.do(cast.bruno, "gather_notes", title="Ancora niente", **here)["cluster"]
    cast.do(cast.anna, "hide_note", note=two, reason="Perché")
    table = open_data.build(record_of(cast))["tables"][1]
    assert table["clusters"] == [
        {"id": cluster, "title": "Farsi trovare", "notes": [one]},
        {"id": empty, "title": "Ancora niente", "notes": []},
    ]
    assert [note["id"] for note in table["notes"]] == [one, three]


def test_only_the_people_of_this_workshop_who_are_present_count(cast: Cast) -> None:
    invited = [{"name": "Greta", "body": "Comune di Bra", "role": "mayor"}]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=invited)
    record = record_of(cast)
    assert (record.people, record.roles) == (3, {"officer": 3})
    assert [body.name for body in record.bodies] == ["Comune di Asti", "Comune di Chieri", "Regione Piemonte"]
    assert [(table.number, table.people) for table in record.tables] == [(0, 0), (1, 2), (2, 1)]


def test_the_record_tells_the_streams_it_was_made_from(cast: Cast) -> None:
    cast.add_note(cast.bruno, "Una nota")
    heads = {stream: len(cast.events(stream)) for stream in (cast.stream, cast.table_stream(1))}
    assert record_of(cast).streams.items() >= heads.items()


def test_the_number_of_queries_does_not_grow_with_the_notes(cast: Cast) -> None:
    def queries() -> int:
        asked: list[str] = []
        with cast.journal.reading() as session:
            connection = session.connection()
            sa.event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
            read(session, cast.workshop, now())
        return len(asked)

    before = queries()
    for number in range(10):
        cast.add_note(cast.bruno, f"Nota {number}")
    assert before == queries()


def test_all_files_are_written(cast: Cast, tmp_path: Path) -> None:
    cast.add_note(cast.bruno, "Una nota")
    with cast.journal.reading() as session:
        paths = write_files(session, cast.workshop, FORMATS, tmp_path / "exports")
    assert [path.name for path in paths] == [f"restitution.{form}" for form in FORMATS]
    assert [row["text"] for row in csv_rows((tmp_path / "exports" / "restitution.csv").read_bytes())] == ["Una nota"]


def test_a_wrong_format_is_refused_before_any_file_is_written(cast: Cast, tmp_path: Path) -> None:
    with cast.journal.reading() as session, pytest.raises(Refused, match="There is no format rtf"):
        write_files(session, cast.workshop, ["md", "rtf"], tmp_path)
    assert list(tmp_path.glob("restitution*")) == []


def test_a_workshop_that_is_not_there_is_an_error(cast: Cast) -> None:
    with cast.journal.reading() as session, pytest.raises(Refused, match="No such workshop"):
        render(session, "none", "md")
