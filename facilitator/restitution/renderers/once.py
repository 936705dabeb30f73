"""Very long documents: each note stands once, under its question, instead of there and in the list of all notes."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

MOST_REPEATED = 1500
ANNEX = "notes"

Plain = dict[str, Any]


def once(document: Plain) -> Plain:
    """The document, as `as_json` wrote it; with very many notes its lists hold only what stands nowhere else."""
    listed = rows(document["blocks"])
    if len(listed) <= MOST_REPEATED:
        return document
    groups = [block for block in document["blocks"] if block["kind"] == "notes"]
    places = Counter(note["ref"] for group in groups for note in group["notes"])
    for group in groups:
        group["notes"] = [complete(note, listed, places[note["ref"]]) for note in group["notes"]]
    said = document["meta"]["labels"]["once"]
    return document | {"blocks": list(shortened(document["blocks"], listed, said))}


def rows(blocks: list[Plain]) -> dict[str, list[str]]:
    """The lines of the lists of notes, by the numbers of the notes."""
    return {row[0]: row for block in blocks if is_list(block) for row in block["rows"]}


def is_list(block: Plain) -> bool:
    return block["kind"] == "table" and bool(block["anchors"])


def complete(note: Plain, listed: dict[str, list[str]], places: int) -> Plain:
    """A note with how and when it came in, where it stands first; from its other places links lead there."""
    line = listed.pop(note["ref"], None)
    if line is None:
        return note
    return note | {"marks": [*note["marks"], *line[3:]], "role": "target" if places > 1 else "alone"}


def shortened(blocks: list[Plain], listed: dict[str, list[str]], said: str) -> Iterator[Plain]:
    """The blocks with what is left of the lists, without the headings of those that are empty, and why they are."""
    left = [remaining(block, listed) for block in blocks]
    for block, following in zip(left, [*left[1:], {}], strict=True):
        if is_gone(block) or (block["kind"] == "heading" and is_gone(following)):
            continue
        yield block
        if block["kind"] == "heading" and block["anchor"] == ANNEX:
            yield {"kind": "paragraph", "text": said, "manner": ""}


def remaining(block: Plain, listed: dict[str, list[str]]) -> Plain:
    if not is_list(block):
        return block
    kept = [line for line in block["rows"] if line[0] in listed]
    return block | {"rows": kept, "anchors": [line[0] for line in kept]}


def is_gone(block: Plain) -> bool:
    return block.get("kind") == "table" and not block["rows"]
