"""The list of who is expected: read, looked at, and only then kept."""

import uuid

import sqlalchemy as sa
from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from facilitator.extensions import db
from facilitator.imports import Listed, decoded, read_people
from facilitator.language import gettext, ngettext
from facilitator.models import Participant, User, Workshop
from facilitator.operations.participants import IMPORT_LIMIT
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.views import wording
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import sentence, submit

blueprint = Blueprint("participants", __name__)


@blueprint.get("/w/<id>/people")
@permitted(staff_of_workshop)
def index(id: str) -> ResponseReturnValue:
    """Who is on the list, and the place to paste more."""
    return page(id, "")


@blueprint.post("/w/<id>/people/check")
@permitted(staff_of_workshop)
def check(id: str) -> ResponseReturnValue:
    """What was understood of a list; nothing is kept yet."""
    text = pasted()
    return page(id, text, read_people(text))


@blueprint.post("/w/<id>/people")
@permitted(staff_of_workshop)
def create(id: str) -> ResponseReturnValue:
    """The people that were understood are on the list; the other rows stay on the page to be mended."""
    text = pasted()
    listed = read_people(text)
    if len(listed.people) > IMPORT_LIMIT:
        flash(gettext("At most %(num)s people at once: divide the list.", num=IMPORT_LIMIT), "error")
        return page(id, text, listed), 400
    people: list[dict[str, str | None]] = [
        {"name": person.name, "body": person.body or None, "role": person.role} for person in listed.people
    ]
    args: dict[str, object] = {"workshop": id, "participants": people}
    answer = submit(request.form.get("operation", ""), "import_participants", args, current_actor())
    if answer.refusal:
        flash(sentence(answer.refusal.code), "error")
        return page(id, text, listed), answer.refusal.status
    flash(said(answer.result))
    return page(id, listed.to_mend()) if listed.problems else redirect(url_for(".index", id=id))


@blueprint.post("/w/<id>/facilitators")
@permitted(staff_of_workshop)
def add_facilitator(id: str) -> ResponseReturnValue:
    """A colleague conducts too."""
    args: dict[str, object] = {"workshop": id, "email": request.form.get("email", "")}
    answer = submit(request.form.get("operation", ""), "add_facilitator", args, current_actor())
    if answer.refusal:
        flash(gettext("This person conducts already, or has no account."), "error")
    else:
        flash(gettext("Now you conduct together."))
    return redirect(url_for(".index", id=id))


def page(id: str, text: str, listed: Listed | None = None) -> str:
    workshop = g.workshop = find_workshop(db.session(), id)
    return render_template(
        "participants/index.html",
        workshop=workshop,
        text=text,
        listed=listed,
        people=on_the_list(workshop),
        colleagues=colleagues(workshop),
        operation=str(uuid.uuid4()),
        roles=wording.roles(),
        reasons=reasons(),
    )


def colleagues(workshop: Workshop) -> list[User]:
    """Who has an account and does not conduct it yet."""
    return [
        user for user in db.session.scalars(sa.select(User).order_by(User.name)) if user not in workshop.facilitators
    ]


def on_the_list(workshop: Workshop) -> list[Participant]:
    listed = sa.select(Participant).where(Participant.workshop_id == workshop.id)
    return list(db.session.scalars(listed.order_by(Participant.position)))


def pasted() -> str:
    """What was pasted, else what the chosen file holds."""
    file: FileStorage | None = request.files.get("file")
    return decoded(file.read()) if file and file.filename else request.form.get("people", "")


def said(counts: dict[str, int]) -> str:
    """What became of the list."""
    new, known = counts["created"], counts["updated"] + counts["skipped"]
    if not known:
        return ngettext("%(num)s person added.", "%(num)s people added.", new)
    added = ngettext("%(num)s person added", "%(num)s people added", new)
    before = ngettext("%(num)s was on the list", "%(num)s were on the list", known)
    return gettext("%(added)s, %(before)s.", added=added, before=before)


def reasons() -> dict[str, str]:
    """What the codes of problems and remarks mean."""
    return {
        "no_name": gettext("The name is missing."),
        "long_name": gettext("The name is longer than 80 characters: is it another column?"),
        "long_body": gettext("The body is longer than 200 characters: is it another column?"),
        "twice": gettext("Is in the list twice: enters once."),
        "no_body": gettext("No body: enters without one."),
        "unknown_role": gettext("This role is not known here: enters as “other”."),
    }
