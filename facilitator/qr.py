"""QR codes of many links, drawn in a process of their own while others are served."""

import orjson

from facilitator.workers import Failed, Late, run

WORKER = "facilitator.qr_worker"
SECONDS = 120


class NotDrawn(Exception):
    """The drawings could not be made; asking again may help."""


def drawings(links: list[str]) -> list[str]:
    """A drawing of each link, as what a page takes for an image."""
    if not links:
        return []
    try:
        made: list[str] = orjson.loads(run(WORKER, orjson.dumps(links), SECONDS))
    except (Late, Failed):
        raise NotDrawn from None
    return made
