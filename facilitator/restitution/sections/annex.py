"""The annex: every note that is shown, word for word, with its number, its body and how it came in."""

from collections.abc import Iterator

from facilitator.restitution import words
from facilitator.restitution.document import Block, Heading, Table
from facilitator.restitution.record import NoteRecord, Record, TableRecord
from facilitator.restitution.sections.tables import by, name, particulars, place
from facilitator.restitution.speech import _, hour

ANCHOR = "notes"


def title() -> str:
    """What the chapter is called."""
    return _("All notes")


def blocks(record: Record) -> Iterator[Block]:
    """All notes, table by table."""
    if not record.notes:
        return
    yield Heading(1, title(), ANCHOR, count=str(len(record.notes)))
    for table in record.tables:
        if table.notes:
            yield Heading(2, ledger_title(table), f"notes-{table.number}", count=str(len(table.notes)))
            yield ledger(table, record)


def ledger_title(table: TableRecord) -> str:
    if table.is_plenary:
        return name(table)
    return _("Table %(number)s: %(theme)s", number=table.number, theme=table.theme)


def ledger(table: TableRecord, record: Record) -> Table:
    zone = record.workshop.time_zone
    return Table(
        caption=_("The notes of the plenary") if table.is_plenary else _("The notes of table %(n)s", n=table.number),
        header=(_("Note"), _("Words"), _("Whose"), _("How"), _("When")),
        rows=tuple(
            (note.ref, spelt(note), by(note) or "–", words.source(note.source), arrival(note, zone))
            for note in table.notes
        ),
        widths=(1.1, 5.8, 2.7, 2.4, 1.2),
        anchors=tuple(note.ref for note in table.notes),
        backs=tuple(place(note) for note in table.notes) if record.shows("tables") else (),
    )


def spelt(note: NoteRecord) -> str:
    """The words as they were typed, and the fields of the card and the answer below."""
    fields = [f"{fact.label}: {fact.value}" for fact in particulars(note)]
    return "\n".join([note.text, *fields])


def arrival(note: NoteRecord, zone: str) -> str:
    came = hour(note.added_at, zone)
    return _("%(hour)s, late", hour=came) if note.late else came
