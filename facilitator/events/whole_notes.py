"""After which events a table has a note as it was told: whoever reads the log again goes by this one list."""

from facilitator.events.answers import AnswerOwed, NoteAnswered, QuestionReopened
from facilitator.events.base import event_name
from facilitator.events.notes import NoteAdded, NoteEdited, NoteRestored, NoteShown

TOLD_WHOLE = tuple(
    event_name(kind)
    for kind in (NoteAdded, NoteEdited, NoteRestored, NoteShown, NoteAnswered, AnswerOwed, QuestionReopened)
)
