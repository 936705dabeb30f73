"""One edition of which something was erased, one process: its content comes without that, packed as it was.

python -m facilitator.restitution.renewing < job.json > renewed.json
"""

import os
import sys
from base64 import b64decode, b64encode
from typing import Any

import orjson

from facilitator.restitution.publication import digest, packed, unpacked
from facilitator.restitution.silence import emptied, unsaid_from
from facilitator.restitution.worker import BEHIND, limit
from facilitator.workers import run

SECONDS = 120
BYTES = 4 * 1024**3
WORKER = "facilitator.restitution.renewing"


def renewed(content: bytes, unsaid: list[dict[str, Any]]) -> dict[str, str]:
    """What an edition says without what is unsaid, made by a process of its own; others are served meanwhile."""
    job = {"content": b64encode(content).decode(), "unsaid": unsaid, "seconds": SECONDS, "bytes": BYTES}
    made: dict[str, str] = orjson.loads(run(WORKER, orjson.dumps(job), SECONDS))
    return made


def main() -> None:
    """Empty the edition; what cannot be read ends the process with an error."""
    job = orjson.loads(sys.stdin.buffer.read())
    limit(job["bytes"], job["seconds"])
    os.nice(BEHIND)
    sys.stdout.buffer.write(orjson.dumps(without(b64decode(job["content"]), job["unsaid"])))


def without(content: bytes, unsaid: list[dict[str, Any]]) -> dict[str, str]:
    """The content without what is unsaid, and its digest."""
    made = unpacked(content)
    for each in unsaid:
        made = emptied(made, unsaid_from(each)) or made
    return {"digest": digest(made), "content": b64encode(packed(made)).decode()}


if __name__ == "__main__":
    main()
