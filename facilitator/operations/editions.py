"""The restitution for everybody: published in numbered editions, each of which can be withdrawn."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field, StringConstraints
from sqlalchemy import orm

from facilitator.events import EditionView, RestitutionPublished, RestitutionWithdrawn
from facilitator.models import Edition, User, Workshop, new_public_id
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused, not_found
from facilitator.restitution.publication import digest, packed
from facilitator.restitution.publishing import numbered

DIGEST_LENGTH = 64


class PublishRestitution(Arguments):
    """A closed session, whose restitution everybody may read; `seen` is the digest of what was looked at before."""

    workshop: Id
    seen: Annotated[str, StringConstraints(max_length=DIGEST_LENGTH)] | None = None


class WithdrawRestitution(Arguments):
    """A session, and the number of the edition that nobody shall read any more."""

    workshop: Id
    edition: Annotated[int, Field(ge=1, le=1_000_000)]


@operation(by=staff_of_workshop, on_archived=True)
def publish_restitution(args: PublishRestitution, context: Context) -> dict[str, Any]:
    """Everybody with the address reads the restitution as it stands now; corrections make another edition."""
    workshop = find_workshop(context.session, args.workshop)
    if not workshop.is_closed:
        raise Refused("invalid", "The session is not closed: notes may still come in.", reason="not_closed")
    editions = editions_of(context.session, workshop)
    made = numbered(context.session, workshop.id, 1 + len(editions), context.now)
    said = digest(made)
    readable = newest_readable(editions)
    if args.seen is not None and args.seen != said:
        raise Refused("stale_revision", "Somebody changed this meanwhile: look again.", reason="changed")
    if readable and readable.digest == said:
        raise Refused("invalid", "Nothing has changed since the last edition.", reason="unchanged")
    edition = Edition(
        id=context.id,
        workshop_id=workshop.id,
        number=1 + len(editions),
        published_at=context.now,
        published_by=publisher(context),
        digest=said,
        content=packed(made),
    )
    workshop.public_id = workshop.public_id or unused_public_id(context)
    context.session.add(edition)
    context.tell(workshop.stream, RestitutionPublished(restitution=EditionView.of(edition, workshop)))
    return {"edition": edition.number, "path": f"/r/{workshop.public_id}"}


def editions_of(session: orm.Session, workshop: Workshop) -> list[Edition]:
    """All editions, also those withdrawn, the oldest first; what they say is not read."""
    numbered = sa.select(Edition).where(Edition.workshop_id == workshop.id).order_by(Edition.number)
    return list(session.scalars(numbered))


def newest_readable(editions: list[Edition]) -> Edition | None:
    """The edition everybody reads."""
    return next((edition for edition in reversed(editions) if edition.is_readable), None)


def newest_edition(session: orm.Session, workshop: Workshop) -> Edition | None:
    """The edition everybody reads; most sessions have none yet, and ask no question."""
    return newest_readable(editions_of(session, workshop)) if workshop.public_id else None


def publisher(context: Context) -> str:
    """Who publishes, for the others who conduct."""
    account = context.session.get_one(User, context.actor.id)
    return account.name or account.email


def unused_public_id(context: Context) -> str:
    """An address no other restitution has."""
    while True:
        made = new_public_id()
        if context.session.scalar(sa.select(Workshop.id).where(Workshop.public_id == made)) is None:
            return made


@operation(by=staff_of_workshop, on_archived=True)
def withdraw_restitution(args: WithdrawRestitution, context: Context) -> dict[str, Any]:
    """Nobody reads this edition any more; its address says that it was withdrawn."""
    workshop = find_workshop(context.session, args.workshop)
    editions = editions_of(context.session, workshop)
    edition = next((each for each in editions if each.number == args.edition), None)
    if edition is None:
        raise not_found("edition")
    if not edition.is_readable:
        raise Refused("invalid", "This edition is withdrawn already.", reason="withdrawn")
    edition.withdrawn_at = context.now
    left = newest_readable(editions)
    told = EditionView.of(left, workshop) if left else None
    context.tell(workshop.stream, RestitutionWithdrawn(restitution=told))
    return {"edition": edition.number, "readable": left.number if left else None}
