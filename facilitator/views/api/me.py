"""A person's own data, for programs; they are erased by the operation `erase_own_data`."""

from flask import Response

from facilitator.extensions import db
from facilitator.models import Workshop
from facilitator.permissions import find_participant, own_place
from facilitator.views.api.blueprint import answer, blueprint
from facilitator.views.asking import current_actor, permitted
from facilitator.views.kept_data import data_of


@blueprint.get("/me")
@permitted(own_place)
def show_own_data() -> Response:
    """All that is kept of who asks."""
    person = find_participant(db.session(), current_actor().id or "")
    told = answer(data_of(person, db.session.get_one(Workshop, person.workshop_id)))
    told.cache_control.no_store = True
    return told
