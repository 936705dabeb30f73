"""Where somebody wants to write: the one look every note needs. Plain columns, because nothing is done more often."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.identity import Actor
from facilitator.models import Activity, Body, Participant, Prompt, Seat, Table, Workshop
from facilitator.models.activity import is_in_time
from facilitator.refusal import not_found

LOOK = (
    sa.select(
        Table.id,
        Table.number,
        Table.frozen_at,
        Workshop.id.label("workshop"),
        Workshop.status,
        Workshop.naming,
        Activity.status.label("activity_status"),
        Activity.ends_at,
        Seat.id.label("seat"),
        Prompt.id.label("prompt"),
        Participant.name,
        Body.id.label("body"),
        Body.name.label("body_name"),
    )
    .join(Workshop, Workshop.id == Table.workshop_id)
    .join(Activity, Activity.id == Table.activity_id)
    .outerjoin(Seat, sa.and_(Seat.table_id == Table.id, Seat.participant_id == sa.bindparam("actor")))
    .outerjoin(Prompt, sa.and_(Prompt.table_id == Table.id, Prompt.id == sa.bindparam("prompt")))
    .outerjoin(Participant, Participant.id == sa.bindparam("actor"))
    .outerjoin(Body, Body.id == Participant.body_id)
    .where(Table.id == sa.bindparam("table"))
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
    """The place as it is inside this transaction; the session keeps it for the operation that is about to run."""
    asked = {"table": table, "prompt": prompt, "actor": actor.id if actor.kind == "participant" else None}
    row = session.connection().execute(LOOK, asked).first()
    if row is None:
        raise not_found("table")
    session.info["place"] = place = place_of(row)
    return place


def found_place(session: orm.Session) -> Place:
    """The place the rule of the running operation has found."""
    return cast(Place, session.info["place"])


def place_of(row: Any) -> Place:
    """A row of the look."""
    return Place(
        table=row.id,
        number=row.number,
        is_frozen=row.frozen_at is not None,
        workshop=row.workshop,
        is_open=row.status == "open",
        naming=row.naming,
        is_ended=row.activity_status == "ended",
        ends_at=row.ends_at,
        has_seat=row.seat is not None,
        prompt=row.prompt,
        name=row.name,
        body=row.body,
        body_name=row.body_name,
    )
