"""The wait at a door where somebody lets people in."""

from typing import Any

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.language import gettext
from facilitator.models import Knock, Participant, Workshop
from facilitator.permissions import anyone, find_workshop
from facilitator.views import wording
from facilitator.views.asking import PARTICIPANT_COOKIE, keyring, permitted
from facilitator.views.entry import Entry, session_here, welcome
from facilitator.views.join import door_page
from facilitator.views.submission import submit

blueprint = Blueprint("knocks", __name__)


@blueprint.get("/w/<id>/door")
@permitted(anyone)
def show(id: str) -> ResponseReturnValue:
    """Who waits reads how it stands; who was let in goes on to the own place, anybody else to the door."""
    workshop = session_here(id)
    actor = actor_here()
    if actor and actor.kind == "participant" and actor.workshop == workshop.id:
        return welcome(workshop, db.session.get_one(Participant, actor.id))
    knock = knock_of(actor, workshop)
    if knock is None:
        return redirect(url_for("join.new"))
    answer = make_response(render_template("join/wait.html", **wait_of(knock, workshop)))
    answer.cache_control.no_store = True
    return answer


@blueprint.post("/w/<id>/door/withdrawal")
@permitted(anyone)
def withdraw(id: str) -> ResponseReturnValue:
    """Who waits does not any more: back to the form with what they wrote, or away."""
    workshop = session_here(id)
    knock = knock_of(actor_here(), workshop)
    if knock is None:
        return redirect(url_for(".show", id=id))
    entry = Entry(
        code=wording.spaced(workshop.code), name=knock.name or "", body=knock.body_name or "", role=knock.role or ""
    )
    answer = submit(request.form.get("operation", ""), "withdraw_knock", {}, Actor("waiting", knock.id))
    if answer.refusal:
        return redirect(url_for(".show", id=id))
    if request.form.get("then") == "correct" and workshop.is_open:
        return door_page(find_workshop(db.session(), id), entry)
    flash(gettext("Your request is withdrawn, and what you wrote is deleted."))
    return redirect(url_for("join.new"))


def actor_here() -> Actor | None:
    """Who the participant's cookie says is asking."""
    return keyring().actor(request.cookies.get(PARTICIPANT_COOKIE, ""), db.session())


def knock_of(actor: Actor | None, workshop: Workshop) -> Knock | None:
    """Who waits at this session's door."""
    knock = db.session.get(Knock, actor.id) if actor and actor.kind == "waiting" else None
    return knock if knock and knock.workshop_id == workshop.id else None


def wait_of(knock: Knock, workshop: Workshop) -> dict[str, Any]:
    """What the page of who waits shows."""
    return {
        "workshop": workshop,
        "knock": knock,
        "token": keyring().knock_token(knock),
        "state": knock.status if workshop.is_open else "closed",
        "since": wording.clock(workshop, knock.knocked_at),
        "role": wording.roles()[knock.role] if knock.role else "",
    }
