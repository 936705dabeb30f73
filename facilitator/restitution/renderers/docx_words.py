"""The words of a Word file: runs, links and fields in their paragraphs."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from docx.oxml.ns import nsmap, qn
from lxml.builder import ElementMaker
from lxml.etree import _Element as Element

from facilitator.restitution.renderers.office_look import REFERENCE

W = ElementMaker(namespace=nsmap["w"], nsmap={"w": nsmap["w"]})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BREAKS = re.compile(r"([\n\t])")
HYPHENS = re.compile(r"(-)")


def paragraph(style: str, *content: Element) -> Element:
    """A paragraph in a style of ours or of Word's."""
    direction = [W.bidi()] if is_right_to_left("".join(text for part in content for text in texts(part))) else []
    return W.p(W.pPr(named(W.pStyle(), style_id(style)), *direction), *content)


def run(text: str, style: str = "") -> list[Element]:
    """Words as they were typed, with their line breaks and tabs; in a style of letters, if one is named."""
    manner = [named(W.rStyle(), style_id(style))] if style else []
    if is_right_to_left(text):
        manner.append(W.rtl())
    made = W.r(*([W.rPr(*manner)] if manner else []))
    made.extend(piece(part) for part in (HYPHENS if style == REFERENCE else BREAKS).split(text) if part)
    return [made] if text else []


def piece(part: str) -> Element:
    """Words, or a sign of Word's own; a number such as T2-14 stays on its line."""
    signs = {"\n": W.br, "\t": W.tab, "-": W.noBreakHyphen}
    return signs[part]() if part in signs else kept(W.t(part))


def kept(element: Element) -> Element:
    """An element whose spaces count."""
    element.set(SPACE, "preserve")
    return element


def named(element: Element, value: str) -> Element:
    element.set(qn("w:val"), value)
    return element


def style_id(style: str) -> str:
    """Word knows styles by their names without spaces."""
    return style.replace(" ", "")


def line_break() -> Element:
    """The end of a line within a paragraph."""
    return W.r(W.br())


def tab() -> Element:
    """On to the next stop."""
    return W.r(W.tab())


def link(anchor: str, content: Iterable[Element]) -> Element:
    """Words that lead to a place in the document."""
    made = W.hyperlink(*content)
    made.set(qn("w:anchor"), bookmark(anchor))
    return made


def bookmarked(anchor: str, content: Sequence[Element]) -> list[Element]:
    """Words that can be led to."""
    if not anchor:
        return list(content)
    start = W.bookmarkStart()
    start.set(qn("w:name"), bookmark(anchor))
    return [start, *content, W.bookmarkEnd()]


def number_bookmarks(body: Element) -> None:
    """Give the marks of each place a number of their own; no place stands within another."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        for number, mark in enumerate(body.iter(qn(tag))):
            mark.set(qn("w:id"), str(number))


def bookmark(anchor: str) -> str:
    """A name as Word takes it: letters, digits and low lines, 40 at most."""
    return f"_{re.sub(r'[^A-Za-z0-9]', '_', anchor)}"[:40]


def field(instruction: str) -> tuple[list[Element], list[Element]]:
    """What stands before and after the words that a program may replace by its own."""
    begin = mark("begin")
    begin.set(qn("w:dirty"), "true")
    told = W.r(kept(W.instrText(f" {instruction} ")))
    return [W.r(begin), told, W.r(mark("separate"))], [W.r(mark("end"))]


def mark(kind: str) -> Element:
    element = W.fldChar()
    element.set(qn("w:fldCharType"), kind)
    return element


def texts(element: Element) -> Iterable[str]:
    return (each.text or "" for each in element.iter(qn("w:t")))


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (Unicode's rule P2)."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((way in ("R", "AL") for way in directions if way in ("L", "R", "AL")), False)
