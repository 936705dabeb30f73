"""A backup holds everything, and what comes back is the same for whoever has a phone in the hand."""

import stat
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.app import create_app
from facilitator.backup import backup_data, restore_data
from facilitator.check import check_data
from facilitator.config import Settings
from facilitator.database import is_sqlite
from facilitator.identity import Keyring
from facilitator.journal import Journal
from facilitator.models import Participant, Stream
from facilitator.refusal import Refused
from tests.api.programs import Program
from tests.cast import Cast, Stage
from tests.commands.commands import run
from tests.lasting import close_journal, open_journal
from tests.postgres import fresh_database
from tests.server import Server


@pytest.fixture
def elsewhere(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    """Another installation, on the same kind of database, with nothing in it."""
    if is_sqlite(database):
        return Settings(data=tmp_path / "elsewhere", database_url=None)
    address = request.getfixturevalue("another_database")
    return Settings(data=tmp_path / "elsewhere", database_url=address)


@pytest.fixture
def another_database(request: pytest.FixtureRequest) -> Iterator[str]:
    with fresh_database(request.getfixturevalue("postgres_server")) as address:
        yield address


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def epochs(journal: Journal) -> dict[str, tuple[str, int]]:
    with journal.reading() as session:
        return {
            name: (epoch, seq) for name, epoch, seq in session.execute(sa.select(Stream.name, Stream.epoch, Stream.seq))
        }


def token(cast: Cast, settings: Settings) -> str:
    with cast.journal.reading() as session:
        return Keyring(settings.secret_key()).participant_token(session.get_one(Participant, cast.bruno.id))


def test_what_was_backed_up_comes_back_with_new_epochs(cast: Cast, settings: Settings, elsewhere: Settings) -> None:
    note = cast.add_note(cast.bruno, "Perché no? 😀")
    phone, before = token(cast, settings), epochs(cast.journal)
    copy = settings.data / "copies" / "backup.zip"
    backup_data(settings, copy)
    assert mode(copy) == 0o600
    cast.add_note(cast.bruno, "Dopo la copia")

    restore_data(elsewhere, copy)
    assert mode(elsewhere.data / "secret_key") == 0o600
    app = create_app(elsewhere)
    restored = Stage(app.extensions["journal"])
    notes = restored.snapshot(cast.table_stream(1))["notes"]
    assert [(one["id"], one["text"]) for one in notes] == [(note, "Perché no? 😀")]
    after = epochs(restored.journal)
    assert after.keys() == before.keys()
    assert {name: seq for name, (_, seq) in after.items()} == {name: seq for name, (_, seq) in before.items()}
    assert not {epoch for epoch, _ in after.values()} & {epoch for epoch, _ in before.values()}
    assert check_data(app) == []

    program = Program(app, phone)
    assert program.get(f"/workshops/{cast.workshop}").status_code == 200
    again = program.submit("add_note", {"table": cast.tables[1], "text": "Perché no? 😀"}, note)
    assert again["duplicate"] is True
    assert program.submit("add_note", {"table": cast.tables[1], "text": "Dopo la copia"})["result"]["number"] == 2
    restored.journal.engine.dispose()


def test_published_editions_come_back_as_they_were(cast: Cast, settings: Settings, elsewhere: Settings) -> None:
    cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    path = cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)["path"]
    backup_data(settings, settings.data / "backup.zip")
    restore_data(elsewhere, settings.data / "backup.zip")
    app = create_app(elsewhere)
    read = app.test_client().get(f"{path}/1/restitution.csv")
    assert read.status_code == 200 and "Più alberi" in read.text
    assert check_data(app) == []
    app.extensions["journal"].engine.dispose()


def test_a_backup_is_taken_while_people_write(cast: Cast, settings: Settings) -> None:
    with cast.journal.engine.connect() as writing:
        writing.begin()
        backup_data(settings, settings.data / "backup.zip")
    with zipfile.ZipFile(settings.data / "backup.zip") as packed:
        assert sorted(packed.namelist()) == ["facilitator.db", "secret_key"]


def test_what_was_there_is_kept_aside(cast: Cast, settings: Settings) -> None:
    copy = settings.data / "backup.zip"
    backup_data(settings, copy)
    cast.add_note(cast.bruno, "Solo qui")
    close_journal(cast.journal)
    restore_data(settings, copy)
    (aside,) = (settings.data / "backups").glob("before-restore-*.zip")
    assert mode(aside) == 0o600
    restore_data(settings, aside)
    journal = open_journal(settings)
    assert [note["text"] for note in Stage(journal).snapshot(cast.table_stream(1))["notes"]] == ["Solo qui"]
    close_journal(journal)


def test_what_is_no_backup_is_refused_and_nothing_is_touched(cast: Cast, settings: Settings) -> None:
    note = cast.add_note(cast.bruno, "Resta")
    strange, empty = settings.data / "strange.zip", settings.data / "empty.zip"
    strange.write_bytes(b"not a zip")
    with zipfile.ZipFile(empty, "w") as packed:
        packed.writestr("readme", "nothing")
    for path in (strange, empty):
        with pytest.raises(Refused, match="is not a backup"):
            restore_data(settings, path)
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["id"] == note


def test_a_damaged_database_is_refused_and_nothing_is_touched(cast: Cast, settings: Settings) -> None:
    note = cast.add_note(cast.bruno, "Resta")
    copy, damaged = settings.data / "copy.zip", settings.data / "damaged.zip"
    backup_data(settings, copy)
    with zipfile.ZipFile(copy) as whole, zipfile.ZipFile(damaged, "w") as packed:
        pages = whole.read("facilitator.db")
        packed.writestr("facilitator.db", pages[:8192] + b"\xff" * 4000 + pages[12192:])
        packed.writestr("secret_key", whole.read("secret_key"))
    with pytest.raises(Refused, match="is damaged"):
        restore_data(settings, damaged)
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["id"] == note


def test_nothing_is_restored_under_a_running_server(server: Server, tmp_path: Path) -> None:
    copy = tmp_path / "backup.zip"
    made = run("backup", copy, "--data", server.data)
    assert (made.code, made.out) == (0, f"{copy}\n")
    refused = run("restore", copy, "--data", server.data)
    assert (refused.code, refused.out) == (1, "")
    assert "another server uses" in refused.complaint
    assert server.stop() == 0
    restored = run("restore", copy, "--data", server.data)
    assert (restored.code, restored.out) == (0, f"{server.data}\n")


def test_a_directory_without_a_database_is_not_backed_up(tmp_path: Path) -> None:
    made = run("backup", tmp_path / f"{uuid.uuid4()}.zip", "--data", tmp_path / "nothing")
    assert made.code == 1
    assert "There is no database in" in made.complaint
