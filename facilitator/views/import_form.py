"""The form of a list of people: what was chosen or pasted, what each column is, what was mended by hand."""

from dataclasses import dataclass, field, replace

from flask import request
from pydantic import ValidationError
from werkzeug.datastructures import FileStorage

from facilitator.extensions import db
from facilitator.imports.columns import MEANINGS, guessed_columns
from facilitator.imports.comparison import Comparison, compared
from facilitator.imports.faults import Unreadable
from facilitator.imports.known import Known
from facilitator.imports.limits import CELL_LIMIT
from facilitator.imports.people import Listed, Mended, Person, read_people, unmended
from facilitator.imports.reading import FILE_LIMIT, read_table
from facilitator.imports.table import Table
from facilitator.models import Workshop, body_key
from facilitator.text import clean_line

FORM_LIMIT = FILE_LIMIT + 3_000_000
FIELDS_LIMIT = 10_000
Arguments = dict[str, object]


@dataclass(slots=True)
class Draft:
    """A list nobody has agreed to yet: its table, its columns, what was mended, and what comes of it."""

    table: Table
    columns: list[str]
    names: dict[int, str] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)
    namesakes: set[int] = field(default_factory=set)
    own_bodies: set[int] = field(default_factory=set)
    shown: str = ""
    listed: Listed = field(default_factory=Listed)
    comparison: Comparison = field(default_factory=Comparison)

    def read(self, workshop: Workshop) -> "Draft":
        """The same with its people, beside those of the session as it is now."""
        known = Known.of(workshop, db.session())
        self.listed = read_people(self.table, self.columns, known, self.mended())
        self.comparison = compared(self.listed, known)
        return self

    def mended(self) -> Mended:
        """What was mended; what is chosen for one body counts wherever it is written so."""
        place = self.columns.index("body") if "body" in self.columns else -1
        written = {row.number: row.cell(place) if place >= 0 else "" for row in self.table.rows}
        bodies = {body_key(written[row]): body for row, body in self.bodies.items() if row in written}
        own_bodies = {body_key(written[row]) for row in self.own_bodies if row in written}
        return Mended(self.names, bodies, self.namesakes, own_bodies)

    def rest(self) -> "Draft":
        """What has to be mended still."""
        return replace(
            self, table=self.table.only(unmended(self.listed)), names={}, bodies={}, namesakes=set(), own_bodies=set()
        )

    def is_as_shown(self) -> bool:
        """Whether the columns are those of the page somebody looked at when agreeing."""
        return self.shown == ",".join(self.columns)

    def arguments(self, workshop: str) -> Arguments:
        """What the journal is asked to put on the list."""
        return {"workshop": workshop, "participants": [invitation(person) for person in self.listed.people]}


def invitation(person: Person) -> dict[str, object]:
    """A person as the journal is told of them."""
    wishes = {"first_choice": person.first_choice, "second_choice": person.second_choice, "remote": person.remote}
    apart = {word: True for word in ("namesake", "own_body") if getattr(person, word)}
    return {"name": person.name, "body": person.body or None, "role": person.role, **wishes, **apart}


def sent_draft(workshop: Workshop) -> Draft:
    """The list of this request's form: a chosen file, else a pasted text, else the list the page carried."""
    if file := sent_file():
        return fresh(read_table(file.read(FILE_LIMIT + 1), file.filename or ""), workshop)
    if pasted := request.form.get("people", ""):
        return fresh(read_table(pasted.encode("utf-8", errors="replace")), workshop)
    if "table" in request.form:
        return carried(request.form["table"], workshop)
    raise Unreadable("nothing")


def sent_file() -> FileStorage | None:
    """The file that was chosen, if one was."""
    file = request.files.get("file")
    return file if file and file.filename else None


def kept_draft(workshop: Workshop) -> Draft | None:
    """The list the page carried, if it did: it stays when another one cannot be read."""
    try:
        return carried(request.form["table"], workshop) if request.form.get("table") else None
    except Unreadable:
        return None


def fresh(table: Table, workshop: Workshop) -> Draft:
    """A list as it was just read."""
    return Draft(table, guessed_columns(table, Known.of(workshop, db.session()).themes))


def carried(written: str, workshop: Workshop) -> Draft:
    """The list the page carried, with what was chosen on it; another sheet, if one was chosen, is read afresh."""
    try:
        table = Table.model_validate_json(written)
    except ValidationError:
        raise Unreadable("old_page") from None
    if not table.is_small:
        raise Unreadable("old_page")
    instead = table.instead(request.form.get("sheet", ""))
    if instead is not table:
        return fresh(instead, workshop)
    columns = [chosen(column, table) for column in range(table.width)]
    names, bodies = typed("name-"), typed("body-")
    apart = {word: typed(f"{word}-").keys() - typed(f"no-{word}-").keys() for word in ("namesake", "own_body")}
    shown = request.form.get("columns", "")
    return Draft(table, columns, names, bodies, apart["namesake"], apart["own_body"], shown)


def chosen(column: int, table: Table) -> str:
    """What a column was said to be."""
    meaning = request.form.get(f"column-{column}", "")
    return meaning if meaning in MEANINGS and column not in table.private else ""


def typed(prefix: str) -> dict[int, str]:
    """What was written for some rows, by their number."""
    found = (
        (name.removeprefix(prefix), clean_line(value[:CELL_LIMIT]))
        for name, value in request.form.items()
        if name.startswith(prefix)
    )
    return {int(row): value for row, value in found if row.isdecimal() and len(row) < 9 and value}


def allow_lists() -> None:
    """Let the forms of lists be as large as lists may be."""
    request.max_content_length = FORM_LIMIT
    request.max_form_memory_size = FORM_LIMIT
    request.max_form_parts = FIELDS_LIMIT
