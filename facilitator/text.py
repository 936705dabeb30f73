"""What people type, cleaned once at the door and never again."""

import re
import unicodedata

UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, but tab and line feed
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\u202a-\u202e\u2066-\u2069]"  # bidi overrides, which make text read otherwise than it is
)
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def is_plain(text: str) -> bool:
    """Whether `text` has only signs that every database takes: no key, token or address has others."""
    return not UNWANTED.search(text)


def is_visible(text: str) -> bool:
    """Whether something of `text` can be seen: not only spaces and signs of no width."""
    return any(unicodedata.category(sign) not in UNSEEN for sign in text)


def clean(typed: str) -> str:
    """`typed` in NFC, with line feeds only, without control characters, lone surrogates and bidi overrides."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", UNWANTED.sub("", lines))


def clean_line(typed: str) -> str:
    """The same on one line, without spaces around."""
    return " ".join(clean(typed).split())
