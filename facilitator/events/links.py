"""Events of links, personal and others: told to who conducts; the links themselves are told to nobody."""

from facilitator.events.base import Event


class LinkRenewed(Event):
    """Somebody has another personal link."""

    participant: str


class LinksRenewed(Event):
    """Everybody who is not in yet has another personal link."""

    people: int


class SignupLinkRenewed(Event):
    """Who signs up needs another link."""


class ProjectorLinkRenewed(Event):
    """The screen in the hall needs another link."""
