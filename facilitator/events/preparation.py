"""Events of preparing and putting away: the agenda and the tables change, the session goes out of the way."""

from facilitator.events.base import Event
from facilitator.events.workshops import ActivityView, TableView


class WorkshopArchived(Event):
    """It is out of the way, and can still be read."""

    status: str


class WorkshopUnarchived(Event):
    """It stands among the closed ones again."""

    status: str


class WorkshopDeleted(Event):
    """It opens nothing any more, unless somebody brings it back."""

    status: str


class WorkshopRestored(Event):
    """It is back where it stood."""

    status: str


class TableAdded(Event):
    """There is one table more."""

    table: TableView


class TableRemoved(Event):
    """There is one table less."""

    table: str


class ActivityAdded(Event):
    """The agenda has one moment more; `order` names all of them as they stand."""

    activity: ActivityView
    order: list[str]


class ActivityEdited(Event):
    """A moment has another name or length."""

    activity: ActivityView


class ActivityMoved(Event):
    """A moment comes earlier or later."""

    activity: str
    order: list[str]


class ActivityRemoved(Event):
    """The agenda has one moment less."""

    activity: str
    order: list[str]
