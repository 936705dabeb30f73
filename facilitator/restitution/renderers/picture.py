"""A chart as a drawing and as a picture, for files that cannot draw by themselves."""

from html import escape
from pathlib import Path

import typst

from facilitator.restitution.document import Chart
from facilitator.restitution.renderers.bars import LINE, Bar, Drawing, bars
from facilitator.restitution.renderers.fonts import folders

PAGE = Path(__file__).with_name("picture.typ")
INK, BLUE = "#17324d", "#207ad5"
FONTS = "Titillium Web, Noto Sans, sans-serif"
DOTS_PER_INCH = 192.0


def png(chart: Chart, own: str = "") -> bytes:
    """The chart as a picture, in our colour or in the host's own."""
    made = typst.compile(
        str(PAGE),
        format="png",
        ppi=DOTS_PER_INCH,
        font_paths=[str(folder) for folder in folders()],
        ignore_system_fonts=True,
        sys_inputs={"drawing": svg(chart, own)},
    )
    assert isinstance(made, bytes)  # one page without a path is the file itself
    return made


def svg(chart: Chart, own: str = "") -> str:
    """The chart as a drawing whose words stay words."""
    drawing = bars(chart)
    drawn = "".join(drawn_bar(bar, own or BLUE) for bar in drawing.bars)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {measures(drawing)} font-family="{FONTS}">{drawn}</svg>'


def measures(drawing: Drawing) -> str:
    below = drawing.height + LINE // 4
    return f'width="{drawing.width}" height="{below}" viewBox="0 0 {drawing.width} {below}"'


def drawn_bar(bar: Bar, colour: str) -> str:
    label = "".join(
        f'<text x="0" y="{line.y}" font-size="14" fill="{INK}">{escape(line.text)}</text>' for line in bar.lines
    )
    drawn = f'<rect x="0" y="{bar.y}" width="{bar.width}" height="{bar.height}" rx="2" fill="{colour}"/>'
    place = f'x="{bar.width + 8}" y="{bar.y + bar.height - 4}"'
    return f'{label}{drawn}<text {place} font-size="14" font-weight="700" fill="{INK}">{bar.value}</text>'
