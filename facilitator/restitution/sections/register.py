"""The register of what is not shown: how many notes, which, and why."""

from collections.abc import Iterator

from facilitator.restitution.document import Block, Heading, Paragraph, Table
from facilitator.restitution.record import Record
from facilitator.restitution.sections.tables import name
from facilitator.restitution.speech import _, ngettext

ANCHOR = "register"


def title() -> str:
    """What the chapter is called."""
    return _("What is not shown")


def blocks(record: Record) -> Iterator[Block]:
    """Hidden notes by number and reason, withdrawn ones as a number."""
    yield Heading(1, title(), ANCHOR, count=str(len(record.withheld) + record.binned))
    yield Paragraph(hidden(len(record.withheld)))
    if record.withheld:
        yield Table(
            caption=_("Notes that are not shown, and why"),
            header=(_("Note"), _("Reason")),
            rows=tuple((withheld.ref, withheld.reason) for withheld in record.withheld),
            widths=(1, 9),
        )
    yield Paragraph(binned(record))


def hidden(number: int) -> str:
    if not number:
        return _("The facilitators have hidden no note.")
    return ngettext(
        "The facilitators have hidden %(num)s note. It keeps its number, and its place is here.",
        "The facilitators have hidden %(num)s notes. They keep their numbers, and their place is here.",
        number,
    )


def binned(record: Record) -> str:
    if not record.binned:
        return _("No author has taken a note back.")
    places = "; ".join(f"{name(table)}: {table.binned}" for table in record.tables if table.binned)
    return ngettext(
        "%(num)s note was taken back by its author (%(places)s).",
        "%(num)s notes were taken back by their authors (%(places)s).",
        record.binned,
        places=places,
    )
