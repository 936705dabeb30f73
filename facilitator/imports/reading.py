"""Reads a list in a process of its own: its table, or why there is none."""

from base64 import b64encode
from typing import Any

import orjson

from facilitator.imports.faults import Unreadable
from facilitator.imports.table import Table
from facilitator.workers import Failed, Late, run

WORKER = "facilitator.imports.worker"
FILE_LIMIT = 5_000_000
SECONDS = 10


def read_table(content: bytes, source: str = "") -> Table:
    """The rows of a file or of a pasted list, without what is never kept; `source` is the file's name."""
    if len(content) > FILE_LIMIT:
        raise Unreadable("too_large")
    read = asked(content, source)
    if "fault" in read:
        raise Unreadable(read["fault"])
    return Table.model_validate(read["table"])


def asked(content: bytes, source: str) -> dict[str, Any]:
    """What the worker says; whoever needs too much time or memory is no list."""
    order = orjson.dumps({"source": source, "content": b64encode(content).decode()})
    try:
        answer: dict[str, Any] = orjson.loads(run(WORKER, order, SECONDS))
    except Late:
        raise Unreadable("huge") from None
    except Failed as failed:
        raise Unreadable("huge" if failed.code < 0 else "broken") from None
    return answer
