"""What people do with notes."""

from typing import Any

import sqlalchemy as sa

from facilitator.events import (
    AuthorView,
    BodyView,
    NoteAdded,
    NoteDeleted,
    NoteEdited,
    NoteHidden,
    NoteRemoved,
    NoteRestored,
    NoteShown,
    NoteView,
)
from facilitator.models import Body, Note, Prompt, Table, Workshop
from facilitator.operations.arguments import (
    Arguments,
    BodyName,
    CardType,
    Fields,
    Id,
    Reason,
    Revision,
    Source,
    Text,
)
from facilitator.operations.bodies import known_body
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import (
    author_of_note,
    author_or_staff,
    facilitates,
    find_note,
    find_table,
    staff_of_workshop,
    writer_at_table,
)
from facilitator.place import Place, found_place
from facilitator.prepared import Prepared
from facilitator.refusal import Refused, not_found

INSERT_NOTE = Prepared(sa.insert(Note))
TAKE_NUMBER = Prepared(
    sa.update(Table)
    .where(Table.id == sa.bindparam("taken_at"))
    .values(last_note_number=Table.last_note_number + 1)
    .returning(Table.last_note_number)
)


class AddNote(Arguments):
    """A new note at a table."""

    table: Id
    text: Text
    prompt: Id | None = None
    card_type: CardType | None = None
    fields: Fields = {}
    body: BodyName | None = None
    source: Source = "phone"


class EditNote(Arguments):
    """Another text for a note; `revision` is the one the author saw."""

    note: Id
    text: Text
    revision: Revision


class OneNote(Arguments):
    """A note."""

    note: Id


class MoveNote(Arguments):
    """Another place for a note."""

    note: Id
    table: Id
    prompt: Id | None = None


class HideNote(Arguments):
    """A note and why it goes out of sight; the reason is told to its author."""

    note: Id
    reason: Reason


@operation(by=writer_at_table)
def add_note(args: AddNote, context: Context) -> dict[str, Any]:
    """The table gets a numbered note; after the end of the activity it is marked late, never refused."""
    place = found_place(context.session)
    refuse_unwritable(is_open=place.is_open, is_frozen=place.is_frozen)
    if args.prompt and place.prompt is None:
        raise Refused("invalid", "This question belongs to another table.", path="prompt")
    if args.source != "phone" and context.actor.kind == "participant":
        raise Refused("forbidden", "Only who writes for others names where it comes from.", path="source")
    body = body_of(args, place, context)
    number = take_number(place.table, context)
    late = not place.takes_in_time(context.now, context.grace)
    row = note_row(args, place, body, number, late, context)
    INSERT_NOTE.run(context.connection, [row])
    author = AuthorView(id=row["author_id"], name=place.name) if row["author_id"] else None
    note = NoteView.fresh(row, place.number, body, author, place.naming)
    context.tell(f"table:{place.table}", NoteAdded(note=note))
    return {"note": note.id, "ref": note.ref, "number": number, "revision": 1, "late": late}


def note_row(
    args: AddNote, place: Place, body: BodyView | None, number: int, late: bool, context: Context
) -> dict[str, Any]:
    """A new note as it is stored."""
    by_staff = context.actor.kind != "participant"
    return {
        "id": context.id,
        "workshop_id": place.workshop,
        "table_id": place.table,
        "number": number,
        "prompt_id": args.prompt,
        "text": args.text,
        "card_type": args.card_type,
        "fields": args.fields,
        "author_id": None if by_staff else context.actor.id,
        "by_staff": by_staff,
        "body_id": body.id if body else None,
        "source": args.source,
        "revision": 1,
        "late": late,
        "added_at": context.now,
    }


def take_number(table: str, context: Context) -> int:
    """The table's next note number; no other transaction can have it."""
    taken = TAKE_NUMBER.first(context.connection, {"taken_at": table})
    assert taken
    return int(taken[0])


@operation(by=author_of_note)
def edit_note(args: EditNote, context: Context) -> dict[str, Any]:
    """The table reads the new text, the one before nowhere; who edited an older revision is told the current one."""
    note, workshop = changeable(args.note, context)
    if note.revision != args.revision:
        current = {"revision": note.revision, "text": note.text}
        raise Refused("stale_revision", "Somebody changed this note meanwhile.", current=current)
    note.text = args.text
    note.revision += 1
    note.edited_at = context.now
    context.redact(note.id)
    context.tell(note.table.stream, NoteEdited(note=NoteView.of(note, workshop.naming)))
    return {"note": note.id, "revision": note.revision}


@operation(by=author_of_note)
def delete_note(args: OneNote, context: Context) -> dict[str, Any]:
    """The note goes to the bin: the text leaves all screens, the number stays, the author can restore it."""
    note, _ = changeable(args.note, context)
    note.deleted_at = context.now
    note.revision += 1
    context.redact(note.id)
    context.tell(note.table.stream, NoteDeleted(note=note.id))
    return {"note": note.id, "revision": note.revision}


