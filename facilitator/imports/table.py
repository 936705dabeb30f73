"""A list as it was read, which the form carries until somebody agrees: nothing of it is kept anywhere else."""

from typing import Annotated

from annotated_types import MaxLen
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from facilitator.imports.limits import (
    CELL_LIMIT,
    COLUMNS_LIMIT,
    COLUMNS_READ,
    FARTHEST_ROW,
    ROWS_LIMIT,
    SHEETS_LIMIT,
    TEXT_LIMIT,
)

LETTERS = 26

Cell = Annotated[str, StringConstraints(max_length=CELL_LIMIT)]
Cells = Annotated[list[Cell], MaxLen(COLUMNS_LIMIT)]


class Row(BaseModel):
    """One row with the number people see beside it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Annotated[int, Field(ge=1, le=FARTHEST_ROW)]
    cells: Cells

    def cell(self, column: int) -> str:
        """What stands in a column; rows may be short."""
        return self.cells[column] if column < len(self.cells) else ""


class Table(BaseModel):
    """The rows of a list. Columns and cells of mail, phones and the like are taken out when it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Cell = ""
    sheet: Cell | None = None
    others: Annotated[list["Table"], MaxLen(SHEETS_LIMIT)] = []
    unread: Annotated[list[Cell], MaxLen(SHEETS_LIMIT)] = []
    heading: Cells = []
    private: Annotated[list[int], MaxLen(COLUMNS_LIMIT)] = []
    rows: Annotated[list[Row], MaxLen(ROWS_LIMIT)]

    def instead(self, sheet: str) -> "Table":
        """Another sheet of the same file; this one where there is none of that name."""
        chosen = next((table for table in self.others if table.sheet == sheet), None)
        if chosen is None:
            return self
        rest = [self.model_copy(update={"others": [], "unread": []})]
        rest += [table for table in self.others if table is not chosen]
        return chosen.model_copy(update={"source": self.source, "others": rest, "unread": self.unread})

    @property
    def is_small(self) -> bool:
        """Whether all its sheets together are no more than what is read of a file."""
        sheets = [self, *self.others]
        is_flat = not any(sheet.others for sheet in self.others)
        rows, text = sum(len(sheet.rows) for sheet in sheets), sum(sheet.weight for sheet in sheets)
        is_narrow = all(len(sheet.filled) <= COLUMNS_READ for sheet in sheets)
        return is_flat and rows <= ROWS_LIMIT and text <= TEXT_LIMIT and is_narrow

    @property
    def weight(self) -> int:
        """What its rows weigh on the page: their letters, and one for each cell."""
        return sum(len(row.cells) + sum(map(len, row.cells)) for row in self.rows)

    @property
    def filled(self) -> set[int]:
        """The columns with something in them."""
        return {column for row in self.rows for column, cell in enumerate(row.cells) if cell}

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(len(self.heading), *(len(row.cells) for row in self.rows), 0)

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


def letter(column: int) -> str:
    """How spreadsheets call a column: A, B, … Z, AA."""
    before, place = divmod(column, LETTERS)
    return (letter(before - 1) if before else "") + chr(ord("A") + place)


def as_carried(table: Table) -> str:
    """The list as the form carries it."""
    return table.model_dump_json(exclude_defaults=True)
