"""The worker makes a whole file or none."""

from pathlib import Path

import pytest

from facilitator.restitution.drafting import published
from facilitator.restitution.formats import FORMATS
from facilitator.restitution.press import NotRendered, cut, printed, printed_together
from facilitator.restitution.publishing import write_file
from tests.restitution.chieri import chieri

BEGINNINGS = {
    "pdf": b"%PDF-1.7",
    "slides.pdf": b"%PDF-1.7",
    "html": b"<!doctype html>",
    "md": b"# Chieri",
    "docx": b"PK\x03\x04",
    "odt": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "csv": b"\xef\xbb\xbfref;",
    "json": b"{",
}


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_made(form: str) -> None:
    assert printed(published(chieri(), "internal"), form).startswith(BEGINNINGS[form])


def test_one_worker_makes_several_files_that_are_those_of_one_each() -> None:
    made, forms = published(chieri(), "internal"), ["json", "md", "csv"]
    assert printed_together(made, forms) == [printed(made, form) for form in forms]


def test_a_file_that_was_cut_off_is_none() -> None:
    whole = b"".join(len(file).to_bytes(8, "big") + file for file in (b"first", b"second"))
    assert list(cut(whole)) == [b"first", b"second"]
    assert all(list(cut(whole[:end])) in ([], [b"first"]) for end in range(len(whole)))


def test_one_format_that_is_not_there_leaves_none_of_the_files() -> None:
    with pytest.raises(NotRendered, match="json, rtf: .*No such format: rtf"):
        printed_together(published(chieri(), "internal"), ["json", "rtf"])


def test_a_format_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NotRendered, match="No such format: rtf"):
        printed(published(chieri(), "internal"), "rtf")


def test_a_worker_that_needs_too_much_memory_leaves_no_file() -> None:
    with pytest.raises(NotRendered, match="pdf"):
        printed(published(chieri(), "internal"), "pdf", size=128 * 1024**2)


def test_a_worker_that_takes_too_long_is_ended() -> None:
    with pytest.raises(NotRendered, match="not done after"):
        printed(published(chieri(), "internal"), "pdf", seconds=0)


def test_a_file_replaces_the_one_before_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for content in (b"before", b"after"):
        write_file(tmp_path / "restitution.md", content)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("restitution.md", b"after")]
