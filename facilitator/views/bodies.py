"""The registry of bodies: all facilitators of an installation keep it together."""

import json
from functools import cache
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.journal import Answer
from facilitator.language import gettext, ngettext
from facilitator.models import Body, body_suggestions
from facilitator.paths import PACKAGE
from facilitator.permissions import by_key, signed_in
from facilitator.refusal import Refused
from facilitator.views.asking import current_actor, permitted
from facilitator.views.body_list import alike, by_words, listed, moves, others, sessions_of, twice
from facilitator.views.submission import new_operation, refused_fields, sentence, submit

blueprint = Blueprint("bodies", __name__)


@blueprint.get("/bodies")
@permitted(signed_in)
def index() -> ResponseReturnValue:
    """All bodies, or those searched for, and the form for one more."""
    return index_page()


@blueprint.post("/bodies")
@permitted(signed_in)
def create() -> ResponseReturnValue:
    """One body more."""
    answer = sent("add_body", name=typed("name"), kind=typed("kind") or None)
    if answer.refusal:
        return index_page(answer.refusal), answer.refusal.status
    flash(gettext("“%(name)s” is in the registry.", name=typed("name")))
    return redirect(url_for(".index"))


@blueprint.post("/bodies/start")
@permitted(signed_in)
def start() -> ResponseReturnValue:
    """The bodies of the stages are in the registry; pressed again, nothing changes."""
    answer = sent("add_bodies", bodies=starting_bodies())
    if answer.refusal:
        flash(sentence(answer.refusal.code), "error")
    else:
        flash(ngettext("%(num)s body added.", "%(num)s bodies added.", answer.result["added"]))
    return redirect(url_for(".index"))


@blueprint.get("/bodies/<body>")
@permitted(signed_in)
def show(body: str) -> ResponseReturnValue:
    """One body: its name, its kind, how else it is written, which other may be the same."""
    return show_page(body)


@blueprint.post("/bodies/<body>")
@permitted(signed_in)
def update(body: str) -> ResponseReturnValue:
    """Another name or kind."""
    answer = sent("edit_body", body=body, name=typed("name"), kind=typed("kind") or None)
    if answer.refusal:
        return show_page(body, answer.refusal), answer.refusal.status
    flash(gettext("The changes are saved."))
    return redirect(url_for(".show", body=body))


@blueprint.post("/bodies/<body>/aliases")
@permitted(signed_in)
def add_alias(body: str) -> ResponseReturnValue:
    """One spelling more."""
    answer = sent("add_alias", body=body, name=typed("alias"))
    if answer.refusal:
        return show_page(body, answer.refusal, renamed={"name": "alias"}), answer.refusal.status
    flash(gettext("Who writes “%(name)s” is understood.", name=typed("alias")))
    return redirect(url_for(".show", body=body))


@blueprint.post("/bodies/<body>/aliases/<alias>/removal")
@permitted(signed_in)
def remove_alias(body: str, alias: str) -> ResponseReturnValue:
    """One spelling less."""
    known = by_key(db.session(), Body, body)
    spelling = next((each.id for each in known.aliases if each.id == alias), None)
    if spelling is None or sent("remove_alias", alias=spelling).refusal:
        flash(gettext("This spelling is not there any more."), "error")
    else:
        flash(gettext("The spelling is removed. People and notes stay."))
    return redirect(url_for(".show", body=body))


def sent(verb: str, /, **args: object) -> Answer:
    """What became of an operation with the id of the form."""
    return submit(request.form.get("operation", ""), verb, args, current_actor())


def typed(name: str) -> str:
    return request.form.get(name, "").strip()


@cache
def starting_bodies() -> list[dict[str, Any]]:
    """The bodies of the stages played so far."""
    bodies: list[dict[str, Any]] = json.loads((PACKAGE / "starting_bodies.json").read_text(encoding="utf-8"))
    return bodies


def index_page(refusal: Refused | None = None) -> str:
    wanted = request.args.get("q", "").strip()
    session = db.session()
    everybody = by_words(session)
    found = listed(everybody, wanted, session)
    return render_template(
        "bodies/index.html",
        wanted=wanted,
        found=found,
        likely=body_suggestions([wanted], session)[wanted].likely if wanted and not found.bodies else (),
        is_empty=not everybody,
        doubles=twice(everybody) if not wanted else [],
        starting=starting_bodies(),
        **form(refusal),
    )


def show_page(key: str, refusal: Refused | None = None, renamed: dict[str, str] | None = None) -> str:
    session = db.session()
    body = by_key(session, Body, key)
    return render_template(
        "bodies/show.html",
        body=body,
        sessions=sessions_of(session).get(body.id, 0),
        moves=moves(session, body),
        alike=alike(session, body),
        others=others(by_words(session), body),
        **form(refusal, renamed or {}),
    )


def form(refusal: Refused | None, renamed: dict[str, str] | None = None) -> dict[str, Any]:
    """What a form says of what was refused, and what it offers."""
    return {
        "errors": errors_of(refusal, renamed or {}) if refusal else {},
        "taken": refusal.details.get("body") if refusal else None,
        "values": request.form,
        "operation": new_operation(),
        "kinds": kinds(),
        "reasons": reasons(),
    }


def errors_of(refusal: Refused, renamed: dict[str, str]) -> dict[str, str]:
    """The reason under its field, whatever the field is called on the page."""
    if refusal.code == "not_found":
        raise refusal
    taken = refusal.details.get("body")
    said = {renamed.get(path, path): words for path, words in refused_fields(refusal, "name").items()}
    if taken:
        return dict.fromkeys(said, gettext("This is “%(name)s”, which is here already.", name=taken["name"]))
    if refusal.code == "invalid":
        return dict.fromkeys(said, gettext("Write a name that is not here yet: one letter at least."))
    return said


def kinds() -> dict[str, str]:
    """What bodies are."""
    return {
        "municipality": gettext("Municipality"),
        "region": gettext("Region"),
        "metropolitan_city": gettext("Metropolitan city"),
        "mountain_union": gettext("Mountain union"),
        "school": gettext("School"),
        "university": gettext("University"),
        "association": gettext("Association"),
        "other": gettext("Other kind"),
    }


def reasons() -> dict[str, str]:
    """Why two names may mean one body."""
    return {
        "same_name": gettext("has the same name"),
        "kind": gettext("has the same name and is another kind of body"),
        "letter": gettext("is written almost the same"),
        "abbreviation": gettext("may be the same name in short"),
        "office": gettext("is named in it"),
        "part": gettext("has the same name in part"),
    }
