"""One restitution, one process: an order on standard input, the files one after the other on standard output.

The order is a line of JSON and the manuscript. Before each file stands its length, as eight bytes.
"""

import gc
import os
import resource
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import orjson

from facilitator.brand import brand_from
from facilitator.restitution.branding import branded
from facilitator.restitution.formats import FORMATS, PAGE, module
from facilitator.restitution.manuscript import read_back
from facilitator.restitution.publication import Publication, publication_from

BEHIND = 19  # who writes at a table comes first: a file can wait
LENGTH = 8
DRAFTING = "facilitator.restitution.drafting"  # with all its words, which a publication brings along


def main() -> None:
    """Render what is ordered; an unknown format or an exceeded limit ends the process with an error."""
    gc.disable()  # it ends with its files: to look for what nobody holds any more costs more than it frees
    os.environ["RAYON_NUM_THREADS"] = "1"  # typst would take every core: one is left to who is at a table
    order = orjson.loads(sys.stdin.buffer.readline())
    limit(order["bytes"], order["seconds"])
    os.nice(BEHIND)
    for file in files(order["formats"], [branded(publication(order["edition"]), brand_from(order["brand"]))]):
        sys.stdout.buffer.write(len(file).to_bytes(LENGTH, "big"))
        sys.stdout.buffer.write(file)


def publication(edition: str) -> Publication:
    """What is printed: it comes as it is, or is made here of what was read, as this edition tells it."""
    if not edition:
        return publication_from(orjson.loads(sys.stdin.buffer.read()))
    draft: Publication = import_module(DRAFTING).published(read_back(sys.stdin.buffer), edition)
    return draft


def files(formats: list[str], only: list[Publication]) -> Iterator[bytes]:
    """The files; the last renderer has the publication to itself, and may let it go before it needs its memory."""
    while formats:
        render = renderer(formats.pop(0)).render
        yield render(only[0] if formats else only.pop())


def renderer(form: str) -> Any:
    if form not in (*FORMATS, PAGE):
        sys.exit(f"No such format: {form}")
    return import_module(module(form))


def limit(size: int, seconds: int) -> None:
    """Set before the renderer and its libraries are loaded, so that they count."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
