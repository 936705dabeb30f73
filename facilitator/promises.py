"""What people were promised about their data, kept by the server itself: each night, and whenever somebody erases."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
import structlog
from sqlalchemy import orm

from facilitator import loop
from facilitator.clock import now, stamp
from facilitator.config import Settings
from facilitator.database import is_sqlite, scrub_file
from facilitator.identity import SYSTEM
from facilitator.journal import Journal, Operation
from facilitator.models import Workshop
from facilitator.operations.erasing import Deleted, deleted_too_long
from facilitator.operations.forgetting import Kept, kept_too_long
from facilitator.upgrade import drop_copies

NIGHT = 2
SECONDS_AFTER_START = 60
ATTEMPTS, SECONDS_BETWEEN_ATTEMPTS = 5, 2
ERASING = {"own_data_erased", "people_forgotten"}

log = structlog.get_logger()


def overdue(session: orm.Session, settings: Settings, moment: datetime) -> tuple[list[Kept], list[Deleted]]:
    """The sessions whose names, and the deleted ones of which all, were kept as long as promised."""
    before = moment - timedelta(days=settings.deletion_days)
    return kept_too_long(session, moment.date()), deleted_too_long(session, before)


class Promises:
    """Forgets and erases what is overdue, and leaves nothing of it in the files of the data directory."""

    def __init__(self, journal: Journal, tidy: Callable[[], None], settings: Settings) -> None:
        self._journal = journal
        self._tidy = tidy
        self._settings = settings
        self._is_clean = True

    def hear(self, told: list[str]) -> None:
        """After somebody was erased or forgotten, clean up while nobody waits for it."""
        if ERASING & set(told):
            self._is_clean = False
            if loop.is_patched():
                loop.spawn(self.sweep)

    def beat(self) -> None:
        """For ever: soon after the start, and then each night."""
        seconds: float = SECONDS_AFTER_START
        while True:
            loop.sleep(seconds)
            try:
                self.keep(now())
            except Exception:
                log.exception("what was promised could not be kept now")
            seconds = seconds_to_night(now())

    def keep(self, moment: datetime) -> None:
        """Forget the names and erase the sessions whose time is over at a moment."""
        with self._journal.reading() as session:
            kept, deleted = overdue(session, self._settings, moment)
        before = stamp(moment - timedelta(days=self._settings.deletion_days))
        for names in kept:
            self._carry_out("forget_people", workshop=names.id)
        for workshop in deleted:
            self._carry_out("erase_workshop", workshop=workshop.id, deleted_before=before)
        if kept or deleted or not self._is_clean:
            self._is_clean = False
            self.sweep()

    def _carry_out(self, name: str, **args: Any) -> None:
        (answer,) = self._journal.submit([Operation(str(uuid4()), name, args, SYSTEM)])
        answer.result_or_raise()

    def sweep(self) -> None:
        """Leave what was written over in no file: of editions, of copies the program made, of the database itself."""
        self._tidy()
        drop_copies(self._settings)
        for _ in range(ATTEMPTS):
            if self._scrubbed():
                return
            loop.sleep(SECONDS_BETWEEN_ATTEMPTS)
        log.warning("the database file could not be cleaned now: it is tried again at night")

    def _scrubbed(self) -> bool:
        """Whether the file is clean; it is written anew as a whole only while no session is open."""
        if not is_sqlite(self._settings.database):
            self._is_clean = True
            return True
        is_quiet = not self._is_anybody_at_work()
        is_done = bool(loop.off_the_loop(scrub_file, str(self._settings.data / "facilitator.db"), is_quiet))
        self._is_clean = is_done and is_quiet
        return is_done

    def _is_anybody_at_work(self) -> bool:
        with self._journal.reading() as session:
            return session.scalar(sa.select(Workshop.id).where(Workshop.status == "open").limit(1)) is not None


def seconds_to_night(moment: datetime) -> float:
    """How long it is until most people sleep."""
    tonight = moment.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    return ((tonight if tonight > moment else tonight + timedelta(days=1)) - moment).total_seconds()
