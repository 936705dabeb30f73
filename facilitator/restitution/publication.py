"""What a renderer gets: the document for people, and the same as open data for programs."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from zlib import compress, decompress

import orjson

from facilitator.restitution.document import Document, document_from

QUICK = 1  # a third of the time of zlib's usual level, and a tenth more bytes

SILENCE = "[…]"
LEAST_CUT = 4

Words = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Publication:
    """One restitution, ready to be rendered in any format."""

    document: Document
    open_data: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The publication as plain values, for the worker."""
        return {"document": self.document.as_json(), "open_data": self.open_data}


def publication_from(plain: dict[str, Any]) -> Publication:
    """The publication that `as_json` wrote."""
    return Publication(document_from(plain["document"]), plain["open_data"])


def packed(publication: Publication) -> bytes:
    """The publication in few bytes, to be kept."""
    return compress(orjson.dumps(publication.as_json()), QUICK)


def unpacked(content: bytes) -> Publication:
    """The publication that `packed` wrote."""
    return publication_from(orjson.loads(decompress(content)))


def digest(publication: Publication) -> str:
    """The same for two publications that say the same, whenever they were made and whatever their number is."""
    data = publication.open_data
    said = {name: part for name, part in data.items() if name not in ("generated_at", "number", "streams")}
    said["workshop"] = {name: part for name, part in data["workshop"].items() if name != "status"}
    return sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def emptied(publication: Publication, notes: dict[str, str], names: tuple[str, ...]) -> Publication | None:
    """The publication without the words of some notes, their references by id, and names; None where it had none."""
    data = publication.open_data
    printed = [note for table in data["tables"] for note in table["notes"] if note["id"] in notes]
    withheld = [line for line in data["register"] if line["ref"] in notes.values()]
    words: Words = {line["ref"]: (line["reason"],) for line in withheld if line["reason"]}
    words |= {note["ref"]: words_of(note) for note in printed}
    said = publication.as_json()
    left = without(said, words, names)
    return publication_from(left) if left != plain(said) else None


def plain(part: Any) -> Any:
    """The same with lists only."""
    return without(part, {}, ())


def words_of(note: dict[str, Any]) -> tuple[str, ...]:
    """All that is printed of a note, the longest first."""
    answer = (note.get("answer") or {}).get("text")
    said = (note["text"], *(str(value) for value in note["fields"].values()), answer)
    return tuple(sorted(filter(None, said), key=len, reverse=True))


def without(part: Any, words: Words, gone: tuple[str, ...]) -> Any:
    """A part of a document in which what stands beside a reference says nothing of what stood there."""
    if isinstance(part, str):
        beside = [word for ref, said in words.items() if part.startswith(ref) for word in said]
        return silenced(part, (*gone, *beside))
    if not isinstance(part, dict | list | tuple):
        return part
    values = list(part.values() if isinstance(part, dict) else part)
    here = tuple(word for value in values if isinstance(value, str) for word in words.get(value, ()))
    told = [without(value, words, (*here, *gone)) for value in values]
    return dict(zip(part, told, strict=True)) if isinstance(part, dict) else told


def silenced(text: str, gone: tuple[str, ...]) -> str:
    """A text without some words; short ones go only where they are all of it, so that no other word is cut."""
    for word in gone:
        if text == word or (len(word) >= LEAST_CUT and word in text):
            text = text.replace(word, SILENCE)
    return text
