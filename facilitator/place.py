"""Where somebody wants to write: the one look every note needs. Plain columns, because nothing is done more often."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.identity import Actor
from facilitator.models import Activity, Body, Participant, Prompt, Seat, Table, Workshop
from facilitator.models.activity import is_in_time
from facilitator.prepared import Prepared
from facilitator.refusal import not_found

LOOK = Prepared(
    sa.select(
        Table.id,
        Table.number,
        Table.frozen_at.is_not(None),
        Workshop.id,
        Workshop.status == "open",
        Workshop.naming,
        sa.or_(Table.ended_at.is_not(None), sa.and_(Table.ends_at.is_(None), Activity.status == "ended")),
        sa.func.coalesce(Table.ends_at, Activity.ends_at),
        Seat.id.is_not(None),
        Prompt.id,
        Participant.name,
        Body.id,
        Body.name,
    )
    .join(Workshop, Workshop.id == Table.workshop_id)
    .join(Activity, Activity.id == Table.activity_id)
    .outerjoin(Seat, sa.and_(Seat.table_id == Table.id, Seat.participant_id == sa.bindparam("actor")))
    .outerjoin(Prompt, sa.and_(Prompt.table_id == Table.id, Prompt.id == sa.bindparam("prompt")))
    .outerjoin(Participant, Participant.id == sa.bindparam("actor"))
    .outerjoin(Body, Body.id == Participant.body_id)
    .where(Table.id == sa.bindparam("table"), Workshop.deleted_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Place:
    """A table, what can be written there now, and who the writer is there."""

    table: str
    number: int
    is_frozen: bool
    workshop: str
    is_open: bool
    naming: str
    is_ended: bool
    ends_at: datetime | None
    has_seat: bool
    prompt: str | None
    name: str | None
    body: str | None
    body_name: str | None

    def takes_in_time(self, moment: datetime, grace: float) -> bool:
        """Whether a note of `moment` is in time."""
        return is_in_time(self.is_ended, self.ends_at, moment, grace)


def find_place(session: orm.Session, table: str, prompt: str | None, actor: Actor) -> Place:
    """The place as it is inside the journal's transaction; its session keeps it for the operation about to run."""
    asked = {"table": table, "prompt": prompt, "actor": actor.id if actor.kind == "participant" else None}
    connection = cast(sa.Connection, session.get_bind())
    found = LOOK.first(connection, asked)
    if found is None:
        raise not_found("table")
    session.info["place"] = place = Place(*found)
    return place


def found_place(session: orm.Session) -> Place:
    """The place the rule of the running operation has found."""
    return cast(Place, session.info["place"])
