"""What a session knows of one person: to be taken along, and to be erased."""

from typing import Any

import orjson
import sqlalchemy as sa
from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import orm

from facilitator.clock import stamp, stamp_or_none
from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.language import gettext, ngettext
from facilitator.models import HelpCall, Note, PageField, Participant, Seat, Signature, Table, Workshop
from facilitator.permissions import anyone
from facilitator.views import wording
from facilitator.views.asking import PARTICIPANT_COOKIE, keyring, permitted
from facilitator.views.entry import session_here
from facilitator.views.submission import sentence, submit

Json = dict[str, Any]
EXTENTS = ("name", "notes")
TIMES = ("invited", "registered", "present", "notice")

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
    """Back at the door, on a phone that knows nothing of the place any more."""
    if notes:
        flash(ngettext("You are erased here, and your note.", "You are erased here, and your %(num)s notes.", notes))
    else:
        flash(gettext("You are erased here."))
    answer = redirect(url_for("join.new"))
    answer.delete_cookie(PARTICIPANT_COOKIE, path=f"/w/{workshop.id}/")
    return answer


def page(workshop: Workshop, person: Participant, errors: dict[str, str] | None = None) -> Response:
    """What is kept of a person, in words."""
    notes = notes_by(person)
    told = {"workshop": workshop, "person": person, "notes": notes, "role": wording.roles().get(person.role, "")}
    chosen = request.form.get("extent", "")
    answer = make_response(render_template("table/data.html", **told, errors=errors or {}, chosen=chosen))
    answer.cache_control.no_store = True
    return answer


def data_of(person: Participant, workshop: Workshop) -> Json:
    """All that is kept of a person, in the words of the log."""
    return {
        "session": {"id": workshop.id, "title": workshop.title, "date": workshop.date.isoformat()},
        "person": {
            "id": person.id,
            "name": person.name,
            "body": person.body.name if person.body else None,
            "role": person.role,
            "needs": person.needs,
            "remote": person.is_remote,
            "choices": choices_of(person),
        },
        "times": {name: stamp_or_none(getattr(person, f"{name}_at")) for name in TIMES},
        "notice": person.notice_version,
        "seats": seats_of(person),
        "notes": [note_data(note) for note in notes_by(person)],
        "pages": signatures_by(person),
        "speaks": speaks_for(person),
        "calls": [{"text": call.text, "at": stamp(call.called_at)} for call in calls_by(person)],
    }


def choices_of(person: Participant) -> list[str]:
    """The themes a person would have liked to sit at."""
    wanted = [person.first_choice_id, person.second_choice_id]
    return [db.session.get_one(Table, key).theme for key in wanted if key]


def seats_of(person: Participant) -> list[Json]:
    """Where a person sat, since when, and their part there."""
    seats = sa.select(Table.number, Table.theme, Seat.seated_at, Seat.part).join(Seat, Seat.table_id == Table.id)
    found = db.session.execute(seats.where(Seat.participant_id == person.id).order_by(Seat.seated_at))
    return [
        {"table": seat.number, "theme": seat.theme, "since": stamp(seat.seated_at), "part": seat.part} for seat in found
    ]


def signatures_by(person: Participant) -> list[Json]:
    """What a person said of the pages of tables: that one is right, or which field is not, and why."""
    said = sa.select(Table.number, Signature).join(Signature, Signature.table_id == Table.id)
    found = db.session.execute(said.where(Signature.participant_id == person.id).order_by(Signature.signed_at))
    return [
        {
            "table": number,
            "approves": signature.approves,
            "field": signature.field,
            "reason": signature.reason,
            "at": stamp(signature.signed_at),
        }
        for number, signature in found
    ]


def speaks_for(person: Participant) -> list[int]:
    """The numbers of the tables for which a person speaks."""
    spoken = sa.select(Table.number).join(PageField, PageField.table_id == Table.id).order_by(Table.number)
    mine = PageField.workshop_id == person.workshop_id, PageField.name == "speaker", PageField.text == person.id
    return list(db.session.scalars(spoken.where(*mine)))


def calls_by(person: Participant) -> list[HelpCall]:
    """What a person called who conducts for."""
    calls = sa.select(HelpCall).where(HelpCall.participant_id == person.id).order_by(HelpCall.called_at)
    return list(db.session.scalars(calls))


def notes_by(person: Participant) -> list[Note]:
    """What a person wrote, also what is hidden or in the bin."""
    notes = sa.select(Note).where(Note.author_id == person.id).order_by(Note.added_at, Note.id)
    return list(db.session.scalars(notes.options(orm.joinedload(Note.table))))


def note_data(note: Note) -> Json:
    return {
        "ref": note.ref,
        "text": note.text,
        "fields": note.fields,
        "card_type": note.card_type,
        "state": note.state,
        "hidden_reason": note.hidden_reason,
        "late": note.late,
        "added_at": stamp(note.added_at),
        "edited_at": stamp_or_none(note.edited_at),
    }
