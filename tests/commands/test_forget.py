"""`forget` keeps the promise of the notice, down to the bytes on the disk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator import loop
from facilitator.app import create_app
from facilitator.clock import now
from facilitator.config import Settings
from facilitator.identity import Actor
from facilitator.models import Edition
from facilitator.promises import Promises
from tests.cast import Stage
from tests.commands.commands import Outcome, run
from tests.lasting import close_journal, open_journal, prepared

CANARIES = [f"Canarino{number}" for number in range(5)]
ERASED = [f"Merlo{number}" for number in range(5)]
LINE = "2020-01-15 Tappa di ieri: 5\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation with one session of long ago, whose names are everywhere."""
    settings = prepared(tmp_path, None)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "20200115T090000Z-before-0002.db").write_text(CANARIES[0])
    (tmp_path / "backups" / "mine.zip").write_text("nobody")
    journal = open_journal(settings)
    play(Stage(journal))
    close_journal(journal)
    return settings


def play(stage: Stage) -> None:
    """Invite people, let them in, seat them and let them write."""
    anna = stage.create_facilitator("Anna")
    session = stage.create_workshop(anna, "Tappa di ieri", naming="names", date="2020-01-15", retention_days=30)
    listed = [{"name": name, "body": "Comune di Asti"} for name in CANARIES]
    stage.do(anna, "import_participants", workshop=session, participants=listed)
    people = stage.join_all({name: (session, "Comune di Asti") for name in CANARIES})
    table = stage.snapshot(f"workshop:{session}")["tables"][1]["id"]
    for person in people.values():
        stage.do(anna, "seat_participant", participant=person.id, table=table)
        for count in range(20):
            stage.do(person, "add_note", table=table, text=f"Più alberi, {count} " + "e ancora " * 40)


def forget(settings: Settings, *words: str, **environment: str) -> Outcome:
    return run("forget", *words, "--data", settings.data, **environment)


def traces(settings: Settings, words: list[str] = CANARIES) -> list[str]:
    """The files that hold one of some words."""
    files = [path for path in settings.data.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in words)]


def test_no_file_holds_a_name_any_more(settings: Settings) -> None:
    assert "facilitator.db" in traces(settings)
    done = forget(settings)
    assert (done.code, done.out) == (0, LINE), done.err
    assert traces(settings) == []
    assert [path.name for path in (settings.data / "backups").iterdir()] == ["mine.zip"]
    checked = run("check", "--data", settings.data)
    assert checked.out == "check: ok\n"


def test_a_dry_run_only_tells_and_a_second_run_has_nothing_to_do(settings: Settings) -> None:
    told = forget(settings, "--dry-run")
    assert (told.code, told.out) == (0, LINE)
    assert len(traces(settings)) > 1
    assert forget(settings).out == LINE
    assert forget(settings).out == ""


def test_names_that_lie_in_the_log_of_a_running_server_go_too(settings: Settings) -> None:
    journal = open_journal(settings)
    stage = Stage(journal)
    anna = stage.create_facilitator("Berta")
    stage.create_workshop(anna, "Tappa di oggi")
    assert "facilitator.db" in traces(settings)
    assert forget(settings).code == 0
    assert traces(settings) == []
    close_journal(journal)


def test_where_there_is_nothing_it_says_so(tmp_path: Path) -> None:
    done = run("forget", "--data", tmp_path)
    assert (done.code, done.complaint) == (1, f"facilitator: There is no database in {tmp_path}.")


def test_deleted_sessions_go_after_their_grace(tmp_path: Path) -> None:
    settings, at_once = prepared(tmp_path, None), {"FACILITATOR_DELETION_DAYS": "0"}
    journal = open_journal(settings)
    stage = Stage(journal)
    anna = stage.create_facilitator("Anna")
    session = stage.create_workshop(anna, "Tappa sbagliata", prompts=[CANARIES[0]], open=False)
    stage.do(anna, "delete_workshop", workshop=session, title="Tappa sbagliata")
    close_journal(journal)
    (settings.data / "editions").mkdir()
    (settings.data / "editions" / "of-an-erased-one.md").write_text(CANARIES[0])
    assert (forget(settings).out, traces(settings)) == ("", ["facilitator.db"])
    line = "2026-11-23 Tappa sbagliata: deleted\n"
    assert (forget(settings, "--dry-run", **at_once).out, traces(settings)) == (line, ["facilitator.db"])
    assert (forget(settings, **at_once).out, traces(settings)) == (line, [])
    assert run("check", "--data", settings.data).out == "check: ok\n"
    assert forget(settings, **at_once).out == ""


