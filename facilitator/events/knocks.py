"""Events of the door: told to who conducts, and to who waits about themselves."""

from facilitator.clock import stamp
from facilitator.events.base import Event, View
from facilitator.models import Knock


class KnockView(View):
    """Somebody at the door, as who conducts sees them; `returning` is the person they say they are."""

    id: str
    name: str | None
    body_name: str | None
    role: str
    at: str
    listed: bool
    returning: str | None
    status: str

    @classmethod
    def of(cls, knock: Knock) -> "KnockView":
        """The view of `knock`."""
        return cls(
            id=knock.id,
            name=knock.name,
            body_name=knock.body_name,
            role=knock.role or "other",
            at=stamp(knock.knocked_at),
            listed=knock.is_listed,
            returning=knock.participant_id if knock.is_return else None,
            status=knock.status,
        )


class KnockAdded(Event):
    """Somebody waits at the door; told to staff."""

    knock: KnockView


class KnockAccepted(Event):
    """Who waited is in; told to them and to staff."""

    knock: str


class KnockRefused(Event):
    """Who waits is not let in for now; told to them and to staff."""

    knock: str


class KnockWithdrawn(Event):
    """Who waited does not any more; told to staff."""

    knock: str


class ParticipantReturned(Event):
    """A person is back at the own place from another phone; told to staff."""

    participant: str
