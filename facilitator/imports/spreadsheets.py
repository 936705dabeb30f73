"""Lists as spreadsheets, XLSX and ODS. What would grow beyond any list is refused before it is opened."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from facilitator.imports.faults import Unreadable
from facilitator.imports.limits import SHEETS_LIMIT

MOST_MEMBERS = 1000
MOST_UNPACKED = 50_000_000
HARMLESS = 5_000_000
MOST_RATIO = 50
LOOKED_AT = 4096
FARTHEST_COLUMN = 200
SPREADSHEETS = ("xl/workbook.", "content.xml")
DOCUMENTS = (b"opendocument.text", b"opendocument.presentation", b"opendocument.graphics")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with something in it: its name, and its rows with their numbers."""

    name: str | None
    rows: Iterable[tuple[int, list[str]]]


def read_spreadsheet(content: bytes) -> list[Sheet]:
    """The visible sheets, in their order."""
    try:
        check_archive(content)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return filled(workbook)
    except PasswordError as fault:
        raise Unreadable("encrypted") from fault
    except (CalamineError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as fault:
        raise Unreadable("broken") from fault


def check_archive(content: bytes) -> None:
    """Refuse what is locked, no spreadsheet, or made to grow."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise Unreadable("huge")
        if any(member.flag_bits & 1 for member in members) or is_locked(archive):
            raise Unreadable("encrypted")
        if not is_spreadsheet(archive):
            raise Unreadable("unknown")
        unpacked = sum(member.file_size for member in members)
        if unpacked > MOST_UNPACKED or (unpacked > HARMLESS and unpacked > MOST_RATIO * len(content)):
            raise Unreadable("huge")
        if any(declares_entities(archive, member) for member in members):
            raise Unreadable("broken")


def is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file has a password."""
    return b"encryption-data" in beginning(archive, "META-INF/manifest.xml", MOST_UNPACKED // 100)


def is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is a spreadsheet, and not a text or something else."""
    kind = beginning(archive, "mimetype", LOOKED_AT)
    names = archive.namelist()
    return any(name.startswith(SPREADSHEETS) for name in names) and not any(other in kind for other in DOCUMENTS)


def beginning(archive: zipfile.ZipFile, name: str, size: int) -> bytes:
    if name not in archive.NameToInfo:
        return b""
    with archive.open(name) as member:
        return member.read(size)


def declares_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part declares words that stand for others: no spreadsheet does, and they can grow without end."""
    if not member.filename.endswith((".xml", ".rels")):
        return False
    return b"<!DOCTYPE" in beginning(archive, member.filename, LOOKED_AT)


def filled(workbook: CalamineWorkbook) -> list[Sheet]:
    """The visible sheets that are not empty."""
    names = [about.name for about in workbook.sheets_metadata if is_shown(about)]
    sheets = [workbook.get_sheet_by_name(name) for name in names[:SHEETS_LIMIT]]
    return [Sheet(sheet.name, rows_of(sheet)) for sheet in sheets if sheet.height and sheet.width]


def is_shown(about: SheetMetadata) -> bool:
    return bool(about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet)


def rows_of(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """The rows from the first column of the sheet on, with the numbers the spreadsheet shows."""
    first_column = sheet.start[1] if sheet.start else 0
    if first_column > FARTHEST_COLUMN:
        raise Unreadable("far")
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if any(value != "" for value in row):
            yield number, [*[""] * first_column, *map(written, row)]


def written(value: Any) -> str:
    """A cell as people read it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
