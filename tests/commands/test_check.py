"""`check` finds what is wrong, each kind of it."""

from pathlib import Path
from zlib import compress

import pytest
import sqlalchemy as sa
from flask import Flask

from facilitator.check import check_data
from facilitator.models import Edition, Event, Note, SavedOperation, Stream, Table
from tests.cast import Cast
from tests.commands.commands import run
from tests.lasting import prepared


def test_what_people_did_is_in_order(app: Flask, cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.bruno, "edit_note", note=note, text="Più tigli", revision=1)
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[2])
    cast.do(cast.anna, "hide_note", note=note, reason="Perché")
    cast.do(cast.anna, "show_note", note=note)
    cast.do(cast.bruno, "delete_note", note=cast.add_note(cast.bruno, "Via"))
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)
    assert check_data(app) == []


@pytest.mark.parametrize("content", [b"", b"\x00", compress(b"{}"), compress(b"[]"), compress(b"not JSON")])
def test_an_edition_that_cannot_be_read_is_a_fault(app: Flask, cast: Cast, content: bytes) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    published = cast.submit(cast.anna, "publish_restitution", workshop=cast.workshop)
    plant(app, sa.update(Edition).values(content=content))
    assert check_data(app) == [f"edition {published.id}: number 1 cannot be read"]


def test_each_kind_of_fault_is_found(app: Flask, cast: Cast) -> None:
    notes = [cast.add_note(cast.bruno, str(count)) for count in range(3)]
    elsewhere = cast.do(cast.denis, "gather_notes", table=cast.tables[2], title="Altrove")["cluster"]
    table, stream = cast.tables[1], cast.table_stream(2)
    head = cast.events(stream)[-1]["seq"]
    plant(
        app,
        sa.update(Stream).where(Stream.name == stream).values(seq=head + 2),
        sa.delete(Event).where(Event.stream == cast.stream, Event.seq == 2),
        sa.delete(SavedOperation).where(SavedOperation.id == notes[0]),
        sa.update(Note).where(Note.id == notes[1]).values(text="Un'altra cosa"),
        sa.update(Table).where(Table.id == table).values(last_note_number=2),
        sa.update(Note).where(Note.id == notes[2]).values(cluster_id=elsewhere),
    )
    found = check_data(app)
    last = cast.events(cast.stream)[-1]["seq"]
    assert set(found) == {
        f"stream {stream}: head {head + 2}, {head} events, last {head}",
        f"stream {cast.stream}: head {last}, {last - 1} events, last {last}",
        f"note {notes[0]}: no operation made it",
        f"note {notes[1]}: its table was told another text",
        f"table {table}: note 3 is above the last number 2",
        f"note {notes[2]}: group {elsewhere} is at another table",
    }


def plant(app: Flask, *statements: sa.Executable) -> None:
    """Do what no operation does."""
    engine = sa.create_engine(app.extensions["settings"].database)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)
    engine.dispose()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    prepared(tmp_path, None)
    return tmp_path


def test_the_command_ends_well_where_all_is_well(data: Path) -> None:
    checked = run("check", "--data", data)
    assert (checked.code, checked.out) == (0, "check: ok\n")


def test_the_command_tells_each_fault_and_their_number(data: Path) -> None:
    with sa.create_engine(f"sqlite:///{data}/facilitator.db").begin() as connection:
        connection.execute(sa.insert(Stream).values(name="table:x", epoch="e", seq=3))
        connection.exec_driver_sql("INSERT INTO api_token VALUES ('t', 'nobody', 'h', '2026-11-23')")
    checked = run("check", "--data", data)
    assert checked.code == 1
    first, second, last = checked.out.splitlines()
    assert first.startswith("database: ") and "api_token" in first
    assert second == "stream table:x: head 3, 0 events, last 0"
    assert last == "check: 2 faults"


def test_where_there_is_nothing_to_check_it_says_so(tmp_path: Path) -> None:
    checked = run("check", "--data", tmp_path)
    assert (checked.code, checked.out) == (1, "")
    assert checked.complaint == f"facilitator: There is no database in {tmp_path}."
    assert list(tmp_path.iterdir()) == []
