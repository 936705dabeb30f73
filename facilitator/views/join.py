"""The door: a code, a notice, and as little as a person wants to say."""

import sqlalchemy as sa
from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import gettext, speak_of
from facilitator.models import Knock, Workshop, normal_code
from facilitator.models.workshop import CODE_LENGTH
from facilitator.operations.editions import editions_of, newest_readable
from facilitator.permissions import anyone
from facilitator.text import clean_line
from facilitator.views import guesses, wording
from facilitator.views.asking import permitted
from facilitator.views.entry import Entry, admit, enter, joined_before, sent_before, wait
from facilitator.views.returning import again, come_back, is_return, was_here
from facilitator.views.submission import refused_fields
from facilitator.views.suggestions import suggested_bodies

blueprint = Blueprint("join", __name__)


@blueprint.get("/join")
@permitted(anyone)
def new() -> ResponseReturnValue:
    """A field for the code; a right code leads to its door."""
    typed = request.args.get("code", "")
    if not typed:
        return render_template("join/new.html", typed="", error="", before=open_again())
    workshop = door(typed)
    return redirect(url_for("join.show", code=workshop.code)) if workshop else unknown_code(typed)


@blueprint.get("/j/<code>")
@permitted(anyone)
def show(code: str) -> ResponseReturnValue:
    """The door of a session: what happens to one's data, then name, body and role; by the QR also that it is over."""
    workshop = over(code) or door(code)
    if workshop is None:
        return unknown_code(code)
    if workshop.is_closed:
        return over_page(workshop)
    return door_page(workshop, Entry(code=wording.spaced(workshop.code)))


@blueprint.get("/join/check")
@permitted(anyone)
def check() -> ResponseReturnValue:
    """What a code leads to, while it is typed."""
    workshop = door(request.args.get("code", ""))
    if workshop is None:
        return jsonify(code="unknown_code"), 404
    return jsonify(about=f"{workshop.title}, {wording.when(workshop)}", open=workshop.is_open)


@blueprint.post("/join")
@permitted(anyone)
def create() -> ResponseReturnValue:
    """A person is in: the page of the table, and a cookie that finds the place again."""
    entry = Entry.typed()
    workshop = door(entry.code, entry.shown)
    if workshop is None or not workshop.is_open or workshop.id != entry.shown:
        return once_more(workshop, entry)
    sent = sent_before(entry.operation)
    if sent is None and (person := was_here(entry, workshop)) is not None:
        return come_back(person, entry, workshop)
    return again(sent, entry, workshop) if sent is not None and is_return(sent, entry) else first_time(entry, workshop)


def first_time(entry: Entry, workshop: Workshop) -> ResponseReturnValue:
    """In, or waiting at a door where somebody lets people in; a refusal stands in the form."""
    answer = enter(entry, workshop)
    if answer.refusal:
        return door_page(workshop, entry, refused_fields(answer.refusal, "code")), answer.refusal.status
    if not answer.duplicate:
        guesses.note(right=True)
    if "knock" in answer.result:
        return wait(workshop, db.session.get(Knock, answer.result["knock"]))
    return admit(workshop, answer.result)


def door(typed: str, shown: str = "") -> Workshop | None:
    """The session a code or a QR's token leads to, open or about to be; who guesses too often waits.

    Nobody guesses a token, nor the id that only this door's page shows: who has one of them never waits.
    """
    token = clean_line(typed)
    codes = sa.or_(Workshop.code == normal_code(typed), Workshop.join_token == token)
    workshop = db.session.scalar(
        sa.select(Workshop).where(codes, Workshop.status.in_(("draft", "open")), Workshop.deleted_at.is_(None))
    )
    if workshop is None or (token != workshop.join_token and shown != workshop.id):
        guesses.check_patience()
    if workshop is None:
        guesses.note(right=False)
    else:
        speak_of(workshop)
    return workshop


def over(token: str) -> Workshop | None:
    """The closed session of a QR's token, which nobody guesses; its code is like any wrong one."""
    closed = sa.select(Workshop).where(
        Workshop.join_token == clean_line(token),
        Workshop.status.in_(("closed", "archived")),
        Workshop.deleted_at.is_(None),
    )
    return db.session.scalar(closed)


def over_page(workshop: Workshop) -> str:
    """That the session is over, and where what came out of it can be read, if it is published."""
    speak_of(workshop)
    edition = newest_readable(editions_of(db.session(), workshop))
    return render_template("join/over.html", workshop=workshop, edition=edition)


def unknown_code(typed: str) -> ResponseReturnValue:
    """The field again with what was typed; wrong, closed and expired codes get this same answer."""
    return render_template("join/new.html", typed=typed, error=no_such_code(typed)), 404


def no_such_code(typed: str) -> str:
    return gettext(
        "No session open now has the code %(code)s. Read it again on the screen, or scan the QR.", code=as_read(typed)
    )


def as_read(typed: str) -> str:
    """A typed code the way the screen shows codes, if it looks like one."""
    code = normal_code(typed)
    return wording.spaced(code) if len(code) == CODE_LENGTH else typed


def once_more(workshop: Workshop | None, entry: Entry) -> ResponseReturnValue:
    """The form again, nothing lost: the code is wrong, or leads where another notice must be read first."""
    if workshop is not None:
        return door_page(workshop, entry)
    shown = db.session.get(Workshop, clean_line(entry.shown))
    if shown is None or not shown.is_open:
        return unknown_code(entry.code)
    return door_page(shown, entry, {"code": no_such_code(entry.code)}), 404


def door_page(workshop: Workshop, entry: Entry, errors: dict[str, str] | None = None) -> str:
    """The door of one session, open or still closed."""
    speak_of(workshop)
    if not workshop.is_open:
        return render_template("join/early.html", workshop=workshop)
    return render_template(
        "join/show.html",
        workshop=workshop,
        entry=entry,
        errors=errors or {},
        bodies=suggested_bodies(db.session(), workshop),
        roles=wording.role_choices(),
        was_here=workshop.id in joined_before(),
    )


def open_again() -> list[Workshop]:
    """The sessions somebody entered from this device that are still open."""
    entered = sa.select(Workshop).where(Workshop.id.in_(joined_before()), Workshop.status == "open")
    return list(db.session.scalars(entered.order_by(Workshop.date.desc())))
