"""Another format for a session that nobody has seen yet, and the session as who takes part will see it."""

import sqlalchemy as sa
from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.models import Activity, Prompt, Table, Workshop
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views import wording
from facilitator.views.asking import current_actor, permitted
from facilitator.views.entry import Entry
from facilitator.views.format import Format
from facilitator.views.formats import formats
from facilitator.views.submission import new_operation, sentence, submit
from facilitator.views.suggestions import suggested_bodies
from facilitator.views.workshop_form import questions

blueprint = Blueprint("plans", __name__)


@blueprint.get("/w/<id>/format")
@permitted(staff_of_workshop)
def edit(id: str) -> ResponseReturnValue:
    """The formats to choose from, and what one of them would replace."""
    return page(find_workshop(db.session(), id))


@blueprint.post("/w/<id>/format")
@permitted(staff_of_workshop)
def update(id: str) -> ResponseReturnValue:
    """The session has the agenda, tables and questions of a format; back to its set-up page."""
    chosen = next((each for each in formats() if each.key == request.form.get("format")), None)
    if chosen is None:
        return page(find_workshop(db.session(), id), error=gettext("Choose one of the formats.")), 400
    answer = submit(request.form.get("operation", ""), "replace_plan", arguments(id, chosen), current_actor())
    if answer.refusal:
        error = why_not(answer.refusal)
        return page(find_workshop(db.session(), id), chosen.key, error), answer.refusal.status
    return redirect(url_for("preparation.edit", id=id))


@blueprint.get("/w/<id>/preview")
@permitted(staff_of_workshop)
def show(id: str) -> ResponseReturnValue:
    """The door as people will find it, and the way to each table as they will see it; nothing is written."""
    workshop = find_workshop(db.session(), id)
    return render_template(
        "workshops/preview.html",
        workshop=workshop,
        entry=Entry(code=wording.spaced(workshop.code)),
        bodies=suggested_bodies(db.session(), workshop),
        roles=wording.role_choices(),
        tables=tables_of(workshop),
    )


def arguments(id: str, chosen: Format) -> dict[str, object]:
    """What the journal is asked to put in the place of the plan."""
    return {
        "workshop": id,
        "prompts": questions(chosen.plenary),
        "tables": [{"theme": theme, "prompts": questions(asked)} for theme, asked in chosen.tables],
        "activities": [{"kind": each.kind, "title": each.title, "minutes": each.minutes} for each in chosen.agenda],
    }


def why_not(refusal: Refused) -> str:
    if refusal.details.get("reason") == "is_seen":
        return gettext("People have seen this session by now: change its tables and its agenda one by one.")
    return sentence(refusal.code)


def page(workshop: Workshop, chosen: str = "", error: str = "") -> str:
    g.workshop = workshop
    written = counted(workshop)
    return render_template(
        "workshops/format.html",
        workshop=workshop,
        formats=formats(),
        chosen=chosen,
        error=error,
        written=written,
        kinds=wording.moments(),
        operation=new_operation(),
    )


def tables_of(workshop: Workshop) -> list[Table]:
    """The tables by number, the plenary first."""
    return list(db.session.scalars(sa.select(Table).where(Table.workshop_id == workshop.id).order_by(Table.number)))


def counted(workshop: Workshop) -> dict[str, int]:
    """How much a format would replace."""
    own = sa.select(Table.id).where(Table.workshop_id == workshop.id)
    return {
        "tables": count(own.where(Table.number > 0)),
        "questions": count(sa.select(Prompt.id).where(Prompt.table_id.in_(own))),
        "moments": count(sa.select(Activity.id).where(Activity.workshop_id == workshop.id)),
    }


def count(rows: sa.Select[str]) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(rows.subquery())) or 0
