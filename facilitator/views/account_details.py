"""The name and the e-mail of an account, as a form brings them, and what is wrong with them."""

from flask import request

from facilitator.language import gettext
from facilitator.refusal import Refused
from facilitator.views.submission import sentence


def details() -> dict[str, str]:
    """What was typed."""
    return {name: request.form.get(name, "") for name in ("name", "email")}


def wrong_details(refusal: Refused) -> dict[str, str]:
    """Why nothing is saved, under its field."""
    if refusal.details.get("path") == "name":
        return {"name": sentence(refusal.code)}
    if refusal.code in ("invalid", "too_long"):
        return {"email": gettext("Check the e-mail: is it whole, and of nobody else here?")}
    return {"email": sentence(refusal.code)}
