"""Runs the worker: whole files or none, and never longer than the deadline."""

from collections.abc import Iterator, Sequence

import orjson

from facilitator.brand import PLAIN, Brand
from facilitator.refusal import Refused
from facilitator.restitution.publication import Publication
from facilitator.restitution.worker import LENGTH
from facilitator.workers import Failed, Late, run

SECONDS = 120
BYTES = 4 * 1024**3
WORKER = "facilitator.restitution.worker"


class NotRendered(Refused):
    """The worker failed, or ran out of time or memory: there is no file, and asking again may help."""

    def __init__(self, why: str) -> None:
        super().__init__("busy", f"The file could not be made. {why}")


def printed(
    publication: Publication, form: str, seconds: int = SECONDS, size: int = BYTES, brand: Brand = PLAIN
) -> bytes:
    """The file's bytes, made by a process of its own; others are served meanwhile."""
    ordered = order(orjson.dumps(publication.as_json()), [form], seconds, size, brand=brand)
    (file,) = made(ordered, [form], seconds)
    return file


def pressed(publication: bytes, form: str, brand: Brand) -> bytes:
    """The same, of a publication that is JSON already."""
    (file,) = made(order(publication, [form], brand=brand), [form], SECONDS)
    return file


def printed_together(publication: Publication, forms: Sequence[str]) -> list[bytes]:
    """The files of several formats, made by one process, which reads the publication once."""
    return made(order(orjson.dumps(publication.as_json()), forms), forms, SECONDS)


def printed_manuscript(manuscript: bytes, edition: str, forms: Sequence[str], brand: Brand) -> list[bytes]:
    """The files of a session as it was read; the worker makes the document too."""
    return made(order(manuscript, forms, edition=edition, brand=brand), forms, SECONDS)


def made(ordered: bytes, forms: Sequence[str], seconds: int) -> list[bytes]:
    """A file for each format, each of them whole."""
    said = ", ".join(forms)
    try:
        files = list(cut(run(WORKER, ordered, seconds)))
    except Late:
        raise NotRendered(f"The worker was not done after {seconds} seconds.") from None
    except Failed as failed:
        raise NotRendered(f"{said}: the worker ended with {failed.code}. {failed.last_line}") from None
    if len(files) != len(forms):
        raise NotRendered(f"{said}: the worker ended before its last file.")
    return files


def order(
    manuscript: bytes,
    forms: Sequence[str],
    seconds: int = SECONDS,
    size: int = BYTES,
    edition: str = "",
    brand: Brand = PLAIN,
) -> bytes:
    """What the worker is asked: of a publication that is JSON already, or of a record as it was read, in an edition."""
    asked = {"formats": list(forms), "seconds": seconds, "bytes": size, "edition": edition, "brand": brand}
    return orjson.dumps(asked) + b"\n" + manuscript


def cut(made: bytes) -> Iterator[bytes]:
    """The files one after the other; one that does not have its whole length is none."""
    place = 0
    while place < len(made):
        start = place + LENGTH
        place = start + int.from_bytes(made[place:start], "big")
        if place > len(made):
            return
        yield made[start:place]
