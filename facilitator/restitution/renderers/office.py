"""The parts of the document that Word and LibreOffice say alike, each in its own words."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from facilitator.restitution.document import Cover, NoteGroup, NoteLine
from facilitator.restitution.renderers.office_look import REFERENCE


class Words(Protocol):
    """How a format writes paragraphs and what is in them."""

    def paragraph(self, style: str, *content: Any) -> Any: ...

    def run(self, text: str, style: str = "") -> list[Any]: ...

    def link(self, anchor: str, content: Iterable[Any]) -> Any: ...

    def tab(self) -> Any: ...

    def line_break(self) -> Any: ...


def cover(block: Cover, words: Words) -> Iterator[Any]:
    """The title, the figures and the facts, below the host."""
    yield words.paragraph("Title", *words.run(block.title))
    yield words.paragraph("Subtitle", *words.run(block.below))
    for figure in block.figures:
        yield words.paragraph("Figure", *words.run(figure.value, "Figure Value"), words.tab(), *words.run(figure.label))
    for fact in block.facts:
        yield words.paragraph("Fact", *words.run(fact.label, "Soft"), words.tab(), *words.run(fact.value))
    yield words.paragraph("Small", *words.run(block.edition))


def titled(above: str, text: str, words: Words) -> list[Any]:
    """What a heading says, on two lines where something stands above it."""
    over = [*words.run(above, "Above"), words.line_break()] if above else []
    return [*over, *words.run(text)]


def notes(block: NoteGroup, words: Words) -> Iterator[Any]:
    """The notes with their numbers in the margin, which lead to the list of all notes."""
    for note in block.notes:
        number = words.link(note.ref, words.run(note.ref, REFERENCE))
        yield words.paragraph("Note", number, words.tab(), *told(note, words))


def told(note: NoteLine, words: Words) -> Iterator[Any]:
    if note.card:
        yield from words.run(f"{note.card}. ", "Card")
    yield from words.run(note.text)
    for fact in note.fields:
        yield words.line_break()
        yield from words.run(f"{fact.label}: ", "Soft")
        yield from words.run(fact.value)
    if about := [part for part in (note.by, *note.marks) if part]:
        yield words.line_break()
        yield from words.run(" · ".join(about), "Soft")
