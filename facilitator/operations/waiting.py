"""The door: who comes in at once, and who waits until somebody lets them in."""

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import Event, KnockAdded, KnockView, KnockWithdrawn
from facilitator.models import Knock, Participant, Workshop, body_key
from facilitator.operations.context import Context
from facilitator.operations.knock_removal import drop_knocks
from facilitator.refusal import Refused

MOST_WAITING = 300
WHILE_FULL = 60
AT_ONCE = 30


def waits(workshop: Workshop, claimed: Participant | None) -> bool:
    """Whether who comes by the code waits: everybody where each is let in, and who is not on a list that counts."""
    return workshop.door == "approval" or (workshop.door == "list" and claimed is None)


def person_inside(name: str, body: str | None, workshop: Workshop, session: orm.Session) -> Participant | None:
    """Who of that name is in already; the body decides between two, and may be left out where there is one."""
    if not body_key(name):
        return None
    people = list(session.scalars(inside(name, workshop, *([Participant.body_id == body] if body else [])).limit(2)))
    return people[0] if len(people) == 1 else None


def is_name_inside(name: str, workshop: Workshop, session: orm.Session) -> bool:
    """Whether somebody of that name is in already, from whichever body."""
    return bool(body_key(name)) and session.scalar(inside(name, workshop).limit(1)) is not None


def inside(name: str, workshop: Workshop, *also: sa.ColumnElement[bool]) -> sa.Select[Participant]:
    """The people of a name who are in."""
    of_name = (Participant.workshop_id == workshop.id, Participant.name_key == body_key(name))
    return sa.select(Participant).where(*of_name, Participant.present_at.is_not(None), *also)


def wait_at_door(knock: Knock, workshop: Workshop, context: Context) -> Knock:
    """Somebody waits: who conducts sees it, and the phone has a stream of its own."""
    gone = make_room(workshop, context)
    knock.workshop_id, knock.knocked_at = workshop.id, context.now
    context.session.add(knock)
    context.session.flush()
    context.open_stream(knock.stream)
    context.tell(workshop.staff_stream, KnockAdded(knock=KnockView.of(knock)))
    for refused in gone:
        leave_door(refused, workshop, context)
    return knock


def make_room(workshop: Workshop, context: Context) -> list[Knock]:
    """Who has to leave a full door, of those who were told “not now” the first; where nobody was, it is full."""
    at_door = (Knock.workshop_id == workshop.id, Knock.accepted_at.is_(None))
    if (context.session.scalar(sa.select(sa.func.count(Knock.id)).where(*at_door)) or 0) < MOST_WAITING:
        return []
    refused = sa.select(Knock).where(*at_door, Knock.refused_at.is_not(None)).order_by(Knock.refused_at, Knock.id)
    gone = list(context.session.scalars(refused.limit(1)))
    if not gone:
        raise Refused("rate_limited", "Too many wait at this door.", retry_after=WHILE_FULL)
    return gone


def leave_door(knock: Knock, workshop: Workshop, context: Context) -> None:
    """Somebody waits no more, and nothing they said at the door is kept."""
    drop_knocks([knock], workshop, context)
    context.tell(workshop.staff_stream, KnockWithdrawn(knock=knock.id))


def newcomers_at(workshop: Workshop, keys: list[str] | None, context: Context) -> list[Knock]:
    """Who waits for a place of their own and was not answered, who came first first."""
    waiting = sa.select(Knock).where(
        Knock.workshop_id == workshop.id,
        Knock.accepted_at.is_(None),
        Knock.refused_at.is_(None),
        Knock.is_return.is_(False),
        *([Knock.id.in_(keys)] if keys else []),
    )
    return list(context.session.scalars(waiting.order_by(Knock.knocked_at, Knock.id).limit(AT_ONCE)))


def unanswered(session: orm.Session, workshop: str) -> list[Knock]:
    """Who is not let in, also those who were told so: that can still change."""
    knocks = sa.select(Knock).where(Knock.workshop_id == workshop, Knock.accepted_at.is_(None))
    return list(session.scalars(knocks.order_by(Knock.knocked_at, Knock.id)))


def tell_waiting(event: Event, workshop: Workshop, context: Context) -> None:
    """Tell everybody at the door."""
    for knock in unanswered(context.session, workshop.id):
        context.tell(knock.stream, event)
