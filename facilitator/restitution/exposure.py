"""What of all that is printed may tell who somebody is: names on the list, phone numbers, mail addresses."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.restitution.record import NoteRecord, Record, TableRecord

MAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.\w{2,}")
PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\d(?:[ ./()-]{0,2}\d){6,14}(?![\w/])")
NO_PHONE = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\d{4}\s?[/-]\s?\d{2,4}")
FIRST_OF_PHONES = ("+", "0", "3", "8")
LEAST_DIGITS, LEAST_LETTERS = 8, 3
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Passage:
    """Something that is printed: a `note` with its answer, or what kind of words of the session it is."""

    kind: str
    text: str
    ref: str = ""
    note: str | None = None


@dataclass(frozen=True)
class Exposure:
    """A passage to look at before everybody reads it, and what in it may name somebody."""

    passage: Passage
    found: tuple[str, ...]


def exposures(record: Record, names: Iterable[str]) -> list[Exposure]:
    """What may name somebody, the notes first, in the order of the document."""
    listed = list(names)
    people = People(listed, places(record, listed))
    looked_at = ((each, tuple(dict.fromkeys(found_in(each.text, people)))) for each in passages(record))
    return [Exposure(passage, found) for passage, found in looked_at if found]


def passages(record: Record) -> Iterator[Passage]:
    """All that people wrote and the public edition prints."""
    yield from (Passage("note", words_of(note), note.ref, note.id) for note in record.notes)
    yield from (Passage("reason", each.reason, each.ref) for each in record.withheld)
    yield from (Passage("body", name) for name in body_names(record))
    about = record.workshop
    written = (("title", about.title), ("host", about.host), ("place", about.place))
    yield from (Passage(kind, text) for kind, text in written if text)
    yield from (Passage("moment", each.title) for each in record.activities)
    own = (text for section in record.sections for text in (section.introduction, section.closing))
    yield from (Passage("section", text.text) for text in own if text)
    for table in record.tables:
        yield Passage("theme", table.theme)
        yield from (Passage("question", prompt.name) for prompt in table.prompts)
        yield from page_passages(table)
        yield from (Passage("group", cluster.name) for cluster in table.clusters if table.gathered(cluster))


def page_passages(table: TableRecord) -> Iterator[Passage]:
    """What stands on the page of a table, and what is held against it."""
    for sentence in table.page.sentences if table.page else ():
        yield Passage("page", "\n".join((sentence.text, *sentence.disputes)))


def body_names(record: Record) -> list[str]:
    """The bodies people come from, and those of who wrote, each once; those that answer are looked at with the note."""
    present = (body.name for body in record.bodies)
    return list(dict.fromkeys([*present, *(note.body.name for note in record.notes if note.body)]))


def words_of(note: NoteRecord) -> str:
    """All that is printed of a note, with its answer and the body that gives it."""
    answer = (note.answer.text, note.answer.body.name if note.answer.body else "") if note.answer else ()
    return "\n".join(filter(None, (note.text, *(str(value) for value in note.fields.values()), *answer)))


def found_in(text: str, people: "People") -> Iterator[str]:
    yield from MAIL.findall(text)
    yield from (number.strip() for number in PHONE.findall(text) if is_phone(number))
    yield from people.named_in(text)


def is_phone(number: str) -> bool:
    """Whether digits are a phone number and no day, no amount and no span of years."""
    if NO_PHONE.fullmatch(number) or not number.startswith(FIRST_OF_PHONES):
        return False
    return sum(sign.isdigit() for sign in number) >= LEAST_DIGITS


def places(record: Record, names: Iterable[str]) -> set[str]:
    """Words that are of bodies and places, as surnames often are: they name nobody; a body called as a person does."""
    workshop, people = record.workshop, {frozenset(words_in(name)) for name in names}
    bodies = [body.name for body in record.bodies if frozenset(words_in(body.name)) not in people]
    themes = (table.theme for table in record.tables)
    said = (workshop.title, workshop.host or "", workshop.place or "", *bodies, *themes)
    return {word for text in said for word in words_in(text)}


def words_in(text: str) -> list[str]:
    """The words of a text, without case and accents."""
    return [folded(word) for word in WORD.findall(text)]


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
            self._add(name, tuple(words_in(name)))

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
