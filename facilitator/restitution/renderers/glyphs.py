"""Which signs a font has, read from the file itself."""

from pathlib import Path

from fontTools.ttLib import TTFont


def covered(font: Path) -> set[int]:
    """The signs of a font, as code points."""
    with TTFont(font, lazy=True) as opened:
        return set(opened.getBestCmap())
