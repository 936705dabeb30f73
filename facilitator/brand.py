"""Whose documents these are: a colour and a logo, chosen by who runs the installation."""

import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from
from typing import Any
from zlib import crc32

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_BYTES, MOST_DOTS = 200_000, 4000
LEAST_CONTRAST = 5.0  # with white; on our palest ground, WCAG 2.2's 4.5 to 1 for text is left of it
NUMBERS = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.ASCII)


@dataclass(frozen=True)
class Logo:
    """A picture as PNG in base64, how large it is in dots, and whose it is."""

    png: str
    width: int
    height: int
    name: str


@dataclass(frozen=True)
class Brand:
    """Either may be missing: then documents have our own colour, or no logo."""

    colour: str = ""
    logo: Logo | None = None


PLAIN = Brand()


def brand_from(plain: dict[str, Any]) -> Brand:
    """The brand that was written as JSON."""
    return Brand(plain["colour"], Logo(**plain["logo"]) if plain["logo"] else None)


def strong_colour(text: str) -> str:
    """A colour as #004d99 in which words can be read on white, and white words on it; ValueError for any other."""
    colour = text.strip().lower()
    if colour and contrast_with_white(colour) < LEAST_CONTRAST:
        raise ValueError(f"{colour} is too light: words in it could not be read on white. Choose a darker one")
    return colour


def contrast_with_white(colour: str) -> float:
    """From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    read = NUMBERS.fullmatch(colour)
    if read is None:
        raise ValueError("a colour is written like #004d99")
    red, green, blue = (linear(int(number, 16) / 255) for number in read.groups())
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def logo_from(path: Path, name: str) -> Logo:
    """The picture of a file; ValueError where it is no whole PNG, or too large."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise ValueError(f"the logo cannot be read: {fault.strerror}") from None
    width, height = measured(content)
    if len(content) > MOST_BYTES or max(width, height) > MOST_DOTS:
        raise ValueError(f"the logo is larger than {MOST_BYTES // 1000} kB or {MOST_DOTS} dots")
    return Logo(b64encode(content).decode(), width, height, name or "Logo")


def measured(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG whose parts are all there and unbroken."""
    place, kind = len(SIGNATURE), b""
    while png.startswith(SIGNATURE) and place + 12 <= len(png):
        size, kind = unpack_from(">I4s", png, place)
        end = place + 8 + size
        if end + 4 > len(png) or unpack_from(">I", png, end)[0] != crc32(png[place + 4 : end]):
            break
        place = end + 4
    if kind != b"IEND" or place != len(png):
        raise ValueError("the logo is no whole PNG picture")
    width, height = unpack_from(">II", png, len(SIGNATURE) + 8)
    return width, height
