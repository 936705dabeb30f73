"""Who conducts a session, and the links by which colleagues come to conduct it too."""

from collections.abc import Callable
from datetime import timedelta

import sqlalchemy as sa
from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from facilitator.clock import now, stamp
from facilitator.extensions import db
from facilitator.identity import new_secret, secret_hash
from facilitator.language import gettext
from facilitator.models import FacilitatorLink, User, Workshop
from facilitator.permissions import anyone, find_workshop, signed_in, staff_of_workshop
from facilitator.views import guesses, wording
from facilitator.views.addresses import public_address
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import new_operation, sentence, submit, tell

LIFE = timedelta(days=7)
KEPT = "facilitator_link"

blueprint = Blueprint("facilitators", __name__)


@blueprint.get("/w/<id>/facilitators")
@permitted(staff_of_workshop)
def index(id: str) -> ResponseReturnValue:
    """Who conducts, and the links that wait for somebody."""
    return page(find_workshop(db.session(), id))


@blueprint.post("/w/<id>/facilitators/links")
@permitted(staff_of_workshop)
def create(id: str) -> ResponseReturnValue:
    """A link for a colleague, shown once: only its hash is kept."""
    secret, until = new_secret(), now() + LIFE
    args: dict[str, object] = {"workshop": id, "secret_hash": secret_hash(secret), "until": stamp(until)}
    answer = submit(request.form.get("operation", ""), "make_facilitator_link", args, current_actor())
    workshop = find_workshop(db.session(), id)
    if answer.refusal:
        flash(reason(answer.refusal.code), "error")
        return page(workshop), answer.refusal.status
    return page(workshop, f"{public_address()}/colleague/{secret}")


def reason(code: str) -> str:
    """Why there is no link."""
    return {
        "invalid": gettext("Many links wait to be used: revoke one, then make another."),
        "op_conflict": gettext("This link was made already: revoke it if it got lost, and make another."),
    }.get(code, sentence(code))


@blueprint.post("/w/<id>/facilitators/links/<link>/revocation")
@permitted(staff_of_workshop)
def delete(id: str, link: str) -> ResponseReturnValue:
    """A link that nobody has used opens nothing any more."""
    args: dict[str, object] = {"workshop": id, "link": link}
    answer = submit(request.form.get("operation", ""), "revoke_facilitator_link", args, current_actor())
    gone = {"not_found": gettext("This link was used or revoked already.")}
    tell(answer, lambda _: gettext("The link is over."), gone)
    return redirect(url_for(".index", id=id))


@blueprint.post("/w/<id>/facilitators/<user>/removal")
@permitted(staff_of_workshop)
def remove(id: str, user: str) -> ResponseReturnValue:
    """A colleague conducts no more; who takes oneself off is led home."""
    args: dict[str, object] = {"workshop": id, "user": user}
    answer = submit(request.form.get("operation", ""), "remove_facilitator", args, current_actor())
    unchanged = gettext("Nothing has changed: this person conducts no more already, or is the only one.")
    reasons = {"not_found": unchanged, "invalid": unchanged}
    tell(answer, lambda _: gettext("This person conducts this session no more."), reasons)
    is_gone = answer.ok and user == current_actor().id
    return redirect(url_for("pages.home") if is_gone else url_for(".index", id=id))


def page(workshop: Workshop, address: str = "") -> str:
    g.workshop = workshop
    waiting = sa.select(FacilitatorLink).where(
        FacilitatorLink.workshop_id == workshop.id, FacilitatorLink.until > now()
    )
    return render_template(
        "facilitators/index.html",
        workshop=workshop,
        address=address,
        links=db.session.scalars(waiting.order_by(FacilitatorLink.until)).all(),
        moment=lambda at: wording.moment(workshop, at),
    )


@blueprint.get("/colleague/<token>")
@permitted(anyone)
def follow(token: str) -> ResponseReturnValue:
    """The question whether to conduct a session; the address bar does not keep the link."""
    if workshop_of(secret_hash(token)) is None:
        guesses.check_patience()
        guesses.note(right=False)
        return render_template("facilitators/used.html"), 404
    session[KEPT] = token
    return redirect(url_for(".edit"))


def workshop_of(hashed: str) -> Workshop | None:
    """The session a link is for, while it is good."""
    good = sa.select(FacilitatorLink).where(FacilitatorLink.secret_hash == hashed, FacilitatorLink.until > now())
    link = db.session.scalar(good)
    workshop = db.session.get_one(Workshop, link.workshop_id) if link else None
    return workshop if workshop and not workshop.is_deleted else None


@blueprint.app_context_processor
def invitation() -> dict[str, Callable[[], Workshop | None]]:
    """For the page of signing in: which session one is asked to conduct."""
    return {"waiting_invitation": waiting_invitation}


def waiting_invitation() -> Workshop | None:
    """The session whose link was opened in this browser and is still good."""
    return workshop_of(secret_hash(session[KEPT])) if KEPT in session else None


@blueprint.get("/colleague")
@permitted(signed_in)
def edit() -> ResponseReturnValue:
    """The session one is asked to conduct, and the button."""
    workshop = waiting_invitation()
    if workshop is None:
        return render_template("facilitators/used.html"), 404
    user = db.session.get_one(User, current_actor().id)
    if user in workshop.facilitators:
        flash(gettext("You conduct this session already: the link is still good for somebody else."))
        return redirect(url_for("cockpit.show", id=workshop.id))
    return render_template("facilitators/edit.html", workshop=workshop, operation=new_operation())


@blueprint.post("/colleague")
@permitted(signed_in)
def update() -> ResponseReturnValue:
    """One conducts too; the link is over."""
    args: dict[str, object] = {"secret": session.get(KEPT, "")}
    answer = submit(request.form.get("operation", ""), "follow_facilitator_link", args, current_actor())
    if answer.refusal:
        return render_template("facilitators/used.html"), 404
    session.pop(KEPT, None)
    flash(gettext("Now you conduct together."))
    return redirect(url_for("cockpit.show", id=answer.result["workshop"]))
