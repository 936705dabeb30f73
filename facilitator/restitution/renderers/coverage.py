"""Which signs the fonts have: a PDF/UA file must not hold a sign without a shape."""

import unicodedata
from importlib import import_module
from pathlib import Path
from types import ModuleType

from facilitator.restitution.renderers.fonts import folders

FIRST = ("TitilliumWeb-Regular.ttf", "NotoSans[wght].ttf", "NotoSansSymbols[wght].ttf", "NotoEmoji[wght].ttf")
# What Titillium Web has, and most sessions are written in: for these no font is opened.
LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)))) | frozenset("–—‘’“”•…€")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Signs that shape their neighbours and draw nothing: joiners, variation selectors, soft hyphen, tags.
SHAPELESS = frozenset("\t\n\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | {
    chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0020, 0xE0080))
}


def printable(written: str) -> tuple[str, bool]:
    """The JSON `written` with each sign that no font has replaced, and whether there was one."""
    missing = {ord(sign): substitute(sign) for sign in signs_without_shape(set(written))}
    return (written.translate(missing) if missing else written), bool(missing)


def substitute(sign: str) -> str:
    """The name of a symbol or picture in brackets, so that it still says something; of a letter that there was one."""
    is_symbol = unicodedata.category(sign).startswith("S")
    return f"[{unicodedata.name(sign).lower()}]" if is_symbol else REPLACEMENT


def signs_without_shape(wanted: set[str]) -> set[str]:
    """Opens one font after the other until all signs are found; mostly the first one has them all."""
    missing = wanted - SHAPELESS - LATIN
    for font in fonts():
        if not missing:
            break
        covered = reader().covered(font)
        missing = {sign for sign in missing if ord(sign) not in covered}
    return missing


def reader() -> ModuleType:
    """What reads fonts is loaded where one must be read, which takes a while."""
    return import_module("facilitator.restitution.renderers.glyphs")


def fonts() -> list[Path]:
    """All upright fonts, those of Latin text, symbols and pictures first."""
    files = [file for folder in folders() for file in sorted(folder.glob("*.ttf")) if "Italic" not in file.name]
    titillium = [file for file in files if not file.name.startswith("TitilliumWeb") or file.name in FIRST]
    return sorted(titillium, key=lambda file: FIRST.index(file.name) if file.name in FIRST else len(FIRST))
