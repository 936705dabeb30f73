"""The times of the public edition: to the minute, so that they tell nobody who pressed what when."""

from dataclasses import replace
from datetime import datetime

from facilitator.restitution.record import ActivityRecord, Record, SectionRecord, TableRecord


def in_minutes(record: Record) -> Record:
    """The record with no time that is finer than what a clock on the wall shows."""
    return replace(
        record,
        activities=tuple(activity_in_minutes(each) for each in record.activities),
        tables=tuple(table_in_minutes(each) for each in record.tables),
        sections=tuple(section_in_minutes(each) for each in record.sections),
    )


def activity_in_minutes(activity: ActivityRecord) -> ActivityRecord:
    started, ended = activity.started_at, activity.ended_at
    return replace(activity, started_at=started and minute(started), ended_at=ended and minute(ended))


def table_in_minutes(table: TableRecord) -> TableRecord:
    return replace(table, notes=tuple(replace(note, added_at=minute(note.added_at)) for note in table.notes))


def section_in_minutes(section: SectionRecord) -> SectionRecord:
    texts = (section.introduction, section.closing)
    introduction, closing = (text and replace(text, written_at=minute(text.written_at)) for text in texts)
    return replace(section, introduction=introduction, closing=closing)


def minute(moment: datetime) -> datetime:
    """The minute in which something was."""
    return moment.replace(second=0, microsecond=0)
