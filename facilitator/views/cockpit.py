"""The live screen of who conducts."""

from flask import Blueprint, g, make_response, render_template
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.models import User
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.views import wording
from facilitator.views.addresses import is_loopback, join_link, public_address, screen_link
from facilitator.views.asking import current_actor, keyring, permitted

blueprint = Blueprint("cockpit", __name__)


@blueprint.get("/w/<id>/cockpit")
@permitted(staff_of_workshop)
def show(id: str) -> ResponseReturnValue:
    """Who conducts sees where the session stands, how the tables are, and the one thing to do next."""
    workshop = g.workshop = find_workshop(db.session(), id)
    answer = make_response(
        render_template(
            "cockpit/show.html",
            workshop=workshop,
            token=keyring().handshake_token(db.session.get_one(User, current_actor().id)),
            screen=screen_link(workshop),
            when=wording.when(workshop),
            code=wording.spaced(workshop.code),
            invitation=wording.invitation(workshop, join_link(workshop)),
            out_of_reach=is_loopback(public_address()),
        )
    )
    answer.cache_control.no_store = True
    return answer
