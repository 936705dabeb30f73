"""The restitution as a page that follows the session: only what changed is read and drawn anew."""

from collections import Counter, OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.brand import Brand
from facilitator.clock import now
from facilitator.models import Stream, Table
from facilitator.restitution.branding import with_logo
from facilitator.restitution.breathing import breathing
from facilitator.restitution.document import Block, Heading, Labels, Meta
from facilitator.restitution.edition import edited, edited_table
from facilitator.restitution.outline import Slot, labels, meta, parts
from facilitator.restitution.record import Record, TableRecord
from facilitator.restitution.renderers.html import templates
from facilitator.restitution.source import read
from facilitator.restitution.speech import speaking

MOST_SHEETS, MOST_VERSIONS = 8, 32
Heads = dict[str, tuple[str, int]]


@dataclass(frozen=True)
class Piece:
    """A part of the page: a block as it is printed, or the place for words of one's own."""

    digest: str
    drawn: str
    slot: Slot | None = None


@dataclass(frozen=True)
class Sheet:
    """What an edition of a restitution looks like at some moment."""

    record: Record
    meta: Meta
    heads: Heads
    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...]

    @property
    def version(self) -> str:
        """The same for two that look the same."""
        return digest_of("".join(piece.digest for piece in self.pieces))


@dataclass
class Kept:
    """What is kept of a sheet until the next look: tables as they were read and edited, blocks as they were drawn."""

    read: dict[str, tuple[Any, TableRecord]] = field(default_factory=dict)
    edited: dict[str, tuple[TableRecord, TableRecord]] = field(default_factory=dict)
    drawn: dict[tuple[Block, int], Piece] = field(default_factory=dict)
    versions: OrderedDict[str, frozenset[str]] = field(default_factory=OrderedDict)


class Preview:
    """The sheets that are being looked at; who asks again pays for what has changed since."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self._kept: OrderedDict[tuple[str, str], Kept] = OrderedDict()

    def sheet(self, session: orm.Session, workshop: str, edition: str) -> Sheet:
        """The sheet of now. The database is read first, and let go before anything is drawn."""
        kept = self._kept_of(workshop, edition)
        heads = heads_of(session, workshop)
        record = self._read(session, workshop, heads, kept)
        session.rollback()
        told = edited_record(record, edition, kept)
        return drawn_sheet(told, heads, kept, self._brand)

    def known(self, workshop: str, edition: str, version: str) -> frozenset[str]:
        """The digests of what somebody has who saw that version; of one long gone, none."""
        kept = self._kept.get((workshop, edition))
        return kept.versions.get(version, frozenset()) if kept else frozenset()

    def _kept_of(self, workshop: str, edition: str) -> Kept:
        kept = self._kept.setdefault((workshop, edition), Kept())
        self._kept.move_to_end((workshop, edition))
        while len(self._kept) > MOST_SHEETS:
            self._kept.popitem(last=False)
        return kept

    def _read(self, session: orm.Session, workshop: str, heads: Heads, kept: Kept) -> Record:
        keys = {table: key_of(table, workshop, heads) for table in tables_in(heads)}
        known = {id: table for id, (key, table) in kept.read.items() if keys.get(id) == key}
        record = read(session, workshop, now(), known, breathing)
        kept.read = {table.id: (keys.get(table.id), table) for table in record.tables}
        return record


def heads_of(session: orm.Session, workshop: str) -> Heads:
    """How far everything has come that a restitution is made of."""
    tables = session.scalars(sa.select(Table.id).where(Table.workshop_id == workshop))
    names = [f"workshop:{workshop}", f"staff:{workshop}", *(f"table:{table}" for table in tables)]
    query = sa.select(Stream.name, Stream.epoch, Stream.seq).where(Stream.name.in_(names))
    return {name: (epoch, seq) for name, epoch, seq in session.execute(query)}


def tables_in(heads: Heads) -> list[str]:
    return [name.removeprefix("table:") for name in heads if name.startswith("table:")]


def key_of(table: str, workshop: str, heads: Heads) -> tuple[Any, ...]:
    """What a table's chapter depends on: its own log, that of everybody, that of who conducts."""
    return tuple(heads.get(name) for name in (f"table:{table}", f"workshop:{workshop}", f"staff:{workshop}"))


def edited_record(record: Record, edition: str, kept: Kept) -> Record:
    """The record as the edition may tell it, table by table."""
    told = edited(replace(record, tables=()), edition)
    authors = edition == "internal" and record.workshop.naming == "names"
    bodies = record.workshop.naming in ("names", "bodies")
    before, tables = kept.edited, dict[str, tuple[TableRecord, TableRecord]]()
    for table in breathing(record.tables):  # others may look meanwhile, and edit what they keep
        raw, done = before.get(table.id, (None, None))
        tables[table.id] = (table, done if done and raw is table else edited_table(table, authors, bodies))
    kept.edited = tables
    return replace(told, tables=tuple(table for _, table in tables.values()))


def drawn_sheet(record: Record, heads: Heads, kept: Kept, brand: Brand) -> Sheet:
    """All pieces; those drawn before are taken as they are."""
    with speaking(record.workshop.language):
        words, before, drawn = labels(), kept.drawn, dict[tuple[Block, int], Piece]()
        pieces, headings = list[Piece](), list[Heading]()
        for part in breathing(parts(record)):
            if isinstance(part, Slot):
                pieces.append(slot_piece(part, record))
                continue
            headings += [part] if isinstance(part, Heading) and part.level == 1 else []
            part = with_logo(part, brand)
            place = len(pieces) if part.kind == "chart" else 0
            key = (part, place)
            drawn[key] = before.get(key) or draw(part, words, place)
            pieces.append(drawn[key])
        sheet = Sheet(record, meta(record), heads, tuple(told_apart(pieces)), tuple(headings))
    kept.drawn = drawn
    kept.versions[sheet.version] = frozenset(piece.digest for piece in sheet.pieces)
    while len(kept.versions) > MOST_VERSIONS:
        kept.versions.popitem(last=False)
    return sheet


def told_apart(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, those that look alike each with a digest of its own: a browser keeps them by it."""
    seen: Counter[str] = Counter()
    for piece in pieces:
        seen[piece.digest] += 1
        count = seen[piece.digest]
        yield piece if count == 1 else replace(piece, digest=f"{piece.digest}-{count}")


def draw(block: Block, words: Labels, place: int) -> Piece:
    """A block by the macro that prints it."""
    drawn = macros().drawn(block, 2, words, place)
    return Piece(digest_of(drawn), drawn)


def slot_piece(slot: Slot, record: Record) -> Piece:
    """The place for words; it changes with them."""
    section = next(each for each in record.sections if each.key == slot.section)
    text = section.introduction if slot.place == "introduction" else section.closing
    said = f"{text.written_at} {text.author} {text.text}" if text else ""
    return Piece(digest_of(f"{slot} {said}"), "", slot)


@cache
def macros() -> Any:
    return templates({}).get_template("restitution/_report.html").module


def digest_of(text: str) -> str:
    return blake2b(text.encode(), digest_size=9).hexdigest()
