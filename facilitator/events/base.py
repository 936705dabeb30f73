"""What all events share."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """A part of what is told; it never changes once it is made."""

    model_config = ConfigDict(frozen=True)


class Event(View):
    """Something that happened, named by its class: NoteAdded is told as `note_added`."""

    @property
    def name(self) -> str:
        """The event's name on the wire."""
        return event_name(type(self))

    @property
    def subject(self) -> str | None:
        """The id of the note it speaks of, by which a later redaction finds it."""
        return None


@cache
def event_name(kind: type[Event]) -> str:
    """The name on the wire of a class of events."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
