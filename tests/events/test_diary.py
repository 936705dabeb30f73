"""What happens stands in the diary of the cockpit, or is read there in another place."""

import re

from facilitator.events.base import Event, event_name
from facilitator.paths import STATIC

READ_FROM_THE_TABLES = {"announced", "done_marked", "help_answered", "help_called", "participants_counted"}
ON_THE_LIST_OF_NOTES = {
    *("note_added", "note_answered", "note_deleted", "note_edited", "note_removed", "note_restored"),
    *("answer_owed", "question_reopened"),
}
IN_THE_GROUPS = {"notes_gathered", "notes_released", "cluster_renamed", "cluster_dissolved"}
ON_THE_PAGE = {"part_given", "page_written", "points_swapped", "page_signed", "page_people_merged"}
IN_THE_RESTITUTION = {"restitution_arranged", "section_text_written"}
AT_THE_DOOR = {"knock_accepted", "knock_added", "knock_withdrawn", "participant_left"}
NOT_DONE_YET = {"seats_drafted", "seats_locked", "table_filled"}
WITH_NO_COCKPIT = {"workshop_deleted", "workshop_restored"}
SILENT = READ_FROM_THE_TABLES | ON_THE_LIST_OF_NOTES | IN_THE_GROUPS | ON_THE_PAGE
SILENT |= IN_THE_RESTITUTION | AT_THE_DOOR | NOT_DONE_YET | WITH_NO_COCKPIT
SENTENCE = re.compile(r"^  (\w+): \(", re.MULTILINE)


def told(kind: type[Event]) -> set[str]:
    """The names of the events that are told; what only others build on has subclasses."""
    kinds = kind.__subclasses__()
    return set().union(*(told(one) for one in kinds)) if kinds else {event_name(kind)}


def test_every_event_has_a_sentence_in_the_diary_or_a_place_of_its_own() -> None:
    sources = ("entries.js", "changes.js")
    said = {name for source in sources for name in SENTENCE.findall((STATIC / "js" / "cockpit" / source).read_text())}
    names = told(Event)
    assert (names - said - SILENT, SILENT - names) == (set(), set())
