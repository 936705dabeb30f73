"""What a file is, by what is in it and not by its name, and its table. Runs in the worker, so it loads little."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from facilitator.imports.faults import Unreadable
from facilitator.imports.headings import heading_place
from facilitator.imports.limits import CELL_LIMIT, COLUMNS_LIMIT, COLUMNS_READ, ROWS_LIMIT, TEXT_LIMIT
from facilitator.imports.privacy import is_kept_out, public
from facilitator.imports.spreadsheets import Sheet, read_spreadsheet
from facilitator.imports.texts import read_text
from facilitator.text import clean_line

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOOKED_AT = 11
NAME_LIMIT = 200
Rows = list[tuple[int, list[str]]]

__all__ = ["Unreadable", "read_file"]


def read_file(content: bytes, source: str = "") -> dict[str, Any]:
    """The list of a file as `Table` takes it, with the other sheets that fit beside it; or why it cannot be a list."""
    sheets = read_spreadsheet(content) if is_spreadsheet(content) else [Sheet(None, read_text(content))]
    glances = [glance for sheet in sheets if (glance := Glance(sheet)).first or glance.fault]
    if not glances:
        raise Unreadable("empty")
    chosen, room = chosen_one(glances), Room()
    table = table_of(chosen, room)
    others = {glance: fitting(glance, room) for glance in glances if glance is not chosen}
    unread = [glance.name or "" for glance, other in others.items() if not other]
    read = [other for other in others.values() if other]
    return {**table, "source": clean_line(source)[-NAME_LIMIT:], "others": read, "unread": unread}


def is_spreadsheet(content: bytes) -> bool:
    """Whether it is an archive, as XLSX and ODS are; what can be named and is no list is refused."""
    if not content.strip():
        raise Unreadable("empty")
    if content.startswith(OLD_OFFICE):
        raise Unreadable("encrypted" if ENCRYPTED in content else "old_excel")
    if content.startswith(b"%PDF"):
        raise Unreadable("pdf")
    return content.startswith(b"PK")


class Glance:
    """The beginning of a sheet, by which one of them is chosen; the rest is read only of those that are wanted."""

    def __init__(self, sheet: Sheet) -> None:
        self.name = clean_line(sheet.name)[:NAME_LIMIT] if sheet.name else None
        self.first: Rows = []
        self.fault = ""
        self._rest = filled_rows(sheet)
        try:
            self.first = list(islice(self._rest, LOOKED_AT))
        except Unreadable as fault:
            self.fault = str(fault)
        self.heading_place = heading_place([cells for _, cells in self.first])

    @property
    def is_headed(self) -> bool:
        """Whether there are headings, and rows below."""
        return self.heading_place is not None and len(self.first) > self.heading_place + 1

    @property
    def is_list(self) -> bool:
        """Whether it may be a list: headings and rows, or several rows."""
        return self.is_headed or (self.heading_place is None and len(self.first) > 1)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """All its rows, once."""
        if self.fault:
            raise Unreadable(self.fault)
        return chain(self.first, self._rest)


def filled_rows(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    return ((number, cells) for number, row in sheet.rows if any(cells := small(row)))


def small(row: Iterable[str]) -> list[str]:
    """The cells of a row without empty ones at its end; a list is not as wide as a sheet can be."""
    cells = [clean_line(cell[:CELL_LIMIT])[:CELL_LIMIT] for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > COLUMNS_LIMIT:
        raise Unreadable("far")
    return cells


def chosen_one(glances: list[Glance]) -> Glance:
    """Which sheet is read: the first with headings and rows below, else the first with rows, else the first."""
    headed = (glance for glance in glances if glance.is_headed)
    several = (glance for glance in glances if glance.is_list)
    return next(headed, next(several, glances[0]))


class Room:
    """How many rows and how much text a page can still carry."""

    def __init__(self) -> None:
        self._rows, self._text = ROWS_LIMIT, TEXT_LIMIT

    def take(self, rows: Iterable[tuple[int, list[str]]]) -> Rows:
        """The rows, when there is room for all of them; no more are read than that."""
        taken: Rows = []
        text = 0
        for number, cells in rows:
            text += weight(cells)
            if len(taken) == self._rows or text > self._text:
                raise Unreadable("too_many" if len(taken) == self._rows else "too_much")
            taken.append((number, cells))
        self._rows -= len(taken)
        self._text -= text
        return taken


def weight(cells: list[str]) -> int:
    """What a row weighs on the page: its letters, and one for each cell."""
    return len(cells) + sum(map(len, cells))


def table_of(glance: Glance, room: Room) -> dict[str, Any]:
    """The rows of a sheet below its headings, without what is private."""
    rows = room.take(glance.rows())
    place = -1 if glance.heading_place is None else glance.heading_place
    heading, listed = rows[place][1] if place >= 0 else [], rows[place + 1 :]
    kept, private = kept_rows(heading, listed)
    return {"sheet": glance.name, "heading": heading, "private": private, "rows": kept}


def kept_rows(heading: list[str], listed: Rows) -> tuple[list[dict[str, Any]], list[int]]:
    """The rows that say something once what is private is out, and the columns that are; as many as people read."""
    all_cells = [cells for _, cells in listed]
    width = max(map(len, [heading, *all_cells]), default=0)
    private = [column for column in range(width) if is_kept_out(column, heading, all_cells)]
    kept = [(number, public(cells, set(private))) for number, cells in listed]
    if len({column for _, cells in kept for column, cell in enumerate(cells) if cell}) > COLUMNS_READ:
        raise Unreadable("wide")
    return [{"number": number, "cells": cells} for number, cells in kept if any(cells)], private


def fitting(glance: Glance, room: Room) -> dict[str, Any] | None:
    """Another sheet that can be read instead, if it is a list and there is room for it."""
    try:
        return table_of(glance, room) if glance.is_list else None
    except Unreadable:
        return None
