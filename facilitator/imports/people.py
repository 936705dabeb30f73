"""The people of a list: who is ready, what keeps the others out, and what is good to know."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator import loop
from facilitator.imports.answers import chosen_table, name_first, takes_part_remotely
from facilitator.imports.known import Known
from facilitator.imports.roles import role_of
from facilitator.imports.table import Row, Table
from facilitator.models import BODY_LIMIT, NAME_LIMIT, body_key

CHOICES = ("first_choice", "second_choice")
ROWS_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be put on the list; what is None is not said."""

    row: int
    name: str
    body: str = ""
    role: str | None = None
    first_choice: str | None = None
    second_choice: str | None = None
    remote: bool | None = None
    namesake: bool = False
    own_body: bool = False


class Problem(NamedTuple):
    """A row and its column, what is wrong as a code, what is written there, and what may be chosen instead."""

    row: int
    column: str
    code: str
    written: str
    about: str = ""
    choices: tuple[str, ...] = ()


@dataclass(slots=True)
class Listed:
    """A list as it was read. `problems` stay out until they are mended, `remarks` need nothing."""

    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    new_bodies: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mended:
    """What somebody wrote or chose instead: names by row, bodies by what was written for them.

    `namesakes` are rows of other people than those of that name, `own_bodies` names that mean no other body.
    """

    names: Mapping[int, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    namesakes: Collection[int] = ()
    own_bodies: Collection[str] = ()


class Reader:
    """Reads rows by what their columns are."""

    def __init__(self, table: Table, columns: Sequence[str], known: Known, mended: Mended) -> None:
        self._table = table
        self._places = {meaning: place for place, meaning in enumerate(columns) if meaning}
        self._known = known
        self._mended = mended
        self._seen: dict[tuple[str, str], int] = {}
        self._listed = Listed()

    def read(self) -> Listed:
        """Everybody in the order of the list; others are served meanwhile."""
        loop.off_the_loop(self._known.hear, [self._body(row) for row in self._table.rows])
        for place, row in enumerate(self._table.rows):
            if place % ROWS_AT_ONCE == 0:
                loop.sleep()
            self._read_row(row)
        return self._listed

    def _read_row(self, row: Row) -> None:
        name, body = self._name(row), self._body(row)
        problem = self._problem(row, name, body)
        if problem:
            self._listed.problems.append(problem)
            return
        body_name = self._settled(row, body)
        key = body_key(name), body_key(body_name)
        if key in self._seen and row.number not in self._mended.namesakes:
            self._remark(row, "name", "twice", shown(name, body_name), str(self._seen[key]))
            return
        self._seen.setdefault(key, row.number)
        self._listed.bodies.setdefault(key[1], body_name)
        self._listed.people.append(self._person(row, name, body_name))

    def _name(self, row: Row) -> str:
        if mended := self._mended.names.get(row.number):
            return mended
        if "surname_name" in self._places:
            return name_first(self._cell(row, "surname_name"))
        return " ".join(filter(None, (self._cell(row, "name"), self._cell(row, "surname"))))

    def _body(self, row: Row) -> str:
        written = self._cell(row, "body")
        return self._mended.bodies.get(body_key(written), written)

    def _cell(self, row: Row, meaning: str) -> str:
        return row.cell(self._places[meaning]) if meaning in self._places else ""

    def _problem(self, row: Row, name: str, body: str) -> Problem | None:
        """What keeps a row out."""
        if not body_key(name):
            return Problem(row.number, "name", "no_name", name, body)
        if len(name) > NAME_LIMIT:
            return Problem(row.number, "name", "long_name", name)
        if len(body) > BODY_LIMIT:
            return Problem(row.number, "body", "long_body", body)
        chosen = body_key(self._cell(row, "body")) in self._mended.bodies
        doubt = None if chosen else self._known.doubt(body)
        return Problem(row.number, "body", doubt.code, body, name, doubt.choices) if doubt else None

    def _settled(self, row: Row, body: str) -> str:
        """The name of the body as it is known, or as it is written where nobody knew it."""
        if not body_key(body):
            self._remark(row, "body", "no_body", self._name(row))
            return ""
        known = self._known.certain(body)
        if known and body_key(known) != body_key(body):
            if body_key(body) in self._mended.own_bodies:
                self._remark(row, "body", "own_body", body, known)
                return self._new_body(body)
            self._remark(row, "body", "given_name" if self._known.is_given(body) else "other_spelling", body, known)
        return known or self._new_body(body)

    def _new_body(self, body: str) -> str:
        if body_key(body) not in self._listed.bodies:
            self._known.add(body)
            self._listed.new_bodies.append(body)
        return body

    def _person(self, row: Row, name: str, body: str) -> Person:
        role = self._cell(row, "role")
        if body_key(role) and role_of(role) is None:
            self._remark(row, "role", "unknown_role", role)
        first, second = (self._choice(row, meaning) for meaning in CHOICES)
        if first and second == first:
            self._remark(row, "second_choice", "same_table", self._cell(row, "second_choice"))
        first, second = (first, second if second != first else None) if first else (second, None)
        apart = row.number in self._mended.namesakes, body_key(body) in self._mended.own_bodies
        return Person(row.number, name, body, role_of(role), first, second, self._remote(row), *apart)

    def _choice(self, row: Row, meaning: str) -> str | None:
        written = self._cell(row, meaning)
        table = chosen_table(written, self._known.themes)
        if body_key(written) and table is None:
            self._remark(row, meaning, "unknown_table", written)
        return table

    def _remote(self, row: Row) -> bool | None:
        written = self._cell(row, "remote")
        if not body_key(written):
            return None
        if not self._known.is_hybrid:
            self._remark(row, "remote", "one_way", written)
            return None
        remote = takes_part_remotely(written, self._heading("remote"))
        if remote is None:
            self._remark(row, "remote", "unknown_place", written)
        return remote

    def _heading(self, meaning: str) -> str:
        place = self._places[meaning]
        return self._table.heading[place] if place < len(self._table.heading) else ""

    def _remark(self, row: Row, column: str, code: str, written: str, about: str = "") -> None:
        self._listed.remarks.append(Problem(row.number, column, code, written, about))


def shown(*written: str) -> str:
    return ", ".join(filter(None, written))


def read_people(table: Table, columns: Sequence[str], known: Known, mended: Mended | None = None) -> Listed:
    """The people of a list, with its problems and remarks by row and column."""
    return Reader(table, columns, known, mended or Mended()).read()


def unmended(listed: Listed) -> set[int]:
    """The rows that stay out."""
    return {problem.row for problem in listed.problems}
