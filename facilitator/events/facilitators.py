"""Events of who conducts: told to facilitators, and to nobody else."""

from facilitator.events.base import Event


class FacilitatorAdded(Event):
    """A colleague conducts too; told by name."""

    facilitator: str


class FacilitatorRemoved(Event):
    """A colleague conducts no more."""

    facilitator: str


class FacilitatorRenamed(Event):
    """A colleague is called otherwise."""

    before: str
    facilitator: str


class FacilitatorLinkMade(Event):
    """A colleague can come to conduct by a link, until a moment; the link itself is told to nobody."""

    until: str


class FacilitatorLinkRevoked(Event):
    """A link that nobody had used is over."""

    link: str
