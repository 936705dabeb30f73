"""Reads a restitution's files back, as other programs would."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pikepdf
import pypdf
from lxml import etree

INVISIBLE = re.compile(r"[\s\u200b]+")
FURNITURE = re.compile(r"(Internal|Public) edition · .*, 11 December 2020\s*Comune di Chieri|Page \d+ of \d+")


def squeezed(text: str) -> str:
    """`text` without white space and invisible breaks, which layouts may add and take away."""
    return INVISIBLE.sub("", text)


class Reader(HTMLParser):
    """Collects the text of a page, and its elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html_of(file: bytes) -> Reader:
    reader = Reader()
    reader.feed(file.decode())
    return reader


def html_text(file: bytes) -> str:
    return squeezed("".join(html_of(file).texts))


def md_text(file: bytes) -> str:
    """Markdown without its escapes."""
    unbroken = re.sub(r"\\\n\s*", "", file.decode())
    return squeezed(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unbroken))


def pdf_text(file: bytes) -> str:
    """The pages' text, without what stands on every page."""
    return squeezed("".join(pdf_pages(file)))


def pdf_pages(file: bytes) -> list[str]:
    return [FURNITURE.sub("", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(file)).pages]


OFFICE = {"docx": "word/document.xml", "odt": "content.xml"}
BROKEN = {"br": "\n", "line-break": "\n", "tab": "\t", "noBreakHyphen": "-"}


def docx_text(file: bytes) -> str:
    """What the pages of a Word file say."""
    return office_text(file, "docx")


def odt_text(file: bytes) -> str:
    """What the pages of an OpenDocument file say."""
    return office_text(file, "odt")


def office_text(file: bytes, form: str) -> str:
    return squeezed("".join(spoken(office_part(file, OFFICE[form]))))


def office_part(file: bytes, name: str) -> Any:
    """One file of the package, as elements."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return etree.fromstring(package.read(name))


def spoken(root: Any) -> Iterator[str]:
    for element in root.iter():
        yield BROKEN.get(etree.QName(element).localname, element.text or "")
        yield element.tail or ""


def xlsx_sheets(file: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each sheet, with its header."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    return {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}


def csv_rows(file: bytes) -> list[dict[str, str]]:
    """The rows, without the apostrophes that keep cells from being formulas."""
    assert file.startswith(b"\xef\xbb\xbf")
    rows = csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";")
    return [{name: unquoted(cell) for name, cell in row.items()} for row in rows]


def unquoted(cell: str) -> str:
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def attached(file: bytes) -> dict[str, Any]:
    """The open data a PDF carries."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        content: dict[str, Any] = json.loads(pdf.attachments["restitution.json"].get_file().read_bytes())
    return content


def structure(file: bytes) -> Iterator[tuple[str, Any]]:
    """The tags of a PDF with their elements, in reading order."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        yield from tags_below(pdf.Root.StructTreeRoot)


def tags_below(element: Any) -> Iterator[tuple[str, Any]]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S), child
            yield from tags_below(child)


def chapters(file: bytes) -> list[str]:
    """The first level of a PDF's outline."""
    outline = pypdf.PdfReader(io.BytesIO(file)).outline
    return [str(entry.title) for entry in outline if not isinstance(entry, list)]


def language(file: bytes) -> str:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return str(pdf.Root.Lang)
