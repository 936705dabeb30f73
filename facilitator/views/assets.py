"""Static files as browsers get them: text is compressed once, scripts come without what only people read."""

import gzip
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request

from facilitator.paths import STATIC

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
OWN_SCRIPTS = STATIC / "js"
COMMENTS = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
INDENTATION = re.compile(r"^\s+", re.MULTILINE)


def init_app(app: Flask) -> None:
    """Serve static files to many phones at once, on the network of a hall."""
    app.view_functions["static"] = static


def static(filename: str) -> Response:
    """A static file."""
    path = Path(STATIC, filename).resolve()
    if path.suffix in TYPES and path.is_relative_to(STATIC) and path.is_file():
        return text(path)
    return current_app.send_static_file(filename)


def text(path: Path) -> Response:
    """A script, a style sheet or a drawing."""
    takes_gzip = request.accept_encodings.quality("gzip") > 0
    answer = Response(compressed(path) if takes_gzip else content(path), mimetype=TYPES[path.suffix])
    if takes_gzip:
        answer.content_encoding = "gzip"
    answer.vary.add("Accept-Encoding")
    return answer


@cache
def compressed(path: Path) -> bytes:
    return gzip.compress(content(path), mtime=0)


@cache
def content(path: Path) -> bytes:
    """What is in a file; of our own scripts what a browser needs, without comments, indentation and empty lines."""
    whole = path.read_text(encoding="utf-8")
    return (INDENTATION.sub("", COMMENTS.sub("", whole)) if path.is_relative_to(OWN_SCRIPTS) else whole).encode()