def test_what_somebody_erased_is_in_no_file_of_a_running_server(settings: Settings) -> None:
    app = create_app(settings)
    stage, shelf, promises = (Stage(app.extensions["journal"]), *(app.extensions[one] for one in ("shelf", "promises")))
    guest, anna, session = erasable(stage)
    edition = stage.do(anna, "publish_restitution", workshop=session)["edition"]
    for key in published(stage):
        shelf.file(key, "md")
    assert (edition, len(list((settings.data / "editions").iterdir()))) == (1, 1)
    (settings.data / "backups" / "20200115T090000Z-before-0002.db").write_text(ERASED[0])
    assert len(traces(settings, ERASED)) > 2
    stage.do(guest, "erase_own_data", extent="notes")
    stage.do(anna, "archive_workshop", workshop=session)
    promises.keep(datetime(2020, 1, 16, tzinfo=UTC))
    assert traces(settings, ERASED) == [] and "facilitator.db" in traces(settings)
    shelf.file(*published(stage), "md")
    assert traces(settings, ERASED) == []
    close_journal(app.extensions["journal"])


def test_however_many_erase_at_once_one_sweep_follows_another_and_the_last_sees_all(settings: Settings) -> None:
    journal, under_way, begun = open_journal(settings), set[int](), list[int]()

    def tidy() -> None:
        assert not under_way
        begun.append(len(begun))
        under_way.add(1)
        loop.sleep()
        under_way.clear()

    promises = Promises(journal, tidy, lambda: True, settings)
    for _ in range(5):
        promises.ask()
    while not begun:
        loop.sleep()
    for _ in range(5):
        promises.ask()
    while len(begun) < 2 or under_way:
        loop.sleep()
    promises.sweep()
    assert begun == [0, 1, 2]
    close_journal(journal)


def test_what_was_swept_by_day_is_written_anew_at_night_also_after_a_restart(settings: Settings) -> None:
    journal, moment = open_journal(settings), datetime(2020, 1, 16, tzinfo=UTC)
    promises = Promises(journal, lambda: None, lambda: True, settings)
    promises.hear(["own_data_erased"])
    promises.sweep()
    assert (settings.data / "unswept").exists()
    Promises(journal, lambda: None, lambda: True, settings).keep(moment)
    assert (settings.data / "unswept").exists(), "the session of yesterday is open still"
    Promises(journal, lambda: None, lambda: True, settings).keep(moment + timedelta(days=1))
    assert not (settings.data / "unswept").exists()
    close_journal(journal)


def test_a_server_forgets_by_itself_what_is_overdue(settings: Settings) -> None:
    app = create_app(settings)
    app.extensions["promises"].keep(now())
    assert traces(settings) == []
    close_journal(app.extensions["journal"])


def erasable(stage: Stage) -> tuple[Actor, Actor, str]:
    """Somebody who said and wrote a lot in a session that is closed, who conducts it, and the session."""
    anna = stage.create_facilitator("Berta")
    session = stage.create_workshop(anna, "Tappa di oggi", naming="names")
    guest = stage.join(session, ERASED[0], ERASED[1])
    table = stage.snapshot(f"workshop:{session}")["tables"][1]["id"]
    stage.do(anna, "seat_participant", participant=guest.id, table=table)
    stage.do(guest, "call_help", table=table, text=ERASED[2])
    note = stage.do(guest, "add_note", table=table, text=f"{ERASED[3]} " + "e ancora " * 40)["note"]
    stage.do(guest, "edit_note", note=note, text=f"{ERASED[4]} " + "e ancora " * 40, revision=1)
    stage.do(anna, "close_workshop", workshop=session)
    return guest, anna, session


def published(stage: Stage) -> list[str]:
    with stage.journal.reading() as session:
        return list(session.scalars(sa.select(Edition.id)))
