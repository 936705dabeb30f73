import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from facilitator.demo.history import Verdict
from facilitator.demo.own_server import clean_environment
from facilitator.demo.plain_page import PlainPage
from facilitator.demo.reading import Reading
from facilitator.demo.records import Final, Kept
from facilitator.demo.rehearsal import run, show_the_way
from facilitator.demo.stage import load
from facilitator.restitution.formats import FORMATS


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def verdict(directory: Path) -> Verdict:
    return run(directory, ["chieri-2020"], speed=50)[0]


def test_a_played_stage_keeps_all_promises(verdict: Verdict) -> None:
    assert verdict.ok, verdict.explained()
    assert verdict.operations > 80


def test_its_restitution_is_written_in_every_format(verdict: Verdict, directory: Path) -> None:
    exports = {path.name: path.stat().st_size for path in (directory / "exports" / "chieri-2020").iterdir()}
    assert set(exports) == {f"restitution.{name}" for name in FORMATS}
    assert min(exports.values()) > 1000


def table(number: int, data: dict[str, Any]) -> dict[str, Any]:
    """A table of the open data."""
    found: dict[str, Any] = next(each for each in data["tables"] if each["number"] == number)
    return found


def reading(directory: Path, spoil: Callable[[dict[str, Any]], object], html: tuple[str, str] = ("", "")) -> list[str]:
    """What the judge misses in the restitution of Chieri after something was spoiled in its data or on its page."""
    exports = directory / "exports" / "chieri-2020"
    data = json.loads((exports / "restitution.json").read_text(encoding="utf-8"))
    page = (exports / "restitution.html").read_text(encoding="utf-8")
    written = [
        Kept(note["id"], at["id"], "shown", note["revision"], note["late"], note["text"])
        for at in data["tables"]
        for note in at["notes"]
    ]
    hidden = Kept("hidden", "", "hidden", 2, late=False, text=None)
    spoil(data)
    final = Final([*written, hidden], {}, {}, {}, plenary="", grace=30)
    return list(Reading(load("chieri-2020"), final, data, PlainPage(page.replace(*html))).missing())


def test_a_restitution_is_read_whole(verdict: Verdict, directory: Path) -> None:
    assert reading(directory, lambda data: None) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data["tables"].pop(1), "table 1 is not in the data"),
        (lambda data: table(1, data)["notes"].pop(), "the notes of table 1"),
        (lambda data: table(2, data)["clusters"].clear(), "the group 'Di voce in voce' of table 2 is not in the data"),
        (lambda data: table(2, data).update(page=None), "table 2 has no page in the data"),
        (lambda data: table(3, data)["page"].update(disagreement=None), "the disagreement of table 3"),
        (lambda data: table(3, data)["page"].update(approved=0), "nobody has signed the page of table 3"),
        (lambda data: table(1, data).update(theme="Altro"), "the theme of table 1"),
        (lambda data: data["activities"].pop(), "the agenda"),
        (lambda data: data["bodies"].pop(), "the bodies"),
        (lambda data: data["counts"].update(people=19), "the number of people"),
        (lambda data: data["register"].clear(), "the register"),
        (lambda data: data["sections"][0].update(introduction=None), "the introduction of the chapter 'brief'"),
        (lambda data: data["open_points"].clear(), "the open points"),
    ],
)
def test_what_its_data_leave_out_is_said(
    verdict: Verdict, directory: Path, spoil: Callable[[dict[str, Any]], object], said: str
) -> None:
    assert [sentence for sentence in reading(directory, spoil) if sentence.startswith(said)]


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ('id="table-2"', "the page has no chapter 'table-2'"),
        ("Di voce in voce", "the page does not say 'Di voce in voce'"),
        ("delibera quadro", "the page does not say"),
        ("Che cosa portano i tavoli", "the page does not say 'Che cosa portano i tavoli'"),
    ],
)
def test_what_its_page_leaves_out_is_said(verdict: Verdict, directory: Path, lost: str, said: str) -> None:
    missed = reading(directory, lambda data: None, (lost, ""))
    assert [sentence for sentence in missed if sentence.startswith(said)]


def test_a_page_that_says_what_was_hidden_is_convicted(verdict: Verdict, directory: Path) -> None:
    hidden = load("chieri-2020").facts["hidden"]["text"]
    (said,) = reading(directory, lambda data: None, ("</body>", f"<p>{hidden}</p></body>"))
    assert said.startswith("the page says what was hidden")


def test_the_verdict_is_all_that_stands_on_stdout_and_the_way_to_the_documents_beside_it(
    verdict: Verdict, directory: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    show_the_way(directory, ["chieri-2020"])
    told = capfd.readouterr()
    assert told.out == ""
    assert f"{directory}/exports/chieri-2020." in told.err
    assert "facilitator user link demo@example.org" in told.err


def test_a_stage_without_tables_follows_in_the_same_directory(verdict: Verdict, directory: Path) -> None:
    (verdict,) = run(directory, ["santantonino-2021"], speed=50)
    assert verdict.ok, verdict.explained()


def test_a_directory_with_other_sessions_is_refused_in_one_line(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "facilitator.db")) as database:
        database.execute("CREATE TABLE workshop (id TEXT)")
        database.execute("INSERT INTO workshop VALUES ('somebody else''s')")
        database.commit()
    words = [sys.executable, "-m", "facilitator", "demo", "--data", str(tmp_path)]
    ended = subprocess.run(words, env=clean_environment(), capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (1, "", 1)
    assert "holds other sessions" in ended.stderr
