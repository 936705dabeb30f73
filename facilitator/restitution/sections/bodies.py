"""Who was there: the bodies with their people, never the people by name."""

from collections.abc import Iterator

from facilitator.restitution.document import Block, Heading, Paragraph, Table
from facilitator.restitution.record import Record
from facilitator.restitution.sections.cover import present
from facilitator.restitution.speech import _, ngettext

ANCHOR = "bodies"


def title() -> str:
    """What the chapter is called."""
    return _("Who was there")


def blocks(record: Record) -> Iterator[Block]:
    """The bodies, each with how many of its people were present."""
    if not record.people:
        return
    yield Heading(1, title(), ANCHOR, count=count(record))
    yield Paragraph(_("%(present)s. Counted are those who were present.", present=present(record)), "small")
    if record.bodies:
        yield table(record)
        if without := without_body(record):
            yield Paragraph(without, "small")


def count(record: Record) -> str:
    return f"{record.people} · {len(record.bodies)}" if record.bodies else str(record.people)


def table(record: Record) -> Table:
    caption, header = _("Bodies and their people"), (_("Body"), _("People"))
    rows = tuple((body.name, str(body.people)) for body in record.bodies)
    if not tells_where(record):
        return Table(caption, header, rows, widths=(8.6, 1.4), numeric=(1,))
    with_tables = tuple((*row, tables_of(record, row[0])) for row in rows)
    return Table(caption, (*header, _("Tables")), with_tables, widths=(6, 1.4, 2.6), numeric=(1,))


def tells_where(record: Record) -> bool:
    """Whether this edition knows which body sat at which table: the naming policy may forbid it."""
    return any(table.bodies for table in record.breakouts)


def tables_of(record: Record, body: str) -> str:
    """The tables, as in the numbers of their notes, where the body's people sat or wrote."""
    return ", ".join(f"T{table.number}" for table in record.breakouts if body in {*table.bodies, *table.writing})


def without_body(record: Record) -> str:
    alone = record.people - sum(body.people for body in record.bodies)
    return ngettext("%(num)s person came for no body.", "%(num)s people came for no body.", alone) if alone else ""
