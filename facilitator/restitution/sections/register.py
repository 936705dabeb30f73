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
        yield listing(tuple((withheld.ref, withheld.reason) for withheld in record.withheld))
    yield Paragraph(binned(record))


def listing(rows: tuple[tuple[str, str], ...]) -> Table:
    """The notes by number, with the reason of each."""
    return Table(
        caption=_("Notes that are not shown, and why"), header=(_("Note"), _("Reason")), rows=rows, widths=(1, 9)
    )


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
        return none_taken_back()
    places = "; ".join(f"{name(table)}: {table.binned}" for table in record.tables if table.binned)
    return ngettext(
        "%(num)s note was taken back by its author (%(places)s).",
        "%(num)s notes were taken back by their authors (%(places)s).",
        record.binned,
        places=places,
    )


def none_taken_back() -> str:
    """That all is there which somebody wrote."""
    return _("No author has taken a note back.")


def erased(number: int) -> str:
    """What an edition says of notes whose authors had them erased when it was published already."""
    return ngettext(
        "%(num)s note was erased by its author after this edition was published: “[…]” stands in its place.",
        "%(num)s notes were erased by their authors after this edition was published: “[…]” stands in their place.",
        number,
    )


def erased_reason() -> str:
    """Why such a note is not shown."""
    return _("Erased by its author after this edition was published.")
