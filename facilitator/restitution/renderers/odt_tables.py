"""The tables of an OpenDocument file: a header that comes again on each page, rows that stay whole."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from facilitator.restitution.document import Table
from facilitator.restitution.renderers.odt_styles import number_style
from facilitator.restitution.renderers.odt_words import bookmarked, element, paragraph, run
from facilitator.restitution.renderers.office_look import REFERENCE, ROWS_KEPT_TOGETHER, TEXT_WIDTH


def column_styles(tables: Iterable[Table]) -> Iterator[Element]:
    """One style for each width there is."""
    for width in sorted({width for table in tables for width in columns(table)}):
        told = element("style:table-column-properties", {"style:column-width": f"{width}cm"})
        yield element("style:style", {"style:name": column_style(width), "style:family": "table-column"}, told)


def columns(block: Table) -> list[float]:
    return [round(TEXT_WIDTH * width / sum(block.widths), 2) for width in block.widths]


def column_style(width: float) -> str:
    return f"Column{round(width * 100)}"


def table(block: Table, number: int) -> Element:
    """A table with its header; its caption stands before it."""
    is_whole = len(block.rows) <= ROWS_KEPT_TOGETHER and not block.anchors
    named = {"table:name": f"Table {number}", "table:style-name": "Whole" if is_whole else "Long"}
    widths = (element("table:table-column", {"table:style-name": column_style(width)}) for width in columns(block))
    head = element(
        "table:table-header-rows",
        None,
        row(cell("Table Head", block, column, text) for column, text in enumerate(block.header)),
    )
    return element("table:table", named, *widths, head, *(body_row(block, place) for place in range(len(block.rows))))


def body_row(block: Table, place: int) -> Element:
    texts = block.rows[place]
    if block.anchors:
        first = paragraph("Table Text", *bookmarked(block.anchors[place], run(texts[0], REFERENCE)))
        return row([first, *(cell("Table Text", block, column, texts[column]) for column in range(1, len(texts)))])
    return row(cell("Table Text", block, column, text) for column, text in enumerate(texts))


def cell(style: str, block: Table, column: int, text: str) -> Element:
    return paragraph(number_style(style) if column in block.numeric else style, *run(text))


def row(cells: Iterable[Element]) -> Element:
    told = {"table:style-name": "Cell"}
    return element(
        "table:table-row", {"table:style-name": "Row"}, *(element("table:table-cell", told, cell) for cell in cells)
    )
