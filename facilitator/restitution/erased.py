"""What an edition says of notes that were erased after it: they are among what is not shown, and nothing says less."""

from typing import Any

import orjson

from facilitator.restitution.document import Paragraph, Table
from facilitator.restitution.sections import brief, register, tables

Json = dict[str, Any]


def tell_erased(data: Json, blocks: list[Json], refs: frozenset[str]) -> None:
    """Count notes that were shown among what is not, wherever the edition says how many there are."""
    listed = {line["ref"] for line in data["register"]}
    gone = [note["ref"] for table in data["tables"] for note in table["notes"] if note["ref"] in refs - listed]
    if not gone:
        return
    before, after = counted(data), len(gone)
    for table in data["tables"]:
        tell_in_chapter(table, blocks, sum(note["ref"] in gone for note in table["notes"]))
    tell_in_register(chapter_of(register.ANCHOR, blocks), blocks, gone, data)
    data["counts"]["erased"] = before + after
    data["register"] += [{"ref": ref, "reason": register.erased_reason()} for ref in gone]
    shown, missing = data["counts"]["notes"] - before, data["counts"]["hidden"] + data["counts"]["binned"] + before
    for block in blocks:
        if block["kind"] == "callout":
            old, new = brief.counted(shown, missing), brief.counted(shown - after, missing + after)
            say_instead(block, old, new)


def counted(part: Json) -> int:
    """How many notes of an edition, or of a table in it, were erased before."""
    return int(part.get("erased") or part.get("counts", {}).get("erased") or 0)


def tell_in_chapter(table: Json, blocks: list[Json], number: int) -> None:
    """The facts of a table: how many of its notes are not shown."""
    missing = table["hidden"] + counted(table)
    if not number:
        return
    table["erased"] = counted(table) + number
    for block in chapter_of(f"table-{table['number']}", blocks)[1:2]:
        say_instead(block, tables.not_shown(missing) if missing else "", tables.not_shown(missing + number))


def tell_in_register(chapter: list[Json], blocks: list[Json], gone: list[str], data: Json) -> None:
    """The register lists them with the others; that no author has taken a note back is said no more."""
    if not chapter:
        return
    before = counted(data)
    told, none = register.erased(before + len(gone)), register.none_taken_back()
    chapter[0]["count"] = str(int(chapter[0]["count"] or 0) + len(gone))
    replaced = [block for block in chapter if block.get("text") in (register.erased(before), none)]
    for block in replaced[:1]:
        block["text"] = told
    if not replaced:
        blocks.insert(place_of(chapter[-1], blocks) + 1, plain(Paragraph(told)))
    rows = [[ref, register.erased_reason()] for ref in gone]
    listing = next((block for block in chapter if block["kind"] == "table"), None)
    if listing:
        listing["rows"] += rows
    else:
        blocks.insert(place_of(chapter[0], blocks) + 2, plain(register.listing(tuple((ref, why) for ref, why in rows))))


def chapter_of(anchor: str, blocks: list[Json]) -> list[Json]:
    """The blocks of a chapter, its heading first; none where it is left out."""
    starts = [place for place, block in enumerate(blocks) if block["kind"] == "heading" and block["level"] == 1]
    start = next((place for place in starts if blocks[place]["anchor"] == anchor), None)
    if start is None:
        return []
    return blocks[start : next((place for place in starts if place > start), len(blocks))]


def place_of(block: Json, blocks: list[Json]) -> int:
    return next(place for place, each in enumerate(blocks) if each is block)


def plain(block: Paragraph | Table) -> Json:
    """A block as an edition keeps it."""
    return {**orjson.loads(orjson.dumps(block)), "kind": block.kind}


def say_instead(block: Json, old: str, new: str) -> None:
    """One sentence for another; where an older edition says it otherwise, it is added."""
    text = block["text"]
    block["text"] = text.replace(old, new, 1) if old and old in text else f"{text} {new}"
