"""The agenda as it went: the hours are those of the start and the end, where they were told."""

from collections.abc import Iterator

from facilitator.restitution import words
from facilitator.restitution.document import Block, Heading, Table
from facilitator.restitution.record import ActivityRecord, Record
from facilitator.restitution.speech import _, hour, ngettext


def blocks(record: Record) -> Iterator[Block]:
    """The moments of the session."""
    if not record.activities:
        return
    yield Heading(1, _("Agenda"), "agenda")
    yield Table(
        caption=_("The moments of the session"),
        header=(_("Hour"), _("Moment"), _("Length")),
        rows=tuple(row(activity, record.workshop.time_zone) for activity in record.activities),
        widths=(2.2, 6, 1.8),
    )


def row(activity: ActivityRecord, zone: str) -> tuple[str, str, str]:
    return hours(activity, zone), title(activity), length(activity)


def hours(activity: ActivityRecord, zone: str) -> str:
    moments = [moment for moment in (activity.started_at, activity.ended_at) if moment]
    return "–".join(hour(moment, zone) for moment in moments) or "–"


def title(activity: ActivityRecord) -> str:
    return activity.title or words.moment(activity.kind)


def length(activity: ActivityRecord) -> str:
    minutes = minutes_of(activity)
    return ngettext("%(num)s minute", "%(num)s minutes", minutes) if minutes else "–"


def minutes_of(activity: ActivityRecord) -> int | None:
    """How long it lasted; as planned, where the hours were not told."""
    if activity.started_at and activity.ended_at:
        return max(1, round((activity.ended_at - activity.started_at).total_seconds() / 60))
    return activity.minutes
