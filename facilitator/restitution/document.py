"""The restitution as a tree: what is said and in which order, nothing about how it looks."""

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

import orjson

from facilitator.brand import Logo


@dataclass(frozen=True)
class Fact:
    """A name and its value."""

    label: str
    value: str


@dataclass(frozen=True)
class NoteLine:
    """A note in a table's chapter: its words, whose body it carries, what is particular; `place` is its own anchor."""

    ref: str
    text: str
    by: str = ""
    card: str = ""
    fields: tuple[Fact, ...] = ()
    marks: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Cover:
    """The first page."""

    kind: ClassVar[str] = "cover"
    above: str
    title: str
    below: str
    figures: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    edition: str
    logo: Logo | None = None


@dataclass(frozen=True)
class Heading:
    """A chapter (1), its part (2), a part's part (3). `count` is shown in the list of contents only."""

    kind: ClassVar[str] = "heading"
    level: int
    text: str
    anchor: str = ""
    above: str = ""
    count: str = ""
    on_new_page: bool = False

    @property
    def title(self) -> str:
        """The heading as a list of contents says it."""
        return f"{self.above}. {self.text}" if self.above else self.text


@dataclass(frozen=True)
class Paragraph:
    """Words. `manner` is "", "lead" or "small"."""

    kind: ClassVar[str] = "paragraph"
    text: str
    manner: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list of short lines."""

    kind: ClassVar[str] = "bullets"
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header. With `anchors` the first cell names its row, which can be linked to; `backs` lead back."""

    kind: ClassVar[str] = "table"
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numeric: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    backs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """Bars with their numbers; `alternative` says the same in words."""

    kind: ClassVar[str] = "chart"
    caption: str
    alternative: str
    labels: tuple[str, ...]
    values: tuple[int, ...]


@dataclass(frozen=True)
class NoteGroup:
    """The notes that answer one question of a table."""

    kind: ClassVar[str] = "notes"
    title: str
    above: str
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True)
class Callout:
    """Words to lift out and use elsewhere."""

    kind: ClassVar[str] = "callout"
    title: str
    text: str
    anchor: str


Block = Cover | Heading | Paragraph | Bullets | Table | Chart | NoteGroup | Callout


@dataclass(frozen=True)
class Labels:
    """The few words renderers add by themselves, in the document's language."""

    contents: str
    page: str
    to_note: str
    unprintable: str
    once: str


@dataclass(frozen=True)
class Meta:
    """What the document says of itself."""

    title: str
    subtitle: str
    language: str
    author: str
    date: str
    head: str
    keywords: tuple[str, ...]
    labels: Labels
    colour: str = ""


@dataclass(frozen=True)
class Document:
    """A restitution, ready for any renderer."""

    meta: Meta
    blocks: tuple[Block, ...] = field(default=())

    @property
    def headings(self) -> list[Heading]:
        """The chapters and their parts, for a list of contents."""
        return [block for block in self.blocks if isinstance(block, Heading) and block.level < 3]

    def as_json(self) -> dict[str, Any]:
        """The document as plain values; each block says its kind."""
        written: dict[str, Any] = orjson.loads(orjson.dumps(self))
        for block, plain in zip(self.blocks, written["blocks"], strict=True):
            plain["kind"] = block.kind
        return written


KINDS: dict[str, type[Block]] = {
    kind.kind: kind for kind in (Cover, Heading, Paragraph, Bullets, Table, Chart, NoteGroup, Callout)
}


def document_from(plain: dict[str, Any]) -> Document:
    """The document that `as_json` wrote."""
    meta = plain["meta"] | {"labels": Labels(**plain["meta"]["labels"])}
    return Document(Meta(**frozen(meta)), tuple(block_from(block) for block in plain["blocks"]))


def block_from(plain: dict[str, Any]) -> Block:
    kind = KINDS[plain["kind"]]
    values = {part.name: plain[part.name] for part in fields(kind) if part.name in plain}
    for name, part in (("notes", note_from), ("facts", fact_from), ("figures", fact_from)):
        if name in values:
            values[name] = [part(each) for each in values[name]]
    if values.get("logo"):
        values["logo"] = Logo(**values["logo"])
    return kind(**frozen(values))


def note_from(plain: dict[str, Any]) -> NoteLine:
    return NoteLine(**frozen(plain | {"fields": [fact_from(fact) for fact in plain["fields"]]}))


def fact_from(plain: dict[str, str]) -> Fact:
    return Fact(**plain)


def frozen(values: dict[str, Any]) -> dict[str, Any]:
    """JSON knows lists only; blocks hold tuples."""
    return {name: tuple_of(value) for name, value in values.items()}


def tuple_of(value: Any) -> Any:
    return tuple(tuple_of(each) for each in value) if isinstance(value, list) else value
