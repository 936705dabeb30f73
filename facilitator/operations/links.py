"""Personal links: coming in by one, and giving somebody another one."""

from typing import Any

import sqlalchemy as sa

from facilitator.events import LinkRenewed, LinksRenewed, ProjectorLinkRenewed, SignupLinkRenewed
from facilitator.models import Participant, Workshop
from facilitator.operations.arguments import Arguments, Id, Line
from facilitator.operations.context import Context
from facilitator.operations.participants import come_in
from facilitator.operations.registry import operation
from facilitator.permissions import expected_person, find_participant, find_workshop, staff_of_workshop
from facilitator.refusal import Refused


class EnterWorkshop(Arguments):
    """Which notice was read."""

    notice: Line | None = None


class RenewLink(Arguments):
    """A person."""

    participant: Id


class RenewLinks(Arguments):
    """A session."""

    workshop: Id


@operation(by=expected_person)
def enter_workshop(args: EnterWorkshop, context: Context) -> dict[str, Any]:
    """Whoever came by a personal link is present, as with the code, and seated when the tables are known."""
    person = find_participant(context.session, context.actor.id or "")
    workshop = context.session.get_one(Workshop, person.workshop_id)
    if not workshop.is_open:
        raise Refused("workshop_closed", "The door of this session is not open.")
    if person.present_at is None:
        come_in(person, None, args.notice, workshop, context)
    return {"participant": person.id}


@operation(by=staff_of_workshop)
def renew_link(args: RenewLink, context: Context) -> dict[str, Any]:
    """The personal link of somebody is another one; the old one ends, on every device that came in by it."""
    person = find_participant(context.session, args.participant)
    workshop = context.session.get_one(Workshop, person.workshop_id)
    revoke(person, context)
    context.tell(workshop.staff_stream, LinkRenewed(participant=person.id))
    return {"participant": person.id}


@operation(by=staff_of_workshop)
def renew_links(args: RenewLinks, context: Context) -> dict[str, Any]:
    """Everybody who is not in yet has another personal link; who is in stays in."""
    workshop = find_workshop(context.session, args.workshop)
    absent = sa.select(Participant).where(Participant.workshop_id == workshop.id, Participant.present_at.is_(None))
    people = list(context.session.scalars(absent))
    for person in people:
        revoke(person, context)
    context.tell(workshop.staff_stream, LinksRenewed(people=len(people)))
    return {"people": len(people)}


@operation(by=staff_of_workshop)
def renew_signup_link(args: RenewLinks, context: Context) -> dict[str, Any]:
    """Who signs up needs another link; the one that was sent stops, and who signed up by it stays on the list."""
    workshop = find_workshop(context.session, args.workshop)
    workshop.signup_version += 1
    context.tell(workshop.staff_stream, SignupLinkRenewed())
    return {}


@operation(by=staff_of_workshop)
def renew_projector_link(args: RenewLinks, context: Context) -> dict[str, Any]:
    """The screen in the hall needs another link; screens that were opened by the one before show nothing more."""
    workshop = find_workshop(context.session, args.workshop)
    workshop.projector_version += 1
    context.sign_out(f"projector:{workshop.id}")
    context.tell(workshop.staff_stream, ProjectorLinkRenewed())
    return {}


def revoke(person: Participant, context: Context) -> None:
    """End what was given of a person's place: links, cookies, open pages."""
    person.token_version += 1
    for kind in ("participant", "expected"):
        context.sign_out(f"{kind}:{person.id}")
