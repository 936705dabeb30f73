"""Editions that printed what somebody had erased: nobody gets them until they are made anew, which is done at once."""

from collections.abc import Callable
from uuid import uuid4

import sqlalchemy as sa
import structlog
from sqlalchemy import orm

from facilitator import loop
from facilitator.identity import SYSTEM
from facilitator.journal import Answer, Operation
from facilitator.models import Edition
from facilitator.refusal import Refused
from facilitator.restitution.renewing import renewed
from facilitator.workers import Failed, Late

WAITING = sa.select(Edition.id).where(Edition.unsaid.is_not(None)).order_by(Edition.published_at.desc())

log = structlog.get_logger()


class Renewals:
    """Makes them anew, one at a time and in a process of its own, so that the loop goes on."""

    def __init__(self, submit: Callable[[list[Operation]], list[Answer]], reading: Callable[[], orm.Session]) -> None:
        self._submit = submit
        self._reading = reading
        self._turns = loop.Turns()

    def renew_all(self) -> bool:
        """Make all anew that wait for it, the newest first; whether none is left."""
        failed: list[str] = []
        while edition := self._next(failed):
            try:
                self.renew(edition)
            except Refused:
                log.exception("an edition could not be made anew")
                failed.append(edition)
        return not failed

    def _next(self, failed: list[str]) -> str | None:
        with self._reading() as session:
            return session.scalar(WAITING.where(Edition.id.not_in(failed)).limit(1))

    def renew(self, edition: str) -> None:
        """Make one anew, unless it is by now, or has another id because more of it was erased."""
        with self._turns:
            with self._reading() as session:
                looked = sa.select(Edition.content, Edition.unsaid).where(Edition.id == edition)
                found = session.execute(looked.where(Edition.unsaid.is_not(None))).one_or_none()
            if found:
                self._put(edition, self._made(found.content, found.unsaid))

    def _made(self, content: bytes, unsaid: list[dict[str, object]]) -> dict[str, str]:
        try:
            return renewed(content, unsaid)
        except Late:
            raise Refused("busy", "The edition was not made anew in time.") from None
        except Failed as failed:
            raise Refused("busy", f"The edition could not be made anew. {failed.last_line}") from None

    def _put(self, edition: str, made: dict[str, str]) -> None:
        (answer,) = self._submit([Operation(str(uuid4()), "renew_edition", {"edition": edition, **made}, SYSTEM)])
        if answer.refusal and answer.refusal.code != "not_found":
            raise answer.refusal
