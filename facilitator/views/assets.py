"""Static files as browsers get them: text comes compressed, as small as the build made it."""

import gzip
import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request

from facilitator.paths import STATIC

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
PACKED = STATIC / "packed"
IMPORT = re.compile(r"""(?:^|;)(?:import|export)\b(?:[^"'`;()]*?\bfrom)?\s*["']([^"']+)["']""", re.MULTILINE)


def init_app(app: Flask) -> None:
    """Serve static files to many phones at once, on the network of a hall."""
    app.view_functions["static"] = static
    app.jinja_env.globals["modules"] = modules


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
def content(path: Path) -> bytes:
    return gzip.decompress(compressed(path))


@cache
def compressed(path: Path) -> bytes:
    """What the build made of a file; of one that was written since, the file itself."""
    whole = path.read_bytes()
    packed = PACKED / f"{hashlib.sha256(whole).hexdigest()}.gz"
    return packed.read_bytes() if packed.is_file() else gzip.compress(whole, mtime=0)


@cache
def modules(name: str) -> list[str]:
    """A script and all that it imports, by name: a page that names them at once waits for none after the other."""
    found: dict[Path, None] = {}
    ahead = [STATIC / name]
    while ahead:
        path = ahead.pop(0)
        if path not in found:
            found[path] = None
            ahead += [(path.parent / told).resolve() for told in IMPORT.findall(path.read_text(encoding="utf-8"))]
    return [path.relative_to(STATIC).as_posix() for path in found]
