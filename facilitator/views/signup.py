"""Signing up before the day, and changing one's mind: the pages of who takes part."""

import sqlalchemy as sa
from flask import Blueprint, flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.clock import now
from facilitator.extensions import db
from facilitator.identity import ANONYMOUS, Actor
from facilitator.language import gettext, ngettext, speak_of
from facilitator.models import Participant, Table, Workshop
from facilitator.permissions import anyone, find_workshop
from facilitator.refusal import Refused
from facilitator.views import guesses, wording
from facilitator.views.asking import PARTICIPANT_COOKIE, keyring, permitted
from facilitator.views.entry import NOTICE_VERSION
from facilitator.views.links import can_change, own_page, person_here
from facilitator.views.person_form import PersonForm, lost_table
from facilitator.views.submission import refused_fields, submit
from facilitator.views.suggestions import suggested_bodies

blueprint = Blueprint("signup", __name__)


@blueprint.get("/signup/<token>")
@permitted(anyone)
def new(token: str) -> ResponseReturnValue:
    """What happens to one's data, then the form; a sentence where nobody can sign up."""
    workshop = workshop_of(token)
    if workshop is None:
        return unknown()
    return form_page(workshop, PersonForm()) if workshop.takes_signups(now()) else closed(workshop)


@blueprint.post("/signup/<token>")
@permitted(anyone)
def create(token: str) -> ResponseReturnValue:
    """A person is on the list, once however often the button was pressed; who is new goes on to the own page."""
    workshop, entry = workshop_of(token), PersonForm.typed()
    if workshop is None:
        return unknown()
    if not workshop.takes_signups(now()):
        return closed(workshop), 409
    try:
        guesses.check_signup()
    except Refused as hasty:
        return form_page(workshop, entry, {"whole": wait(hasty)}), hasty.status
    key = workshop.id
    args = {**entry.arguments(), "workshop": key, "notice": NOTICE_VERSION}
    answer = submit(entry.operation, "sign_up", args, ANONYMOUS)
    if answer.refusal:
        return form_page(find_workshop(db.session(), key), entry, reasons(answer.refusal)), answer.refusal.status
    if not answer.result["is_new"]:
        return on_the_list(find_workshop(db.session(), key))
    person = db.session.get(Participant, answer.result["participant"])
    if person is None:
        return unknown()
    if not answer.duplicate:
        flash(gettext("You are signed up."))
    return own_page(person)


def wait(hasty: Refused) -> str:
    """How long who signs up many people waits."""
    seconds = hasty.details["retry_after"]
    return ngettext("Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", seconds)


def workshop_of(token: str) -> Workshop | None:
    """The session of a sign-up link; who tries many wrong ones waits."""
    workshop = keyring().workshop_of_signup(token, db.session())
    if workshop is None:
        guesses.check_patience()
        guesses.note(right=False)
    else:
        speak_of(workshop)
    return workshop


def unknown() -> ResponseReturnValue:
    return render_template("signup/unknown.html"), 404


def closed(workshop: Workshop) -> str:
    g.workshop = workshop
    return render_template("signup/closed.html", workshop=workshop)


def on_the_list(workshop: Workshop) -> str:
    """What who was on the list already reads: nothing of what stands there, as anybody may know a name."""
    g.workshop = workshop
    return render_template("signup/listed.html", workshop=workshop)


def form_page(workshop: Workshop, entry: PersonForm, errors: dict[str, str] | None = None, change: bool = False) -> str:
    g.workshop = workshop
    return render_template(
        "signup/new.html",
        workshop=workshop,
        entry=entry,
        errors=errors or {},
        bodies=suggested_bodies(db.session(), workshop),
        roles=wording.role_choices(),
        tables=tables_of(workshop),
        until=wording.moment(workshop, workshop.signup_until) if workshop.signup_until else "",
        change=change,
    )


def tables_of(workshop: Workshop) -> list[Table]:
    """The tables to choose from; the plenary is everybody's."""
    tables = sa.select(Table).where(Table.workshop_id == workshop.id, Table.number > 0)
    return list(db.session.scalars(tables.order_by(Table.number)))


@blueprint.get("/w/<id>/me/signup")
@permitted(anyone)
def edit(id: str) -> ResponseReturnValue:
    """What a person said when signing up, to be changed."""
    workshop = find_workshop(db.session(), id)
    person = person_here(workshop)
    if person is None or not can_change(person, workshop):
        return redirect(url_for("links.show", id=id))
    return form_page(workshop, PersonForm.of(person), change=True)


@blueprint.post("/w/<id>/me/signup")
@permitted(anyone)
def update(id: str) -> ResponseReturnValue:
    """The person has said something else."""
    workshop, entry = find_workshop(db.session(), id), PersonForm.typed()
    person = person_here(workshop)
    if person is None or not can_change(person, workshop):
        return too_late(id)
    asking = Actor("expected", person.id)
    answer = submit(entry.operation, "change_signup", entry.arguments(), asking)
    if answer.refusal:
        again = form_page(find_workshop(db.session(), id), entry, reasons(answer.refusal), change=True)
        return again, answer.refusal.status
    flash(gettext("The changes are saved."))
    return redirect(url_for("links.show", id=id))


def too_late(id: str) -> ResponseReturnValue:
    flash(gettext("This can be changed no more: tell who conducts."), "error")
    return redirect(url_for("links.show", id=id))


@blueprint.post("/w/<id>/me/withdrawal")
@permitted(anyone)
def delete(id: str) -> ResponseReturnValue:
    """The person does not come, and nothing of what they wrote is kept."""
    person = person_here(find_workshop(db.session(), id))
    if person:
        asking = Actor("expected", person.id)
        answer = submit(request.form.get("operation", ""), "withdraw_signup", {}, asking)
        if answer.refusal:
            return too_late(id)
    workshop = g.workshop = find_workshop(db.session(), id)
    page = make_response(render_template("signup/withdrawn.html", workshop=workshop))
    page.delete_cookie(PARTICIPANT_COOKIE, path=f"/w/{id}/")
    return page


def reasons(refusal: Refused) -> dict[str, str]:
    """What is wrong and what to do, under the field it is about."""
    errors = refused_fields(refusal, "whole")
    if refusal.code != "invalid":
        return errors
    said = {
        "name": gettext("Write your name: it tells who conducts that you come."),
        "first_choice": gettext("Choose the first table, then the second."),
        "second_choice": gettext("This is the first choice already: take another table, or none."),
        "no_table": gettext("This table is no longer there: choose another one, or none."),
        "full": gettext("No more people can sign up. Write to whoever invited you."),
    }
    return {
        ("whole" if path == "full" else path): said.get("no_table" if lost_table(path) else path, sentence)
        for path, sentence in errors.items()
    }
