"""Ends activities whose time and grace are over. A restart rings each bell once: its id is made from the end."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

import sqlalchemy as sa
import structlog

from facilitator import loop
from facilitator.clock import now, stamp
from facilitator.identity import SYSTEM
from facilitator.journal import Journal, Operation
from facilitator.models import Activity

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
    """End what is over at `moment`."""
    over = sa.select(Activity.id, Activity.ends_at).where(
        Activity.status == "running", Activity.ends_at <= moment - timedelta(seconds=grace)
    )
    with journal.reading() as session:
        ends = [end_of(key, ends_at) for key, ends_at in session.execute(over) if ends_at]
    if ends:
        journal.submit(ends)


def end_of(activity: str, ends_at: datetime) -> Operation:
    """The operation that ends an activity at the end it was given."""
    told = stamp(ends_at)
    return Operation(str(uuid5(UUID(activity), told)), "end_activity", {"activity": activity, "ends_at": told}, SYSTEM)
