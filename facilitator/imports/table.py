"""A list as it was read, which the form carries until somebody agrees: nothing of it is kept anywhere else."""

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from facilitator.imports.files import ROWS_LIMIT
from facilitator.imports.headings import heading_place, is_private
from facilitator.text import clean_line

MAIL = re.compile(r"[<(]?\S+@\S+")
PHONE = re.compile(r"(tel\.?|cell\.?|mob\.?)?\s*\+?[\d\s./()-]{7,}", re.IGNORECASE)
TAX_CODE = re.compile(r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", re.IGNORECASE)
LETTERS = 26

Cell = Annotated[str, StringConstraints(max_length=500)]


class Row(BaseModel):
    """One row with the number people see beside it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    cells: list[Cell]

    def cell(self, column: int) -> str:
        """What stands in a column; rows may be short."""
        return self.cells[column] if column < len(self.cells) else ""


class Table(BaseModel):
    """The rows of a list. Columns and cells of mail, phones and the like are taken out when it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Cell = ""
    sheet: Cell | None = None
    others: list["Table"] = []
    unread: list[Cell] = []
    heading: list[Cell] = []
    private: list[int] = []
    rows: list[Row]

    @classmethod
    def read(cls, source: str, sheet: str | None, rows: list[tuple[int, list[str]]]) -> "Table":
        """The list of rows as they were read."""
        cleaned = [(number, [clean_line(cell) for cell in cells]) for number, cells in rows]
        place = heading_place([cells for _, cells in cleaned])
        heading = [] if place is None else cleaned[place][1]
        listed = cleaned if place is None else cleaned[place + 1 :]
        private = [column for column in range(width(listed, heading)) if is_kept_out(column, heading, listed)]
        kept = [Row(number=number, cells=public(cells, private)) for number, cells in listed]
        filled = [row for row in kept if any(row.cells)]
        return cls(source=clean_line(source)[-200:], sheet=sheet, heading=heading, private=private, rows=filled)

    def beside(self, all: list["Table"], readable: list["Table"]) -> "Table":
        """The same with the other sheets that could be read instead, while they are no more than lists are."""
        others, size = [], len(self.rows)
        for table in readable:
            if table is not self and size + len(table.rows) <= ROWS_LIMIT:
                others.append(table)
                size += len(table.rows)
        unread = [table.sheet or "" for table in all if table is not self and table not in others]
        return self.model_copy(update={"others": others, "unread": unread})

    def instead(self, sheet: str) -> "Table":
        """Another sheet of the same file; this one where there is none of that name."""
        chosen = next((table for table in self.others if table.sheet == sheet), None)
        if chosen is None:
            return self
        rest = [self.model_copy(update={"others": [], "unread": []})]
        rest += [table for table in self.others if table is not chosen]
        return chosen.model_copy(update={"source": self.source, "others": rest, "unread": self.unread})

    @property
    def is_list(self) -> bool:
        """Whether it may be a list: headings and rows, or rows at least."""
        return bool(self.rows) and (bool(self.heading) or len(self.rows) > 1)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return width([(row.number, row.cells) for row in self.rows], self.heading)

    def column(self, column: int) -> list[str]:
        """What stands in a column, without empty cells."""
        return [cell for row in self.rows if (cell := row.cell(column))]

    def title(self, column: int) -> str:
        """The letter of a column, and its heading if it has one."""
        name = self.heading[column] if column < len(self.heading) else ""
        return f"{letter(column)} · {name}" if name else letter(column)

    def only(self, numbers: set[int]) -> "Table":
        """The same list with some of its rows."""
        rows = [row for row in self.rows if row.number in numbers]
        return self.model_copy(update={"rows": rows, "others": [], "unread": []})


def width(rows: list[tuple[int, list[str]]], heading: list[str]) -> int:
    return max((len(cells) for cells in [heading, *(cells for _, cells in rows)]), default=0)


def is_kept_out(column: int, heading: list[str], rows: list[tuple[int, list[str]]]) -> bool:
    """Whether a column is of mail, phones or the like, by its heading or by what is in it."""
    if column < len(heading) and is_private(heading[column]):
        return True
    cells = [cells[column] for _, cells in rows if column < len(cells) and cells[column]]
    return bool(cells) and 2 * sum(is_secret(cell) for cell in cells) >= len(cells)


def is_secret(cell: str) -> bool:
    return bool(MAIL.fullmatch(cell) or PHONE.fullmatch(cell) or TAX_CODE.fullmatch(cell))


def public(cells: list[str], private: list[int]) -> list[str]:
    """The cells of a row without those of private columns, and without what is private in others."""
    return ["" if column in private or is_secret(cell) else without_mail(cell) for column, cell in enumerate(cells)]


def without_mail(cell: str) -> str:
    return clean_line(MAIL.sub("", cell)) if "@" in cell else cell


def letter(column: int) -> str:
    """How spreadsheets call a column: A, B, … Z, AA."""
    before, place = divmod(column, LETTERS)
    return (letter(before - 1) if before else "") + chr(ord("A") + place)


def as_carried(table: Table) -> str:
    """The list as the form carries it."""
    return table.model_dump_json(exclude_defaults=True)
