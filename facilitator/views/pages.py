"""The first page, the language of all pages, and what each page has around it."""

import hashlib
import json
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import refresh
from flask_security import current_user
from sqlalchemy import orm

from facilitator.clock import now
from facilitator.extensions import db
from facilitator.language import COOKIE, LANGUAGES, browser_sentences, gettext, selected_language
from facilitator.models import Installation, User
from facilitator.models.installation import ONLY
from facilitator.operations.erasing import end_of_grace
from facilitator.permissions import anyone, staff_of_deleted_workshop
from facilitator.text import clean_line
from facilitator.views import wording
from facilitator.views.account import needs_setup
from facilitator.views.addresses import screen_link
from facilitator.views.asking import current_actor, permitted
from facilitator.views.overview import found, overview
from facilitator.views.steps import steps
from facilitator.views.submission import submit, tell

YEAR = 365 * 24 * 60 * 60
SOUGHT = 200

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
@permitted(anyone)
def home() -> ResponseReturnValue:
    """Who conducts finds the own sessions, everybody else the door; a new installation says where to begin."""
    if not current_user.is_authenticated:
        return render_template("pages/not_set_up.html") if needs_setup() else redirect(url_for("join.new"))
    today, session = now().date(), db.session()
    sessions, sought = overview(session, current_user, today), clean_line(request.args.get("q", ""))[:SOUGHT]
    return render_template(
        "pages/home.html",
        sessions=sessions,
        sought=sought,
        found=found(session, current_user, sought) if sought else [],
        end_of_grace=lambda workshop: end_of_grace(workshop, current_app.extensions["settings"].deletion_days),
        screen_link=screen_link,
        today=today,
        steps=lambda workshop: steps(session, workshop, sessions.sizes[workshop.id], today),
        distance=lambda day: wording.distance(day, today),
        accounts=account_count(session) if current_user.is_admin else 0,
    )


def account_count(session: orm.Session) -> int:
    """How many people have an account here."""
    return session.scalar(sa.select(sa.func.count(User.id))) or 0


@blueprint.post("/w/<id>/restoration")
@permitted(staff_of_deleted_workshop)
def restore(id: str) -> ResponseReturnValue:
    """A deleted session is back where it stood."""
    answer = submit(request.form.get("operation", ""), "restore_workshop", {"workshop": id}, current_actor())
    tell(answer, lambda _: gettext("The session is back."))
    return redirect(url_for(".home"))


@blueprint.get("/language/<code>")
@permitted(anyone)
def language(code: str) -> ResponseReturnValue:
    """The page one came from, in another language."""
    if code not in LANGUAGES:
        abort(404)
    answer = redirect(own_path(request.args.get("next", "/")))
    answer.set_cookie(COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return answer


def own_path(wanted: str) -> str:
    """`wanted` if it is a path of this site, else the first page."""
    parts = urlsplit(wanted)
    is_own = not parts.scheme and not parts.netloc and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_own else "/"


@blueprint.get("/catalogue/<version>/<code>.json")
@permitted(anyone)
def catalogue(version: str, code: str) -> ResponseReturnValue:
    """The sentences the modules of the browser say, kept by the browser until they change."""
    if code not in LANGUAGES:
        abort(404)
    answer = current_app.response_class(catalogue_text(code), mimetype="application/json")
    if version == catalogue_version(code):
        answer.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return answer


@cache
def catalogue_text(code: str) -> str:
    return json.dumps(browser_sentences(code), ensure_ascii=False, sort_keys=True)


@cache
def catalogue_version(code: str) -> str:
    return hashlib.sha256(catalogue_text(code).encode()).hexdigest()[:12]


@blueprint.app_context_processor
def around() -> dict[str, Any]:
    """What the bar, the foot and the head of each page need."""
    refresh()
    code = selected_language()
    return {
        "language": code,
        "languages": LANGUAGES,
        "catalogue_url": url_for("pages.catalogue", version=catalogue_version(code), code=code),
        "staff": current_user if current_user.is_authenticated else None,
        "host_body": host_body(),
        "privacy_url": current_app.config["PRIVACY_URL"],
        "footer_links": footer_links(),
        "when": wording.when,
        "notice": wording.notice,
        "own_path": own_path,
        "spaced": wording.spaced,
    }


def host_body() -> str:
    """The body in the bar: the one in the settings, else the one of the set-up."""
    chosen: str = current_app.config["HOST_BODY"]
    kept = None if chosen else db.session.get(Installation, ONLY)
    return kept.host_body if kept else chosen


def footer_links() -> list[dict[str, str]]:
    """The links an administration must show, those it has set."""
    links = [
        {"url": current_app.config["PRIVACY_URL"], "label": gettext("Privacy"), "element": "privacy-policy-link"},
        {
            "url": current_app.config["ACCESSIBILITY_URL"],
            "label": gettext("Accessibility statement"),
            "element": "accessibility-link",
        },
        {"url": current_app.config["SOURCE_URL"], "label": gettext("Source code"), "element": ""},
    ]
    return [link for link in links if link["url"]]
