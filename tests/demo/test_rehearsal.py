import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.demo.history import Verdict
from facilitator.demo.own_server import clean_environment
from facilitator.demo.rehearsal import run, show_the_way
from facilitator.restitution.formats import FORMATS


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def verdict(directory: Path) -> Verdict:
    return run(directory, "chieri-2020", speed=50)


def test_a_played_stage_keeps_all_promises(verdict: Verdict) -> None:
    assert verdict.ok, verdict.explained()
    assert verdict.operations > 80


def test_its_restitution_is_written_in_every_format(verdict: Verdict, directory: Path) -> None:
    exports = {path.name: path.stat().st_size for path in (directory / "exports" / "chieri-2020").iterdir()}
    assert set(exports) == {f"restitution.{name}" for name in FORMATS}
    assert min(exports.values()) > 1000


def test_the_verdict_is_all_that_stands_on_stdout_and_the_way_to_the_documents_beside_it(
    verdict: Verdict, directory: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    show_the_way(directory, "chieri-2020")
    told = capfd.readouterr()
    assert told.out == ""
    assert f"{directory}/exports/chieri-2020." in told.err
    assert "facilitator user link demo@example.org" in told.err


def test_a_stage_without_tables_follows_in_the_same_directory(verdict: Verdict, directory: Path) -> None:
    assert run(directory, "santantonino-2021", speed=50).ok


def test_a_directory_with_other_sessions_is_refused_in_one_line(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "facilitator.db")) as database:
        database.execute("CREATE TABLE workshop (id TEXT)")
        database.execute("INSERT INTO workshop VALUES ('somebody else''s')")
        database.commit()
    words = [sys.executable, "-m", "facilitator", "demo", "--data", str(tmp_path)]
    ended = subprocess.run(words, env=clean_environment(), capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (1, "", 1)
    assert "holds other sessions" in ended.stderr
