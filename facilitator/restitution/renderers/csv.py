"""All notes as one list, for spreadsheets: UTF-8 with BOM, semicolons, every cell between quotation marks."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from facilitator.restitution.publication import Publication

HEADER = "ref;table;theme;prompt;text;card_type;body;author;source;late;added_at;votes".split(";")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(publication: Publication) -> bytes:
    """One line a note."""
    lines = io.StringIO()
    csv.writer(lines, delimiter=";").writerow(HEADER)
    writer = csv.writer(lines, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerows([harmless(cell) for cell in row] for row in rows(publication.open_data))
    return lines.getvalue().encode("utf-8-sig")


def rows(open_data: dict[str, Any]) -> Iterator[list[str]]:
    for table in open_data["tables"]:
        prompts = {prompt["id"]: prompt["text"] for prompt in table["prompts"]}
        for note in table["notes"]:
            yield row(note, table, prompts)


def row(note: dict[str, Any], table: dict[str, Any], prompts: dict[str, str]) -> list[str]:
    return [
        note["ref"],
        str(table["number"]),
        table["theme"],
        prompts.get(note["prompt"], ""),
        note["text"],
        note["card_type"] or "",
        name(note["body"]),
        name(note["author"]),
        note["source"],
        "true" if note["late"] else "false",
        note["added_at"],
        str(note.get("votes", 0)),
    ]


def name(somebody: dict[str, str] | None) -> str:
    return somebody["name"] if somebody else ""


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe, which is not part of the text."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
