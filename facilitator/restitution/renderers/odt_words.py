"""The words of an OpenDocument file: elements by their names, and text with its breaks and spaces."""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, tostring

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{OASIS}:office:1.0",
    "text": f"{OASIS}:text:1.0",
    "table": f"{OASIS}:table:1.0",
    "style": f"{OASIS}:style:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "draw": f"{OASIS}:drawing:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "meta": f"{OASIS}:meta:1.0",
    "manifest": f"{OASIS}:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
VERSION = {"office:version": "1.3"}
# Programs take all spaces in a row as one, also across a break, and drop them at both ends (OpenDocument 1.3, 6.1.2).
BREAKS = re.compile(r"(\n|\t| {2,}|^ +| +(?=[\n\t]|$)|(?<=[\n\t]) +)")
Content = Element | str


def element(name: str, attributes: Mapping[str, str] | None = None, *content: Content) -> Element:
    """An element such as `text:p`, with what is in it; only the root of a file says what the prefixes stand for."""
    return filled(Element(name, dict(attributes or {})), content)


def filled(made: Element, content: Iterable[Content]) -> Element:
    for part in content:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def paragraph(style: str, *content: Content) -> Element:
    """A paragraph in one of our styles."""
    return element("text:p", {"text:style-name": style_id(style)}, *content)


def run(text: str, style: str = "") -> list[Content]:
    """Words as they were typed; in a style of letters, if one is named."""
    if style and text:
        return [element("text:span", {"text:style-name": style_id(style)}, *pieces(text))]
    return list(pieces(text))


def pieces(text: str) -> Iterator[Content]:
    """White space that the format would swallow becomes an element."""
    for part in BREAKS.split(text):
        if part == "\n":
            yield line_break()
        elif part == "\t":
            yield tab()
        elif part.strip(" ") or not part:
            yield part
        else:
            yield element("text:s", {"text:c": str(len(part))})


def line_break() -> Element:
    """The end of a line within a paragraph."""
    return element("text:line-break")


def tab() -> Element:
    """On to the next stop."""
    return element("text:tab")


def link(anchor: str, content: Iterable[Content]) -> Element:
    """Words that lead to a place in the document."""
    told = {"xlink:type": "simple", "xlink:href": f"#{anchor}"}
    return element("text:a", told | {"text:style-name": "Link", "text:visited-style-name": "Link"}, *content)


def bookmarked(anchor: str, content: Iterable[Content]) -> list[Content]:
    """Words that can be led to."""
    return [element("text:bookmark", {"text:name": anchor}), *content] if anchor else list(content)


def style_id(style: str) -> str:
    """How a style's name is written in the file."""
    return style.replace(" ", "_20_")


def written(root: Element) -> bytes:
    """A file of the package."""
    for prefix, meaning in NAMESPACES.items():
        root.set(f"xmlns:{prefix}", meaning)
    return bytes(tostring(root, encoding="UTF-8", xml_declaration=True))
