"""The page where who conducts splits people by hand."""

from flask import Blueprint, g, make_response, render_template
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.models import User
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.views import wording
from facilitator.views.asking import current_actor, keyring, permitted

blueprint = Blueprint("seating", __name__)


@blueprint.get("/w/<id>/seating")
@permitted(staff_of_workshop)
def show(id: str) -> ResponseReturnValue:
    """Who conducts sees who is to sit where, moves people, and announces it when it is right."""
    workshop = g.workshop = find_workshop(db.session(), id)
    token = keyring().handshake_token(db.session.get_one(User, current_actor().id))
    page = render_template("seating/show.html", workshop=workshop, token=token, when=wording.when(workshop))
    answer = make_response(page)
    answer.cache_control.no_store = True
    return answer
