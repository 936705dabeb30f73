"""Sessions: making one, and the QR that leads into it."""

import io
from dataclasses import replace

import segno
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import selected_language
from facilitator.permissions import anyone, find_workshop, signed_in
from facilitator.views import wording
from facilitator.views.addresses import is_loopback, join_link
from facilitator.views.asking import current_actor, permitted
from facilitator.views.beginnings import Beginning, Draft, beginnings
from facilitator.views.pages import host_body
from facilitator.views.submission import new_operation, submit
from facilitator.views.workshop_form import agenda_of, arguments, faults, kept, refused, typed

blueprint = Blueprint("workshops", __name__)


@blueprint.get("/workshops/new")
@permitted(signed_in)
def new() -> ResponseReturnValue:
    """The form of a session, filled in from a beginning."""
    chosen = beginning_called(request.args.get("from", ""))
    return form_page(filled_in(chosen), new_operation(), chosen=chosen.key)


@blueprint.post("/workshops/new/beginning")
@permitted(signed_in)
def begin() -> ResponseReturnValue:
    """The form filled in from another beginning; what was typed meanwhile stays. Nothing is written."""
    before, chosen = (beginning_called(request.form.get(name, "")) for name in ("beginning", "from"))
    draft = kept(typed(), filled_in(before), filled_in(chosen))
    return form_page(draft, request.form.get("operation", ""), chosen=chosen.key)


@blueprint.post("/workshops/new")
@permitted(signed_in)
def create() -> ResponseReturnValue:
    """A session is there, once however often the button was pressed; on to its set-up page, or to the open door."""
    chosen = beginning_called(request.form.get("beginning", ""))
    draft = replace(typed(), agenda=chosen.draft(selected_language()).agenda)
    operation = request.form.get("operation", "")
    errors = faults(draft)
    if errors:
        return form_page(draft, operation, chosen=chosen.key, errors=errors), 400
    answer = submit(operation, "create_workshop", arguments(draft), current_actor())
    if answer.refusal:
        errors = refused(answer.refusal)
        return form_page(draft, operation, chosen=chosen.key, errors=errors), answer.refusal.status
    return redirect(url_for("cockpit.show" if draft.open else "preparation.edit", id=answer.result["id"]))


@blueprint.get("/w/<id>/qr.svg")
@permitted(anyone)
def qr(id: str) -> ResponseReturnValue:
    """The QR of the door; none for an address no phone can reach."""
    workshop = find_workshop(db.session(), id)
    link = join_link(workshop)
    if is_loopback(link):
        abort(404)
    drawing = io.BytesIO()
    segno.make(link, error="m").save(drawing, kind="svg", border=2, xmldecl=False, svgns=True, light="#fff")
    return current_app.response_class(drawing.getvalue(), mimetype="image/svg+xml")


def beginning_called(key: str) -> Beginning:
    """The chosen beginning; the first one where none is."""
    first, *others = beginnings()
    return next((each for each in others if each.key == key), first)


def filled_in(beginning: Beginning) -> Draft:
    """What stands in the form before somebody types."""
    draft = beginning.draft(selected_language())
    return replace(draft, host=draft.host or host_body())


def form_page(draft: Draft, operation: str, *, chosen: str = "", errors: dict[str, str] | None = None) -> str:
    return render_template(
        "workshops/new.html",
        values=draft,
        operation=operation,
        errors=errors or {},
        beginnings=beginnings(),
        chosen=chosen,
        modes=wording.modes(),
        moments=agenda_of(draft),
        kinds=wording.moments(),
    )
