"""How the document was made: from which notes, by which rules, at which point of the record."""

from collections import Counter
from collections.abc import Iterator

from facilitator.restitution import words
from facilitator.restitution.document import Block, Bullets, Heading, Paragraph
from facilitator.restitution.record import Record
from facilitator.restitution.sections.tables import name
from facilitator.restitution.speech import _, minute

ANCHOR = "method"


def title() -> str:
    """What the chapter is called."""
    return _("How it was made")


def blocks(record: Record) -> Iterator[Block]:
    """The method, the ways notes came in, and the numbers of the record."""
    yield Heading(1, title(), ANCHOR)
    if not record.was_empty:
        yield from rules(record)
    if record.notes:
        yield Heading(2, _("How the notes came in"))
        yield Bullets(tuple(ways(record)))
    yield Heading(2, _("The state of the record"))
    yield Paragraph(made(record), "small")


def rules(record: Record) -> Iterator[Block]:
    """How notes are written, numbered, taken over and named."""
    yield Paragraph(
        _(
            "People wrote notes at the tables, each under a question. A note got its number when it arrived and "
            "keeps it everywhere: T2-14 is the fourteenth note of table 2. This document takes the notes word for "
            "word and leaves none out; whatever is not shown is counted in the register."
        )
    )
    yield Paragraph(naming(record))


def naming(record: Record) -> str:
    policy = record.workshop.naming
    if policy == "nothing":
        return _("The session had agreed that notes carry neither names nor bodies.")
    if policy == "bodies":
        return _("The session had agreed that notes carry the body they come from and no name.")
    if record.edition == "public":
        return _("Notes carry the body they come from. This edition names no author.")
    return _("Notes carry the name of who wrote them and their body. This edition is for those who took part.")


def ways(record: Record) -> Iterator[str]:
    counted = Counter(note.source for note in record.notes)
    for way, number in counted.most_common():
        yield words.ways(way, number)
    if late := sum(note.late for note in record.notes):
        yield _("%(num)s after the end of the tables", num=late)


def made(record: Record) -> str:
    """When, and up to where: the numbers of the streams, by which anybody can tell what came later."""
    named = {f"table:{table.id}": name(table) for table in record.tables}
    named |= {f"workshop:{record.workshop.id}": _("Session")}
    moment = minute(record.generated_at, record.workshop.time_zone)
    said = _("Made on %(moment)s (%(zone)s).", moment=moment, zone=record.workshop.time_zone)
    logs = "; ".join(f"{named[stream]}: {seq}" for stream, seq in record.streams.items())
    entries = [_("It goes up to these entries of the logs. %(logs)s.", logs=logs)] if logs else []
    attached = _("The PDF carries all notes as open data (JSON) in an attached file.")
    return " ".join([said, *entries, attached])
