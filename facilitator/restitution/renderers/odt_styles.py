"""The styles of an OpenDocument file, its pages, its language and page numbers."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from facilitator.restitution.document import Meta
from facilitator.restitution.renderers.odt_words import VERSION, Content, element, paragraph, run, style_id
from facilitator.restitution.renderers.office_look import (
    ACCENT,
    BOTTOM,
    COUNTRIES,
    FONT,
    INK,
    LETTERS,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PARAGRAPHS,
    SIDE,
    SIDE_LINE,
    TOP,
    Letters,
    Look,
    own_or,
)

PLACES = re.compile(r"(\{pages?\})")
FACE = "Titillium"
SMALL_GAP = {"fo:margin-bottom": "0.3cm"}


def styles(meta: Meta) -> Element:
    """The whole file of styles."""
    return element(
        "office:document-styles", VERSION, faces(), element("office:styles", None, *shapes(meta)), layout(), pages(meta)
    )


def faces() -> Element:
    """The typeface; readers that have not installed it take one of its kind."""
    known = {"style:name": FACE, "svg:font-family": f"'{FONT}'", "style:font-family-generic": "swiss"}
    return element("office:font-face-decls", None, element("style:font-face", known))


def shapes(meta: Meta) -> Iterator[Element]:
    yield element(
        "style:default-style", {"style:family": "paragraph"}, letters(Letters(10.5, INK, False), meta.language)
    )
    yield element("style:style", {"style:name": "Standard", "style:family": "paragraph", "style:class": "text"})
    for name, look in PARAGRAPHS.items():
        yield paragraph_style(name, look, meta.colour)
    for name, look_of_letters in LETTERS.items():
        named = {"style:name": style_id(name), "style:display-name": name, "style:family": "text"}
        yield element("style:style", named, letters(look_of_letters, own=meta.colour))
    plain = {"style:text-underline-style": "none", "fo:color": f"#{INK}"}
    yield element(
        "style:style", {"style:name": "Link", "style:family": "text"}, element("style:text-properties", plain)
    )
    yield bullets()


def paragraph_style(name: str, look: Look, own: str) -> Element:
    named = {"style:name": style_id(name), "style:display-name": name, "style:family": "paragraph"}
    named |= {"style:parent-style-name": "Standard"}
    if name.startswith("Heading"):
        named |= {"style:default-outline-level": name[-1], "style:next-style-name": "Normal"}
    return element(
        "style:style", named, form(look, own), letters(Letters(look.size, look.colour, look.is_bold), own=own)
    )


def form(look: Look, own: str) -> Element:
    told = {"fo:margin-top": f"{look.before}pt", "fo:margin-bottom": f"{look.after}pt"}
    told |= {"fo:line-height": f"{look.line_height:.0%}"}
    if look.is_on_new_page:
        told |= {"fo:break-before": "page"}
    if look.stays_with_next:
        told |= {"fo:keep-with-next": "always"}
    if look.has_side_line:
        told |= {
            "fo:border-left": f"3pt solid #{own_or(ACCENT, own)}",
            "fo:padding-left": "0.3cm",
            "fo:margin-left": f"{SIDE_LINE}cm",
        }
    if not look.hanging:
        return element("style:paragraph-properties", told)
    told |= {"fo:margin-left": f"{look.hanging}cm", "fo:text-indent": f"-{look.hanging}cm"}
    stop = element("style:tab-stop", {"style:position": f"{look.hanging}cm"})
    return element("style:paragraph-properties", told, element("style:tab-stops", None, stop))


def letters(look: Letters, language: str = "", own: str = "") -> Element:
    colour = own_or(look.colour, own).lower()
    told = {"style:font-name": FACE, "fo:font-size": f"{look.size}pt", "fo:color": f"#{colour}"}
    told |= {"fo:font-weight": "bold" if look.is_bold else "normal"}
    if language:
        told |= {"fo:language": language, "fo:country": COUNTRIES.get(language, "none")}
    return element("style:text-properties", told)


def bullets() -> Element:
    aligned = {"text:label-followed-by": "listtab", "text:list-tab-stop-position": "0.6cm"}
    aligned |= {"fo:text-indent": "-0.5cm", "fo:margin-left": "0.6cm"}
    place = element("style:list-level-label-alignment", aligned)
    mode = {"text:list-level-position-and-space-mode": "label-alignment"}
    level = {"text:level": "1", "text:bullet-char": "•"}
    drawn = element("text:list-level-style-bullet", level, element("style:list-level-properties", mode, place))
    return element("text:list-style", {"style:name": "Bullets"}, drawn)


def layout() -> Element:
    """The paper, with room for a running head."""
    size = {"fo:page-width": f"{PAGE_WIDTH}cm", "fo:page-height": f"{PAGE_HEIGHT}cm"}
    size |= {"fo:margin-left": f"{SIDE}cm", "fo:margin-right": f"{SIDE}cm"}
    size |= {"fo:margin-top": f"{TOP / 2}cm", "fo:margin-bottom": f"{BOTTOM / 2}cm"}
    gap = element("style:header-footer-properties", SMALL_GAP)
    paper = element("style:page-layout-properties", size)
    made = element("style:page-layout", {"style:name": "Paper"}, paper, element("style:header-style", None, gap))
    return element("office:automatic-styles", None, made)


def pages(meta: Meta) -> Element:
    """A first page without head and foot, then pages with both."""
    cover = {"style:name": "Cover", "style:page-layout-name": "Paper", "style:next-style-name": "Standard"}
    head = element("style:header", None, paragraph("Small", *run(meta.head)))
    foot = element("style:footer", None, paragraph("Small", *counted(meta.labels.page)))
    inner = element("style:master-page", {"style:name": "Standard", "style:page-layout-name": "Paper"}, head, foot)
    return element("office:master-styles", None, inner, element("style:master-page", cover))


def counted(label: str) -> Iterator[Content]:
    """Page 3 of 12: the numbers are the reading program's."""
    numbers = {"{page}": ("text:page-number", {"text:select-page": "current"}), "{pages}": ("text:page-count", {})}
    for words in PLACES.split(label):
        if words in numbers:
            name, told = numbers[words]
            yield element(name, told, "1")
        else:
            yield words


