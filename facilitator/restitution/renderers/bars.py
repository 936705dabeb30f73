"""The measures of a bar chart: where each label and bar is drawn."""

from dataclasses import dataclass
from textwrap import wrap

from facilitator.restitution.document import Chart

WIDTH = 440
ROOM = 44  # right of the longest bar, for its number
LINE = 19
BAR = 18
GAP = 14
SIGNS = 60


@dataclass(frozen=True)
class Line:
    """A line of a label."""

    text: str
    y: int


@dataclass(frozen=True)
class Bar:
    """A bar under its label."""

    lines: tuple[Line, ...]
    y: int
    width: int
    height: int
    value: int


@dataclass(frozen=True)
class Drawing:
    """A chart, measured."""

    width: int
    height: int
    bars: tuple[Bar, ...]


def bars(chart: Chart) -> Drawing:
    """The measures of `chart`, top to bottom."""
    longest = max([1, *chart.values])
    drawn: list[Bar] = []
    top = 0
    for label, value in zip(chart.labels, chart.values, strict=True):
        drawn.append(bar(label, value, top, longest))
        top = drawn[-1].y + BAR + GAP
    return Drawing(WIDTH, max(1, top - GAP), tuple(drawn))


def bar(label: str, value: int, top: int, longest: int) -> Bar:
    texts = wrap(label, SIGNS, max_lines=2, placeholder="…")
    lines = tuple(Line(text, top + LINE * number - 4) for number, text in enumerate(texts, 1))
    width = max(2, round((WIDTH - ROOM) * value / longest)) if value else 0
    return Bar(lines, top + LINE * len(lines) + 2, width, BAR, value)
