"""Sessions: making one, and the QR that leads into it."""

import io
import uuid
from dataclasses import asdict, replace
from datetime import datetime, time, timedelta
from itertools import zip_longest
from typing import Any
from zoneinfo import ZoneInfo

import segno
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.clock import stamp
from facilitator.extensions import db
from facilitator.language import gettext, selected_language
from facilitator.permissions import anyone, find_workshop, signed_in
from facilitator.views import wording
from facilitator.views.addresses import is_loopback, join_link
from facilitator.views.asking import current_actor, permitted
from facilitator.views.beginnings import Beginning, Draft, TableRow, beginnings
from facilitator.views.format import Moment
from facilitator.views.pages import host_body
from facilitator.views.submission import refused_fields, submit

TIME_ZONE = "Europe/Rome"

blueprint = Blueprint("workshops", __name__)


@blueprint.get("/workshops/new")
@permitted(signed_in)
def new() -> ResponseReturnValue:
    """The form of a session, filled in from a beginning."""
    chosen = beginning_called(request.args.get("from", ""))
    draft = chosen.draft(selected_language())
    return form_page(replace(draft, host=draft.host or host_body()), str(uuid.uuid4()), chosen=chosen.key)


@blueprint.post("/workshops/new")
@permitted(signed_in)
def create() -> ResponseReturnValue:
    """A session is there, once however often the button was pressed; on to its set-up page, or to the open door."""
    chosen = beginning_called(request.form.get("beginning", ""))
    draft = replace(typed(), agenda=chosen.draft(selected_language()).agenda)
    operation = request.form.get("operation", "")
    errors = missing(draft)
    if errors:
        return form_page(draft, operation, chosen=chosen.key, errors=errors), 400
    answer = submit(operation, "create_workshop", arguments(draft), current_actor())
    if answer.refusal:
        errors = refused_fields(answer.refusal, "title")
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


def typed() -> Draft:
    """The form as it was filled in; rows left empty do not count."""
    lines: dict[str, Any] = {name: request.form.get(name, "").strip() for name in FIELDS}
    columns = (request.form.getlist(name) for name in ("theme", "questions", "table"))
    rows = (TableRow(theme.strip(), asked, key) for theme, asked, key in zip_longest(*columns, fillvalue=""))
    tables = [row for row in rows if row.theme or row.prompts.strip() or row.id]
    return Draft(**lines, open=bool(request.form.get("open")), tables=tables)


FIELDS = ("title", "host", "language", "date", "starts", "mode", "place", "naming", "minutes", "prompts")


def missing(draft: Draft) -> dict[str, str]:
    """What keeps the form from being a session, by field."""
    errors = {}
    if not draft.title:
        errors["title"] = gettext("The title is missing: one line is enough.")
    if not is_day(draft.date):
        errors["date"] = gettext("The day is missing: choose it in the calendar.")
    if draft.starts and not is_hour(draft.starts):
        errors["starts"] = gettext("This is no hour: write it as 9:30.")
    if any(not row.theme for row in draft.tables):
        errors["tables"] = gettext("A table has questions but no theme: give it one.")
    return errors


def is_day(text: str) -> bool:
    try:
        return bool(datetime.strptime(text, "%Y-%m-%d"))
    except ValueError:
        return False


def is_hour(text: str) -> bool:
    try:
        return time.fromisoformat(text) >= time.min
    except ValueError:
        return False


def arguments(draft: Draft) -> dict[str, Any]:
    """What the journal is asked to make."""
    return {
        "title": draft.title,
        "host": draft.host or None,
        "place": draft.place or None,
        "date": draft.date,
        "starts_at": start(draft, TIME_ZONE),
        "ends_at": end(draft, TIME_ZONE),
        "mode": draft.mode,
        "language": draft.language,
        "naming": draft.naming,
        "minutes": int(draft.minutes) if draft.minutes.isdigit() else None,
        "open": draft.open,
        "prompts": questions(draft.prompts),
        "tables": [{"theme": row.theme, "prompts": questions(row.prompts)} for row in draft.tables],
        "activities": [asdict(moment) for moment in draft.agenda],
    }


def start(draft: Draft, zone: str, later: int = 0) -> str | None:
    """When it begins, by the clocks of the place, or some minutes later."""
    if not draft.starts:
        return None
    day = datetime.strptime(draft.date, "%Y-%m-%d")
    shown = datetime.combine(day, time.fromisoformat(draft.starts)) + timedelta(minutes=later)
    return stamp(shown.replace(tzinfo=ZoneInfo(zone)))


def end(draft: Draft, zone: str) -> str | None:
    """When the agenda it starts from ends; nothing without one."""
    at_tables = int(draft.minutes) if draft.minutes.isdigit() else 0
    lengths = [at_tables or each.minutes if each.kind == "tables" else each.minutes for each in agenda_of(draft)]
    return start(draft, zone, sum(lengths)) if lengths else None


def agenda_of(draft: Draft) -> list[Moment]:
    """The moments there will be: without tables none at tables."""
    return [each for each in draft.agenda if draft.tables or each.kind != "tables"]


def questions(typed: str) -> list[str]:
    """One question a line."""
    return [line.strip() for line in typed.splitlines() if line.strip()]
