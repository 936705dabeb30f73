"""One person of the list: added by hand, corrected, found to be another one, taken off."""

import sqlalchemy as sa
from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import gettext, ngettext
from facilitator.models import NAME_LIMIT, Body, Note, Participant, Workshop
from facilitator.permissions import find_participant, find_workshop, staff_of_workshop
from facilitator.refusal import Refused, not_found
from facilitator.views import wording
from facilitator.views.asking import current_actor, permitted
from facilitator.views.participants import on_the_list, tables_of
from facilitator.views.person_conflict import written_meanwhile
from facilitator.views.person_form import PersonForm, lost_table
from facilitator.views.submission import new_operation, refused_fields, submit

blueprint = Blueprint("people", __name__)


@blueprint.get("/w/<id>/people/new")
@permitted(staff_of_workshop)
def new(id: str) -> ResponseReturnValue:
    """The empty form of a person."""
    return form_page(find_workshop(db.session(), id), PersonForm(role="other"))


@blueprint.post("/w/<id>/people/new")
@permitted(staff_of_workshop)
def create(id: str) -> ResponseReturnValue:
    """A person is on the list."""
    g.workshop, form = find_workshop(db.session(), id), PersonForm.typed()
    args = {"workshop": id, "namesake": bool(form.namesake), **form.arguments(), "role": form.role or "other"}
    answer = submit(form.operation, "add_participant", args, current_actor())
    if answer.refusal:
        return form_page(find_workshop(db.session(), id), form, errors(answer.refusal)), answer.refusal.status
    flash(gettext("%(name)s is on the list.", name=form.name))
    return redirect(url_for("participants.index", id=id))


@blueprint.get("/w/<id>/people/<participant>")
@permitted(staff_of_workshop)
def show(id: str, participant: str) -> ResponseReturnValue:
    """A person of the list, to be corrected."""
    person = person_of(id, participant)
    return form_page(find_workshop(db.session(), id), PersonForm.of(person), person=person)


@blueprint.post("/w/<id>/people/<participant>")
@permitted(staff_of_workshop)
def update(id: str, participant: str) -> ResponseReturnValue:
    """A person is written as they should be; what was written of somebody who is gone stays in the form."""
    form = PersonForm.typed()
    if listed_person(id, participant) is None:
        return form_page(g.workshop, form, gone=True), 404
    args = {"participant": participant, **form.corrections()}
    answer = submit(form.operation, "edit_participant", args, current_actor())
    if answer.refusal:
        return refused(answer.refusal, id, participant, form), answer.refusal.status
    flash(gettext("The changes are saved."))
    return redirect(url_for("participants.index", id=id))


def refused(refusal: Refused, id: str, participant: str, form: PersonForm) -> str:
    """The form with the reason; with what a colleague wrote where two wrote in one field."""
    person = listed_person(id, participant)
    workshop, field = find_workshop(db.session(), id), str(refusal.details.get("path"))
    if person is None:
        return form_page(workshop, form, gone=True)
    if refusal.code != "stale_revision":
        return form_page(workshop, form, errors(refusal), person)
    reason = {field: written_meanwhile(field, person, tables_of(workshop))}
    return form_page(workshop, form.knowing(field, person), reason, person, theirs=field)


@blueprint.post("/w/<id>/people/<participant>/merge")
@permitted(staff_of_workshop)
def merge(id: str, participant: str) -> ResponseReturnValue:
    """Two rows are one person."""
    person, key = listed_person(id, participant), request.form.get("other", "")
    if person is None:
        return to_list(id)
    if listed_person(id, key) is None:
        missing = gettext("This row is not on the list any more.") if key else gettext("Choose the other row.")
        return form_page(g.workshop, PersonForm.of(person), {"other": missing}, person), 400
    as_other = request.form.get("stays") == "other"
    args: dict[str, object] = {"participant": participant, "other": key, "as_other": as_other, "keep_phone": True}
    answer = submit(request.form.get("operation", ""), "merge_participants", args, current_actor())
    if answer.refusal:
        reasons = errors(answer.refusal, "other")
        again = person_of(id, participant)
        return form_page(find_workshop(db.session(), id), PersonForm.of(again), reasons, again), answer.refusal.status
    flash(gettext("The two rows are one person now."))
    return redirect(url_for("participants.index", id=id))


