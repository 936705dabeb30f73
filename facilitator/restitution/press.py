"""Runs the worker: whole files or none, and never longer than the deadline."""

import orjson

from facilitator.refusal import Refused
from facilitator.restitution.publication import Publication
from facilitator.workers import Failed, Late, run

SECONDS = 120
BYTES = 4 * 1024**3
WORKER = "facilitator.restitution.worker"


class NotRendered(Refused):
    """The worker failed, or ran out of time or memory: there is no file, and asking again may help."""

    def __init__(self, why: str) -> None:
        super().__init__("busy", f"The file could not be made. {why}")


def printed(publication: Publication, form: str, seconds: int = SECONDS, size: int = BYTES) -> bytes:
    """The file's bytes, made by a process of its own; others are served meanwhile."""
    return pressed(orjson.dumps(publication.as_json()), form, seconds, size)


def pressed(publication: bytes, form: str, seconds: int = SECONDS, size: int = BYTES) -> bytes:
    """The same, of a publication that is JSON already."""
    job = {"format": form, "seconds": seconds, "bytes": size, "publication": orjson.Fragment(publication)}
    try:
        return run(WORKER, orjson.dumps(job), seconds)
    except Late:
        raise NotRendered(f"The worker was not done after {seconds} seconds.") from None
    except Failed as failed:
        raise NotRendered(f"{form}: the worker ended with {failed.code}. {failed.last_line}") from None
