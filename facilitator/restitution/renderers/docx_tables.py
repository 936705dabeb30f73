"""The tables of a Word file: a header that comes again on each page, rows that stay whole."""

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from facilitator.restitution.document import Table
from facilitator.restitution.renderers.docx_words import W, bookmarked, named, paragraph, run
from facilitator.restitution.renderers.office_look import LINE, REFERENCE, ROWS_KEPT_TOGETHER, TEXT_WIDTH

TWIPS = 1440 / 2.54  # a centimetre
LINES = {"top": "nil", "left": "nil", "bottom": "single", "right": "nil", "insideH": "single", "insideV": "nil"}


def table(block: Table) -> Element:
    """A table with its header and its caption for whoever does not see it."""
    widths = columns(block)
    grid = W.tblGrid(*(measured(W.gridCol(), width) for width in widths))
    rows = [row(block, number, widths) for number in range(len(block.rows))]
    return W.tbl(properties(block, sum(widths)), grid, header(block, widths), *rows)


def columns(block: Table) -> list[int]:
    whole = sum(block.widths)
    return [int(TEXT_WIDTH * TWIPS * width / whole) for width in block.widths]


def properties(block: Table, width: int) -> Element:
    borders = W.tblBorders(*(border(side, kind) for side, kind in LINES.items()))
    layout = W.tblLayout()
    layout.set(qn("w:type"), "fixed")
    look = W.tblLook()
    look.set(qn("w:firstRow"), "1")
    look.set(qn("w:firstColumn"), "1")
    return W.tblPr(measured(W.tblW(), width), borders, layout, look, named(W.tblCaption(), block.caption))


def border(side: str, kind: str) -> Element:
    line = named(W(side), kind)
    if kind != "nil":
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), LINE)
    return line


def measured(element: Element, width: int) -> Element:
    element.set(qn("w:w"), str(width))
    if not element.tag.endswith("gridCol"):
        element.set(qn("w:type"), "dxa")
    return element


def header(block: Table, widths: list[int]) -> Element:
    cells = [
        cell(width, aligned("Table Head", column, block, text))
        for column, (width, text) in enumerate(zip(widths, block.header, strict=True))
    ]
    return W.tr(W.trPr(W.cantSplit(), W.tblHeader()), *cells)


def row(block: Table, number: int, widths: list[int]) -> Element:
    texts = block.rows[number]
    named_row = block.anchors[number] if block.anchors else ""
    cells = [
        cell(width, first(named_row, text) if named_row and not column else aligned("Table Text", column, block, text))
        for column, (width, text) in enumerate(zip(widths, texts, strict=True))
    ]
    return W.tr(W.trPr(W.cantSplit()), *cells)


def first(anchor: str, text: str) -> Element:
    """The cell that names its row, where links lead."""
    return paragraph("Table Text", *bookmarked(anchor, run(text, REFERENCE)))


def aligned(style: str, column: int, block: Table, text: str) -> Element:
    made = paragraph(style, *run(text))
    if len(block.rows) <= ROWS_KEPT_TOGETHER and not block.anchors:
        made[0].insert(1, W.keepNext())
    if column in block.numeric:
        made[0].append(named(W.jc(), "end"))
    return made


def cell(width: int, content: Element) -> Element:
    return W.tc(W.tcPr(measured(W.tcW(), width)), content)
