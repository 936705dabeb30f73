"""The agenda as it went: the hours are those of the start and the end, where they were told."""

from collections.abc import Iterator

from facilitator.restitution import words
from facilitator.restitution.document import Block, Heading, Table
from facilitator.restitution.minutes import minute
from facilitator.restitution.record import ActivityRecord, Record
from facilitator.restitution.speech import _, hour, ngettext

MINUTE = 60
ANCHOR = "agenda"


def title() -> str:
    """What the chapter is called."""
    return _("Agenda")


def blocks(record: Record) -> Iterator[Block]:
    """The moments of the session."""
    if not record.activities or record.was_empty:
        return
    yield Heading(1, title(), ANCHOR)
    yield Table(
        caption=_("The moments of the session"),
        header=(_("Hour"), _("Moment"), _("Length")),
        rows=tuple(row(activity, record.workshop.time_zone) for activity in record.activities),
        widths=(2.2, 6, 1.8),
    )


def row(activity: ActivityRecord, zone: str) -> tuple[str, str, str]:
    return hours(activity, zone), moment(activity), length(activity)


def hours(activity: ActivityRecord, zone: str) -> str:
    moments = [activity.started_at, None if seconds(activity) < MINUTE else activity.ended_at]
    return "–".join(hour(moment, zone) for moment in moments if moment) or "–"


def moment(activity: ActivityRecord) -> str:
    return activity.title or words.moment(activity.kind)


def length(activity: ActivityRecord) -> str:
    minutes = minutes_of(activity)
    return ngettext("%(num)s minute", "%(num)s minutes", minutes) if minutes else "–"


def minutes_of(activity: ActivityRecord) -> int | None:
    """How long it lasted, if a minute at least; as planned, where the hours were not told."""
    if activity.started_at and activity.ended_at:
        return round(seconds(activity) / MINUTE) if seconds(activity) >= MINUTE else None
    return activity.minutes


def seconds(activity: ActivityRecord) -> float:
    """From the minute of its start to that of its end, as they are printed; none where they were not told."""
    if activity.started_at and activity.ended_at:
        return (minute(activity.ended_at) - minute(activity.started_at)).total_seconds()
    return 0
