"""Large pages that are the same for everybody are put together once, and kept as long as somebody asks for them."""

import gzip
from pathlib import Path

from flask import Flask, request

from facilitator.views.squeezed import PAGES_KEPT, kept_pages, squeezed

ZIPPED = {"Accept-Encoding": "gzip"}


def ask(app: Flask, document: Path, frame: str) -> bytes:
    with app.test_request_context(headers=ZIPPED):
        page = squeezed(f"<html>{frame}#</html>".encode(), b"#", document, request)
    return gzip.decompress(page.get_data())


def test_what_is_asked_for_again_and_again_is_made_once_however_much_else_is_read(app: Flask, tmp_path: Path) -> None:
    document = tmp_path / "document.html"
    document.write_text("As it was made first")
    ask(app, document, "today")
    document.write_text("Made again")
    for other in range(2 * PAGES_KEPT):
        ask(app, document, f"page {other}")
        assert b"As it was made first" in ask(app, document, "today")
    ask(app, document, "page 0")
    assert len(kept_pages) == PAGES_KEPT
