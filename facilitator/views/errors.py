"""What people read when a page cannot be given: what is wrong, and what to do."""

import sqlalchemy as sa
from flask import Flask, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from facilitator.extensions import db
from facilitator.language import gettext, ngettext
from facilitator.refusal import Refused
from facilitator.views.unsent import is_signed_out, typed_text, way_back

CODES = {
    400: "invalid",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    409: "op_conflict",
    413: "too_long",
    429: "rate_limited",
}
SERVER_FAULT = 500
FOR_PROGRAMS = ("/api/", "/readyz", "/healthz")


def init_app(app: Flask) -> None:
    """Answer faults in words, or as JSON to programs."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Refused, refused)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """The page of an HTTP fault; redirects and ready answers pass."""
    if error.response is not None or error.code is None or error.code < 400:
        return error
    if isinstance(error, CSRFError):
        return answer(error.code, "invalid", signed_out() if is_signed_out() else old_page())
    code = CODES.get(error.code, "invalid" if error.code < SERVER_FAULT else "busy")
    return answer(error.code, code, words(code))


def refused(refusal: Refused) -> ResponseReturnValue:
    """The page of what somebody may not do or see; who is not known yet may sign in and come back."""
    if is_for_a_program():
        return jsonify(refusal.as_json()), refusal.status
    if refusal.code == "unauthenticated" and request.method == "GET":
        return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
    if refusal.code == "unauthenticated" and is_signed_out():
        return answer(refusal.status, refusal.code, signed_out())
    heading, what_to_do = words(refusal.code)
    if seconds := refusal.details.get("retry_after"):
        what_to_do = ngettext("Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", seconds)
    return answer(refusal.status, refusal.code, (heading, what_to_do))


def is_for_a_program() -> bool:
    return request.path.startswith(FOR_PROGRAMS)


def answer(status: int, code: str, said: tuple[str, str]) -> ResponseReturnValue:
    heading, what_to_do = said
    if is_for_a_program():
        return jsonify(code=code, message=f"{heading}. {what_to_do}"), 503 if status == SERVER_FAULT else status
    return page(heading, what_to_do), status


def page(heading: str, what_to_do: str) -> Response:
    """The words with the bar and the foot; without them when it is the database that fails."""
    try:
        db.session.rollback()
        again = way_back() if is_signed_out() else ""
        said = {"heading": heading, "what_to_do": what_to_do, "typed": typed_text(), "again": again}
        return Response(render_template("errors/error.html", **said))
    except sa.exc.SQLAlchemyError:
        return Response(f"{heading}. {what_to_do}", mimetype="text/plain")


def signed_out() -> tuple[str, str]:
    return gettext("You are signed out"), gettext("Sign in again: you come back to this page.")


def old_page() -> tuple[str, str]:
    return gettext("The page was open too long"), gettext("Go back, reload it and send again what you wrote.")


def words(code: str) -> tuple[str, str]:
    """What is wrong and what to do, of each code people meet."""
    changed = gettext("This was changed meanwhile"), gettext("Go back, reload the page and start again.")
    return {
        "invalid": (gettext("This does not read well here"), gettext("Go back, correct it and send again.")),
        "unauthenticated": (gettext("First sign in"), gettext("This page is for who conducts.")),
        "forbidden": (gettext("This page is not for you"), gettext("If it should be, ask who conducts the session.")),
        "not_found": (gettext("There is nothing here"), gettext("Check the address, or start again from the code.")),
        "unknown_code": (gettext("There is nothing here"), gettext("Check the address, or start again from the code.")),
        "op_conflict": changed,
        "stale_revision": changed,
        "table_closed": changed,
        "workshop_closed": changed,
        "too_long": (gettext("This is too long"), gettext("Go back, shorten it and send again.")),
        "rate_limited": (gettext("Too many attempts"), gettext("Wait a minute and try again: nothing is lost.")),
        "storage_unavailable": (gettext("Saving did not work"), gettext("Try again in a moment: nothing is lost.")),
        "restarting": (gettext("The server is restarting"), gettext("Try again in a moment: nothing is lost.")),
    }.get(code, (gettext("Something went wrong here"), gettext("It is not your fault. Try again in a moment.")))
