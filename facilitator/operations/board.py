"""The seating board: where everybody sits and is to sit in the current round."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import DraftView
from facilitator.models import Participant, Round, Seat, SeatDraft, Table, User, Workshop
from facilitator.operations.context import Context
from facilitator.operations.seats import as_person, current_round, draft_view, round_tables
from facilitator.refusal import Refused, not_found
from facilitator.seating import NoRoom, Place, Seating, split


@dataclass(slots=True)
class Board:
    """The people and the tables of a session with seats and drafts, read at once and changed together."""

    workshop: Workshop
    sitting: Round
    tables: dict[str, Table]
    people: dict[str, Participant]
    seats: dict[str, Seat]
    drafts: dict[str, SeatDraft]
    context: Context
    before: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, workshop: Workshop, context: Context) -> "Board":
        """The board of a session as it is now."""
        sitting = current_round(workshop, context)
        everybody = sa.select(Participant).where(Participant.workshop_id == workshop.id).order_by(Participant.position)
        people = context.session.scalars(everybody.options(orm.joinedload(Participant.body)))
        seats = context.session.scalars(sa.select(Seat).where(Seat.round_id == sitting.id))
        drafts = context.session.scalars(sa.select(SeatDraft).where(SeatDraft.round_id == sitting.id))
        return cls(
            workshop,
            sitting,
            {table.id: table for table in round_tables(sitting, context)},
            {person.id: person for person in people},
            {seat.participant_id: seat for seat in seats},
            {draft.participant_id: draft for draft in drafts},
            context,
        )

    @property
    def counted(self) -> list[Participant]:
        """Who is present; before anybody is, everybody on the list."""
        return [one for one in self.people.values() if one.present_at] or list(self.people.values())

    @property
    def moved(self) -> list[dict[str, str | None]]:
        """Whose place is another one than before, from where to where."""
        places = ((one, before, self.place(one)) for one, before in self.before.items())
        return [{"participant": one, "before": old, "after": new} for one, old, new in places if old != new]

    @property
    def mover(self) -> str | None:
        """The name of who conducts and does this."""
        return context_name(self.context)

    def person(self, key: str) -> Participant:
        """Somebody of this session."""
        if key not in self.people:
            raise not_found("participant")
        return self.people[key]

    def table(self, key: str) -> Table:
        """A table people can be seated at in this round."""
        if key not in self.tables:
            raise not_found("table")
        return self.tables[key]

    def place(self, person: str) -> str | None:
        """Where somebody is to sit, else where they sit."""
        place = self.drafts.get(person) or self.seats.get(person)
        return place.table_id if place else None

    def is_locked(self, person: str) -> bool:
        """Whether a facilitator fixed the place of somebody."""
        place = self.drafts.get(person) or self.seats.get(person)
        return bool(place and place.is_locked)

    def put(self, person: str, table: str | None) -> None:
        """Give somebody another place; a draft that says no more than the seat goes."""
        self.before.setdefault(person, self.place(person))
        seat, draft = self.seats.get(person), self.drafts.get(person)
        if table is None or (seat and seat.table_id == table):
            self.drop(person)
        elif draft:
            draft.table_id = table
        else:
            self.drafts[person] = self._new_draft(person, table)

    def lock(self, people: list[str], is_locked: bool) -> None:
        """Fix the places of some people, or free them."""
        places = [place for person in people if (place := self.drafts.get(person) or self.seats.get(person))]
        if len(places) < len(people):
            raise Refused("invalid", "Somebody without a place has nothing to fix.")
        for place in places:
            place.is_locked = is_locked

    def drop(self, person: str) -> None:
        """There is no draft for somebody any more; what was fixed stays so on the seat."""
        draft = self.drafts.pop(person, None)
        if draft:
            self.context.session.delete(draft)
        if draft and person in self.seats:
            self.seats[person].is_locked = draft.is_locked

    def split(self, people: Sequence[Participant], seed: int) -> Seating:
        """Even tables for these people, those whose place is fixed where they are."""
        fixed = {one.id: place for one in people if self.is_locked(one.id) and (place := self.place(one.id))}
        places = [Place(table.id, table.capacity) for table in self.tables.values()]
        try:
            return split([as_person(one) for one in people], places, seed, fixed)
        except NoRoom as full:
            raise Refused("invalid", f"Not everybody finds a seat: {full}.", reason="full") from full

    def rows(self, people: Iterable[str]) -> list[DraftView]:
        """What facilitators see of these people's drafts."""
        return [draft_view(one, self.drafts.get(one), self.is_locked(one)) for one in people]

    def _new_draft(self, person: str, table: str) -> SeatDraft:
        draft = SeatDraft(
            id=self.context.derived_id(f"draft:{person}"),
            participant_id=person,
            table_id=table,
            round_id=self.sitting.id,
            is_locked=self.is_locked(person),
        )
        self.context.session.add(draft)
        return draft


def context_name(context: Context) -> str | None:
    """The name of the facilitator who acts, if one does and has a name."""
    return context.session.get_one(User, context.actor.id).name or None if context.actor.is_staff else None