@operation(by=author_of_note)
def restore_note(args: OneNote, context: Context) -> dict[str, Any]:
    """The note comes back from the bin as it was."""
    note = find_note(context.session, args.note)
    workshop = writable(note.table, context)
    if note.deleted_at is None:
        raise Refused("invalid", "This note is not in the bin.")
    if note.hidden_at:
        raise Refused("invalid", "A facilitator has hidden this note.")
    note.deleted_at = None
    note.revision += 1
    context.tell(note.table.stream, NoteRestored(note=NoteView.of(note, workshop.naming)))
    return {"note": note.id, "revision": note.revision}


@operation(by=author_or_staff)
def move_note(args: MoveNote, context: Context) -> dict[str, Any]:
    """The note answers another question, or belongs to another table with a new number there."""
    note, workshop = changeable(args.note, context)
    table = find_table(context.session, args.table)
    if table.workshop_id != workshop.id:
        raise not_found("table")
    asked = prompt_of(table, args.prompt, context)
    if table.id != note.table_id:
        return move_to_table(note, table, asked, workshop, context)
    note.prompt_id = asked
    note.revision += 1
    context.tell(table.stream, NoteEdited(note=NoteView.of(note, workshop.naming)))
    return {"note": note.id, "ref": note.ref, "number": note.number, "revision": note.revision}


def move_to_table(note: Note, table: Table, asked: str | None, workshop: Workshop, context: Context) -> dict[str, Any]:
    """Give the note its number at the other table and tell both."""
    if not facilitates(context.session, context.actor, workshop):
        raise Refused("forbidden", "Only a facilitator moves a note to another table.")
    left = note.table
    note.table = table
    note.table_id = table.id
    note.number = take_number(table.id, context)
    note.cluster_id = None
    note.prompt_id = asked
    note.revision += 1
    context.redact(note.id)
    context.tell(table.stream, NoteAdded(note=NoteView.of(note, workshop.naming)))
    context.tell(left.stream, NoteRemoved(note=note.id, to=table.number))
    return {"note": note.id, "ref": note.ref, "number": note.number, "revision": note.revision}


@operation(by=staff_of_workshop)
def hide_note(args: HideNote, context: Context) -> dict[str, Any]:
    """The note leaves the table's screens and stays in the register; its author is told why."""
    note = find_note(context.session, args.note)
    workshop = context.session.get_one(Workshop, note.workshop_id)
    if note.hidden_at:
        raise Refused("invalid", "This note is hidden already.")
    note.hidden_at = context.now
    note.hidden_reason = args.reason
    note.revision += 1
    context.redact(note.id)
    context.tell(note.table.stream, NoteHidden(note=note.id))
    whole = NoteView.of(note, workshop.naming, whole=True)
    context.tell(workshop.staff_stream, NoteHidden(note=whole, reason=args.reason))
    if note.author:
        context.tell(note.author.stream, NoteHidden(note=note.id, text=note.text, reason=args.reason))
    return {"note": note.id, "revision": note.revision}


@operation(by=staff_of_workshop)
def show_note(args: OneNote, context: Context) -> dict[str, Any]:
    """The note is on the table's screens again."""
    note = find_note(context.session, args.note)
    workshop = context.session.get_one(Workshop, note.workshop_id)
    if note.hidden_at is None:
        raise Refused("invalid", "This note is not hidden.")
    note.hidden_at = None
    note.hidden_reason = None
    note.revision += 1
    context.tell(note.table.stream, NoteShown(note=NoteView.of(note, workshop.naming)))
    context.tell(workshop.staff_stream, NoteShown(note=note.id))
    if note.author:
        context.tell(note.author.stream, NoteShown(note=note.id))
    return {"note": note.id, "revision": note.revision}


def writable(table: Table, context: Context) -> Workshop:
    """The workshop of a table that takes notes now."""
    workshop = context.session.get_one(Workshop, table.workshop_id)
    refuse_unwritable(is_open=workshop.is_open, is_frozen=table.is_frozen)
    return workshop


def refuse_unwritable(*, is_open: bool, is_frozen: bool) -> None:
    """Refuse where nothing can be written."""
    if not is_open:
        raise Refused("workshop_closed", "This session is closed: it can only be read.")
    if is_frozen:
        raise Refused("table_closed", "This table is read-only for now.")


def changeable(key: str, context: Context) -> tuple[Note, Workshop]:
    """A note that is in sight, at a table that takes notes now."""
    note = find_note(context.session, key)
    workshop = writable(note.table, context)
    if note.state != "shown":
        raise Refused("invalid", "This note is not in sight: restore it first.")
    return note, workshop


def prompt_of(table: Table, asked: str | None, context: Context) -> str | None:
    """The id of a question of this table, if one was named."""
    if asked is None:
        return None
    prompt = context.session.get(Prompt, asked)
    if prompt is None or prompt.table_id != table.id:
        raise Refused("invalid", "This question belongs to another table.", path="prompt")
    return prompt.id


def body_of(args: AddNote, place: Place, context: Context) -> BodyView | None:
    """The body a note speaks for: the author's own, or the one staff names when writing for others."""
    if args.body is None:
        return BodyView(id=place.body, name=place.body_name) if place.body and place.body_name else None
    if context.actor.kind == "participant":
        raise Refused("forbidden", "Only who writes for others names a body.", path="body")
    return BodyView.of(context.session.get(Body, args.body) or known_body(args.body, context))
