"""What a file is, by what is in it and not by its name, and its rows. Runs in the worker, so it loads little."""

from collections.abc import Iterable
from typing import Any

from facilitator.imports.faults import Unreadable
from facilitator.imports.spreadsheets import Sheet, read_spreadsheet
from facilitator.imports.texts import read_text

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ROWS_LIMIT = 2050
COLUMNS_LIMIT = 60
CELL_LIMIT = 500

__all__ = ["Unreadable", "read_file"]


def read_file(content: bytes) -> dict[str, Any]:
    """The rows of a list with their numbers; empty rows are left out."""
    sheet = read_spreadsheet(content) if is_spreadsheet(content) else Sheet(None, [], read_text(content))
    rows = [[number, cells] for number, row in sheet.rows if any(cells := small(row))]
    if not rows:
        raise Unreadable("empty")
    if len(rows) > ROWS_LIMIT:
        raise Unreadable("too_many")
    return {"sheet": sheet.name, "others": sheet.others, "rows": rows}


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
