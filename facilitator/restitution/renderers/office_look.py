"""How files of office programs look: the styles of paragraphs and letters, the same for Word and LibreOffice."""

from dataclasses import dataclass

FONT = "Titillium Web"
INK, SOFT, ACCENT, DEEP, LINE = "17324D", "455B71", "0066CC", "004D99", "D0D8E0"
COUNTRIES = {"it": "IT", "en": "GB", "fr": "FR"}
PAGE_WIDTH, PAGE_HEIGHT = 21.0, 29.7
SIDE, TOP, BOTTOM = 2.4, 2.7, 2.4
SIDE_LINE = 0.5
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
LOGO_HEIGHT = 1.8
CHART_WIDTH = 0.72 * TEXT_WIDTH
ROWS_KEPT_TOGETHER = 16
REFERENCE = "Reference"
MANNERS = {"": "Normal", "lead": "Lead", "small": "Small"}


def own_or(colour: str, own: str) -> str:
    """A colour of ours, or the host's own where the host has one."""
    return own.removeprefix("#").upper() if own and colour in (ACCENT, DEEP) else colour


@dataclass(frozen=True)
class Look:
    """A style of paragraphs: sizes in points, distances before and after in points, indents in centimetres."""

    size: float
    colour: str = INK
    is_bold: bool = False
    before: float = 0
    after: float = 0
    hanging: float = 0
    is_on_new_page: bool = False
    stays_with_next: bool = False
    has_side_line: bool = False

    @property
    def line_height(self) -> float:
        """Of the font's own; large letters and rows of tables stand closer."""
        return 1.0 if self.size > 12 or self.size == 9 else 1.1


PARAGRAPHS = {
    "Normal": Look(10.5, after=7),
    "Host": Look(12.5, ACCENT, True, 60, 90),
    "Title": Look(34, DEEP, True, after=8),
    "Subtitle": Look(15, SOFT, after=30),
    "Figure": Look(11, SOFT, after=2, hanging=2.2),
    "Fact": Look(10.5, before=5, hanging=2.6),
    "Contents Title": Look(20, is_bold=True, after=12, is_on_new_page=True),
    "Contents Line": Look(11, after=5),
    "Heading 1": Look(21, is_bold=True, before=22, after=10, stays_with_next=True),
    "Heading 2": Look(13.5, is_bold=True, before=18, after=8, stays_with_next=True),
    "Heading 3": Look(12, is_bold=True, before=14, after=6, stays_with_next=True),
    "Lead": Look(12.5, after=8),
    "Small": Look(9.5, SOFT, before=6, after=8),
    "Caption": Look(9.5, SOFT, before=10, after=4, stays_with_next=True),
    "List Bullet": Look(10.5, after=3),
    "Note": Look(10.5, after=8, hanging=1.6),
    "Callout Title": Look(9.5, ACCENT, True, before=8, stays_with_next=True, has_side_line=True),
    "Callout": Look(11.5, after=10, has_side_line=True),
    "Table Head": Look(9, SOFT, True, 3, 3),
    "Table Text": Look(9, before=3, after=3),
}


@dataclass(frozen=True)
class Letters:
    """A style of words within a paragraph."""

    size: float
    colour: str
    is_bold: bool


LETTERS = {
    "Above": Letters(10, ACCENT, True),
    "Figure Value": Letters(20, ACCENT, True),
    REFERENCE: Letters(9, ACCENT, True),
    "Soft": Letters(9, SOFT, False),
    "Card": Letters(10.5, INK, True),
}
