"""Large pages that are the same for everybody: put together and compressed once, then given out as they are."""

import gzip
from collections import OrderedDict
from hashlib import sha256
from pathlib import Path

from flask import Request, Response

from facilitator import loop

PAGES_KEPT = 16
kept_pages: OrderedDict[str, bytes] = OrderedDict()


def squeezed(frame: bytes, place: bytes, document: Path, asked: Request) -> Response:
    """The page: `document` in its place in the frame. Who has it already is told so."""
    takes_gzip = asked.accept_encodings.best_match(["gzip"]) is not None
    tag = sha256(frame + document.name.encode()).hexdigest()[:32] + ("-gzip" if takes_gzip else "")
    answer = Response(content_type="text/html; charset=utf-8")
    answer.set_etag(tag)
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Vary"] = "Accept-Encoding"
    if not asked.if_none_match.contains(tag):
        answer.set_data(small(tag, frame, place, document) if takes_gzip else whole(frame, place, document))
    if takes_gzip:
        answer.headers["Content-Encoding"] = "gzip"
    answer.make_conditional(asked)
    return answer


def whole(frame: bytes, place: bytes, document: Path) -> bytes:
    """The page in full."""
    before, after = frame.split(place, 1)
    return before + document.read_bytes() + after


def small(tag: str, frame: bytes, place: bytes, document: Path) -> bytes:
    """The page compressed, from memory where somebody asked for it lately."""
    page = kept_pages.get(tag) or loop.off_the_loop(gzip.compress, whole(frame, place, document))
    kept_pages[tag] = page
    kept_pages.move_to_end(tag)
    if len(kept_pages) > PAGES_KEPT:
        kept_pages.popitem(last=False)
    return page
