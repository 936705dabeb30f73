"""The cover: what, when, where, with whom, and how many, counted from who was present."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from facilitator.restitution import words
from facilitator.restitution.document import Block, Cover, Fact
from facilitator.restitution.record import Record
from facilitator.restitution.speech import _, day, enumeration, hour, ngettext, weekday

FEW = 0.1  # of so many people the role may be unknown, and the others still speak for all


def blocks(record: Record) -> Iterator[Block]:
    """The first page."""
    yield Cover(
        above=record.workshop.host or "",
        title=record.workshop.title,
        below=_("Restitution of the session, %(day)s", day=day(record.workshop.date)),
        figures=tuple(figures(record)),
        facts=tuple(facts(record)),
        edition=edition(record),
    )


def figures(record: Record) -> Iterator[Fact]:
    breakouts = len(record.breakouts)
    if record.people:
        yield Fact(ngettext("person present", "people present", record.people), str(record.people))
    if record.bodies:
        yield Fact(ngettext("body", "bodies", len(record.bodies)), str(len(record.bodies)))
    yield Fact(ngettext("table", "tables", breakouts), str(breakouts))
    yield Fact(ngettext("note", "notes", len(record.notes)), str(len(record.notes)))


def facts(record: Record) -> Iterator[Fact]:
    workshop = record.workshop
    yield Fact(_("When"), when(record))
    where = words.mode(workshop.mode)
    yield Fact(_("Where"), f"{workshop.place} ({where.lower()})" if workshop.place else where)
    if workshop.host:
        yield Fact(_("Host"), workshop.host)
    if record.people:
        yield Fact(_("Who"), present(record))
    if record.bodies:
        yield Fact(_("Bodies"), enumeration([body.name for body in record.bodies]))


def when(record: Record) -> str:
    workshop = record.workshop
    date = weekday(workshop.date)
    if workshop.starts_at is None:
        return date
    return _("%(date)s, from %(hour)s", date=date, hour=hour(workshop.starts_at, workshop.time_zone))


def present(record: Record) -> str:
    """People, bodies and roles: where some kept theirs to themselves, the roles are those of who told."""
    counted = words.people_of_bodies(record.people, len(record.bodies), sum(body.people for body in record.bodies))
    roles = enumeration(words.roles(record.roles))
    if not roles:
        return counted
    if record.roles.get("other", 0) > record.people * FEW:
        return _("%(counted)s; among those who told their role %(roles)s", counted=counted, roles=roles)
    return _("%(counted)s, among them %(roles)s", counted=counted, roles=roles)


def edition(record: Record) -> str:
    if record.number:
        published = day(record.generated_at.astimezone(ZoneInfo(record.workshop.time_zone)))
        return _("Public edition %(number)s, %(day)s", number=record.number, day=published)
    return _("Public edition") if record.edition == "public" else _("Internal edition")
