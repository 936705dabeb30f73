"""Sessions out of the way: into the archive and back, or deleted."""

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import submit

blueprint = Blueprint("archive", __name__)


@blueprint.get("/w/<id>/archive")
@permitted(staff_of_workshop)
def show(id: str) -> ResponseReturnValue:
    """What putting a session out of the way means, and how it comes back."""
    return page(id)


@blueprint.post("/w/<id>/archive")
@permitted(staff_of_workshop)
def create(id: str) -> ResponseReturnValue:
    """The session is in the archive."""
    return done(id, "archive_workshop", gettext("The session is in the archive."))


@blueprint.post("/w/<id>/unarchive")
@permitted(staff_of_workshop)
def undo(id: str) -> ResponseReturnValue:
    """The session stands among the closed ones again."""
    return done(id, "unarchive_workshop", gettext("The session is back from the archive."))


@blueprint.post("/w/<id>/deletion")
@permitted(staff_of_workshop)
def delete(id: str) -> ResponseReturnValue:
    """The session is deleted, if its title was typed; on to the first page, which brings it back."""
    typed = request.form.get("title", "")
    args: dict[str, object] = {"workshop": id, "title": typed}
    answer = submit(request.form.get("operation", ""), "delete_workshop", args, current_actor())
    if answer.refusal:
        return page(id, typed, why_not_deleted(answer.refusal)), answer.refusal.status
    flash(gettext("The session is deleted. For some days you find it at the end of this page and can bring it back."))
    return redirect(url_for("pages.home"))


def done(id: str, name: str, said: str) -> ResponseReturnValue:
    """One act from the page, said once on the first page."""
    answer = submit(request.form.get("operation", ""), name, {"workshop": id}, current_actor())
    if answer.refusal:
        flash(gettext("The session stands otherwise by now: look again."), "error")
        return redirect(url_for(".show", id=id))
    flash(said)
    return redirect(url_for("pages.home"))


def page(id: str, typed: str = "", error: str = "") -> str:
    workshop = g.workshop = find_workshop(db.session(), id)
    days: int = current_app.extensions["settings"].deletion_days
    return render_template(
        "workshops/archive.html",
        workshop=workshop,
        days=days,
        typed=typed,
        error=error,
    )


def why_not_deleted(refusal: Refused) -> str:
    """What is wrong and what to do."""
    return {
        "other_title": gettext("This is not the title: write it as it stands above."),
        "is_open": gettext("People can be in it: close the session first."),
    }.get(str(refusal.details.get("reason")), gettext("Write the title as it stands above."))
