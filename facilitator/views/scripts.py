"""Scripts as browsers get them: without the comments, which are for those who read the source."""

import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app

from facilitator.paths import STATIC

OWN = STATIC / "js"
COMMENTS = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def init_app(app: Flask) -> None:
    """Serve static files; a phone in a hall need not fetch our comments."""
    app.view_functions["static"] = static


def static(filename: str) -> Response:
    """A static file."""
    path = Path(STATIC, filename).resolve()
    if path.suffix == ".js" and path.is_relative_to(OWN) and path.is_file():
        return Response(without_comments(path), mimetype="text/javascript")
    return current_app.send_static_file(filename)


@cache
def without_comments(path: Path) -> str:
    """A script of ours without the lines that are comments."""
    return COMMENTS.sub("", path.read_text(encoding="utf-8"))
