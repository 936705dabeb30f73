"""Time as the server tells it: RFC 3339, UTC, milliseconds."""

from datetime import UTC, datetime


def now() -> datetime:
    """The moment, in UTC, cut to the millisecond that is shown and stored."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def stamp(moment: datetime) -> str:
    """`moment` as everybody gets it: 2026-11-23T09:00:00.000Z."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def stamp_or_none(moment: datetime | None) -> str | None:
    """The same, for a moment that may not have come yet."""
    return stamp(moment) if moment else None
