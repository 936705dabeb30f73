"""The page of a person at a table."""

from types import SimpleNamespace

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.models import Table, User, Workshop
from facilitator.permissions import anyone, find_table, find_workshop, staff_of_workshop
from facilitator.refusal import not_found
from facilitator.views.asking import PARTICIPANT_COOKIE, current_actor, keyring, permitted

blueprint = Blueprint("table", __name__)


@blueprint.get("/w/<id>/table")
@permitted(anyone)
def show(id: str) -> ResponseReturnValue:
    """A person finds the own table, or the wait for it; a facilitator looks at the one asked for."""
    workshop = g.workshop = find_workshop(db.session(), id)
    if "table" in request.args:
        return staff_page(workshop, find_table(db.session(), request.args["table"]))
    return own_page(workshop)


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
    if actor is None or actor.kind != "participant" or actor.workshop != workshop.id:
        return redirect(url_for("join.new"))
    return page(workshop, token=token, participant=actor.id)


def page(workshop: Workshop, **who: str | None) -> Response:
    """The shell that the modules fill: it holds a person's token, so nobody keeps a copy."""
    answer = make_response(render_template("table/show.html", workshop=workshop, who=who))
    answer.cache_control.no_store = True
    return answer
