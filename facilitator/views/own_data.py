"""What a session knows of one person: to be taken along, and to be erased."""

import orjson
from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.language import gettext, ngettext
from facilitator.models import Participant, Workshop
from facilitator.permissions import anyone
from facilitator.views import wording
from facilitator.views.asking import PARTICIPANT_COOKIE, keyring, permitted
from facilitator.views.entry import session_here
from facilitator.views.kept_data import data_of, notes_by
from facilitator.views.submission import sentence, submit

EXTENTS = ("name", "notes")

blueprint = Blueprint("own_data", __name__)


@blueprint.get("/w/<id>/me/data")
@permitted(anyone)
def show(id: str) -> ResponseReturnValue:
    """A person reads what is kept of them, and can take it along or have it erased; anybody else finds the door."""
    workshop = session_here(id)
    person = person_in(workshop)
    return page(workshop, person) if person else redirect(url_for("join.new"))


@blueprint.get("/w/<id>/me/data.json")
@permitted(anyone)
def download(id: str) -> ResponseReturnValue:
    """The same as a file, which programs read too."""
    workshop = session_here(id)
    person = person_in(workshop)
    if person is None:
        return redirect(url_for("join.new"))
    content = orjson.dumps(data_of(person, workshop), option=orjson.OPT_INDENT_2)
    answer = Response(content, mimetype="application/json")
    name = gettext("my-data")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    answer.cache_control.no_store = True
    return answer


@blueprint.post("/w/<id>/me/data")
@permitted(anyone)
def erase(id: str) -> ResponseReturnValue:
    """The name is erased, or the notes too; without a choice, or unsure, nothing happens."""
    workshop = session_here(id)
    person = person_in(workshop)
    if person is None:
        return redirect(url_for("join.new"))
    if errors := unsure():
        return page(workshop, person, errors), 400
    args: dict[str, object] = {"extent": request.form["extent"]}
    actor = Actor("participant", person.id, workshop.id)
    answer = submit(request.form.get("operation", ""), "erase_own_data", args, actor)
    if answer.refusal:
        return page(workshop, person, {"extent": sentence(answer.refusal.code)}), answer.refusal.status
    return erased(workshop, answer.result["notes"])


def person_in(workshop: Workshop) -> Participant | None:
    """Who the participant's cookie says is in this session."""
    actor = keyring().actor(request.cookies.get(PARTICIPANT_COOKIE, ""), db.session())
    is_here = actor is not None and actor.kind == "participant" and actor.workshop == workshop.id
    return db.session.get(Participant, actor.id) if actor and is_here else None


def unsure() -> dict[str, str]:
    """What is missing before anything is erased, by field."""
    wrong = {}
    if request.form.get("extent") not in EXTENTS:
        wrong["extent"] = gettext("Choose what is to be erased.")
    if not request.form.get("sure"):
        wrong["sure"] = gettext("Tick this to go on: what is erased does not come back.")
    return wrong


def erased(workshop: Workshop, notes: int) -> ResponseReturnValue:
    """What was done and what stays, on a phone that knows nothing of the place any more."""
    takes_notes = request.form["extent"] == "notes"
    told = {"workshop": workshop, "done": what_went(notes), "stays": what_stays(takes_notes)}
    answer = make_response(render_template("table/erased.html", **told))
    answer.cache_control.no_store = True
    answer.delete_cookie(PARTICIPANT_COOKIE, path=f"/w/{workshop.id}/")
    return answer


def what_went(notes: int) -> str:
    """What nobody reads any more."""
    if notes:
        return ngettext("You are erased here, and your note.", "You are erased here, and your %(num)s notes.", notes)
    return gettext("You are erased here.")


def what_stays(takes_notes: bool) -> list[str]:
    """What is still there of a person, and is not theirs alone."""
    notes = (
        gettext("The numbers of your notes, without words: in published documents “[…]” stands in their place.")
        if takes_notes
        else gettext("Your notes, without your name. Beside them stays the body they came from, where it is shown.")
    )
    return [
        notes,
        gettext("What others wrote: their notes, the titles of groups, the page of the table."),
        gettext("Copies that who looks after this server had made before, until they are deleted."),
    ]


def page(workshop: Workshop, person: Participant, errors: dict[str, str] | None = None) -> Response:
    """What is kept of a person, in words."""
    notes = notes_by(person)
    told = {"workshop": workshop, "person": person, "notes": notes, "role": wording.roles().get(person.role, "")}
    chosen = request.form.get("extent", "")
    answer = make_response(render_template("table/data.html", **told, errors=errors or {}, chosen=chosen))
    answer.cache_control.no_store = True
    return answer
