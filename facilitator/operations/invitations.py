"""Lists of people, taken whole or not at all."""

from collections.abc import Iterator
from itertools import count
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import ParticipantsInvited, StaffPersonView
from facilitator.models import Body, Participant, Workshop, body_key
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.bodies import meant_bodies
from facilitator.operations.context import Context
from facilitator.operations.participants import Invitation, new_participant, next_position, tell_edited
from facilitator.operations.registry import operation
from facilitator.operations.seats import seated_tables
from facilitator.operations.standing import still_open
from facilitator.operations.wishes import check_all_wishes
from facilitator.permissions import find_workshop, staff_of_workshop

IMPORT_LIMIT = 2000

Listed = dict[tuple[str | None, str | None], Participant]


class ListedPerson(Invitation):
    """A person of a list. `namesake`: not who has that name and body already; `own_body`: no other body is meant."""

    namesake: bool = False
    own_body: bool = False


class ImportParticipants(Arguments):
    """People to put on the list, all or none of them."""

    workshop: Id
    participants: Annotated[list[ListedPerson], Field(max_length=IMPORT_LIMIT)]


@operation(by=staff_of_workshop)
def import_participants(args: ImportParticipants, context: Context) -> dict[str, Any]:
    """People are on the list; the same list again changes nothing."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    wishes = {f"participants.{place}.": person for place, person in enumerate(args.participants)}
    check_all_wishes(wishes, workshop, context)
    listed = people_by_key(workshop, context)
    counts = {"created": 0, "updated": 0, "skipped": 0}
    positions = count(next_position(workshop, context))
    known_roles = {person.id: person.role for person in listed.values()}
    bodies = meant_bodies(((each.body or "", each.own_body) for each in args.participants), context)
    invited = [
        invite(each, bodies[each.body or "", each.own_body], workshop, listed, positions, counts, context)
        for each in args.participants
    ]
    touched = dict.fromkeys(person for person in invited if person)
    context.session.flush()
    tables = seated_tables(workshop, context)
    people = [StaffPersonView.with_seat(person, tables.get(person.id)) for person in touched]
    context.tell(workshop.staff_stream, ParticipantsInvited(participants=people))
    for person in touched:
        if known_roles.get(person.id, person.role) != person.role:
            tell_edited(person, tables.get(person.id), workshop, context)
    return counts


def people_by_key(workshop: Workshop, context: Context) -> Listed:
    """The people of a workshop by normalised name and body."""
    people = sa.select(Participant).where(Participant.workshop_id == workshop.id).order_by(Participant.position.desc())
    return {(person.name_key, person.body_id): person for person in context.session.scalars(people)}


def invite(
    invitation: ListedPerson,
    body: Body | None,
    workshop: Workshop,
    listed: Listed,
    positions: Iterator[int],
    counts: dict[str, int],
    context: Context,
) -> Participant | None:
    """Put one person on the list; the person if something changed."""
    key = (body_key(invitation.name), body.id if body else None)
    person = None if invitation.namesake else listed.get(key)
    if person is None:
        person = new_participant(invitation, body, workshop, next(positions), context)
        listed.setdefault(key, person)
        counts["created"] += 1
    elif person.invited_at and not says_more(invitation, person):
        counts["skipped"] += 1
        return None
    else:
        counts["updated"] += 1
    keep_said(invitation, person)
    person.invited_at = person.invited_at or context.now
    return person


def says_more(invitation: Invitation, person: Participant) -> bool:
    """Whether a list says something of a person that was otherwise; what it does not say stays."""
    pairs = (
        (invitation.role, person.role),
        (invitation.first_choice, person.first_choice_id),
        (invitation.second_choice, person.second_choice_id),
        (invitation.remote, person.is_remote),
    )
    return any(said is not None and said != known for said, known in pairs)


def keep_said(invitation: Invitation, person: Participant) -> None:
    """Keep what a list says of a person."""
    person.role = invitation.role or person.role
    person.first_choice_id = invitation.first_choice or person.first_choice_id
    second = invitation.second_choice or person.second_choice_id
    person.second_choice_id = None if second == person.first_choice_id else second
    if invitation.remote is not None:
        person.is_remote = invitation.remote
