"""The chapters of the restitution from its page: their order, and the words before and after each."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.journal import Answer
from facilitator.language import gettext
from facilitator.permissions import staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views.asking import current_actor, permitted
from facilitator.views.edition import wanted_edition
from facilitator.views.restitution import RefusedText, page
from facilitator.views.submission import sentence, submit

blueprint = Blueprint("chapters", __name__)
Order = list[dict[str, object]]


@blueprint.post("/w/<id>/restitution/outline")
@permitted(staff_of_workshop)
def arrange(id: str) -> ResponseReturnValue:
    """The chapters come in the order of the form, after the button that was pressed."""
    answer = sent("arrange_restitution", workshop=id, sections=wanted_order())
    if answer.refusal:
        return page(id, error=why_not(answer.refusal)), answer.refusal.status
    return done(id, gettext("The chapters are in their new order."), "outline")


@blueprint.post("/w/<id>/restitution/texts")
@permitted(staff_of_workshop)
def write(id: str) -> ResponseReturnValue:
    """The words stand in the document; those that cannot stay in their field, with the reason."""
    section, place, text = (request.form.get(name, "") for name in ("section", "place", "text"))
    answer = sent("write_section_text", workshop=id, section=section, place=place, text=text, revision=typed_revision())
    if answer.refusal:
        theirs = str(answer.refusal.details.get("current_text", ""))
        refused = RefusedText(section, place, text, why_not(answer.refusal), theirs)
        return page(id, refused=refused), answer.refusal.status
    return done(id, gettext("Saved: the words stand in the document."), f"text-{section}-{place}")


def sent(name: str, **args: object) -> Answer:
    """One act of this page, once however often its button is pressed."""
    return submit(request.form.get("operation", ""), name, args, current_actor())


def done(id: str, said: str, anchor: str) -> ResponseReturnValue:
    """Scripts look at the page by themselves; whoever has none is led back to where they were."""
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    flash(said)
    return redirect(url_for("restitution.show", id=id, edition=wanted_edition(), _anchor=anchor))


def wanted_order() -> Order:
    """The chapters as they stand in the form, one of them moved, switched on or off."""
    on = set(request.form.getlist("on"))
    order: Order = [{"key": key, "on": key in on} for key in request.form.getlist("order")]
    act, _, key = request.form.get("act", "").partition(":")
    place = next((index for index, each in enumerate(order) if each["key"] == key), None)
    if place is None:
        return order
    if act == "switch":
        order[place]["on"] = not order[place]["on"]
    elif act in ("up", "down"):
        order.insert(max(0, place + (-1 if act == "up" else 1)), order.pop(place))
    return order


def typed_revision() -> int | None:
    """The number in the form; none for anything else."""
    typed = request.form.get("revision", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else None


def why_not(refusal: Refused) -> str:
    """What is wrong and what to do."""
    said = {
        "required": gettext("This chapter is always in: without it nobody would see what is missing."),
        "incomplete": gettext("The chapters have changed meanwhile: reload the page and put them in order again."),
    }.get(str(refusal.details.get("reason")))
    written = gettext("Somebody else wrote here meanwhile. Both texts are below: join them, then save.")
    return said or (written if refusal.code == "stale_revision" else sentence(refusal.code))
