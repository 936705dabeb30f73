"""The set-up page of a session: everything about it in one place, saved as one goes."""

from flask import Blueprint, g, jsonify, make_response, render_template
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.language import LANGUAGES
from facilitator.models import User
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.views import wording
from facilitator.views.asking import current_actor, keyring, permitted
from facilitator.views.body_list import by_words

blueprint = Blueprint("preparation", __name__)


@blueprint.get("/w/<id>/edit")
@permitted(staff_of_workshop)
def edit(id: str) -> ResponseReturnValue:
    """Who prepares writes title, hours, tables and agenda, sees the session in brief, and opens the door."""
    workshop = g.workshop = find_workshop(db.session(), id)
    page = render_template(
        "workshops/setup.html",
        workshop=workshop,
        token=keyring().handshake_token(db.session.get_one(User, current_actor().id)),
        facilitators=sorted(user.name or user.email for user in workshop.facilitators),
        offered=LANGUAGES,
        bodies=[body.name for body in by_words(db.session())],
    )
    answer = make_response(page)
    answer.cache_control.no_store = True
    return answer


@blueprint.get("/w/<id>/notice")
@permitted(staff_of_workshop)
def notice(id: str) -> ResponseReturnValue:
    """What people read before they enter, as the session is set now."""
    return jsonify(sentences=wording.notice(find_workshop(db.session(), id)))
