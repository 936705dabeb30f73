"""Sessions out of the way: archived ones are still read, deleted ones come back only while their grace lasts."""

from typing import Any

from facilitator.events import WorkshopArchived, WorkshopDeleted, WorkshopRestored, WorkshopUnarchived
from facilitator.models import body_key
from facilitator.operations.arguments import Arguments, Id, Line
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import find_workshop, kept_workshop, staff_of_deleted_workshop, staff_of_workshop
from facilitator.refusal import Refused

Moved = WorkshopArchived | WorkshopUnarchived


class ArchiveWorkshop(Arguments):
    """A session."""

    workshop: Id


class DeleteWorkshop(Arguments):
    """A session, and its title as somebody typed it who means this one."""

    workshop: Id
    title: Line


@operation(by=staff_of_workshop, on_archived=True)
def archive_workshop(args: ArchiveWorkshop, context: Context) -> dict[str, Any]:
    """A closed session is out of the way, and can still be read."""
    not_closed = Refused("invalid", "Only a closed session goes into the archive.", reason="not_closed")
    return move(args, "closed", not_closed, WorkshopArchived(status="archived"), context)


def move(args: ArchiveWorkshop, before: str, otherwise: Refused, told: Moved, context: Context) -> dict[str, Any]:
    """The session stands elsewhere, if it stood where it is taken from."""
    workshop = find_workshop(context.session, args.workshop)
    if workshop.status != before:
        raise otherwise
    workshop.status = told.status
    context.tell(workshop.stream, told)
    return {"status": told.status}


@operation(by=staff_of_workshop, on_archived=True)
def unarchive_workshop(args: ArchiveWorkshop, context: Context) -> dict[str, Any]:
    """An archived session stands among the closed ones again."""
    not_archived = Refused("invalid", "This session is not in the archive.", reason="not_archived")
    return move(args, "archived", not_archived, WorkshopUnarchived(status="closed"), context)


@operation(by=staff_of_workshop, on_archived=True)
def delete_workshop(args: DeleteWorkshop, context: Context) -> dict[str, Any]:
    """The session opens nothing any more; for some days who conducts it can bring it back."""
    workshop = find_workshop(context.session, args.workshop)
    if workshop.is_open:
        raise Refused("invalid", "People are in it: close it first.", reason="is_open")
    if body_key(args.title) != body_key(workshop.title):
        raise Refused("invalid", "This is not its title.", path="title", reason="other_title")
    workshop.deleted_at = context.now
    context.tell(workshop.stream, WorkshopDeleted(status=workshop.shown_status))
    return {}


@operation(by=staff_of_deleted_workshop, on_archived=True)
def restore_workshop(args: ArchiveWorkshop, context: Context) -> dict[str, Any]:
    """A deleted session is back where it stood."""
    workshop = kept_workshop(context.session, args.workshop)
    if not workshop.is_deleted:
        raise Refused("invalid", "This session is not deleted.", reason="not_deleted")
    workshop.deleted_at = None
    context.tell(workshop.stream, WorkshopRestored(status=workshop.status))
    return {"status": workshop.status}
