"""The twin of the socket's `submit`, for networks that break sockets, and for programs."""

from flask import Response, current_app

from facilitator.extensions import db
from facilitator.permissions import anyone
from facilitator.views.api.blueprint import answer, blueprint, body
from facilitator.views.asking import current_actor, permitted


@blueprint.post("/operations")
@permitted(anyone)
def operations() -> Response:
    """A result for each operation, in order; each operation has its own rule."""
    actor = current_actor()
    db.session.rollback()
    return answer(current_app.extensions["door"].submit(body(), actor))
