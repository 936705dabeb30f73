"""Events of the restitution, told to everybody in the session: where it can be read."""

from facilitator.clock import stamp
from facilitator.events.base import Event, View
from facilitator.models import Edition, Workshop


class EditionView(View):
    """The edition everybody reads now: its number, its address on this site, when it was published."""

    number: int
    path: str
    at: str

    @classmethod
    def of(cls, edition: Edition, workshop: Workshop) -> "EditionView":
        """The view of `edition`."""
        return cls(number=edition.number, path=f"/r/{workshop.public_id}", at=stamp(edition.published_at))


class RestitutionPublished(Event):
    """Everybody can read the restitution: it is the newest edition that stands at its address."""

    restitution: EditionView


class RestitutionWithdrawn(Event):
    """An edition can be read no more; the newest of the others is told, if there is one."""

    restitution: EditionView | None
