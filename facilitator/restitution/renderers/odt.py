"""OpenDocument text: real styles and headings, a table of contents, links to the annex, charts as drawings in words."""

import io
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from facilitator.restitution.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    Cover,
    Document,
    Heading,
    Meta,
    NoteGroup,
    Paragraph,
    Table,
)
from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers import odt_words, office
from facilitator.restitution.renderers.bars import bars
from facilitator.restitution.renderers.logo import logo_of
from facilitator.restitution.renderers.odt_styles import automatic, styles
from facilitator.restitution.renderers.odt_tables import column_styles, table
from facilitator.restitution.renderers.odt_words import (
    VERSION,
    bookmarked,
    element,
    link,
    paragraph,
    run,
    style_id,
    written,
)
from facilitator.restitution.renderers.office_look import CHART_WIDTH, LOGO_HEIGHT, MANNERS
from facilitator.restitution.renderers.picture import png, svg

KIND = "application/vnd.oasis.opendocument.text"
LOGO = "Pictures/logo.png"
KINDS = {"xml": "text/xml", "svg": "image/svg+xml", "png": "image/png"}


def render(publication: Publication) -> bytes:
    """The document as an OpenDocument file."""
    document = publication.document
    files = {
        "content.xml": written(content(document)),
        "styles.xml": written(styles(document.meta)),
        "meta.xml": written(about(document.meta)),
        **pictures(document),
    }
    return packed({**files, "META-INF/manifest.xml": written(manifest(files))})


def content(document: Document) -> Element:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    own = element("office:automatic-styles", None, *automatic(), *column_styles(tables))
    body = element("office:text", None, *(part for block in document.blocks for part in parts(block, document)))
    return element("office:document-content", VERSION, own, element("office:body", None, body))


def parts(block: Block, document: Document) -> Iterator[Element]:
    match block:
        case Cover():
            yield paragraph("First", *logo(block), *run(block.above))
            yield from office.cover(block, odt_words)
            yield contents(document)
        case Heading():
            yield heading(block)
        case Paragraph():
            yield paragraph(MANNERS[block.manner], *run(block.text))
        case Bullets():
            items = (element("text:list-item", None, paragraph("List Bullet", *run(line))) for line in block.lines)
            yield element("text:list", {"text:style-name": "Bullets"}, *items)
        case Table():
            yield paragraph("Caption", *run(block.caption))
            yield table(block, document.blocks.index(block))
        case Chart():
            yield paragraph("Caption", *run(block.caption))
            yield paragraph("Normal", picture(block, document.blocks.index(block)))
        case NoteGroup():
            yield heading(Heading(3, block.title, above=block.above))
            yield from office.notes(block, odt_words)
        case Callout():
            yield paragraph("Callout Title", *run(block.title))
            yield paragraph("Callout", *bookmarked(block.anchor, run(block.text)))


def contents(document: Document) -> Element:
    """The chapters as links; a program that knows the pages adds them."""
    title = document.meta.labels.contents
    chapters = [part for part in document.headings if part.level == 1]
    lines = (paragraph("Contents Line", link(chapter.anchor, run(chapter.title))) for chapter in chapters)
    named = element("text:index-title", {"text:name": "Contents-title"}, paragraph("Contents Title", *run(title)))
    index = element("text:index-body", None, named, *lines)
    return element("text:table-of-content", {"text:name": "Contents"}, contents_rule(title), index)


def contents_rule(title: str) -> Element:
    """How a program makes the list anew: of each chapter its words, then its page."""
    entry = element(
        "text:table-of-content-entry-template",
        {"text:outline-level": "1", "text:style-name": style_id("Contents Line")},
    )
    for part in ("link-start", "text"):
        entry.append(element(f"text:index-entry-{part}"))
    entry.append(element("text:index-entry-tab-stop", {"style:type": "right", "style:leader-char": "."}))
    for part in ("page-number", "link-end"):
        entry.append(element(f"text:index-entry-{part}"))
    named = element("text:index-title-template", {"text:style-name": style_id("Contents Title")}, title)
    return element("text:table-of-content-source", {"text:outline-level": "1"}, named, entry)


def heading(block: Heading) -> Element:
    style = "New" if block.on_new_page else style_id(f"Heading {block.level}")
    told = {"text:style-name": style, "text:outline-level": str(block.level)}
    return element("text:h", told, *bookmarked(block.anchor, office.titled(block.above, block.text, odt_words)))


def logo(cover: Cover) -> list[Element]:
    """The host's logo above the host, with whose it is for whoever does not see it."""
    if cover.logo is None:
        return []
    width = LOGO_HEIGHT * cover.logo.width / cover.logo.height
    size = {"svg:width": f"{width:.2f}cm", "svg:height": f"{LOGO_HEIGHT}cm"}
    frame = element("draw:frame", {"draw:name": "Logo", "text:anchor-type": "as-char", **size}, image(LOGO))
    frame.append(element("svg:title", None, "Logo"))
    frame.append(element("svg:desc", None, cover.logo.name))
    return [frame, odt_words.line_break()]


def image(place: str) -> Element:
    told = {"xlink:href": place, "xlink:type": "simple", "draw:mime-type": KINDS[place.rsplit(".", 1)[1]]}
    return element("draw:image", told | {"xlink:show": "embed", "xlink:actuate": "onLoad"})


def picture(block: Chart, number: int) -> Element:
    """The chart, with its numbers in words for whoever does not see it."""
    drawing = bars(block)
    size = {"svg:width": f"{CHART_WIDTH:.2f}cm", "svg:height": f"{CHART_WIDTH * drawing.height / drawing.width:.2f}cm"}
    frame = element("draw:frame", {"draw:name": f"Chart {number}", "text:anchor-type": "as-char", **size})
    for form in ("svg", "png"):
        frame.append(image(f"Pictures/chart-{number}.{form}"))
    frame.append(element("svg:title", None, block.caption))
    frame.append(element("svg:desc", None, block.alternative))
    return frame


def pictures(document: Document) -> dict[str, bytes]:
    """Each chart as a drawing, and as a picture for programs that do not draw."""
    charts = [(number, block) for number, block in enumerate(document.blocks) if isinstance(block, Chart)]
    own, shown = document.meta.colour, logo_of(document)
    drawn = {f"Pictures/chart-{number}.svg": svg(block, own).encode() for number, block in charts}
    drawn |= {f"Pictures/chart-{number}.png": png(block, own) for number, block in charts}
    return drawn | ({LOGO: b64decode(shown.png)} if shown else {})


def about(meta: Meta) -> Element:
    told = (
        element("dc:title", None, f"{meta.title} – {meta.subtitle}"),
        element("dc:subject", None, meta.subtitle),
        element("dc:creator", None, meta.author),
        element("dc:language", None, meta.language),
        *(element("meta:keyword", None, word) for word in meta.keywords),
    )
    return element("office:document-meta", VERSION, element("office:meta", None, *told))


def manifest(files: dict[str, bytes]) -> Element:
    """What is in the package."""
    kinds = {"/": KIND} | {name: KINDS[name.rsplit(".", 1)[1]] for name in files}
    entries = (
        element("manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind})
        for name, kind in kinds.items()
    )
    return element("manifest:manifest", {"manifest:version": "1.3"}, *entries)


def packed(files: dict[str, bytes]) -> bytes:
    """The package; its kind comes first and as it is, so that programs know it by its first bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), KIND)
        for name, written_file in files.items():
            package.writestr(name, written_file)
    return file.getvalue()
