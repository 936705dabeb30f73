"""The scheda tappa: the session in one paragraph, to put on the web page of the series."""

from collections.abc import Iterator

from facilitator.restitution.document import Block, Callout, Chart, Heading
from facilitator.restitution.record import Record, TableRecord
from facilitator.restitution.sections.cover import present
from facilitator.restitution.sections.tables import name
from facilitator.restitution.speech import _, enumeration, ngettext, weekday

ANCHOR = "brief"


def title() -> str:
    """What the chapter is called."""
    return _("The session in brief")


def blocks(record: Record) -> Iterator[Block]:
    """The session in one paragraph, and how the notes spread over the tables."""
    yield Heading(1, title(), ANCHOR)
    yield Callout(_("For the web page"), scheda(record), "scheda")
    if len(charted(record)) > 1 and record.notes:
        yield chart(record)


def scheda(record: Record) -> str:
    """The whole paragraph."""
    return " ".join(sentences(record))


def sentences(record: Record) -> Iterator[str]:
    yield opening(record)
    if record.workshop.host:
        yield _("It was hosted by %(host)s.", host=record.workshop.host)
    if record.people:
        yield _("Present: %(present)s.", present=present(record))
    if record.bodies:
        yield present_bodies([body.name for body in record.bodies])
    if record.breakouts:
        yield themes(record)
    if record.notes:
        yield written(record)


def present_bodies(names: list[str]) -> str:
    """The sentence that names all bodies."""
    return _("The bodies: %(bodies)s.", bodies=enumeration(names))


def written(record: Record) -> str:
    """How many notes there were, and how many of them the document does not show."""
    return counted(len(record.notes), len(record.withheld) + record.binned)


def counted(shown: int, missing: int) -> str:
    """The same, of numbers."""
    if not missing:
        return ngettext(
            "%(num)s note was written; this document holds it word for word.",
            "%(num)s notes were written; this document holds them all, word for word.",
            shown,
        )
    all = ngettext("%(num)s note was written", "%(num)s notes were written", shown + missing)
    here = ngettext("%(num)s is here word for word", "%(num)s are here word for word", shown)
    gone = ngettext("%(num)s is not shown (see the register)", "%(num)s are not shown (see the register)", missing)
    return f"{all}: {here}, {gone}."


def opening(record: Record) -> str:
    workshop = record.workshop
    values = {"title": workshop.title, "weekday": weekday(workshop.date), "place": workshop.place}
    if record.was_empty:
        return _("“%(title)s” was in the calendar for %(weekday)s: nobody was there, nothing was written.", **values)
    if workshop.mode == "online":
        return _("“%(title)s” took place online on %(weekday)s.", **values)
    if workshop.mode == "hybrid" and workshop.place:
        return _("“%(title)s” took place on %(weekday)s, online and in the hall: %(place)s.", **values)
    if workshop.mode == "hybrid":
        return _("“%(title)s” took place on %(weekday)s, online and in the hall.", **values)
    if workshop.place:
        return _("“%(title)s” took place in person on %(weekday)s: %(place)s.", **values)
    return _("“%(title)s” took place in person on %(weekday)s.", **values)


def themes(record: Record) -> str:
    quoted = [_("“%(theme)s”", theme=table.theme) for table in record.breakouts]
    return ngettext(
        "The theme of the table: %(themes)s.",
        "The themes of the %(num)s tables: %(themes)s.",
        len(quoted),
        themes=enumeration(quoted),
    )


def chart(record: Record) -> Chart:
    tables = charted(record)
    labels = tuple(name(table) if table.is_plenary else f"{table.number}. {table.theme}" for table in tables)
    values = tuple(len(table.notes) for table in tables)
    return Chart(_("Notes by table"), alternative(labels, values), labels, values)


def charted(record: Record) -> list[TableRecord]:
    """The tables with a bar: all of them, and the plenary when something was written there."""
    return [table for table in record.written_tables if table.notes or not table.is_plenary]


def alternative(labels: tuple[str, ...], values: tuple[int, ...]) -> str:
    """The bars in words; of many bars only the longest, the shortest and the sum."""
    bars = sorted(zip(values, labels, strict=True), reverse=True)
    shown = bars if len(bars) <= 12 else [bars[0], bars[-1]]
    said = "; ".join(f"{label}: {value}" for value, label in shown)
    return _("Bar chart of the notes by table. %(bars)s. In all: %(sum)s.", bars=said, sum=sum(values))
