"""The screen in the hall."""

from urllib.parse import urlsplit

from flask import Blueprint, g, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.models import Workshop
from facilitator.permissions import anyone, find_workshop
from facilitator.views.addresses import is_loopback, public_address
from facilitator.views.asking import permitted

blueprint = Blueprint("projector", __name__)


@blueprint.get("/w/<id>/projector")
@permitted(anyone)
def show(id: str) -> ResponseReturnValue:
    """An empty screen: what fills it comes to whoever has the token in the address."""
    workshop = g.workshop = find_workshop(db.session(), id)
    page = render_template("projector/show.html", workshop=workshop, address=spoken_address(), qr=qr_link(workshop))
    answer = make_response(page)
    answer.cache_control.no_store = True
    return answer


def spoken_address() -> str:
    """The address as people type it from the screen."""
    parts = urlsplit(public_address())
    return parts.netloc + parts.path


def qr_link(workshop: Workshop) -> str | None:
    """The drawing of the QR; none for an address no phone can reach."""
    return None if is_loopback(public_address()) else url_for("workshops.qr", id=workshop.id)
