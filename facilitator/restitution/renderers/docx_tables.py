"""The tables of a Word file: a header that comes again on each page, rows that stay whole."""

from facilitator.restitution.document import Table
from facilitator.restitution.renderers.docx_words import bookmarked, letters, paragraph, run
from facilitator.restitution.renderers.office_look import LINE, REFERENCE, ROWS_KEPT_TOGETHER, TEXT_WIDTH

TWIPS = 1440 / 2.54  # a centimetre
LINES = {"top": "nil", "left": "nil", "bottom": "single", "right": "nil", "insideH": "single", "insideV": "nil"}


def table(block: Table) -> str:
    """A table with its header and its caption for whoever does not see it."""
    widths = columns(block)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(row(block, number, widths) for number in range(len(block.rows)))
    return f"<w:tbl>{properties(block, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{header(block, widths)}{rows}</w:tbl>"


def columns(block: Table) -> list[int]:
    whole = sum(block.widths)
    return [int(TEXT_WIDTH * TWIPS * width / whole) for width in block.widths]


def properties(block: Table, width: int) -> str:
    borders = "".join(border(side, kind) for side, kind in LINES.items())
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="1"/>'
        f'<w:tblCaption w:val="{letters(block.caption)}"/></w:tblPr>'
    )


def border(side: str, kind: str) -> str:
    drawn = f' w:sz="4" w:color="{LINE}"' if kind != "nil" else ""
    return f'<w:{side} w:val="{kind}"{drawn}/>'


def header(block: Table, widths: list[int]) -> str:
    cells = "".join(
        cell(width, aligned("Table Head", column, block, text))
        for column, (width, text) in enumerate(zip(widths, block.header, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def row(block: Table, number: int, widths: list[int]) -> str:
    texts = block.rows[number]
    named_row = block.anchors[number] if block.anchors else ""
    cells = "".join(
        cell(width, first(named_row, text) if named_row and not column else aligned("Table Text", column, block, text))
        for column, (width, text) in enumerate(zip(widths, texts, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def first(anchor: str, text: str) -> str:
    """The cell that names its row, where links lead."""
    return paragraph("Table Text", *bookmarked(anchor, run(text, REFERENCE)))


def aligned(style: str, column: int, block: Table, text: str) -> str:
    stays = "<w:keepNext/>" if len(block.rows) <= ROWS_KEPT_TOGETHER and not block.anchors else ""
    side = '<w:jc w:val="end"/>' if column in block.numeric else ""
    return paragraph(style, *run(text), before=stays, after=side)


def cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
