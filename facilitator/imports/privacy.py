"""What of a list is never kept: mail, phones and tax codes, by the heading of a column or by what stands in it."""

import re

from facilitator.imports.headings import is_private

PHONE = re.compile(r"(tel\.?|cell\.?|mob\.?)?\s*\+?[\d\s./()-]{7,}", re.IGNORECASE)
TAX_CODE = re.compile(r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", re.IGNORECASE)


def is_kept_out(column: int, heading: list[str], rows: list[list[str]]) -> bool:
    """Whether a column is of mail, phones or the like, by its heading or by what is in it."""
    if column < len(heading) and is_private(heading[column]):
        return True
    cells = [cells[column] for cells in rows if column < len(cells) and cells[column]]
    return bool(cells) and 2 * sum(map(is_secret, cells)) >= len(cells)


def is_secret(cell: str) -> bool:
    """Whether a cell is a mail address, a phone or a tax code, and nothing else."""
    return bool((" " not in cell and is_mail(cell)) or PHONE.fullmatch(cell) or TAX_CODE.fullmatch(cell))


def is_mail(word: str) -> bool:
    return "@" in word[1:-1]


def public(cells: list[str], private: set[int]) -> list[str]:
    """The cells of a row without those of private columns, and without what is private in others."""
    return ["" if column in private or is_secret(cell) else without_mail(cell) for column, cell in enumerate(cells)]


def without_mail(cell: str) -> str:
    return " ".join(word for word in cell.split() if not is_mail(word)) if "@" in cell else cell
