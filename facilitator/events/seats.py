"""Events of the seating board: told to facilitators only, until seats are announced."""

from facilitator.events.base import Event, View


class DraftView(View):
    """Where a person is to sit, if elsewhere than now, and whether the place was fixed by hand."""

    participant: str
    table: str | None
    locked: bool


class SeatsDrafted(Event):
    """People are to sit elsewhere, or not any more; told to staff with who did it."""

    drafts: list[DraftView]
    by: str | None


class SeatsLocked(Event):
    """Places were fixed or freed; told to staff with who did it."""

    drafts: list[DraftView]
    by: str | None


class SeatsAnnounced(Event):
    """What was a draft are seats now; told to staff with who said so and how many people go elsewhere."""

    drafts: list[DraftView]
    people: int
    by: str | None
