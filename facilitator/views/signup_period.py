"""Opening and closing the sign-up of a session, and the link to send."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator.clock import now, stamp
from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.models import Participant, Workshop
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.views import wording
from facilitator.views.addresses import is_loopback, signup_link
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import sentence, submit, tell

LAST_MINUTE = time(23, 59, 59)

blueprint = Blueprint("signup_period", __name__)


@blueprint.get("/w/<id>/signup")
@permitted(staff_of_workshop)
def edit(id: str) -> ResponseReturnValue:
    """Whether people may sign up, until when, and by which link."""
    workshop = find_workshop(db.session(), id)
    return page(workshop, proposed_day(workshop).isoformat())


@blueprint.post("/w/<id>/signup")
@permitted(staff_of_workshop)
def update(id: str) -> ResponseReturnValue:
    """People may sign up until the end of a day."""
    workshop = find_workshop(db.session(), id)
    typed = request.form.get("until", "")
    until = end_of(typed, workshop)
    if until is None:
        return page(workshop, typed, gettext("The day is missing: choose it in the calendar.")), 400
    args: dict[str, object] = {"workshop": id, "until": stamp(until)}
    answer = submit(request.form.get("operation", ""), "open_signup", args, current_actor())
    if answer.refusal:
        return page(find_workshop(db.session(), id), typed, reason(answer.refusal.code)), answer.refusal.status
    flash(gettext("People can sign up. Send them the link."))
    return redirect(url_for(".edit", id=id))


@blueprint.post("/w/<id>/signup/closure")
@permitted(staff_of_workshop)
def delete(id: str) -> ResponseReturnValue:
    """Nobody can sign up any more."""
    answer = submit(request.form.get("operation", ""), "close_signup", {"workshop": id}, current_actor())
    if answer.refusal and answer.refusal.code != "invalid":
        flash(sentence(answer.refusal.code), "error")
    else:
        flash(gettext("Sign-up is closed. Who is on the list stays there."))
    return redirect(url_for(".edit", id=id))


@blueprint.post("/w/<id>/signup/link")
@permitted(staff_of_workshop)
def renew(id: str) -> ResponseReturnValue:
    """Another link to sign up; the one before stops."""
    answer = submit(request.form.get("operation", ""), "renew_signup_link", {"workshop": id}, current_actor())
    tell(answer, lambda result: gettext("Here is the new link. The one before leads nowhere any more."))
    return redirect(url_for(".edit", id=id))


def page(workshop: Workshop, day: str, error: str = "") -> str:
    g.workshop = workshop
    link = signup_link(workshop)
    return render_template(
        "signup/period.html",
        workshop=workshop,
        is_open=workshop.takes_signups(now()),
        until=wording.moment(workshop, workshop.signup_until) if workshop.signup_until else "",
        day=day,
        error=error,
        link=link,
        out_of_reach=is_loopback(link),
        people=people_signed_up(workshop),
    )


def people_signed_up(workshop: Workshop) -> int:
    """How many signed up."""
    counted = sa.select(sa.func.count(Participant.registered_at)).where(Participant.workshop_id == workshop.id)
    return db.session.scalar(counted) or 0


def proposed_day(workshop: Workshop) -> date:
    """The last day to sign up: the one that was chosen, else the day before the session, if it is not past."""
    zone = ZoneInfo(workshop.time_zone)
    if workshop.signup_until:
        return workshop.signup_until.astimezone(zone).date()
    return max(workshop.date - timedelta(days=1), now().astimezone(zone).date())


def end_of(typed: str, workshop: Workshop) -> datetime | None:
    """The last moment of a day, by the clocks of the place."""
    try:
        return datetime.combine(date.fromisoformat(typed), LAST_MINUTE, ZoneInfo(workshop.time_zone))
    except (ValueError, OverflowError):
        return None


def reason(code: str) -> str:
    """Why sign-up was not opened."""
    return {
        "invalid": gettext("This day is past: choose one to come."),
        "workshop_closed": gettext("The session is closed."),
    }.get(code, sentence(code))
