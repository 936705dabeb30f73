"""What every view begins with: who asks, may they, and the one way to write."""

from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from flask import current_app, g, request
from flask.typing import ResponseReturnValue
from flask_security import current_user

from facilitator.extensions import db
from facilitator.identity import ANONYMOUS, Actor, Keyring
from facilitator.journal import Answer, Journal, Operation
from facilitator.language import speak_of
from facilitator.models import Workshop
from facilitator.permissions import Rule
from facilitator.text import is_plain

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
PARTICIPANT_COOKIE = "participant"


def journal() -> Journal:
    """The journal of this app."""
    return cast(Journal, current_app.extensions["journal"])


def keyring() -> Keyring:
    """What makes and reads tokens in this app."""
    return cast(Keyring, current_app.extensions["keyring"])


def current_actor() -> Actor:
    """Who sends this request: by bearer token, else by the account's or the participant's cookie."""
    if "actor" not in g:
        g.actor = bearer() if "Authorization" in request.headers else by_cookie()
    return cast(Actor, g.actor)


def bearer() -> Actor:
    """Who the bearer token is; nobody known when it is wrong."""
    scheme, _, token = request.headers["Authorization"].partition(" ")
    known = keyring().actor(token.strip(), db.session()) if scheme.lower() == "bearer" else None
    return known or ANONYMOUS


def by_cookie() -> Actor:
    """Who the cookies are. Programs' doors take no cookie for what changes something, so that no other site can ask."""
    if request.path.startswith("/api/") and request.method not in ("GET", "HEAD"):
        return ANONYMOUS
    if current_user.is_authenticated:
        return Actor("staff", current_user.id)
    token = request.cookies.get(PARTICIPANT_COOKIE, "")
    return keyring().actor(token, db.session()) or ANONYMOUS


def permitted(rule: Rule) -> Callable[[View], View]:
    """Let a view be reached by those the rule lets pass. In routes, `id` names the workshop."""

    def guard(view: View) -> View:
        @wraps(view)
        def door(**named: Any) -> ResponseReturnValue:
            rule(db.session(), current_actor(), SimpleNamespace(workshop=named.get("id"), **named))
            if workshop := workshop_of(named):
                speak_of(workshop)
            return view(**named)

        door.rule = rule  # type: ignore[attr-defined]
        return cast(View, door)

    return guard


def workshop_of(named: dict[str, Any]) -> Workshop | None:
    """The session a route is about, for who may be there."""
    key = named.get("id", "")
    return db.session.get(Workshop, key) if is_plain(key) else None


def write(*operations: Operation) -> list[Answer]:
    """Write, and read on from what is written."""
    db.session.rollback()
    return journal().submit(list(operations))
