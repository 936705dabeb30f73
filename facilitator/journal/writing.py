"""The session operations write in: it knows whether one has written, so that a refusal never leaves half a change."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import orm

from facilitator.refusal import Refused


class RefusedLate(Exception):
    """An operation was refused after it had written something: the whole batch has to be undone."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class WritingSession(orm.Session):
    """A session that counts the objects it was told to write; statements given to the database are not counted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._flushes = 0

    @property
    def writes(self) -> int:
        """A number that grows with each write."""
        return self._flushes + self._has_changes()

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what has changed."""
        self._flushes += self._has_changes()
        super().flush(objects)

    def _has_changes(self) -> bool:
        return bool(self.new or self.deleted or self.dirty)
