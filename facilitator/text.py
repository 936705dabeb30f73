"""What people type, cleaned once at the door and never again."""

import re
import unicodedata

UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, but tab and line feed
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\u202a-\u202e\u2066-\u2069]"  # bidi overrides, which make text read otherwise than it is
)
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # letters and signs to Unicode, and nothing to the eye
PLAIN_SIGNS = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))


def is_plain(text: str) -> bool:
    """Whether `text` has only signs that every database takes: no key, token or address has others."""
    return not UNWANTED.search(text)


def is_visible(text: str) -> bool:
    """Whether something of `text` can be seen: not only spaces, fillers and signs of no width."""
    return any(sign not in FILLERS and unicodedata.category(sign) not in UNSEEN for sign in text)


def clean(typed: str) -> str:
    """`typed` in NFC, with line feeds only, without control characters, lone surrogates and bidi overrides."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", UNWANTED.sub("", lines))


def clean_line(typed: str) -> str:
    """The same on one line, without spaces around."""
    return " ".join(clean(typed).split())


def body_key(name: str) -> str:
    """What two spellings of one name share: letters and digits, without case, accents or punctuation."""
    if name.isascii():  # as most are of the thousands that a list of people compares
        return " ".join(name.casefold().translate(PLAIN_SIGNS).split())
    plain = unicodedata.normalize("NFKD", name.translate(APOSTROPHES)).casefold()
    kept = (
        sign if sign.isalnum() and sign not in FILLERS else " " for sign in plain if not unicodedata.combining(sign)
    )
    return " ".join("".join(kept).split())
