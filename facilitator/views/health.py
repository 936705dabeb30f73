"""Whether the server is there, and whether it wants visitors."""

from flask import Blueprint, Response, current_app, jsonify

from facilitator import __version__
from facilitator.extensions import db
from facilitator.permissions import anyone
from facilitator.upgrade import newest_revision
from facilitator.views.asking import permitted

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@permitted(anyone)
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
@permitted(anyone)
def readyz() -> tuple[Response, int]:
    """The database answers too, and the server is not about to stop."""
    db.session.connection().exec_driver_sql("SELECT version_num FROM alembic_version")
    draining = "draining" in current_app.extensions
    about = {"status": "draining" if draining else "ok", "version": __version__, "schema": newest_revision()}
    return jsonify(about), 503 if draining else 200
