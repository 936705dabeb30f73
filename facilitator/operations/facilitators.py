"""Who conducts a session together with whom."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from facilitator.clock import stamp
from facilitator.events import FacilitatorAdded, FacilitatorLinkMade, FacilitatorLinkRevoked, FacilitatorRemoved
from facilitator.identity import secret_hash
from facilitator.models import FacilitatorLink, User, Workshop
from facilitator.operations.accounts import Email, Hash, active_user
from facilitator.operations.arguments import Arguments, Id, Instant, Line
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import find_workshop, signed_in, staff_of_workshop
from facilitator.refusal import Refused, not_found

LONGEST_LIFE = timedelta(days=30)
MOST_LINKS = 20


class AddFacilitator(Arguments):
    """A session and the e-mail of an account."""

    workshop: Id
    email: Email


class RemoveFacilitator(Arguments):
    """A session and somebody who conducts it."""

    workshop: Id
    user: Id


class MakeFacilitatorLink(Arguments):
    """A session, the hash of a link's secret, and how long the link is good."""

    workshop: Id
    secret_hash: Hash
    until: Instant


class RevokeFacilitatorLink(Arguments):
    """A session and one of its links."""

    workshop: Id
    link: Id


class FollowFacilitatorLink(Arguments):
    """A link's secret, of which only the hash is kept."""

    secret: Line


@operation(by=staff_of_workshop)
def add_facilitator(args: AddFacilitator, context: Context) -> dict[str, Any]:
    """A colleague conducts too: sees, opens, splits and closes as the others do."""
    workshop = find_workshop(context.session, args.workshop)
    colleague = active_user(args.email, context)
    join(colleague, workshop, context)
    return {"user": colleague.id}


def join(colleague: User, workshop: Workshop, context: Context) -> None:
    """Let a colleague conduct, who does not yet."""
    if colleague in workshop.facilitators:
        raise Refused("invalid", "This person conducts already.", path="email")
    workshop.facilitators.append(colleague)
    context.tell(workshop.staff_stream, FacilitatorAdded(facilitator=colleague.name or colleague.email))


@operation(by=staff_of_workshop)
def remove_facilitator(args: RemoveFacilitator, context: Context) -> dict[str, Any]:
    """A colleague conducts no more: their screens end at once. Somebody always conducts."""
    workshop = find_workshop(context.session, args.workshop)
    colleague = context.session.get(User, args.user)
    if colleague is None or colleague not in workshop.facilitators:
        raise not_found("user")
    if len(workshop.facilitators) == 1:
        raise Refused("invalid", "Somebody has to conduct.", path="user")
    workshop.facilitators.remove(colleague)
    context.sign_out(f"staff:{colleague.id}")
    context.tell(workshop.staff_stream, FacilitatorRemoved(facilitator=colleague.name or colleague.email))
    return {"user": colleague.id}


@operation(by=staff_of_workshop)
def make_facilitator_link(args: MakeFacilitatorLink, context: Context) -> dict[str, Any]:
    """Whoever has an account and follows the link conducts too, once, until its end."""
    workshop = find_workshop(context.session, args.workshop)
    if not context.now < args.until <= context.now + LONGEST_LIFE:
        raise Refused("invalid", f"A link is good for at most {LONGEST_LIFE.days} days.", path="until")
    drop_old_links(workshop, context)
    pending = sa.select(sa.func.count(FacilitatorLink.id)).where(FacilitatorLink.workshop_id == workshop.id)
    if (context.session.scalar(pending) or 0) >= MOST_LINKS:
        raise Refused("invalid", "Too many links wait to be used: revoke one.", path="links")
    link = FacilitatorLink(id=context.id, workshop_id=workshop.id, secret_hash=args.secret_hash, until=args.until)
    context.session.add(link)
    context.tell(workshop.staff_stream, FacilitatorLinkMade(until=stamp(args.until)))
    return {"link": link.id}


def drop_old_links(workshop: Workshop, context: Context) -> None:
    """Delete the links whose time is over."""
    over = sa.delete(FacilitatorLink).where(
        FacilitatorLink.workshop_id == workshop.id, FacilitatorLink.until <= context.now
    )
    context.session.execute(over)


@operation(by=staff_of_workshop)
def revoke_facilitator_link(args: RevokeFacilitatorLink, context: Context) -> dict[str, Any]:
    """A link that nobody has used opens nothing any more."""
    workshop = find_workshop(context.session, args.workshop)
    link = context.session.get(FacilitatorLink, args.link)
    if link is None or link.workshop_id != workshop.id:
        raise not_found("link")
    context.session.delete(link)
    context.tell(workshop.staff_stream, FacilitatorLinkRevoked(link=link.id))
    return {}


@operation(by=signed_in)
def follow_facilitator_link(args: FollowFacilitatorLink, context: Context) -> dict[str, Any]:
    """Who asks conducts too, and the link is over; who conducts already leaves it to somebody else."""
    hashed = secret_hash(args.secret)
    link = context.session.scalar(sa.select(FacilitatorLink).where(FacilitatorLink.secret_hash == hashed))
    if link is None or link.until <= context.now:
        raise not_found("link")
    workshop = find_workshop(context.session, link.workshop_id)
    join(context.session.get_one(User, context.actor.id), workshop, context)
    context.session.delete(link)
    return {"workshop": workshop.id}
