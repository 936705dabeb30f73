"""Taking what one person said out of all that was told, and out of the editions that print it."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import orjson
import sqlalchemy as sa

from facilitator.events import HelpAnswered, HelpCallView, PageSigned, SignatureView
from facilitator.models import Event, HelpCall, Note, Participant, Signature, Table, Workshop
from facilitator.operations.context import Context, redact
from facilitator.operations.editions import editions_of
from facilitator.operations.forgetting import people_in, streams_of
from facilitator.restitution.silence import Objection, Unsaid

Json = dict[str, Any]


def unsay_person(person: Participant, workshop: Workshop, context: Context) -> None:
    """Leave name, role, needs and calls of a person in nothing that the session was told before this moment."""
    streams = streams_of(workshop, [person], context)
    about = sa.and_(Event.stream.in_(streams), Event.data.contains(person.id))
    take_out(about, lambda stream, _: stream in streams, lambda told: without_person(told, person.id), context)


def without_person(told: Json, key: str) -> bool:
    """Take one person out of an event's data; whether they stood there."""
    said = [one for one in people_in(told) if one.get("id") == key]
    for one in said:
        one.update({name: empty for name, empty in (("name", None), ("role", "other"), ("needs", None)) if name in one})
    return any([without_own(told.get("call"), "text", key), without_own(told.get("signature"), "reason", key)]) or bool(
        said
    )


def without_own(part: Any, words: str, key: str) -> bool:
    """Take the words of one person out of their call or signature; whether there were any."""
    if not isinstance(part, dict) or part.get("participant") != key or part[words] is None:
        return False
    part[words] = None
    return True


def unsay_notes(notes: list[Note], context: Context) -> None:
    """Leave the words of notes in nothing that anybody was told before this moment, authors and staff included."""
    keys = {note.id for note in notes}
    take_out(Event.subject.in_(keys), lambda _, subject: subject in keys, without_words, context)


def without_words(told: Json) -> bool:
    """Take the words out of an event of a note, and why it was hidden; whether there were any."""
    said = [name for name in ("text", "reason") if told.get(name)]
    told.update(dict.fromkeys(said))
    return redact(told) or bool(said)


def take_out(
    where: sa.ColumnElement[bool],
    is_about: Callable[[str, str | None], bool],
    taken: Callable[[Json], bool],
    context: Context,
) -> None:
    """Write over the events of which something is taken, those of this batch too."""
    for told in context.earlier:
        if is_about(told.stream, told.subject):
            taken(told.data)
    for event in context.session.scalars(sa.select(Event).where(where)):
        told_before = orjson.loads(event.data)
        if taken(told_before):
            event.data = orjson.dumps(told_before).decode()


def silence(person: Participant, context: Context) -> None:
    """What a person called out for is answered and has no words; their table reads it so."""
    calls = sa.select(HelpCall, Table).join(Table, Table.id == HelpCall.table_id)
    for call, table in context.session.execute(calls.where(HelpCall.participant_id == person.id)):
        if call.text is not None or call.answered_at is None:
            call.text = None
            call.answered_at = call.answered_at or context.now
            context.tell(table.stream, HelpAnswered(call=HelpCallView.of(call)))


def withdraw_objections(person: Participant, context: Context) -> tuple[Objection, ...]:
    """What a person held against a sentence of their table's page is said no more: their table reads it so."""
    said = []
    held = sa.select(Signature, Table).join(Table, Table.id == Signature.table_id)
    mine = held.where(Signature.participant_id == person.id, Signature.reason.is_not(None))
    for signature, table in context.session.execute(mine):
        said.append(Objection(table.id, signature.field or "", signature.reason or ""))
        signature.field = signature.reason = None
        context.tell(table.stream, PageSigned(table=table.id, signature=SignatureView.of(signature)))
    return tuple(said)


def empty_editions(
    notes: list[Note], objections: tuple[Objection, ...], body: str | None, workshop: Workshop, context: Context
) -> None:
    """Print the words of notes, and what else was said, in no edition any more.

    From this moment no edition has a file: under their new names they are made when the editions are made anew.
    """
    unsaid = Unsaid(tuple(note.ref for note in notes), objections, body)
    for edition in editions_of(context.session, workshop) if notes or objections or body else ():
        edition.unsaid = [*(edition.unsaid or ()), asdict(unsaid)]
        edition.id = context.derived_id(f"edition {edition.number}")
