"""The list of who is expected: read, looked at, and only then kept."""

from typing import Any

import sqlalchemy as sa
from flask import Blueprint, abort, flash, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import orm
from werkzeug.exceptions import RequestEntityTooLarge

from facilitator.extensions import db
from facilitator.imports.faults import Unreadable
from facilitator.imports.remarks import by_kind
from facilitator.imports.table import as_carried
from facilitator.language import gettext
from facilitator.models import Participant, Table, User, Workshop
from facilitator.operations.invitations import IMPORT_LIMIT
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views import import_words, wording
from facilitator.views.asking import current_actor, permitted
from facilitator.views.import_form import Draft, allow_lists, kept_draft, sent_draft, sent_file
from facilitator.views.submission import new_operation, sentence, submit
from facilitator.views.turns import render_in_turns

SHOWN_AT_ONCE = 5
MOST_TO_MEND = 100
LISTS = ("participants.check", "participants.create")

blueprint = Blueprint("participants", __name__)


@blueprint.url_value_preprocessor
def make_room(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Lists are larger than other forms; only who has an account may send some."""
    if endpoint in LISTS and current_actor().is_staff:
        allow_lists()


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """The page again, with the reason: the file was not even looked at."""
    id = (request.view_args or {}).get("id", "")
    try:
        staff_of_workshop(db.session(), current_actor(), Asked(id))
    except Refused:
        return error
    return page(id, fault="too_large"), 413


class Asked:
    """The session a file was sent for."""

    def __init__(self, workshop: str) -> None:
        self.workshop = workshop


@blueprint.get("/w/<id>/people")
@permitted(staff_of_workshop)
def index(id: str) -> ResponseReturnValue:
    """Who is on the list, and the place to bring more."""
    return page(id)


@blueprint.post("/w/<id>/people/check")
@permitted(staff_of_workshop)
def check(id: str) -> ResponseReturnValue:
    """What was understood of a list; nothing is kept yet."""
    return page(id, draft=draft_or_reason(id))


@blueprint.post("/w/<id>/people")
@permitted(staff_of_workshop)
def create(id: str) -> ResponseReturnValue:
    """The people that were looked at are on the list; the other rows stay on the page to be mended."""
    draft = draft_or_reason(id)
    if not draft.is_as_shown():
        return page(id, draft=draft)
    if not draft.listed.people:
        flash(gettext("Nobody is ready yet: mend a row first."), "error")
        return page(id, draft=draft), 400
    if len(draft.listed.people) > IMPORT_LIMIT:
        return page(id, fault="too_many"), 400
    answer = submit(request.form.get("operation", ""), "import_participants", draft.arguments(id), current_actor())
    if answer.refusal:
        flash(sentence(answer.refusal.code), "error")
        return page(id, draft=draft), answer.refusal.status
    flash(import_words.said(answer.result))
    rest = draft.rest()
    return page(id, draft=rest.read(find_workshop(db.session(), id))) if rest.table.rows else to_index(id)


def draft_or_reason(id: str) -> Draft:
    """The list of the form, read; or the page with the reason why it cannot be."""
    workshop = g.workshop = find_workshop(db.session(), id)
    try:
        return sent_draft(workshop).read(workshop)
    except Unreadable as reason:
        kept = kept_draft(workshop)
        pasted = request.form.get("people", "")
        abort(make_response(page(id, kept.read(workshop) if kept else None, str(reason), pasted), 400))


def to_index(id: str) -> ResponseReturnValue:
    return redirect(url_for("participants.index", id=id))


@blueprint.post("/w/<id>/facilitators")
@permitted(staff_of_workshop)
def add_facilitator(id: str) -> ResponseReturnValue:
    """A colleague conducts too."""
    args: dict[str, object] = {"workshop": id, "email": request.form.get("email", "")}
    answer = submit(request.form.get("operation", ""), "add_facilitator", args, current_actor())
    if answer.refusal:
        flash(gettext("This person conducts already, or has no account."), "error")
    else:
        flash(gettext("Now you conduct together."))
    return to_index(id)


def page(id: str, draft: Draft | None = None, fault: str = "", pasted: str = "") -> str:
    workshop = g.workshop = find_workshop(db.session(), id)
    tables, people = tables_of(workshop), on_the_list(workshop)
    return render_in_turns(
        "participants/index.html",
        workshop=workshop,
        text=pasted,
        fault=import_words.fault(fault) if fault else "",
        faulty="people" if pasted and not sent_file() else "file",
        draft=draft,
        **(about(draft, len(tables)) if draft else {}),
        people=people,
        is_next_seating=bool(people and tables) and not workshop.is_closed,
        colleagues=colleagues(workshop),
        operation=new_operation(),
        roles=wording.roles(),
        tables={table.id: f"{table.number} · {table.theme}" for table in tables},
        places=import_words.places(),
        at_once=SHOWN_AT_ONCE,
    )


def about(draft: Draft, tables: int) -> dict[str, Any]:
    """What the page says of a list that was read."""
    grouped = [
        (same, import_words.remark(same, tables)) for same in by_kind(draft.listed.remarks) if same[0].code != "changed"
    ]
    return {
        "carried": as_carried(draft.table),
        "meanings": import_words.meanings(),
        "problems": [(each, import_words.problem(each)) for each in draft.listed.problems[:MOST_TO_MEND]],
        "to_mend": {each.row for each in draft.listed.problems},
        "unseen": max(0, len(draft.listed.problems) - MOST_TO_MEND),
        "remarks": grouped,
        "acts": import_words.acts(),
        "facts": {"role": gettext("Role"), **import_words.meanings()},
    }


def tables_of(workshop: Workshop) -> list[Table]:
    """The tables people may choose."""
    tables = sa.select(Table).where(Table.workshop_id == workshop.id, Table.number > 0).order_by(Table.number)
    return list(db.session.scalars(tables))


def colleagues(workshop: Workshop) -> list[User]:
    """Who has an account and does not conduct it yet."""
    return [
        user for user in db.session.scalars(sa.select(User).order_by(User.name)) if user not in workshop.facilitators
    ]


def on_the_list(workshop: Workshop) -> list[Participant]:
    """Everybody in the order of the list."""
    listed = sa.select(Participant).where(Participant.workshop_id == workshop.id)
    return list(db.session.scalars(listed.order_by(Participant.position).options(orm.joinedload(Participant.body))))
