"""Reads a list in a process of its own: its rows, or why there are none."""

from base64 import b64encode
from typing import Any

import orjson

from facilitator.imports.faults import Unreadable
from facilitator.imports.table import Table
from facilitator.workers import Failed, Late, run

WORKER = "facilitator.imports.worker"
FILE_LIMIT = 5_000_000
SECONDS = 4.5


def read_table(content: bytes, source: str = "") -> Table:
    """The rows of a file or of a pasted list, without what is never kept; `source` is the file's name."""
    if len(content) > FILE_LIMIT:
        raise Unreadable("too_large")
    read = asked(content)
    if "fault" in read:
        raise Unreadable(read["fault"])
    tables = [Table.read(source, sheet["name"], sheet["rows"]) for sheet in read["sheets"]]
    place = place_of_list(tables)
    if fault := read["sheets"][place].get("fault"):
        raise Unreadable(fault)
    sound = [table for table, sheet in zip(tables, read["sheets"], strict=True) if "fault" not in sheet]
    return tables[place].beside(tables, [table for table in sound if table.is_list])


def place_of_list(tables: list[Table]) -> int:
    """Which sheet is read: the first with headings and rows below, else the first with rows, else the first."""
    places = range(len(tables))
    headed = (place for place in places if tables[place].heading and tables[place].rows)
    several = (place for place in places if tables[place].is_list)
    return next(headed, next(several, 0))


def asked(content: bytes) -> dict[str, Any]:
    """What the worker says; whoever needs too much time or memory is no list."""
    order = orjson.dumps({"content": b64encode(content).decode()})
    try:
        answer: dict[str, Any] = orjson.loads(run(WORKER, order, SECONDS))
    except Late:
        raise Unreadable("huge") from None
    except Failed as failed:
        raise Unreadable("huge" if failed.code < 0 else "broken") from None
    return answer
