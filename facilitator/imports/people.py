"""Reading a list of people: which column is what, who is ready, and what keeps the others out."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from facilitator.imports.roles import role_of
from facilitator.models import BODY_LIMIT, NAME_LIMIT, body_key
from facilitator.text import clean_line

SEPARATORS = "\t;,"
UNSEEN = re.compile(r"\S+@\S+|\+?[\d\s./-]{7,}")
HEADINGS = {
    "name": ("nome e cognome", "nome", "nominativo", "partecipante", "name", "full name", "nom"),
    "surname": ("cognome", "surname", "last name", "prenom"),
    "body": ("ente", "comune", "organizzazione", "associazione", "body", "organisation", "organization", "organisme"),
    "role": ("ruolo", "carica", "qualifica", "role", "position", "fonction"),
}
USUAL = ("name", "body", "role")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be put on the list."""

    row: int
    name: str
    body: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row, what is wrong with it as a code, and what is written there."""

    row: int
    code: str
    written: str
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Listed:
    """A list as it was read. `problems` stay out until they are mended, `remarks` need nothing."""

    mark: str = ";"
    heading: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def to_mend(self) -> str:
        """The rows that stay out, under their heading, as a list to be read again."""
        written = io.StringIO()
        rows = csv.writer(written, delimiter=self.mark, lineterminator="\n")
        rows.writerows(cells for cells in (self.heading, *(problem.cells for problem in self.problems)) if cells)
        return written.getvalue().removesuffix("\n")


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, else what spreadsheets on Windows write."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_people(text: str) -> Listed:
    """The people of a pasted list, with its problems and remarks by row."""
    mark, seen = separator(text), set[tuple[str, str]]()
    rows = cells_of(text, mark)
    columns = headings(rows[0]) if rows else None
    listed = Listed(mark, rows[0] if columns else [])
    for row, cells in enumerate(rows, start=1):
        is_heading = columns is not None and row == 1
        if not is_heading and any(cell.strip() for cell in cells):
            read_row(row, cells, named(cells, columns), listed, seen)
    return listed


def cells_of(text: str, mark: str) -> list[list[str]]:
    """The rows cut into cells; what is no CSV is cut at each separator."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        return [line.split(mark) for line in text.splitlines()]


def separator(text: str) -> str:
    """What stands most between the cells."""
    return max(SEPARATORS, key=text.count)


def headings(cells: list[str]) -> list[str] | None:
    """What each column is, if the first row says so."""
    known = [next((what for what, words in HEADINGS.items() if body_key(cell) in words), "") for cell in cells]
    return known if "name" in known or "surname" in known else None


def named(cells: list[str], columns: list[str] | None) -> dict[str, str]:
    """The cells that matter, cleaned; mail and phone are never kept."""
    kept = [clean_line(cell) for cell in cells]
    if columns is None:
        kept = [cell for cell in kept if not UNSEEN.fullmatch(cell)]
    pairs = zip(columns or USUAL, kept, strict=False)
    found = {what: cell for what, cell in pairs if what}
    full_name = " ".join(filter(None, (found.get("name"), found.get("surname"))))
    return {"name": full_name, "body": found.get("body", ""), "role": found.get("role", "")}


def read_row(row: int, written: list[str], cells: dict[str, str], listed: Listed, seen: set[tuple[str, str]]) -> None:
    """Put one row where it belongs."""
    problem = problem_of(row, cells)
    if problem:
        listed.problems.append(replace(problem, cells=tuple(written)))
        return
    key = (body_key(cells["name"]), body_key(cells["body"]))
    if key in seen:
        listed.remarks.append(Problem(row, "twice", cells["name"]))
        return
    seen.add(key)
    listed.remarks.extend(remarks(row, cells))
    listed.people.append(Person(row, cells["name"], cells["body"], role_of(cells["role"])))


def problem_of(row: int, cells: dict[str, str]) -> Problem | None:
    """What keeps a row out."""
    if not body_key(cells["name"]):
        return Problem(row, "no_name", cells["body"] or cells["role"])
    if len(cells["name"]) > NAME_LIMIT:
        return Problem(row, "long_name", cells["name"])
    if len(cells["body"]) > BODY_LIMIT:
        return Problem(row, "long_body", cells["body"])
    return None


def remarks(row: int, cells: dict[str, str]) -> Iterator[Problem]:
    """What is good to know of a row that is fine."""
    if not cells["body"]:
        yield Problem(row, "no_body", cells["name"])
    if body_key(cells["role"]) and role_of(cells["role"]) is None:
        yield Problem(row, "unknown_role", cells["role"])
