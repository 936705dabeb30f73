"""Two bodies that are one, and bodies nobody uses: what moves is said before, because nothing brings it back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.models import Body
from facilitator.permissions import by_key, signed_in
from facilitator.text import is_plain
from facilitator.views.asking import permitted
from facilitator.views.bodies import reasons, sent
from facilitator.views.body_list import alike, by_words, moves, others
from facilitator.views.submission import new_operation, sentence

NO_BODY = ("invalid", "not_found")

blueprint = Blueprint("merges", __name__)


@blueprint.get("/bodies/<body>/merge")
@permitted(signed_in)
def new(body: str) -> ResponseReturnValue:
    """Which other body it is and, once that is chosen, what would move."""
    return page(body, request.args.get("into", ""))


@blueprint.post("/bodies/<body>/merge")
@permitted(signed_in)
def create(body: str) -> ResponseReturnValue:
    """The two are one; on to the one that stays."""
    into = request.form.get("into", "")
    answer = sent("merge_bodies", body=body, into=into)
    if answer.refusal:
        flash(said(answer.refusal.code), "error")
        return page(body, into), answer.refusal.status
    stays = by_key(db.session(), Body, into)
    flash(gettext("Now they are one: “%(name)s”.", name=stays.name))
    return redirect(url_for("bodies.show", body=into))


@blueprint.post("/bodies/<body>/removal")
@permitted(signed_in)
def delete(body: str) -> ResponseReturnValue:
    """The body is out of the registry, if nobody uses it; else its page says why not."""
    answer = sent("remove_body", body=body)
    if not answer.refusal:
        flash(gettext("“%(name)s” is deleted.", name=answer.result["name"]))
        return redirect(url_for("bodies.index"))
    if answer.refusal.code == "not_found":
        flash(gettext("This body is not there any more."), "error")
        return redirect(url_for("bodies.index"))
    is_used = answer.refusal.details.get("reason") == "is_used"
    flash(gettext("Somebody uses this body by now: it stays.") if is_used else sentence(answer.refusal.code), "error")
    return redirect(url_for("bodies.show", body=body))


def said(code: str) -> str:
    return gettext("Choose the body that stays, another one than this.") if code in NO_BODY else sentence(code)


def page(key: str, into: str) -> str:
    session = db.session()
    body = by_key(session, Body, key)
    chosen = session.get(Body, into) if is_plain(into) else None
    return render_template(
        "bodies/merge.html",
        body=body,
        into=chosen if chosen is not body else None,
        moves=moves(session, body),
        alike=alike(session, body),
        others=others(by_words(session), body),
        reasons=reasons(),
        operation=new_operation(),
    )
