"""Events of questions, told to the table: what became of them."""

from facilitator.events.notes import WholeNote


class NoteAnswered(WholeNote):
    """The question has its answer."""


class AnswerOwed(WholeNote):
    """Somebody answers later: who, and until which day, where that is known."""


class QuestionReopened(WholeNote):
    """The question waits for its answer again."""
