"""What a file is, by what is in it and not by its name, and its rows. Runs in the worker, so it loads little."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from facilitator.imports.faults import Unreadable
from facilitator.imports.spreadsheets import Sheet, read_spreadsheet
from facilitator.imports.texts import read_text

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ROWS_LIMIT = 2050
COLUMNS_LIMIT = 60
CELL_LIMIT = 500
LOOKED_AT = 10

__all__ = ["Unreadable", "read_file"]


def read_file(content: bytes) -> list[dict[str, Any]]:
    """The sheets of a file, a text being one: the rows of each with their numbers, or why it cannot be a list."""
    sheets = read_spreadsheet(content) if is_spreadsheet(content) else [Sheet(None, read_text(content))]
    read = [each for sheet in sheets if (each := rows_or_fault(sheet))]
    if not read:
        raise Unreadable("empty")
    return read


def rows_or_fault(sheet: Sheet) -> dict[str, Any] | None:
    """The rows of a sheet without empty ones; of a sheet that is no list only the first ones."""
    try:
        rows = list(islice(filled_rows(sheet), ROWS_LIMIT + 1))
    except Unreadable as fault:
        return {"name": sheet.name, "rows": [], "fault": str(fault)}
    if len(rows) > ROWS_LIMIT:
        return {"name": sheet.name, "rows": rows[:LOOKED_AT], "fault": "too_many"}
    return {"name": sheet.name, "rows": rows} if rows else None


def filled_rows(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    return ((number, cells) for number, row in sheet.rows if any(cells := small(row)))


def is_spreadsheet(content: bytes) -> bool:
    """Whether it is an archive, as XLSX and ODS are; what can be named and is no list is refused."""
    if not content.strip():
        raise Unreadable("empty")
    if content.startswith(OLD_OFFICE):
        raise Unreadable("encrypted" if ENCRYPTED in content else "old_excel")
    if content.startswith(b"%PDF"):
        raise Unreadable("pdf")
    return content.startswith(b"PK")


def small(row: Iterable[str]) -> list[str]:
    """The cells of a row without empty ones at its end; a list is not as wide as a sheet can be."""
    cells = [" ".join(cell[:CELL_LIMIT].split()) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > COLUMNS_LIMIT:
        raise Unreadable("far")
    return cells
