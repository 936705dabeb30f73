"""Events of notes, told to the table."""

from typing import Any

from facilitator.clock import stamp
from facilitator.events.base import Event, View
from facilitator.events.workshops import BodyView
from facilitator.models import Note, reference


class AuthorView(View):
    """Who wrote a note, where the naming policy says names."""

    id: str
    name: str | None


class AnswerView(View):
    """What became of a question: `answered`, perhaps with its words, or `owed`, by whom and until which day."""

    status: str
    text: str | None
    body: BodyView | None
    due: str | None
    at: str

    @classmethod
    def of(cls, note: Note) -> "AnswerView | None":
        """The view of the answer to `note`; none for what is no question, or an open one."""
        if note.answer_status is None or note.answer_at is None:
            return None
        return cls(
            status=note.answer_status,
            text=note.answer_text,
            body=BodyView.of(note.answer_body),
            due=note.answer_due.isoformat() if note.answer_due else None,
            at=stamp(note.answer_at),
        )


class NoteView(View):
    """A note as the table sees it. Binned and hidden ones keep number and body, and lose text and author."""

    id: str
    table: str
    number: int
    ref: str
    prompt: str | None
    text: str | None
    card_type: str | None
    fields: dict[str, Any]
    body: BodyView | None
    author: AuthorView | None
    source: str
    revision: int
    late: bool
    added_at: str
    state: str
    answer: AnswerView | None

    @classmethod
    def fresh(
        cls, row: dict[str, Any], table: int, body: BodyView | None, author: "AuthorView | None", naming: str
    ) -> "NoteView":
        """The view of a note that is just stored as `row`, at table number `table`."""
        return cls(
            id=row["id"],
            table=row["table_id"],
            number=row["number"],
            ref=reference(table, row["number"]),
            prompt=row["prompt_id"],
            text=row["text"],
            card_type=row["card_type"],
            fields=row["fields"],
            body=body if naming != "nothing" else None,
            author=author if naming == "names" else None,
            source=row["source"],
            revision=row["revision"],
            late=row["late"],
            added_at=stamp(row["added_at"]),
            state="shown",
            answer=None,
        )

    @classmethod
    def of(cls, note: Note, naming: str, *, whole: bool = False) -> "NoteView":
        """The view of `note` under a naming policy; `whole` keeps the text of a hidden one, for staff."""
        read = whole or note.state == "shown"
        return cls(
            id=note.id,
            table=note.table_id,
            number=note.number,
            ref=note.ref,
            prompt=note.prompt_id,
            text=note.text if read else None,
            card_type=note.card_type,
            fields=note.fields if read else {},
            body=BodyView.of(note.body) if naming != "nothing" else None,
            author=author_of(note) if read and naming == "names" else None,
            source=note.source,
            revision=note.revision,
            late=note.late,
            added_at=stamp(note.added_at),
            state=note.state,
            answer=AnswerView.of(note) if read else None,
        )


def author_of(note: Note) -> AuthorView | None:
    """Who wrote `note`, if it is known."""
    return AuthorView(id=note.author.id, name=note.author.name) if note.author else None


class WholeNote(Event):
    """An event that carries the note as it is now."""

    note: NoteView

    @property
    def subject(self) -> str:
        return self.note.id


class NamedNote(Event):
    """An event that only names the note."""

    note: str

    @property
    def subject(self) -> str:
        return self.note


class NoteAdded(WholeNote):
    """A note is new at this table."""


class NoteEdited(WholeNote):
    """Its author wrote it better."""


class NoteRestored(WholeNote):
    """It came back from the bin."""


class NoteDeleted(NamedNote):
    """Its author put it in the bin; the number stays."""


class NoteRemoved(NamedNote):
    """It belongs to another table now."""

    to: int


class NoteHidden(Event):
    """A facilitator took it out of sight: the table gets the id, the author also the text and the reason."""

    note: str | NoteView
    text: str | None = None
    reason: str | None = None

    @property
    def subject(self) -> str:
        return self.note if isinstance(self.note, str) else self.note.id


class NoteShown(Event):
    """It is in sight again: the table gets the note, author and staff the id."""

    note: str | NoteView

    @property
    def subject(self) -> str:
        return self.note if isinstance(self.note, str) else self.note.id
