"""An empty Word file with our page, our styles, its language, running head and page numbers."""

import re
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from facilitator.restitution.document import Meta
from facilitator.restitution.renderers.docx_words import field, paragraph, run
from facilitator.restitution.renderers.office_look import (
    ACCENT,
    BOTTOM,
    COUNTRIES,
    FONT,
    LETTERS,
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

AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
PLACES = re.compile(r"(\{pages?\})")
FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def blank(meta: Meta) -> Word:
    """The file before its first word."""
    word = docx.Document()
    say_about(word, meta)
    set_page(word)
    for name, look in PARAGRAPHS.items():
        shape_paragraph(style(word, name, WD_STYLE_TYPE.PARAGRAPH), look, meta.colour)
    for name, letters in LETTERS.items():
        shape_letters(style(word, name, WD_STYLE_TYPE.CHARACTER), letters, meta.colour)
    set_language(word, meta.language)
    set_running_words(word, meta)
    return word


def say_about(word: Word, meta: Meta) -> None:
    about = word.core_properties
    about.title, about.subject, about.author = (
        f"{meta.title} – {meta.subtitle}"[:255],
        meta.subtitle[:255],
        meta.author[:255],
    )
    about.keywords = ", ".join(meta.keywords)[:255]
    about.language, about.comments = meta.language, ""


def set_page(word: Word) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(PAGE_WIDTH), Cm(PAGE_HEIGHT)
    page.left_margin = page.right_margin = Cm(SIDE)
    page.top_margin, page.bottom_margin = Cm(TOP), Cm(BOTTOM)
    page.different_first_page_header_footer = True


def style(word: Word, name: str, kind: WD_STYLE_TYPE) -> Any:
    """A style of Word's, or one more that is based on its plain one."""
    if name in word.styles:
        return word.styles[name]
    made = word.styles.add_style(name, kind)
    if kind is WD_STYLE_TYPE.PARAGRAPH:
        made.base_style = word.styles["Normal"]
    return made


def shape_paragraph(made: Any, look: Look, own: str) -> None:
    shape_letters(made, Letters(look.size, look.colour, look.is_bold), own)
    form = made.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.page_break_before, form.keep_with_next = look.is_on_new_page, look.stays_with_next
    form.line_spacing = look.line_height
    if look.hanging:
        form.left_indent, form.first_line_indent = Cm(look.hanging), Cm(-look.hanging)
        form.tab_stops.add_tab_stop(Cm(look.hanging))
    if look.has_side_line:
        form.left_indent = Cm(SIDE_LINE)
        made.element.get_or_add_pPr().insert_element_before(side_line(own), *AFTER_BORDERS)


def shape_letters(made: Any, look: Letters, own: str) -> None:
    letters = made.font
    letters.name, letters.bold, letters.italic = FONT, look.is_bold, False
    letters.size = Pt(look.size)
    letters.color.rgb = RGBColor.from_string(own_or(look.colour, own))
    fonts = made.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def side_line(own: str) -> Any:
    drawn = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{own_or(ACCENT, own)}"/>'
    return element(f"<w:pBdr>{drawn}</w:pBdr>")


def element(written: str) -> Any:
    """What is written, as python-docx takes it."""
    end = re.search(r"[\s/>]", written[1:])
    assert end
    return parse_xml(f"{written[: end.start() + 1]} {nsdecls('w')}{written[end.start() + 1 :]}")


def set_language(word: Word, language: str) -> None:
    told = element("<w:lang/>")
    for name in ("val", "eastAsia", "bidi"):
        told.set(qn(f"w:{name}"), f"{language}-{COUNTRIES[language]}" if language in COUNTRIES else language)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for known in defaults.findall(qn("w:lang")):
        defaults.remove(known)
    defaults.append(told)


def set_running_words(word: Word, meta: Meta) -> None:
    """The title on top of each page but the first, and which page of how many."""
    page = word.sections[0]
    numbered = paragraph("Small", *(part for words in PLACES.split(meta.labels.page) for part in counted(words)))
    for place, said in ((page.header, paragraph("Small", *run(meta.head))), (page.footer, numbered)):
        known = place.paragraphs[0]._p
        known.getparent().replace(known, element(said))


def counted(words: str) -> list[str]:
    """Words, or a number that the reading program knows."""
    if words not in FIELDS:
        return run(words)
    begin, end = field(FIELDS[words])
    return [*begin, *run("1"), *end]
