"""What people read when a page cannot be given: what is wrong, and what to do."""

from flask import Flask, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from facilitator.language import gettext
from facilitator.refusal import Refused

CODES = {
    400: "invalid",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    413: "too_long",
    429: "rate_limited",
}
SERVER_FAULT = 500


def init_app(app: Flask) -> None:
    """Answer faults in words, or as JSON to programs."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Refused, refused)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """The page of an HTTP fault; redirects and ready answers pass."""
    if error.response is not None or error.code is None or error.code < 400:
        return error
    return answer(error.code, CODES.get(error.code, "invalid" if error.code < SERVER_FAULT else "busy"))


def refused(refusal: Refused) -> ResponseReturnValue:
    """The page of what somebody may not do or see; who is not known yet may sign in and come back."""
    if request.path.startswith("/api/"):
        return jsonify(refusal.as_json()), refusal.status
    if refusal.code == "unauthenticated" and request.method == "GET":
        return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
    return answer(refusal.status, refusal.code)


def answer(status: int, code: str) -> ResponseReturnValue:
    heading, what_to_do = words(status)
    if request.path.startswith("/api/"):
        return jsonify(code=code, message=f"{heading}. {what_to_do}"), status
    return render_template("errors/error.html", heading=heading, what_to_do=what_to_do), status


def words(status: int) -> tuple[str, str]:
    """What is wrong and what to do, of each status people meet."""
    return {
        400: (gettext("The page was open too long"), gettext("Go back, reload it and send again what you wrote.")),
        401: (gettext("First sign in"), gettext("This page is for who conducts.")),
        403: (gettext("This page is not for you"), gettext("If it should be, ask who conducts the session.")),
        404: (gettext("There is nothing here"), gettext("Check the address, or start again from the code.")),
        429: (gettext("Too many attempts"), gettext("Wait a minute and try again: nothing is lost.")),
        503: (gettext("The server is restarting"), gettext("Try again in a moment: nothing is lost.")),
    }.get(status, (gettext("Something went wrong here"), gettext("It is not your fault. Try again in a moment.")))
