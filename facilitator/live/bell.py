"""Ends activities, and tables with an end of their own, whose time and grace are over.

A restart rings each bell once: its id is made from the end.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

import sqlalchemy as sa
import structlog

from facilitator import loop
from facilitator.clock import now, stamp
from facilitator.identity import SYSTEM
from facilitator.journal import Journal, Operation
from facilitator.models import Activity, Table

SECONDS_BETWEEN_LOOKS = 1

log = structlog.get_logger()


def ring(journal: Journal, grace: float) -> None:
    """For ever: look whose time is over."""
    while True:
        loop.sleep(SECONDS_BETWEEN_LOOKS)
        try:
            ring_once(journal, grace, now())
        except Exception:
            log.exception("the bell failed")


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