@blueprint.post("/w/<id>/people/<participant>/remove")
@permitted(staff_of_workshop)
def remove(id: str, participant: str) -> ResponseReturnValue:
    """A person is off the list; the notes stay."""
    operation = request.form.get("operation", "")
    if listed_person(id, participant) is None:
        return to_list(id)
    answer = submit(operation, "remove_participant", {"participant": participant}, current_actor())
    if answer.refusal:
        raise answer.refusal
    notes = answer.result["notes"]
    said = gettext("This person is off the list.")
    kept = ngettext("%(num)s note stays, without the author.", "%(num)s notes stay, without the author.", notes)
    flash(f"{said} {kept}" if notes else said)
    return redirect(url_for("participants.index", id=id))


def person_of(workshop: str, participant: str) -> Participant:
    """The person of this session, or `not_found`."""
    person = listed_person(workshop, participant)
    if person is None:
        raise not_found("participant")
    return person


def listed_person(workshop: str, participant: str) -> Participant | None:
    """The person of this session, nobody when they were taken off its list; who is of another one is not found."""
    g.workshop = find_workshop(db.session(), workshop)
    try:
        person = find_participant(db.session(), participant)
    except Refused:
        return None
    if person.workshop_id != workshop:
        raise not_found("participant")
    return person


def to_list(id: str) -> ResponseReturnValue:
    """The list, where somebody is not any more."""
    flash(gettext("This person was taken off the list meanwhile."), "error")
    return redirect(url_for("participants.index", id=id))


def errors(refusal: Refused, otherwise: str = "name") -> dict[str, str]:
    """Why it was not done, under the field it is about."""
    path = str(refusal.details.get("path") or otherwise)
    reasons = {
        "namesake": gettext("Somebody of this name and body is on the list already."),
        "second_choice": gettext("Two choices, two tables."),
        "first_choice": gettext("Choose the first table before the second."),
        "name": gettext("At most %(num)s characters.", num=NAME_LIMIT),
    }
    if lost_table(path):
        reasons[path] = gettext("This table is no longer there: choose another one, or none.")
    if refusal.code == "invalid":
        reasons["name"] = gettext("Write a name.")
    known = refusal.code in ("invalid", "too_long") and path in reasons
    return {path: reasons[path]} if known else refused_fields(refusal, otherwise)


def form_page(
    workshop: Workshop,
    form: PersonForm,
    errors: dict[str, str] | None = None,
    person: Participant | None = None,
    *,
    theirs: str = "",
    gone: bool = False,
) -> str:
    g.workshop = workshop
    return render_template(
        "participants/person.html",
        workshop=workshop,
        form=form,
        errors=errors or {},
        person=person,
        theirs=theirs,
        gone=gone,
        others=others(person, workshop) if person else [],
        notes=notes_of(person) if person else 0,
        bodies=sorted(db.session.scalars(sa.select(Body.name)), key=str.casefold),
        tables=tables_of(workshop),
        role_choices=wording.role_choices(),
        operations=[new_operation() for _ in range(3)],
    )


def others(person: Participant, workshop: Workshop) -> list[Participant]:
    """The other rows of the list, those with a word of the name in common first."""
    words = set((person.name_key or "").split())
    everybody = (other for other in on_the_list(workshop) if other.id != person.id)
    return sorted(everybody, key=lambda other: not words & set((other.name_key or "").split()))


def notes_of(person: Participant) -> int:
    """How many notes a person wrote."""
    return db.session.scalar(sa.select(sa.func.count(Note.id)).where(Note.author_id == person.id)) or 0
