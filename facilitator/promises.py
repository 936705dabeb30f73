"""What people were promised about their data, kept by the server itself: each night, and whenever somebody erases."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
import structlog
from sqlalchemy import orm

from facilitator import loop
from facilitator.clock import now, stamp
from facilitator.config import Settings
from facilitator.database import empty_log, is_sqlite, write_anew
from facilitator.identity import SYSTEM
from facilitator.journal import Journal, Operation
from facilitator.models import Workshop
from facilitator.operations.erasing import Deleted, deleted_too_long
from facilitator.operations.forgetting import Kept, kept_too_long
from facilitator.upgrade import drop_copies

NIGHT = 2
SECONDS_AFTER_START = 60
ATTEMPTS, SECONDS_BETWEEN_ATTEMPTS = 5, 2
DAYS_OF_WORK = timedelta(days=1)
UNSWEPT = "unswept"
ERASING = {"own_data_erased", "people_forgotten"}

log = structlog.get_logger()


def overdue(session: orm.Session, settings: Settings, moment: datetime) -> tuple[list[Kept], list[Deleted]]:
    """The sessions whose names, and the deleted ones of which all, were kept as long as promised."""
    before = moment - timedelta(days=settings.deletion_days)
    return kept_too_long(session, moment.date()), deleted_too_long(session, before)


class Promises:
    """Forgets and erases what is overdue, and leaves nothing of it in the files of the data directory."""

    def __init__(
        self, journal: Journal, tidy: Callable[[], None], renew: Callable[[], bool], settings: Settings
    ) -> None:
        self._journal = journal
        self._tidy = tidy
        self._renew = renew
        self._settings = settings
        self._unswept = settings.data / UNSWEPT
        self._turns = loop.Turns()
        self._is_asked = False

    def hear(self, told: list[str]) -> None:
        """After somebody was erased or forgotten, clean up while nobody waits for it."""
        if ERASING & set(told):
            self._unswept.touch()
            if loop.is_patched():
                self.ask()

    def ask(self) -> None:
        """One sweep for all who ask before it begins, after the one that is under way."""
        if not self._is_asked:
            self._is_asked = True
            loop.spawn(self._try, self.sweep)

    def beat(self) -> None:
        """For ever: soon after the start, and then each night."""
        seconds: float = SECONDS_AFTER_START
        while True:
            loop.sleep(seconds)
            self._try(self.keep, now())
            seconds = seconds_to_night(now())

    def _try(self, act: Callable[..., None], *args: object) -> None:
        try:
            act(*args)
        except Exception:
            log.exception("what was promised could not be kept now")

    def keep(self, moment: datetime) -> None:
        """Forget the names and erase the sessions whose time is over at a moment, and write the database anew."""
        with self._journal.reading() as session:
            kept, deleted = overdue(session, self._settings, moment)
        before = stamp(moment - timedelta(days=self._settings.deletion_days))
        for names in kept:
            self._carry_out("forget_people", workshop=names.id)
        for workshop in deleted:
            self._carry_out("erase_workshop", workshop=workshop.id, deleted_before=before)
        if kept or deleted or self._unswept.exists():
            self._unswept.touch()
            self.sweep(whole=not self._is_anybody_at_work(moment))

    def _carry_out(self, name: str, **args: Any) -> None:
        (answer,) = self._journal.submit([Operation(str(uuid4()), name, args, SYSTEM)])
        answer.result_or_raise()

    def _is_anybody_at_work(self, moment: datetime) -> bool:
        """Whether a session of these days is open; one that nobody closed is no reason to wait for ever."""
        at_work = Workshop.status == "open", Workshop.date >= moment.date() - DAYS_OF_WORK
        with self._journal.reading() as session:
            return session.scalar(sa.select(Workshop.id).where(*at_work).limit(1)) is not None

    def sweep(self, *, whole: bool = False) -> None:
        """Leave what was written over in no file: of editions, of copies the program made, of the database itself.

        Only a whole sweep writes the database anew, and everybody waits for that: it is for the night.
        """
        with self._turns:
            self._is_asked = False
            self._tidy()
            is_renewed = self._renew()
            drop_copies(self._settings)
            on_file = is_sqlite(self._settings.database)
            is_done = not on_file or (self._is_scrubbed(whole) and whole)
            if is_done and is_renewed and not self._is_asked:
                self._unswept.unlink(missing_ok=True)

    def _is_scrubbed(self, whole: bool) -> bool:
        """Whether nobody stood in the way, after some tries."""
        is_written = not whole
        for _ in range(ATTEMPTS):
            is_written = is_written or self._journal.rest(partial(self._done, write_anew))
            if is_written and self._done(empty_log):
                return True
            loop.sleep(SECONDS_BETWEEN_ATTEMPTS)
        log.warning("the database file could not be cleaned now: it is tried again at night")
        return False

    def _done(self, work: Callable[[str], bool]) -> bool:
        return bool(loop.off_the_loop(work, str(self._settings.data / "facilitator.db")))


def seconds_to_night(moment: datetime) -> float:
    """How long it is until most people sleep."""
    tonight = moment.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    return ((tonight if tonight > moment else tonight + timedelta(days=1)) - moment).total_seconds()
