"""Coming in, for programs and simulated people."""

from typing import Any

import sqlalchemy as sa
from flask import Response
from pydantic import BaseModel, ConfigDict

from facilitator.events import PersonView
from facilitator.extensions import db
from facilitator.identity import ANONYMOUS
from facilitator.journal import Operation
from facilitator.models import Knock, Participant, Seat, Table, Workshop, normal_code
from facilitator.operations.arguments import Id
from facilitator.permissions import anyone, found
from facilitator.refusal import Refused
from facilitator.text import clean_line
from facilitator.views import guesses
from facilitator.views.api.blueprint import answer, blueprint, body, read
from facilitator.views.asking import keyring, permitted
from facilitator.views.entry import join as enter

SHORTEST_TOKEN = 20


class Joining(BaseModel):
    """A code, an id made by who joins, and as little as they want to say."""

    model_config = ConfigDict(extra="forbid")

    code: str
    id: Id
    name: str | None = None
    body: str | None = None
    role: str | None = None


@blueprint.post("/join")
@permitted(anyone)
def join() -> Response:
    """A person's token and place; the same id again gives the same person."""
    joining = read(Joining, body())
    if len(joining.code) < SHORTEST_TOKEN:
        guesses.check_patience()
    args = joining.model_dump(exclude={"id"}, exclude_none=True)
    joined = enter(Operation(joining.id, "join_workshop", args, ANONYMOUS), people_wait(joining.code))
    if joined.refusal and joined.refusal.code == "unknown_code":
        guesses.note(right=False)
    result = joined.result_or_raise()
    if not joined.duplicate:
        guesses.note(right=True)
    return answer(told(result), 200 if joined.duplicate else 201)


def people_wait(code: str) -> bool:
    """Whether a code leads to a door where people wait; asked only while an address has to be slow there."""
    by_code = sa.or_(Workshop.code == normal_code(code), Workshop.join_token == clean_line(code))
    opened = sa.select(Workshop.door).where(by_code, Workshop.status == "open")
    return bool(guesses.seconds_to_knock()) and db.session.scalar(opened) in ("list", "approval")


def told(result: dict[str, Any]) -> dict[str, Any]:
    """The place of who is in, or the wait of who is at the door and was not let in yet."""
    knock = found(db.session.get(Knock, result["knock"]), "knock") if "knock" in result else None
    if knock and not knock.accepted_at:
        return wait(knock)
    if knock:
        return admit(knock.participant_id or "", knock.token_version)
    return admit(result["participant"], result["version"])


def admit(key: str, version: int | None) -> dict[str, Any]:
    """The place that was given, as long as no other phone got it since."""
    person = found(db.session.get(Participant, key), "participant")
    if person.token_version != version:
        raise Refused("unauthenticated", "Your place is open on another phone. Join again.")
    return welcome(person)


def wait(knock: Knock) -> dict[str, Any]:
    """What a person needs to wait: nothing but the own stream, which says when somebody lets them in."""
    workshop = db.session.get_one(Workshop, knock.workshop_id)
    person = {"id": knock.id, "name": knock.name, "body": None, "role": knock.role or "other", "seat": None}
    return {
        "token": keyring().knock_token(knock),
        "participant": person,
        "workshop": about(workshop),
        "streams": [knock.stream],
        "waiting": True,
    }


def welcome(participant: Participant) -> dict[str, Any]:
    """What a person needs to take part."""
    workshop = db.session.get_one(Workshop, participant.workshop_id)
    table = db.session.scalar(
        sa.select(Table).join(Seat, Seat.table_id == Table.id).where(Seat.participant_id == participant.id)
    )
    seat = {"table": table.id, "number": table.number} if table else None
    streams = [workshop.stream, participant.stream, *([table.stream] if table else [])]
    return {
        "token": keyring().participant_token(participant),
        "participant": {**PersonView.of(participant).model_dump(exclude={"present"}), "seat": seat},
        "workshop": about(workshop),
        "streams": streams,
    }


def about(workshop: Workshop) -> dict[str, Any]:
    """What who joins is told of the session."""
    return {key: getattr(workshop, key) for key in ("id", "title", "language", "status")}
