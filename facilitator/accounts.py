"""Sign-in by Flask-Security, bent to our rules: it only reads, and hashing leaves the loop."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from flask import Flask, Response, redirect, session, url_for
from flask_security import SQLAlchemyUserDatastore, UserMixin
from flask_security.tf_plugin import TfPlugin

from facilitator import loop
from facilitator.clock import now
from facilitator.extensions import db, security
from facilitator.models import Role, User
from facilitator.refusal import Refused
from facilitator.text import clean_line, is_visible

PASSWORD_LEAST = 12
PASSWORD_MOST = 1024
LINK_LIFE = timedelta(minutes=30)
CODE_LIFE = timedelta(minutes=10)
WAITING = "second_step"
# The second recommended choice of RFC 9106 §4, with three passes over 64 MiB.
ARGON2 = {"argon2__time_cost": 3, "argon2__memory_cost": 65_536, "argon2__parallelism": 4}


class ReadingDatastore(SQLAlchemyUserDatastore):
    """Looks accounts up. Whatever Flask-Security would store goes through the journal instead, or not at all."""

    def commit(self) -> None:
        """Nothing was written here."""

    def put(self, model: Any) -> Any:
        """Nothing is written here."""
        return model


class ThreadedContext:
    """Passlib's context, whose slow half runs in a thread while everybody else's pings are answered."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def hash(self, password: str, **options: Any) -> str:
        """The hash of a password of a length somebody could type."""
        if len(password) > PASSWORD_MOST:
            raise Refused("too_long", f"A password has at most {PASSWORD_MOST} characters.")
        return str(loop.off_the_loop(self._context.hash, password))

    def verify(self, password: str, hashed: str) -> bool:
        """Whether a password is the one that was hashed."""
        return len(password) <= PASSWORD_MOST and bool(loop.off_the_loop(self._context.verify, password, hashed))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)


class SecondStep(TfPlugin):
    """Stands where the library asks for its own second factor, which it would store past the journal."""

    def tf_enter(
        self, user: UserMixin, remember_me: bool | None, primary_authn_via: str, next_loc: str | None
    ) -> Response | None:
        """Lead who has a second factor on to our page; let the others in."""
        account = cast(User, user)
        return ask_for_code(account, bool(remember_me), next_loc or "/") if account.has_second_factor else None


def ask_for_code(user: User, remember: bool, after: str) -> Response:
    """The page of the code. The password was right, which is remembered for a while in the browser's session."""
    session[WAITING] = {
        "id": str(uuid.uuid4()),
        "user": user.fs_uniquifier,
        "remember": remember,
        "after": after,
        "until": (now() + CODE_LIFE).timestamp(),
    }
    return cast(Response, redirect(url_for("second_step.show")))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whose password was right and whose code is still to come."""

    id: str
    user: str
    remember: bool
    after: str
    until: float


def waiting() -> Waiting | None:
    """Who waits in this browser for the second step, while there is time."""
    kept = session.get(WAITING)
    found = Waiting(**kept) if kept else None
    return found if found and found.until > now().timestamp() else None


def password_length(password: str) -> int:
    """How many characters of a password count: spaces side by side are one, and what shows nothing is none."""
    return len(clean_line(password)) if is_visible(password) else 0


def stop_waiting() -> None:
    """Forget that a password was right."""
    session.pop(WAITING, None)


def init_app(app: Flask) -> None:
    """Bind Flask-Security to the app."""
    app.config |= {
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": ARGON2,
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
        "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
        "SECURITY_PASSWORD_SALT": app.config["SECRET_KEY"],
        "SECURITY_PASSWORD_LENGTH_MIN": PASSWORD_LEAST,
        "SECURITY_TRACKABLE": False,
        "SECURITY_REGISTERABLE": False,
        "SECURITY_RECOVERABLE": False,
        "SECURITY_FRESHNESS": timedelta(minutes=-1),
        "SECURITY_LOGIN_USER_TEMPLATE": "account/login.html",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_POST_LOGIN_VIEW": "/",
        "SECURITY_POST_LOGOUT_VIEW": "/login",
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SECURE": app.config["SESSION_COOKIE_SECURE"],
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_DURATION": 14 * 24 * 60 * 60,
    }
    security.init_app(app, ReadingDatastore(db, User, Role))
    refuse_other_ways(app)
    security.two_factor_plugins = SecondStep()
    security.pwd_context = ThreadedContext(security.pwd_context)
    security.pwd_context.hash("the first hash imports what the thread needs")


def refuse_other_ways(app: Flask) -> None:
    """Leave the form and its cookie as the one way in: the library's own tokens for programs are never made or read."""
    security.want_json(lambda request: False)
    app.login_manager.request_loader(lambda request: None)  # type: ignore[attr-defined]
