"""One-time links by which people choose their password."""

from datetime import timedelta
from typing import Any

from facilitator.clock import now, stamp
from facilitator.identity import new_secret, secret_hash
from facilitator.refusal import Refused
from facilitator.views.addresses import public_address
from facilitator.views.asking import current_actor
from facilitator.views.submission import new_operation, submit


def new_link(email: str, life: timedelta, *, frees: bool = False) -> dict[str, Any] | Refused:
    """A one-time link, shown once: only its hash is kept."""
    secret, until = new_secret(), now() + life
    args: dict[str, object] = {
        "email": email,
        "link_hash": secret_hash(secret),
        "until": stamp(until),
        "frees": frees,
    }
    answer = submit(new_operation(), "make_password_link", args, current_actor())
    return answer.refusal or {
        "address": f"{public_address()}/password/{secret}",
        "email": email,
        "until": until,
        "frees": frees,
    }
