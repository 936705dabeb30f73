"""Who was there: the bodies with their people, never the people by name."""

from collections.abc import Iterator

from facilitator.restitution.document import Block, Heading, Paragraph, Table
from facilitator.restitution.record import Record
from facilitator.restitution.sections.cover import present
from facilitator.restitution.speech import _, ngettext


def blocks(record: Record) -> Iterator[Block]:
    """The bodies, each with how many of its people were present."""
    if not record.people:
        return
    yield Heading(1, _("Who was there"), "bodies", count=count(record))
    yield Paragraph(_("%(present)s. Counted are those who were present.", present=present(record)), "small")
    if record.bodies:
        yield table(record)
        if without := without_body(record):
            yield Paragraph(without, "small")


def count(record: Record) -> str:
    return f"{record.people} · {len(record.bodies)}" if record.bodies else str(record.people)


def table(record: Record) -> Table:
    return Table(
        caption=_("Bodies and their people"),
        header=(_("Body"), _("People"), _("Tables")),
        rows=tuple((body.name, str(body.people), tables_of(record, body.name)) for body in record.bodies),
        widths=(6, 1.4, 2.6),
        numeric=(1,),
    )


def tables_of(record: Record, body: str) -> str:
    """The numbers of the tables where the body's people sat."""
    numbers = [str(table.number) for table in record.breakouts if body in table.bodies]
    return ", ".join(numbers)


def without_body(record: Record) -> str:
    alone = record.people - sum(body.people for body in record.bodies)
    return ngettext("%(num)s person came for no body.", "%(num)s people came for no body.", alone) if alone else ""
