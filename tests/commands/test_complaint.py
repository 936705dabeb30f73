"""One clear line and the right exit code, whatever goes wrong."""

from pathlib import Path

import pytest

from tests.commands.commands import run


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"FACILITATOR_GRACE_SECONDS": "soon"}, "setting grace_seconds"),
        ({"DATABASE_URL": "nonsense"}, "Could not parse"),
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}, "Connection refused"),
        ({"DATABASE_URL": "postgresql+nothing://h/n"}, "postgresql.nothing"),
        ({"PUBLIC_URL": "tappe.example.org"}, "setting public_url: an address without a path"),
        ({"PUBLIC_URL": "https://tappe.example.org/tappe"}, "setting public_url: an address without a path"),
        ({"FACILITATOR_DEBUG": "1", "PUBLIC_URL": "https://tappe.example.org"}, "debug mode is refused"),
    ],
)
def test_settings_that_make_no_sense_are_one_line(settings: dict[str, str], words: str, tmp_path: Path) -> None:
    asked = run("token", "create", "--email", "a@example.org", "--data", tmp_path, **settings)
    assert (asked.code, asked.out) == (1, "")
    assert words in asked.complaint


def test_a_database_that_is_none_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "facilitator.db").write_bytes(b"not a database" * 100)
    for words in (("check",), ("backup", tmp_path / "backup.zip"), ("token", "create", "--email", "a@example.org")):
        asked = run(*words, "--data", tmp_path)
        assert (asked.code, "file is not a database" in asked.complaint) == (1, True)


def test_a_place_where_nothing_can_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    asked = run("token", "create", "--email", "a@example.org", "--data", tmp_path / "file" / "below")
    assert (asked.code, "Not a directory" in asked.complaint) == (1, True)


def test_a_session_nobody_knows_is_one_line(tmp_path: Path) -> None:
    asked = run("restitution", "ZZZZZZ", "--format", "md", "--out", tmp_path / "out", "--data", tmp_path)
    assert (asked.code, asked.complaint) == (1, "facilitator: No session has the id or the code ZZZZZZ.")


def test_wrong_usage_is_one_line_and_ends_with_two(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for words in (
        ["fly"],
        ["serve", "--port", "x"],
        ["serve", "--port", "99999"],
        ["demo", "--speed", "0"],
        ["token", "create"],
        ["check", "--data", str(tmp_path / "file")],
    ):
        asked = run(*words)
        assert (asked.code, asked.out) == (2, "")
        assert asked.complaint.startswith("facilitator: ")


def test_help_is_good() -> None:
    helped = run("--help")
    assert (helped.code, helped.err) == (0, "")
    for command in ("serve", "demo", "restitution", "user", "token", "backup", "restore", "check"):
        assert f"  {command} " in helped.out
