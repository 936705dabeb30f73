"""Which column is what: by its heading, else by what stands in it, else by its place."""

from collections.abc import Callable

from facilitator.imports.answers import is_choice, is_place
from facilitator.imports.headings import meaning_of
from facilitator.imports.roles import role_of
from facilitator.imports.table import Table
from facilitator.models import body_key

MEANINGS = ("name", "surname_name", "surname", "body", "role", "first_choice", "second_choice", "remote")
NAMES = ("name", "surname_name", "surname")
USUAL = ("name", "body", "role")
BODY_WORDS = frozenset(
    "comune citta regione provincia unione associazione aps odv asl ats universita politecnico fondazione consorzio"
    " cooperativa coop ente parco istituto scuola ministero comunita camera prefettura municipality city region"
    " province association university foundation commune ville".split()
)
WHOLE = 2
LOOKED_AT = 200


def guessed_columns(table: Table, themes: dict[str, str]) -> list[str]:
    """What each column is, "" where it is not to be read; `themes` are the tables by what people write for them."""
    columns = by_heading(table) if table.heading else by_content(table, themes)
    return ["" if column in table.private else meaning for column, meaning in enumerate(columns)]


def by_heading(table: Table) -> list[str]:
    """The meaning of each heading, the first one where two have the same."""
    found: list[str] = []
    for heading in [*table.heading, *[""] * (table.width - len(table.heading))]:
        meaning = meaning_of(heading) or ""
        found.append(meaning if meaning not in found else second(meaning, found))
    return found


def second(meaning: str, found: list[str]) -> str:
    return "second_choice" if meaning == "first_choice" and "second_choice" not in found else ""


def by_content(table: Table, themes: dict[str, str]) -> list[str]:
    """What the cells of each column look like; what looks like nothing is name, body, role, in this order."""
    looks: dict[str, Callable[[str], bool]] = {
        "remote": is_place,
        "first_choice": lambda cell: is_choice(cell, themes),
        "body": is_body,
        "role": lambda cell: role_of(cell) is not None,
    }
    found: list[str] = []
    for column in range(table.width):
        cells = table.column(column)[:LOOKED_AT]
        fits = [name for name, look in looks.items() if cells and 2 * sum(map(look, cells)) > len(cells)]
        found.append(new_meaning(fits[0], found) if fits else "")
    return filled_up(found, table)


def new_meaning(meaning: str, found: list[str]) -> str:
    return meaning if meaning not in found else second(meaning, found)


def is_body(cell: str) -> bool:
    return bool(BODY_WORDS & set(body_key(cell).split()[:2]))


def filled_up(found: list[str], table: Table) -> list[str]:
    """The undecided columns by their place; two before the body are name and surname."""
    open_ones = [place for place, what in enumerate(found) if not what and is_words(table, place)]
    wanted = [what for what in USUAL if what not in found]
    if len(open_ones) >= WHOLE and "body" in found and found.index("body") > open_ones[1]:
        wanted.insert(1, "surname")
    for place, what in zip(open_ones, wanted, strict=False):
        found[place] = with_comma(what, table.column(place)[:LOOKED_AT])
    return found


def is_words(table: Table, column: int) -> bool:
    """Whether a column may be read as words; numbers count the rows, and private ones are not there."""
    cells = table.column(column)[:LOOKED_AT]
    return column not in table.private and any(not cell.isdigit() for cell in cells)


def with_comma(what: str, cells: list[str]) -> str:
    """Names as “Perotti, Giulia” have the surname first."""
    return "surname_name" if what == "name" and 2 * sum("," in cell for cell in cells) > len(cells) else what
