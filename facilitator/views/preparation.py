"""Correcting a session that was made: its title, day and place, its questions."""

import uuid
from typing import Any

import sqlalchemy as sa
from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.models import Prompt, Table, Workshop
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views import wording
from facilitator.views.asking import current_actor, permitted
from facilitator.views.beginnings import Draft, TableRow
from facilitator.views.submission import refused_fields, submit
from facilitator.views.workshops import beginning, missing, questions, typed

blueprint = Blueprint("preparation", __name__)


@blueprint.get("/w/<id>/edit")
@permitted(staff_of_workshop)
def edit(id: str) -> ResponseReturnValue:
    """The form of a session as it is now."""
    workshop = find_workshop(db.session(), id)
    return form_page(workshop, draft_of(workshop), str(uuid.uuid4()))


@blueprint.post("/w/<id>/edit")
@permitted(staff_of_workshop)
def update(id: str) -> ResponseReturnValue:
    """The session as it was corrected, on every screen."""
    workshop, draft = find_workshop(db.session(), id), typed()
    operation = request.form.get("operation", "")
    errors = missing(draft)
    if errors:
        return form_page(workshop, draft, operation, errors), 400
    answer = submit(operation, "edit_workshop", arguments(workshop, draft), current_actor())
    if answer.refusal:
        again = form_page(find_workshop(db.session(), id), draft, operation, reasons(answer.refusal))
        return again, answer.refusal.status
    flash(gettext("The changes are saved."))
    return redirect(url_for("cockpit.show", id=id))


def form_page(workshop: Workshop, draft: Draft, operation: str, errors: dict[str, str] | None = None) -> str:
    g.workshop = workshop
    return render_template(
        "workshops/edit.html",
        workshop=workshop,
        values=draft,
        operation=operation,
        errors=errors or {},
        modes=wording.modes(),
    )


def draft_of(workshop: Workshop) -> Draft:
    """The session as the form shows it."""
    plenary, *tables = tables_of(workshop)
    return Draft(
        title=workshop.title,
        host=workshop.host or "",
        date=workshop.date.isoformat(),
        starts=wording.hour(workshop).zfill(5) if workshop.starts_at else "",
        mode=workshop.mode,
        place=workshop.place or "",
        prompts=asked(plenary),
        tables=[TableRow(table.theme, asked(table), table.id) for table in tables],
    )


def tables_of(workshop: Workshop) -> list[Table]:
    """The tables by number; the plenary is the first."""
    return list(db.session.scalars(sa.select(Table).where(Table.workshop_id == workshop.id).order_by(Table.number)))


def asked(table: Table) -> str:
    """The questions of a table, one a line."""
    texts = sa.select(Prompt.text).where(Prompt.table_id == table.id).order_by(Prompt.position)
    return "\n".join(db.session.scalars(texts))


def other_words(workshop: Workshop, draft: Draft) -> list[dict[str, Any]]:
    """Each table whose words are others now."""
    plenary, *tables = tables_of(workshop)
    rows = [(plenary, TableRow("", draft.prompts)), *((table, row_of(table, draft)) for table in tables)]
    return [
        {"table": table.id, "theme": row.theme, "prompts": questions(row.prompts)}
        for table, row in rows
        if differs(table, row)
    ]


def row_of(table: Table, draft: Draft) -> TableRow:
    """What the form says of a table; nothing said leaves it as it is."""
    found = (row for row in draft.tables if row.id == table.id)
    return next(found, TableRow(table.theme, asked(table), table.id))


def differs(table: Table, row: TableRow) -> bool:
    """Whether a table has other words now."""
    return table.theme != row.theme or questions(asked(table)) != questions(row.prompts)


def arguments(workshop: Workshop, draft: Draft) -> dict[str, Any]:
    """What the journal is asked to change."""
    return {
        "workshop": workshop.id,
        "title": draft.title,
        "date": draft.date,
        "mode": draft.mode,
        "starts_at": beginning(draft, workshop.time_zone),
        "host": draft.host or None,
        "place": draft.place or None,
        "tables": other_words(workshop, draft),
    }


def reasons(refusal: Refused) -> dict[str, str]:
    """Why it was not done, under what it is about."""
    errors = refused_fields(refusal, "title")
    if "tables" in errors and refusal.code == "invalid":
        return {"tables": gettext("A theme stays once people sit there, and a question once notes answer it.")}
    return errors
