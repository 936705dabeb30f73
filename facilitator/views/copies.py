"""Holding a session again: its preparation on another day."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import new_operation, refused_fields, submit
from facilitator.views.workshop_form import wrong_day

blueprint = Blueprint("copies", __name__)


@blueprint.get("/w/<id>/copy")
@permitted(staff_of_workshop)
def new(id: str) -> ResponseReturnValue:
    """On which day a session is held again, and under which title."""
    title = find_workshop(db.session(), id).title
    return form_page(id, {"title": title, "date": ""}, new_operation())


@blueprint.post("/w/<id>/copy")
@permitted(staff_of_workshop)
def create(id: str) -> ResponseReturnValue:
    """A new session stands ready, once however often the button was pressed; on to its set-up page."""
    typed = {name: request.form.get(name, "").strip() for name in ("title", "date")}
    operation = request.form.get("operation", "")
    if wrong := wrong_day(typed["date"]):
        return form_page(id, typed, operation, {"date": wrong}), 400
    args: dict[str, object] = {"workshop": id, "date": typed["date"], "title": typed["title"] or None}
    answer = submit(operation, "duplicate_workshop", args, current_actor())
    if answer.refusal:
        return form_page(id, typed, operation, refused_fields(answer.refusal, "title")), answer.refusal.status
    return redirect(url_for("preparation.edit", id=answer.result["id"]))


def form_page(id: str, typed: dict[str, str], operation: str, errors: dict[str, str] | None = None) -> str:
    workshop = g.workshop = find_workshop(db.session(), id)
    return render_template(
        "workshops/copy.html", workshop=workshop, values=typed, operation=operation, errors=errors or {}
    )
