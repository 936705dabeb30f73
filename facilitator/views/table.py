"""The page of a person at a table."""

from types import SimpleNamespace

import orjson
import sqlalchemy as sa
from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.clock import now, stamp
from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.models import Activity, Participant, Seat, Table, User, Workshop
from facilitator.permissions import anyone, find_table, find_workshop, staff_of_workshop
from facilitator.refusal import not_found
from facilitator.returns import return_number, was_moved
from facilitator.views import wording
from facilitator.views.asking import PARTICIPANT_COOKIE, current_actor, journal, keyring, permitted
from facilitator.views.entry import moved_page, session_here

blueprint = Blueprint("table", __name__)


@blueprint.get("/w/<id>/table")
@permitted(anyone)
def show(id: str) -> ResponseReturnValue:
    """A person finds the own table, or the wait for it; a facilitator looks at the one asked for."""
    if "table" in request.args:
        g.workshop = find_workshop(db.session(), id)
        return staff_page(g.workshop, find_table(db.session(), request.args["table"]))
    return own_page(session_here(id))


def staff_page(workshop: Workshop, table: Table) -> Response:
    """The table as its people see it, without the field to write."""
    staff_of_workshop(db.session(), current_actor(), SimpleNamespace(workshop=workshop.id))
    if table.workshop_id != workshop.id:
        raise not_found("table")
    user = db.session.get_one(User, current_actor().id)
    return page(workshop, token=keyring().handshake_token(user), staff=user.id, table=table.id)


def own_page(workshop: Workshop) -> ResponseReturnValue:
    """The page of whoever the participant's cookie says; without it, the door."""
    token = request.cookies.get(PARTICIPANT_COOKIE, "")
    actor = keyring().actor(token, db.session())
    if actor and actor.kind == "waiting":
        return redirect(url_for("knocks.show", id=workshop.id))
    if actor and actor.kind == "expected":
        return redirect(url_for("links.show", id=workshop.id))
    if actor is None and workshop.is_open and was_moved(token, keyring(), db.session()):
        return moved_page(workshop)
    if actor is None or actor.kind != "participant" or actor.workshop != workshop.id:
        return redirect(url_for("join.new"))
    seat = seat_of(actor)
    known = known_to(actor, workshop, seat)
    return page(workshop, known=known, early=early(workshop, seat), token=token, participant=actor.id)


def seat_of(actor: Actor) -> Table | None:
    """The table where a person sits."""
    return db.session.scalar(
        sa.select(Table).join(Seat, Seat.table_id == Table.id).where(Seat.participant_id == actor.id)
    )


def known_to(actor: Actor, workshop: Workshop, seat: Table | None) -> str:
    """What the page would ask for first, as `sync` answers it, so that it shows the table before it has a line."""
    session, catchup = db.session(), journal().catchup
    streams = [workshop.stream, f"participant:{actor.id}", *([seat.stream] if seat else [])]
    told = {
        "server_time": stamp(now()),
        "streams": {stream: catchup.snapshot(session, stream) for stream in streams},
        "mine": catchup.own_notes(session, actor.id or ""),
    }
    return orjson.dumps(told).decode()


def early(workshop: Workshop, seat: Table | None) -> Table | None:
    """The table at work: there a sentence can be begun before the scripts have come."""
    if seat is None or not workshop.is_open or seat.is_frozen:
        return None
    activity = db.session.get_one(Activity, seat.activity_id)
    return seat if seat.is_working(activity) else None


def number_of(person: Participant | None) -> str:
    """What a person comes back by, with the own name, from another phone, as it is read aloud."""
    return wording.spaced(return_number(person, keyring())) if person and person.name else ""


def page(workshop: Workshop, known: str = "", early: Table | None = None, **who: str | None) -> Response:
    """The shell that the modules fill: it holds a person's token, so nobody keeps a copy."""
    person = db.session.get(Participant, who["participant"]) if "participant" in who else None
    told = {"workshop": workshop, "known": known, "early": early, "who": who, "person": person}
    answer = make_response(render_template("table/show.html", **told, number=number_of(person)))
    answer.cache_control.no_store = True
    return answer
