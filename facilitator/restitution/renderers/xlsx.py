"""A workbook for offices: the notes to sort and filter, the tables with their chart, the bodies, what is not shown."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from facilitator.restitution import words
from facilitator.restitution.document import Chart
from facilitator.restitution.publication import Publication
from facilitator.restitution.record import AnswerRecord, Named
from facilitator.restitution.speech import _, speaking

BLUE, WHITE = "#004d99", "#ffffff"
TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
HOUR = "dd/mm/yyyy hh:mm"
NARROW, MIDDLE, WIDE = 11, 30, 80

Cell = str | int | datetime


@dataclass(frozen=True)
class Column:
    """A column's name and how wide it is, in letters."""

    name: str
    width: int = NARROW


def render(publication: Publication) -> bytes:
    """The workbook; what people typed is text in every cell and never a formula."""
    file = io.BytesIO()
    meta = publication.document.meta
    with speaking(meta.language), Workbook(file, TEXT_ONLY) as book:
        book.set_properties({"title": meta.title, "subject": meta.subtitle, "author": meta.author})
        fill(book, publication)
    return file.getvalue()


def fill(book: Workbook, publication: Publication) -> None:
    data = publication.open_data
    sheet(book, _("Notes"), note_columns(), note_rows(data))
    tables = sheet(book, _("Tables"), table_columns(), table_rows(data))
    draw(book, tables, _("Tables"), publication)
    sheet(book, _("Bodies"), body_columns(), ((body["name"], body["people"]) for body in data["bodies"]))
    withheld = ((line["ref"], line["reason"] or "") for line in data["register"])
    sheet(book, _("What is not shown"), (Column(_("Note")), Column(_("Reason"), WIDE)), withheld)


def sheet(book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Worksheet:
    """Rows under a header that stays in sight and filters them."""
    made = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": BLUE, "font_color": WHITE, "valign": "top"})
    plain = book.add_format({"valign": "top", "text_wrap": True})
    hour = book.add_format({"valign": "top", "num_format": HOUR, "align": "left"})
    for place, column in enumerate(columns):
        made.set_column(place, place, column.width)
        made.write_string(0, place, column.name, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            write(made, last, place, cell, hour if isinstance(cell, datetime) else plain)
    made.freeze_panes(1, 1)
    made.autofilter(0, 0, last, len(columns) - 1)
    return made


def write(made: Worksheet, row: int, place: int, cell: Cell, manner: Any) -> None:
    if isinstance(cell, str):
        made.write_string(row, place, cell, manner)
    elif isinstance(cell, datetime):
        made.write_datetime(row, place, cell, manner)
    else:
        made.write_number(row, place, cell, manner)


def note_columns() -> tuple[Column, ...]:
    asked = (Column(_("Theme"), MIDDLE), Column(_("Question"), MIDDLE), Column(_("Words"), WIDE))
    whose = (Column(_("Card type")), Column(_("Body"), MIDDLE), Column(_("Name"), MIDDLE))
    came = (
        Column(_("How"), MIDDLE),
        Column(_("Late")),
        Column(_("When"), 18),
        Column(_("Votes")),
        Column(_("Group"), MIDDLE),
    )
    return (Column(_("Note")), Column(_("Table")), *asked, *whose, *came)


def note_rows(data: dict[str, Any]) -> Iterable[Sequence[Cell]]:
    zone = ZoneInfo(data["workshop"]["time_zone"])
    for table in data["tables"]:
        prompts = {prompt["id"]: prompt["text"] for prompt in table["prompts"]}
        groups = {note: cluster["title"] for cluster in table["clusters"] for note in cluster["notes"]}
        for note in table["notes"]:
            yield (*origin(note, table, prompts), *author(note), *arrival(note, zone), groups.get(note["id"], ""))


def origin(note: dict[str, Any], table: dict[str, Any], prompts: dict[str, str]) -> Sequence[Cell]:
    return note["ref"], table["number"], table["theme"], prompts.get(note["prompt"], ""), spelt(note)


def spelt(note: dict[str, Any]) -> str:
    """The words as they were typed, and the fields of the card and the answer below."""
    fields = [f"{words.field(label)}: {value}" for label, value in (note["fields"] or {}).items() if value]
    return "\n".join([note["text"], *fields, *answer(note["answer"])])


def answer(told: dict[str, Any] | None) -> Iterable[str]:
    """What became of a question."""
    if told:
        body = Named(**told["body"]) if told["body"] else None
        due = date.fromisoformat(told["due"]) if told["due"] else None
        said = words.answer(AnswerRecord(told["status"], told["text"], body, due))
        yield f"{_('Answer owed') if told['status'] == 'owed' else _('Answer')}: {said}"


def author(note: dict[str, Any]) -> Sequence[Cell]:
    card = words.card(note["card_type"]) if note["card_type"] else ""
    return card, name(note["body"]), name(note["author"])


def name(somebody: dict[str, str] | None) -> str:
    return somebody["name"] if somebody else ""


def arrival(note: dict[str, Any], zone: ZoneInfo) -> Sequence[Cell]:
    came = datetime.fromisoformat(note["added_at"]).astimezone(zone).replace(tzinfo=None)
    return words.source(note["source"]), _("late") if note["late"] else "", came, note.get("votes", 0)


def table_columns() -> tuple[Column, ...]:
    counted = (Column(_("People")), Column(_("Notes")), Column(_("Not shown")))
    return (Column(_("Table")), Column(_("Theme"), MIDDLE), *counted)


def table_rows(data: dict[str, Any]) -> Iterable[Sequence[Cell]]:
    for table in data["tables"]:
        missing = table["hidden"] + table.get("erased", 0)
        yield table["number"], table["theme"], table["people"], len(table["notes"]), missing


def body_columns() -> tuple[Column, ...]:
    return Column(_("Body"), MIDDLE), Column(_("People"))


def draw(book: Workbook, tables: Worksheet, name: str, publication: Publication) -> None:
    """The document's chart, drawn by the program that opens the workbook, and told in words."""
    charts = [block for block in publication.document.blocks if isinstance(block, Chart)]
    last = len(publication.open_data["tables"])
    for told in charts[:1]:
        bars = book.add_chart({"type": "bar"})
        bars.add_series({"categories": [name, 1, 1, last, 1], "values": [name, 1, 3, last, 3], "fill": {"color": BLUE}})
        bars.set_title({"name": told.caption, "overlay": False})
        bars.set_legend({"none": True})
        bars.set_y_axis({"reverse": True})
        tables.insert_chart(1, 6, bars, {"description": told.alternative})
