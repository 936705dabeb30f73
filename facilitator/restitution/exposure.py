"""What in the notes may tell who somebody is: names on the list, phone numbers, mail addresses."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.restitution.record import NoteRecord, Record

MAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.\w{2,}")
PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\d(?:[ ./()-]{0,2}\d){6,14}(?![\w/])")
NO_PHONE = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\d{4}\s?[/-]\s?\d{2,4}")
FIRST_OF_PHONES = ("+", "0", "3", "8")
LEAST_DIGITS, LEAST_LETTERS = 8, 3
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Exposure:
    """A note to look at before everybody reads it, and what in it may name somebody."""

    note: str
    ref: str
    text: str
    found: tuple[str, ...]


def exposures(record: Record, names: Iterable[str]) -> list[Exposure]:
    """The notes that may name somebody, in the order of the document."""
    people = People(names, places(record))
    looked_at = ((note, tuple(dict.fromkeys(found_in(words_of(note), people)))) for note in record.notes)
    return [Exposure(note.id, note.ref, words_of(note), found) for note, found in looked_at if found]


def words_of(note: NoteRecord) -> str:
    """All that is printed of a note."""
    answer = note.answer.text if note.answer and note.answer.text else ""
    return "\n".join(filter(None, (note.text, *(str(value) for value in note.fields.values()), answer)))


def found_in(text: str, people: "People") -> Iterator[str]:
    yield from MAIL.findall(text)
    yield from (number.strip() for number in PHONE.findall(text) if is_phone(number))
    yield from people.named_in(text)


def is_phone(number: str) -> bool:
    """Whether digits are a phone number and no day, no amount and no span of years."""
    if NO_PHONE.fullmatch(number) or not number.startswith(FIRST_OF_PHONES):
        return False
    return sum(sign.isdigit() for sign in number) >= LEAST_DIGITS


def places(record: Record) -> set[str]:
    """Words that are of bodies and places, as surnames often are: they name nobody."""
    workshop = record.workshop
    said = (workshop.title, workshop.host or "", workshop.place or "", *(body.name for body in record.bodies))
    return {
        folded(word) for words in (*said, *(table.theme for table in record.tables)) for word in WORD.findall(words)
    }


def folded(word: str) -> str:
    """A word without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


class People:
    """The names on the list, ready to be looked for in many texts."""

    def __init__(self, names: Iterable[str], places: set[str]) -> None:
        self._places = places
        self._whole: dict[tuple[str, ...], str] = {}
        self._parts: set[str] = set()
        for name in names:
            self._add(name, tuple(folded(word) for word in WORD.findall(name)))

    def _add(self, name: str, parts: tuple[str, ...]) -> None:
        if len(parts) > 1:
            self._whole[parts] = self._whole[parts[::-1]] = name
        self._parts |= {part for part in parts if len(part) >= LEAST_LETTERS}

    def named_in(self, text: str) -> Iterator[str]:
        """Whole names, however they are written; else first names and surnames with a capital letter."""
        words = WORD.findall(text)
        whole = {start: name for start, name in self._whole_in([folded(word) for word in words])}
        yield from whole.values()
        if not whole:
            yield from (word for word in words if word[0].isupper() and self._is_part(folded(word)))

    def _whole_in(self, words: list[str]) -> Iterator[tuple[int, str]]:
        sizes = {len(parts) for parts in self._whole}
        for start in range(len(words)):
            for size in sizes:
                if name := self._whole.get(tuple(words[start : start + size])):
                    yield start, name

    def _is_part(self, word: str) -> bool:
        return word in self._parts and word not in self._places
