"""How a person leaves the list: the seat, the streams, the phone."""

import sqlalchemy as sa

from facilitator.events import ParticipantLeft
from facilitator.models import Event, Knock, Participant, Stream, Table, Workshop
from facilitator.operations.context import Context
from facilitator.operations.forgetting import forget_names
from facilitator.operations.knock_removal import drop_knocks, people_at_door
from facilitator.operations.seats import current_seat


def leave_seat(person: Participant, workshop: Workshop, context: Context) -> Table | None:
    """Take a person out of the seat they have. The table they left."""
    seat = current_seat(person, context)
    if seat is None:
        return None
    table = context.session.get_one(Table, seat.table_id)
    context.session.delete(seat)
    context.session.flush()
    context.tell(table.stream, ParticipantLeft(participant=person.id))
    return table


def leave_streams(person: Participant, context: Context) -> None:
    """Delete a person with all that only they were told."""
    forget_streams(person, context)
    context.session.delete(person)
    context.session.flush()


def forget_streams(person: Participant, context: Context) -> None:
    """Delete all that only one person was told, and hang up on their phone: it says how to come in again."""
    forget_knocks(person, context)
    context.sign_out(f"participant:{person.id}")
    context.sign_out(f"expected:{person.id}")
    for told in context.earlier:
        if told.stream == person.stream:
            forget_names(told.data)
    context.session.execute(sa.delete(Event).where(Event.stream == person.stream))
    context.session.execute(sa.delete(Stream).where(Stream.name == person.stream))


def forget_knocks(person: Participant, context: Context) -> None:
    """Take out what was said at the door by who is that person, or says so: they wait for nobody any more."""
    workshop = context.session.get_one(Workshop, person.workshop_id)
    drop_knocks(people_at_door(Knock.participant_id == person.id, context), workshop, context)
