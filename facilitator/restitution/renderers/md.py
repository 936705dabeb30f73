"""Markdown: plain text that reads well as it is and renders on any forge or wiki."""

import re
from collections.abc import Iterator

from facilitator.restitution.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    Cover,
    Heading,
    NoteGroup,
    NoteLine,
    Paragraph,
    Table,
)
from facilitator.restitution.publication import Publication

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
BLOCK_START = re.compile(r"^(\d*)([-+=.)])")


def render(publication: Publication) -> bytes:
    """The document as Markdown."""
    return "\n\n".join(part for block in publication.document.blocks for part in parts(block)).encode() + b"\n"


def parts(block: Block) -> Iterator[str]:
    match block:
        case Cover():
            yield from cover(block)
        case Heading():
            above = f"{inline(block.above)}: " if block.above else ""
            yield f"{'#' * (block.level + 1)} {above}{inline(block.text)}"
        case Paragraph():
            yield lines(block.text)
        case Bullets():
            yield "\n".join(f"- {lines(line, '  ')}" for line in block.lines)
        case Table() if block.anchors:
            yield "\n".join(ledger_line(row) for row in block.rows)
        case Table():
            yield table(block)
        case Chart():
            bars = [f"- {inline(label)}: {value}" for label, value in zip(block.labels, block.values, strict=True)]
            yield f"**{inline(block.caption)}**\n\n" + "\n".join(bars)
        case NoteGroup():
            yield from note_group(block)
        case Callout():
            yield f"> **{inline(block.title)}**\n>\n> {lines(block.text, '> ')}"


def cover(block: Cover) -> Iterator[str]:
    yield f"# {inline(block.title)}"
    yield f"**{inline(block.below)}**"
    yield f"*{inline(block.edition)}*"
    yield "\n".join(f"- {inline(fact.label)}: {inline(fact.value)}" for fact in (*block.facts, *block.figures))


def note_group(block: NoteGroup) -> Iterator[str]:
    above = f"{inline(block.above)}: " if block.above else ""
    yield f"### {above}{inline(block.title)}"
    if block.notes:
        yield "\n".join(note_line(note) for note in block.notes)


def note_line(note: NoteLine) -> str:
    card = f"**{inline(note.card)}.** " if note.card else ""
    about = [inline(part) for part in (note.by, *note.marks) if part]
    fields = [f"{inline(fact.label)}: {lines(fact.value, '  ')}" for fact in note.fields]
    said = [f"- **{note.ref}** {card}{lines(note.text, '  ')}", *fields, *([f"*{' · '.join(about)}*"] if about else [])]
    return "\\\n  ".join(said)


def ledger_line(row: tuple[str, ...]) -> str:
    ref, words, *about = row
    return f"- **{ref}** {lines(words, '  ')}\\\n  *{' · '.join(inline(cell) for cell in about)}*"


def table(block: Table) -> str:
    rule = ["---:" if column in block.numeric else "---" for column in range(len(block.header))]
    rows = [[cell_text(cell) for cell in row] for row in (block.header, *block.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def cell_text(cell: str) -> str:
    return "<br>".join(inline(line) for line in cell.split("\n"))


def lines(text: str, indent: str = "") -> str:
    """Text with its line breaks; its empty lines part paragraphs."""
    paragraphs = [paragraph for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph.strip()]
    return f"\n{indent}\n{indent}".join(
        f"\\\n{indent}".join(inline(line) for line in paragraph.split("\n") if line.strip()) for paragraph in paragraphs
    )


def inline(text: str) -> str:
    """Text on one line that means nothing to Markdown."""
    escaped = MARKUP.sub(r"\\\1", " ".join(text.split()))
    return BLOCK_START.sub(r"\1\\\2", escaped)