def number_style(name: str) -> str:
    """The style of a column of numbers."""
    return f"{style_id(name)}_20_Number"


def automatic() -> Iterator[Element]:
    """What single paragraphs and tables have besides their styles."""
    host = {"style:name": "First", "style:family": "paragraph", "style:master-page-name": "Cover"}
    yield element("style:style", host | {"style:parent-style-name": "Host"})
    new = {"style:name": "New", "style:family": "paragraph", "style:parent-style-name": "Heading_20_1"}
    yield element("style:style", new, element("style:paragraph-properties", {"fo:break-before": "page"}))
    for name in ("Table Text", "Table Head"):
        number = {
            "style:name": number_style(name),
            "style:family": "paragraph",
            "style:parent-style-name": style_id(name),
        }
        yield element("style:style", number, element("style:paragraph-properties", {"fo:text-align": "end"}))
    for name, breaks in (("Whole", "false"), ("Long", "true")):
        told = {"table:align": "margins", "style:may-break-between-rows": breaks, "fo:margin-bottom": "0.4cm"}
        yield element(
            "style:style", {"style:name": name, "style:family": "table"}, element("style:table-properties", told)
        )
    line = {"fo:padding": "0.1cm", "fo:border": "none", "fo:border-bottom": f"0.5pt solid #{LINE}"}
    cell = element("style:table-cell-properties", line)
    yield element("style:style", {"style:name": "Cell", "style:family": "table-cell"}, cell)
    row = element("style:table-row-properties", {"fo:keep-together": "always"})
    yield element("style:style", {"style:name": "Row", "style:family": "table-row"}, row)
