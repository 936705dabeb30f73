"""Changing one field at a time, so that two who prepare together lose nothing of each other."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from pydantic import AfterValidator, Field

from facilitator.events import WorkshopEdited, WorkshopView
from facilitator.models import Note, Participant, Seat, Table, Workshop
from facilitator.operations.arguments import Arguments, Day, Door, Id, Language, Line, Mode, Naming, Paragraph, TimeZone
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.standing import still_open
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused

CLOCK = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
PROMISED = ("language", "naming")
HOURS = ("date", "starts", "ends", "time_zone")

Clock = Annotated[str, Field(pattern=CLOCK), AfterValidator(lambda typed: typed.zfill(5))]


class Fields(Arguments):
    """The fields of a session; those that are not named stay as they are."""

    title: Line = ""
    question: Paragraph | None = None
    date: Day = date.min
    starts: Clock | None = None
    ends: Clock | None = None
    time_zone: TimeZone = ""
    mode: Mode = "hybrid"
    place: Line | None = None
    host: Line | None = None
    partners: Paragraph | None = None
    supporters: Paragraph | None = None
    language: Language = "it"
    naming: Naming = "bodies"
    door: Door = "open"
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 1


class ChangeWorkshop(Arguments):
    """What is other now, and what stood there when its writer began to write."""

    workshop: Id
    changes: Fields
    known: Fields | None = None


@operation(by=staff_of_workshop)
def change_workshop(args: ChangeWorkshop, context: Context) -> dict[str, Any]:
    """One thing about the session is other now, on every screen; whoever did not see the last change is told of it."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    now = fields_of(workshop)
    changes = changed(args.changes, args.known, now)
    keep_promises(changes, now, workshop, context)
    write(workshop, settled({**now, **changes}, now, changes))
    context.tell(workshop.stream, WorkshopEdited(workshop=WorkshopView.of(workshop)))
    return {}


def changed(changes: Arguments, known: Arguments | None, now: dict[str, Any]) -> dict[str, Any]:
    """What is to be written, unless somebody else wrote there since the writer looked."""
    wanted = changes.model_dump(include=changes.model_fields_set)
    if not wanted:
        raise Refused("invalid", "Say what is other now.", path="changes")
    seen = known.model_dump(include=known.model_fields_set) if known else {}
    for name in wanted.keys() & seen.keys():
        if now[name] not in (seen[name], wanted[name]):
            current = type(changes).model_construct(**{name: now[name]}).model_dump(mode="json", include={name})[name]
            reason = "Somebody changed this meanwhile."
            raise Refused("stale_revision", reason, path=f"changes.{name}", current=current)
    return wanted


def fields_of(workshop: Workshop) -> dict[str, Any]:
    """The fields as they are, the hours by the clock of the place."""
    zone = ZoneInfo(workshop.time_zone)
    hours = {"starts": clock(workshop.starts_at, zone), "ends": clock(workshop.ends_at, zone)}
    return {name: hours[name] if name in hours else getattr(workshop, name) for name in Fields.model_fields}


def clock(moment: datetime | None, zone: ZoneInfo) -> str | None:
    """What the clock of a place shows at a moment."""
    return moment.astimezone(zone).strftime("%H:%M") if moment else None


def moment(day: date, shown: str | None, zone: str) -> datetime | None:
    """When the clock of a place shows something."""
    return datetime.combine(day, time.fromisoformat(shown), ZoneInfo(zone)).astimezone(UTC) if shown else None


def keep_promises(changes: dict[str, Any], now: dict[str, Any], workshop: Workshop, context: Context) -> None:
    """Refuse to change what people have read before they entered."""
    broken = [name for name in PROMISED if changes.get(name, now[name]) != now[name]]
    if changes.get("retention_days", 0) > now["retention_days"]:
        broken.append("retention_days")
    if broken and is_read(workshop, context):
        reason = "People have read this before they entered: it stays."
        raise Refused("invalid", reason, path=f"changes.{broken[0]}", reason="promised")


def is_read(workshop: Workshop, context: Context) -> bool:
    """Whether somebody has entered or signed up, sits somewhere, or a note is written."""
    entered = sa.or_(
        Participant.present_at.is_not(None), Participant.registered_at.is_not(None), Participant.notice_at.is_not(None)
    )
    traces = (
        sa.select(Participant.id).where(Participant.workshop_id == workshop.id, entered),
        sa.select(Seat.id).join(Table, Table.id == Seat.table_id).where(Table.workshop_id == workshop.id),
        sa.select(Note.id).where(Note.workshop_id == workshop.id),
    )
    return any(context.session.scalar(trace.limit(1)) is not None for trace in traces)


def settled(wanted: dict[str, Any], now: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The fields with an end after the beginning: who moves the beginning past the end moves the end too."""
    starts, ends = wanted["starts"], wanted["ends"]
    if not starts or not ends or starts < ends:
        return wanted
    if "ends" in changes or not now["starts"]:
        path = "changes.ends" if "ends" in changes else "changes.starts"
        raise Refused("invalid", "It would end before it begins.", path=path, reason="ends_before")
    later = minutes(starts) + minutes(ends) - minutes(now["starts"])
    return {**wanted, "ends": as_clock(later) if later < 24 * 60 else None}


def minutes(shown: str) -> int:
    """The minutes since midnight of what a clock shows."""
    return int(timedelta(hours=int(shown[:2]), minutes=int(shown[3:])).total_seconds()) // 60


def as_clock(since_midnight: int) -> str:
    return f"{since_midnight // 60:02}:{since_midnight % 60:02}"


def write(workshop: Workshop, fields: dict[str, Any]) -> None:
    """Give the session these fields."""
    for name, value in fields.items():
        if name not in ("starts", "ends"):
            setattr(workshop, name, value)
    workshop.starts_at = moment(fields["date"], fields["starts"], fields["time_zone"])
    workshop.ends_at = moment(fields["date"], fields["ends"], fields["time_zone"])
