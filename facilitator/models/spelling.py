"""What the name of a body says, however it is spelt: which kind of body, and the words that tell it from others."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
GLUED_SAINT = re.compile(r"\b(ss?)\.(?=[^\W\d_]{3})")
PROVINCE = re.compile(r"\(\s*([a-z]{2})\s*\)")
SMALL_WORDS = frozenset(
    "a ad ai agli al all alla alle allo con d da dal dall dalla de degli dei del dell della delle dello di e ed gli il "
    "in l la le lo nel nell nella per sul sull sulla".split()
)
SAINT = "san"
WRITTEN_OUT = {
    **dict.fromkeys(("s", "ss", "sant", "santa", "sante", "santi", "santo", "sta", "sto"), SAINT),
    **dict.fromkeys(("c.ne", "cne", "com", "com.ne"), "comune"),
    **dict.fromkeys(("u.m", "um"), "unione montana"),
    **dict.fromkeys(("i.c", "ic"), "istituto comprensivo"),
    **dict.fromkeys(("ass", "ass.ne"), "associazione"),
    **dict.fromkeys(("metr", "metrop"), "metropolitana"),
    "b.go": "borgo",
    "m.te": "monte",
    "p.te": "ponte",
    "prov": "provincia",
    "reg": "regione",
    "st": "saint",
    "uff": "ufficio",
    "univ": "universita",
}
BEGINNINGS = (
    ("amministrazione comunale", "municipality"),
    ("citta metropolitana", "metropolitan_city"),
    ("unione montana comuni", "mountain_union"),
    ("unione montana", "mountain_union"),
    ("comunita montana", "mountain_community"),
    ("unione comuni", "union"),
    ("universita studi", "university"),
    ("associazione", "association"),
    ("citta", "municipality"),
    ("comune", "municipality"),
    ("provincia", "province"),
    ("regione", "region"),
    ("universita", "university"),
)
SCHOOLS = frozenset(("istituto", "liceo", "scuola"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name says: the kind of body, if it stands there, and the words that tell it from others of the kind."""

    kind: str | None
    words: tuple[str, ...]
    province: str | None = None


@lru_cache(maxsize=16_384)
def read(name: str) -> Reading:
    """What a typed name says."""
    plain = without_accents(name)
    province = PROVINCE.search(plain)
    kind, words = kind_and_words(significant_words(PROVINCE.sub(" ", plain)))
    return Reading(kind, words, province[1] if province else None)


def without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def significant_words(plain: str) -> tuple[str, ...]:
    """The words written out, without articles and prepositions; all of them where nothing else is left."""
    found = WORD.findall(GLUED_SAINT.sub(r"\1. ", plain))
    words = [word for place, sign in enumerate(found, 1) for word in written_out(sign, is_last=place == len(found))]
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


def written_out(sign: str, *, is_last: bool) -> list[str]:
    """A sign as the words it stands for: S. is San, but not at the end of a name."""
    word = sign.rstrip(".")
    letters = word.split(".")
    if word in WRITTEN_OUT and not (is_last and len(word) < 3):
        return WRITTEN_OUT[word].split()
    return ["".join(letters)] if all(len(letter) == 1 for letter in letters) else [word]


def kind_and_words(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The kind that stands before the name, or after it as in a list by name, and the rest."""
    kind, rest = beginning(words)
    if kind == "municipality":
        again, deeper = beginning(rest)
        rest = deeper if again == kind else rest
    if kind is None and len(words) > 1 and words[-1] == "comune":
        return "municipality", words[:-1]
    return kind, rest


def beginning(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    for written, kind in BEGINNINGS:
        count = len(written.split())
        if len(words) > count and " ".join(words[:count]) == written:
            return kind, words[count:]
    return None, words


def owners(reading: Reading) -> Iterator[Reading]:
    """The bodies a name speaks of further on: an office or a school of the municipality is not the municipality."""
    for place in range(1, len(reading.words) - 1):
        kind, words = beginning(reading.words[place:])
        if kind:
            yield Reading(kind, words, reading.province)


def kind_of(name: str) -> str | None:
    """The kind of body to propose for a name."""
    reading = read(name)
    if reading.kind is None:
        return "school" if SCHOOLS & set(reading.words[:1]) else None
    return "other" if reading.kind in ("province", "union", "mountain_community") else reading.kind
