"""Word: real styles and headings, a table of contents, links from a note to its line in the annex, charts in words."""

import io
import zipfile
from base64 import b64decode
from collections.abc import Iterator

from docx.document import Document as Word
from docx.shared import Cm
from lxml.etree import tostring

from facilitator.brand import Logo
from facilitator.restitution.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    Cover,
    Document,
    Heading,
    NoteGroup,
    Paragraph,
    Table,
)
from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers import docx_words, office
from facilitator.restitution.renderers.docx_styles import blank
from facilitator.restitution.renderers.docx_tables import table
from facilitator.restitution.renderers.docx_words import bookmarked, field, link, paragraph, run, with_numbers
from facilitator.restitution.renderers.office_look import CHART_WIDTH, LOGO_HEIGHT, MANNERS
from facilitator.restitution.renderers.picture import png

PAGES = "word/document.xml"
END = b"<w:sectPr"


def render(publication: Publication) -> bytes:
    """The document as a Word file: python-docx makes all but the pages, which are written as they are."""
    document = publication.document
    word = blank(document.meta)
    body = "".join(part for block in document.blocks for part in parts(block, document, word))
    file = io.BytesIO()
    word.save(file)
    return filled(file, with_numbers(body).encode())


def filled(file: io.BytesIO, body: bytes) -> bytes:
    """The file with these pages."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as empty, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in empty.namelist():
            content = empty.read(name)
            package.writestr(name, content.replace(END, body + END, 1) if name == PAGES else content)
    return made.getvalue()


def parts(block: Block, document: Document, word: Word) -> Iterator[str]:
    match block:
        case Cover():
            if block.logo:
                yield logo(block.logo, word)
            if block.above:
                yield paragraph("Host", *run(block.above))
            yield from office.cover(block, docx_words)
            yield from contents(document)
        case Heading():
            yield heading(block)
        case Paragraph():
            yield paragraph(MANNERS[block.manner], *run(block.text))
        case Bullets():
            yield from (paragraph("List Bullet", *run(line)) for line in block.lines)
        case Table():
            yield paragraph("Caption", *run(block.caption))
            yield table(block)
            yield paragraph("Small")
        case Chart():
            yield paragraph("Caption", *run(block.caption))
            yield chart(block, word, document.meta.colour)
        case NoteGroup():
            yield paragraph("Heading 3", *office.titled(block.above, block.title, docx_words))
            yield from office.notes(block, docx_words)
        case Callout():
            yield paragraph("Callout Title", *run(block.title))
            yield paragraph("Callout", *bookmarked(block.anchor, run(block.text)))


def contents(document: Document) -> Iterator[str]:
    """The chapters as links; a program that knows the pages adds them."""
    chapters = [part for part in document.headings if part.level == 1]
    yield paragraph("Contents Title", *run(document.meta.labels.contents))
    begin, end = field(r'TOC \o "1-1" \h \z \u')
    for place, chapter in enumerate(chapters):
        opened = begin if place == 0 else ()
        closed = end if place == len(chapters) - 1 else ()
        yield paragraph("Contents Line", *opened, link(chapter.anchor, run(chapter.title)), *closed)


def heading(block: Heading) -> str:
    title = office.titled(block.above, block.text, docx_words)
    before = "<w:pageBreakBefore/>" if block.on_new_page else ""
    return paragraph(f"Heading {block.level}", *bookmarked(block.anchor, title), before=before)


def logo(shown: Logo, word: Word) -> str:
    """The host's logo, with whose it is for whoever does not see it."""
    return picture(b64decode(shown.png), {"height": Cm(LOGO_HEIGHT)}, ("Logo", shown.name), word)


def chart(block: Chart, word: Word, own: str) -> str:
    """The chart, with its numbers in words for whoever does not see it."""
    drawn = png(block, own)
    return picture(drawn, {"width": Cm(CHART_WIDTH)}, (block.caption, block.alternative), word)


def picture(content: bytes, size: dict[str, Cm], said: tuple[str, str], word: Word) -> str:
    drawn = word.add_paragraph()
    shape = drawn.add_run().add_picture(io.BytesIO(content), **size)
    properties = shape._inline.docPr
    properties.set("title", said[0])
    properties.set("descr", said[1])
    drawn._p.getparent().remove(drawn._p)
    return str(tostring(drawn._p, encoding="unicode"))
