"""Lists as text: what spreadsheets write as CSV, and what people paste."""

import codecs
import csv
import io
from collections.abc import Iterator

from facilitator.imports.faults import Unreadable

SEPARATORS = "\t;,"
PAGES = ("<!doctype", "<html", "<?xml", "<table", "{\\rtf")
SHARE_OF_NOISE = 100
LOOKED_AT = 50
BEGINNING = 400


def read_text(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text with their numbers."""
    text = decoded(content)
    if text.lstrip().lower().startswith(PAGES) or is_noise(text):
        raise Unreadable("unknown")
    mark, text, before = told_separator(text)
    mark = mark or separator(text)
    csv.field_size_limit(len(text) + 1)
    if line := open_quote(text, mark):
        raise Unreadable(f"open_quote:{line + before}")
    return enumerate(cells_of(text, mark), start=1 + before)


def decoded(content: bytes) -> str:
    """The text of a file: UTF-16 or UTF-8 as they say of themselves, else what spreadsheets on Windows write."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    for start, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        half = content[start:BEGINNING:2]
        if half and 2 * half.count(b"\0") > len(half):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def is_noise(text: str) -> bool:
    """Whether this is no text, but a picture or a program under another name."""
    noise = sum(1 for sign in text if sign < " " and sign not in "\t\n\r\v\f")
    return noise * SHARE_OF_NOISE > len(text)


def told_separator(text: str) -> tuple[str, str, int]:
    """Excel's first line `sep=;` says what stands between the cells: the mark, what follows, the lines before it."""
    first, _, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and len(said) == len("sep=;"):
        return said[-1], rest, 1
    return "", text, 0


def separator(text: str) -> str:
    """What stands between the cells of most lines; commas also stand inside of them, so they come last."""
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]
    usual = (mark for mark in SEPARATORS if 2 * sum(mark in line for line in lines) >= max(1, len(lines)))
    return next(usual, max(SEPARATORS, key=text.count))


def open_quote(text: str, mark: str) -> int | None:
    """The line with a quotation mark that no other one closes where the cell ends: it makes one of many rows."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True, strict=True)
    before = 0
    while True:
        try:
            before = rows.line_num
            next(rows)
        except StopIteration:
            return None
        except csv.Error:
            if rows.line_num > before + 1:
                return before + 1


def cells_of(text: str, mark: str) -> list[list[str]]:
    """The rows cut into cells; what is no CSV is cut at each separator."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True))
    except csv.Error:
        return [line.split(mark) for line in text.splitlines()]
