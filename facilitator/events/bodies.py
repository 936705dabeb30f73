"""Events of bodies: told to every stream on which the body stands."""

from facilitator.events.base import Event
from facilitator.events.workshops import BodyView


class BodyEdited(Event):
    """A body has another name."""

    body: BodyView


class BodiesMerged(Event):
    """Two bodies are one: where `merged` stood stands `body`."""

    body: BodyView
    merged: str
