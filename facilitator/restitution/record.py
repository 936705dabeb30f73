"""What happened in a workshop, as plain values: all a restitution knows."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from facilitator.restitution.arrangement import SECTIONS
from facilitator.restitution.named import Named as Named
from facilitator.restitution.page_record import PageRecord


@dataclass(frozen=True)
class BodyRecord:
    """A body and how many of its people were present."""

    id: str
    name: str
    people: int


@dataclass(frozen=True)
class ActivityRecord:
    """A moment of the agenda."""

    id: str
    kind: str
    title: str
    status: str
    position: int
    minutes: int | None
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class AnswerRecord:
    """What became of a question: `answered`, perhaps with its words, or `owed`, by whom and until which day."""

    status: str
    text: str | None
    body: Named | None
    due: date | None


@dataclass(frozen=True)
class NoteRecord:
    """A note that is shown."""

    id: str
    number: int
    ref: str
    prompt: str | None
    text: str
    card_type: str | None
    fields: dict[str, Any]
    body: Named | None
    author: Named | None
    source: str
    revision: int
    late: bool
    added_at: datetime
    answer: AnswerRecord | None = None
    cluster: str | None = None

    @property
    def is_owed(self) -> bool:
        """Whether somebody has promised the answer."""
        return self.answer is not None and self.answer.status == "owed"

    @property
    def is_open(self) -> bool:
        """Whether it is a question nobody has answered or promised to answer."""
        return self.card_type == "question" and self.answer is None


@dataclass(frozen=True)
class Withheld:
    """A note a facilitator hid: its number and the reason, never its words."""

    ref: str
    reason: str


@dataclass(frozen=True)
class TableRecord:
    """A table: its questions, its notes, how many people of which bodies sat there."""

    id: str
    number: int
    theme: str
    activity: str
    prompts: tuple[Named, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    binned: int = 0
    people: int = 0
    bodies: tuple[str, ...] = ()
    sent: int = 0  # how many of the people came for a body
    clusters: tuple[Named, ...] = ()
    page: PageRecord | None = None

    @property
    def is_plenary(self) -> bool:
        """Whether it is everybody together."""
        return self.number == 0

    @cached_property
    def _gathered(self) -> dict[str | None, list[NoteRecord]]:
        found = defaultdict[str | None, list[NoteRecord]](list)
        for note in self.notes:
            found[note.cluster].append(note)
        return found

    def gathered(self, cluster: Named) -> list[NoteRecord]:
        """The notes of a group that are shown."""
        return self._gathered[cluster.id]

    @property
    def writing(self) -> set[str]:
        """The bodies its notes come from."""
        return {note.body.name for note in self.notes if note.body}


@dataclass(frozen=True)
class WrittenText:
    """Words of the facilitators' own, who wrote them last and when."""

    text: str
    author: str | None
    written_at: datetime


@dataclass(frozen=True)
class SectionRecord:
    """A chapter in its order: whether it is printed, and the words before and after it."""

    key: str
    on: bool = True
    introduction: WrittenText | None = None
    closing: WrittenText | None = None


@dataclass(frozen=True)
class WorkshopRecord:
    """The workshop's own facts."""

    id: str
    title: str
    date: date
    starts_at: datetime | None
    time_zone: str
    mode: str
    host: str | None
    place: str | None
    language: str
    naming: str
    status: str


@dataclass(frozen=True)
class Record:
    """Everything a restitution is made from, at the numbers in `streams`."""

    workshop: WorkshopRecord
    edition: str
    generated_at: datetime
    streams: dict[str, int]
    activities: tuple[ActivityRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    bodies: tuple[BodyRecord, ...] = ()
    people: int = 0
    roles: dict[str, int] = field(default_factory=dict)
    number: int | None = None
    sections: tuple[SectionRecord, ...] = tuple(SectionRecord(key) for key in SECTIONS)

    def shows(self, key: str) -> bool:
        """Whether a chapter is printed."""
        return any(section.on for section in self.sections if section.key == key)

    @property
    def breakouts(self) -> list[TableRecord]:
        """The tables without the plenary."""
        return [table for table in self.tables if not table.is_plenary]

    @property
    def unsigned(self) -> list[TableRecord]:
        """The tables whose page is not approved by who sat there."""
        return [table for table in self.breakouts if table.page and not table.page.is_signed]

    @property
    def without_page(self) -> list[TableRecord]:
        """The tables that wrote notes and no page."""
        return [table for table in self.breakouts if table.notes and not table.page]

    @property
    def written_tables(self) -> list[TableRecord]:
        """The tables the document speaks of: all of them, and the plenary where it wrote or was asked something."""
        return [table for table in self.tables if table.notes or table.prompts or not table.is_plenary]

    @property
    def was_empty(self) -> bool:
        """Whether it was opened and closed with nobody there, and nothing was written."""
        is_over = self.workshop.status in ("closed", "archived")
        return is_over and not (self.people or self.notes or self.withheld or self.binned)

    @property
    def notes(self) -> list[NoteRecord]:
        """All notes that are shown, table by table."""
        return [note for table in self.tables for note in table.notes]

    @property
    def withheld(self) -> list[Withheld]:
        """All notes that are hidden."""
        return [each for table in self.tables for each in table.withheld]

    @property
    def binned(self) -> int:
        """How many notes their authors took back."""
        return sum(table.binned for table in self.tables)
