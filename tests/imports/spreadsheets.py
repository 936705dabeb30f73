"""Workbooks made by the tests: small ones as programs write them, and such as nobody should send."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

Rows = Iterable[Iterable[object]]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{DOCUMENT}.sheet.main+xml"/></Types>'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"
URN = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def column(place: int) -> str:
    return (column(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def cell(place: str, value: object) -> str:
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def sheet_of(rows: Rows) -> str:
    """The rows as a sheet; empty cells are left out, as programs do."""
    lines = (
        f'<row r="{number}">'
        + "".join(cell(f"{column(place)}{number}", value) for place, value in enumerate(row) if value != "")
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    return sheet("".join(lines))


def sheet(data: str, before: str = "") -> str:
    return f'{HEAD}{before}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'


def xlsx(rows: Rows = (), more: Mapping[str, str | bytes] | None = None, **sheets: Rows) -> bytes:
    """A workbook with the sheet Iscritti, and other sheets before it."""
    return workbook({**{name: sheet_of(each) for name, each in sheets.items()}, "Iscritti": sheet_of(rows)}, more)


def workbook(sheets: Mapping[str, str], more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook of sheets written by hand."""
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(*parts),
            **{f"xl/{part}": written for (_, part), written in zip(parts, sheets.values(), strict=True)},
            **(more or {}),
        }
    )


def ods(rows: Rows = (), locked: bool = False, after: str = "") -> bytes:
    """An OpenDocument spreadsheet; `locked` as one with a password, `after` follows the rows."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
            if value != ""
            else "<table:table-cell/>"
            for value in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'{HEAD}<office:document-content xmlns:office="{URN}:office:1.0" xmlns:table="{URN}:table:1.0"'
        f' xmlns:text="{URN}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Iscritti">{lines}{after}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    lock = "<manifest:encryption-data/>" if locked else ""
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="{URN}:manifest:1.0"><manifest:file-entry manifest:full-path="/"'
        f' manifest:media-type="{ODS}"/><manifest:file-entry manifest:full-path="content.xml"'
        f' manifest:media-type="text/xml">{lock}</manifest:file-entry></manifest:manifest>'
    )
    return zipped({"mimetype": ODS, "META-INF/manifest.xml": manifest, "content.xml": content})
