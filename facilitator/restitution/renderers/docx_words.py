"""The words of a Word file: runs, links and fields in their paragraphs, written as XML at once, which is quick."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape, unescape
from itertools import count

from facilitator.restitution.renderers.office_look import REFERENCE

BREAKS = re.compile(r"([\n\t])")
HYPHENS = re.compile(r"(-)")
SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>", "-": "<w:noBreakHyphen/>"}
WORDS = re.compile(r'<w:t xml:space="preserve">([^<]*)')
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNNUMBERED = re.compile(' w:id=""')


def paragraph(style: str, *content: str, before: str = "", after: str = "") -> str:
    """A paragraph in a style of ours or of Word's; what it has of its own stands before and after its direction."""
    said = "".join(content)
    direction = "<w:bidi/>" if FROM_RIGHT.search(said) and is_right_to_left(text_of(said)) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{before}{direction}{after}</w:pPr>{said}</w:p>'


def text_of(said: str) -> str:
    return "".join(unescape(words) for words in WORDS.findall(said))


def run(text: str, style: str = "") -> list[str]:
    """Words as they were typed, with their line breaks and tabs; in a style of letters, if one is named."""
    if not text:
        return []
    manner = f'<w:rStyle w:val="{style_id(style)}"/>' if style else ""
    if FROM_RIGHT.search(text) and is_right_to_left(text):
        manner += "<w:rtl/>"
    told = f"<w:rPr>{manner}</w:rPr>" if manner else ""
    return [f"<w:r>{told}{''.join(pieces(text, HYPHENS if style == REFERENCE else BREAKS))}</w:r>"]


def pieces(text: str, signs: re.Pattern[str]) -> Iterator[str]:
    """Words, and signs of Word's own; a number such as T2-14 stays on its line."""
    for part in signs.split(text):
        if part:
            yield SIGNS[part] if signs.fullmatch(part) else f'<w:t xml:space="preserve">{letters(part)}</w:t>'


def letters(text: str) -> str:
    """Text that is nothing else to a program; what XML cannot hold becomes a sign that says so."""
    return escape(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


@cache
def style_id(style: str) -> str:
    """Word knows styles by their names without spaces."""
    return style.replace(" ", "")


def line_break() -> str:
    """The end of a line within a paragraph."""
    return "<w:r><w:br/></w:r>"


def tab() -> str:
    """On to the next stop."""
    return "<w:r><w:tab/></w:r>"


def link(anchor: str, content: Iterable[str]) -> str:
    """Words that lead to a place in the document."""
    return f'<w:hyperlink w:anchor="{bookmark(anchor)}">{"".join(content)}</w:hyperlink>'


def bookmarked(anchor: str, content: Iterable[str]) -> list[str]:
    """Words that can be led to."""
    if not anchor:
        return list(content)
    return [f'<w:bookmarkStart w:id="" w:name="{bookmark(anchor)}"/>', *content, '<w:bookmarkEnd w:id=""/>']


def with_numbers(body: str) -> str:
    """Each place with a number of its own: no place stands within another, so each end follows its start."""
    marks = count()
    return UNNUMBERED.sub(lambda found: f' w:id="{next(marks) // 2}"', body)


def bookmark(anchor: str) -> str:
    """A name as Word takes it: letters, digits and low lines, 40 at most."""
    return f"_{re.sub(r'[^A-Za-z0-9]', '_', anchor)}"[:40]


def field(instruction: str) -> tuple[list[str], list[str]]:
    """What stands before and after the words that a program may replace by its own."""
    told = f'<w:r><w:instrText xml:space="preserve"> {letters(instruction)} </w:instrText></w:r>'
    return [mark("begin", ' w:dirty="true"'), told, mark("separate")], [mark("end")]


def mark(kind: str, more: str = "") -> str:
    return f'<w:r><w:fldChar{more} w:fldCharType="{kind}"/></w:r>'


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (Unicode's rule P2)."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((way in ("R", "AL") for way in directions if way in ("L", "R", "AL")), False)
