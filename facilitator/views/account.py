"""Accounts: the first one, and a new password by a one-time link. Sign-in itself is Flask-Security's."""

import hmac

import orjson
import sqlalchemy as sa
from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import hash_password, login_user, verify_password

from facilitator.accounts import PASSWORD_LEAST, ask_for_code, password_length
from facilitator.clock import now
from facilitator.extensions import db
from facilitator.first_start import setup_token
from facilitator.identity import SYSTEM, secret_hash
from facilitator.journal import Answer
from facilitator.language import gettext
from facilitator.models import SavedOperation, User
from facilitator.permissions import anyone
from facilitator.text import is_plain
from facilitator.views.asking import permitted
from facilitator.views.facilitators import waiting_invitation
from facilitator.views.submission import new_operation, refused_fields, submit

blueprint = Blueprint("account", __name__)


@blueprint.get("/setup/<token>")
@permitted(anyone)
def setup(token: str) -> ResponseReturnValue:
    """The form of the first account, behind the link the server printed."""
    return setup_form({}) if opens_setup(token) else used_link()


@blueprint.post("/setup/<token>")
@permitted(anyone)
def create_first(token: str) -> ResponseReturnValue:
    """The first account is there and signed in."""
    if not opens_setup(token):
        return sent_again()
    errors = missing("host_body", "name", "email") | weak_password()
    if errors:
        return setup_form(errors), 400
    answer = create_account()
    if answer.duplicate:
        return sent_again()
    if answer.refusal:
        return setup_form(refused_fields(answer.refusal, "email")), answer.refusal.status
    return sign_in(answer.result["user"], gettext("The account is ready. Now the first session."))


@blueprint.get("/password")
@permitted(anyone)
def forgotten() -> ResponseReturnValue:
    """Who makes a new link, since no mail leaves from here."""
    return render_template("account/forgotten.html")


@blueprint.get("/password/<token>")
@permitted(anyone)
def password(token: str) -> ResponseReturnValue:
    """The form of a new password, behind a one-time link."""
    account = account_of_link(token)
    return password_form(account, {}) if account else used_link()


@blueprint.post("/password/<token>")
@permitted(anyone)
def change_password(token: str) -> ResponseReturnValue:
    """The new password holds, the old one and the link do not."""
    account = account_of_link(token)
    if account is None:
        return sent_again()
    errors = weak_password()
    if errors:
        return password_form(account, errors), 400
    args: dict[str, object] = {"email": account.email, "password_hash": hashed(), "link_hash": secret_hash(token)}
    answer = submit(request.form.get("operation", ""), "set_password", args, SYSTEM)
    if answer.refusal or answer.duplicate:
        return sent_again()
    return sign_in(answer.result["user"], gettext("The new password is saved."))


def opens_setup(token: str) -> bool:
    """Whether this is the printed link and nobody has an account yet."""
    printed = setup_token(current_app.config["SECRET_KEY"])
    return needs_setup() and hmac.compare_digest(token.encode(), printed.encode())


def needs_setup() -> bool:
    """Whether nobody has an account yet."""
    return db.session.scalar(sa.select(User.id).limit(1)) is None


def setup_form(errors: dict[str, str]) -> str:
    return render_template(
        "account/setup.html",
        values=request.form,
        errors=errors,
        operation=request.form.get("operation") or new_operation(),
    )


def password_form(account: User, errors: dict[str, str]) -> str:
    operation = request.form.get("operation") or new_operation()
    return render_template("account/password.html", account=account, errors=errors, operation=operation)


def used_link() -> ResponseReturnValue:
    return render_template("account/used_link.html"), 404


def missing(*names: str) -> dict[str, str]:
    """The fields that were left empty."""
    return {name: gettext("Fill in this field.") for name in names if not request.form.get(name, "").strip()}


def weak_password() -> dict[str, str]:
    """What is wrong with the password, if anything."""
    length = password_length(request.form.get("password", ""))
    if length >= PASSWORD_LEAST:
        return {}
    return {
        "password": gettext(
            "Here are %(length)s characters, %(least)s are needed.", length=length, least=PASSWORD_LEAST
        )
    }


def create_account() -> Answer:
    args: dict[str, object] = {
        "email": request.form["email"],
        "name": request.form["name"],
        "host_body": request.form["host_body"],
        "password_hash": hashed(),
        "admin": True,
        "first": True,
    }
    return submit(request.form.get("operation", ""), "create_account", args, SYSTEM)


def hashed() -> str:
    return str(hash_password(request.form["password"]))


def account_of_link(token: str) -> User | None:
    """The account a one-time link was made for, while it is good."""
    account = db.session.scalar(sa.select(User).where(User.password_link_hash == secret_hash(token)))
    return account if account and account.active and account.has_link(now()) else None


def sent_again() -> ResponseReturnValue:
    """What the first click got, for the second one on the same form; to anybody else the link is used."""
    account = account_of_form(request.form.get("operation", ""))
    if account and verify_password(request.form.get("password", ""), account.password or ""):
        return sign_in(account.id, gettext("The new password is saved."))
    return used_link()


def account_of_form(operation: str) -> User | None:
    """The account that a form of these pages has made or changed."""
    saved = db.session.get(SavedOperation, operation) if is_plain(operation) else None
    ours = saved and saved.sender == SYSTEM.sender and saved.name in ("create_account", "set_password")
    return db.session.get(User, orjson.loads(saved.answer)["result"]["user"]) if saved and ours else None


def sign_in(user: str, sentence: str) -> ResponseReturnValue:
    """Signed in, on the way to a session one is asked to conduct or home; who has a second step takes it first."""
    account = db.session.get_one(User, user)
    flash(sentence)
    after = url_for("facilitators.edit" if waiting_invitation() else "pages.home")
    if account.has_second_factor:
        return ask_for_code(account, False, after)
    login_user(account)
    return redirect(after)
