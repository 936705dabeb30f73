"""Ends activities, and tables with an end of their own, whose time and grace are over.

A restart rings each bell once: its id is made from the end.
"""

import itertools
from datetime import datetime, timedelta
from uuid import UUID, uuid5

import sqlalchemy as sa
import structlog

from facilitator import loop
from facilitator.clock import now, stamp
from facilitator.identity import SYSTEM
from facilitator.journal import Committed, Journal, Operation
from facilitator.models import Activity, Table

SECONDS_BETWEEN_LOOKS = 1
# What another process wrote is not heard here.
LOOK_ANYWAY_EVERY = 30
TIMED = ("activity_", "table_", "workshop_")

log = structlog.get_logger()


class Bell:
    """Knows the next end, and asks the database for it only when somebody may have changed it."""

    def __init__(self, journal: Journal, grace: float) -> None:
        self._journal = journal
        self._grace = grace
        self._next: datetime | None = None
        self._may_have_changed = True

    def hear(self, committed: Committed) -> None:
        """Take note that something was told of a time."""
        if any(event.name.startswith(TIMED) for event in committed.events):
            self._may_have_changed = True

    def ring(self) -> None:
        """For ever: see whose time is over."""
        for turn in itertools.count():
            loop.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                self.look(now(), anyway=turn % LOOK_ANYWAY_EVERY == 0)
            except Exception:
                self._may_have_changed = True
                log.exception("the bell failed")

    def look(self, moment: datetime, *, anyway: bool = False) -> None:
        """End what is over at `moment`."""
        if self._may_have_changed or anyway:
            self._may_have_changed = False
            self._next = next_end(self._journal)
        if self._next and self._next <= moment - timedelta(seconds=self._grace):
            ring_once(self._journal, self._grace, moment)
            self._may_have_changed = True


def next_end(journal: Journal) -> datetime | None:
    """When the next moment, or table with an end of its own, is over; nothing where none has an end."""
    moments = sa.select(Activity.ends_at).where(Activity.status == "running", Activity.ends_at.is_not(None))
    tables = sa.select(Table.ends_at).where(Table.ended_at.is_(None), Table.ends_at.is_not(None))
    with journal.reading() as session:
        return min([*session.scalars(moments), *session.scalars(tables)], default=None)


def ring_once(journal: Journal, grace: float, moment: datetime) -> None:
    """End what is over at `moment`: whole moments, and tables that have an end of their own."""
    last = moment - timedelta(seconds=grace)
    moments = sa.select(Activity.id, Activity.ends_at).where(Activity.status == "running", Activity.ends_at <= last)
    tables = sa.select(Table.id, Table.ends_at).where(Table.ended_at.is_(None), Table.ends_at <= last)
    with journal.reading() as session:
        ends = [end_of("activity", key, ends_at) for key, ends_at in session.execute(moments) if ends_at]
        ends += [end_of("table", key, ends_at) for key, ends_at in session.execute(tables) if ends_at]
    if ends:
        journal.submit(ends)


def end_of(noun: str, key: str, ends_at: datetime) -> Operation:
    """The operation that ends an activity, or a table, at the end it was given."""
    told = stamp(ends_at)
    return Operation(str(uuid5(UUID(key), told)), f"end_{noun}", {noun: key, "ends_at": told}, SYSTEM)
