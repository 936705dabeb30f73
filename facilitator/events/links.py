"""Events of personal links: told to who conducts; the links themselves are told to nobody."""

from facilitator.events.base import Event


class LinkRenewed(Event):
    """Somebody has another personal link."""

    participant: str


class LinksRenewed(Event):
    """Everybody who is not in yet has another personal link."""

    people: int
