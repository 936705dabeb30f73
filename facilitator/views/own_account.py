"""The own account: another password, and signing out everywhere."""

import sqlalchemy as sa
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user, hash_password, login_user, logout_user, verify_password

from facilitator.extensions import db
from facilitator.identity import SYSTEM
from facilitator.language import gettext
from facilitator.models import RecoveryCode, User
from facilitator.permissions import signed_in
from facilitator.views import guesses
from facilitator.views.account import weak_password
from facilitator.views.account_details import details, wrong_details
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import sentence, submit

blueprint = Blueprint("own_account", __name__)


@blueprint.get("/account")
@permitted(signed_in)
def show() -> ResponseReturnValue:
    """Who one is here, and the forms for another password and for leaving every device."""
    return page()


@blueprint.post("/account")
@permitted(signed_in)
def edit() -> ResponseReturnValue:
    """Another name or e-mail; one signs in with the new e-mail from now on."""
    args: dict[str, object] = {"user": current_user.id, **details()}
    answer = submit(request.form.get("operation", ""), "edit_account", args, current_actor())
    if answer.refusal:
        return page(wrong_details(answer.refusal)), answer.refusal.status
    flash(gettext("Saved. From now on you sign in with %(email)s.", email=request.form["email"].strip().lower()))
    return redirect(url_for(".show"))


@blueprint.post("/account/password")
@permitted(signed_in)
def update() -> ResponseReturnValue:
    """The new password holds; every other browser is signed out, and programs' tokens end."""
    errors = weak_password() or wrong_password()
    if errors:
        return page(errors), 400
    args: dict[str, object] = {"email": current_user.email, "password_hash": hash_password(request.form["password"])}
    answer = submit(request.form.get("operation", ""), "set_password", args, SYSTEM)
    if answer.refusal:
        return page({"password": sentence(answer.refusal.code)}), answer.refusal.status
    login_user(db.session.get_one(User, answer.result["user"]))
    flash(gettext("The new password is saved. Elsewhere you are signed out."))
    return redirect(url_for(".show"))


def wrong_password() -> dict[str, str]:
    """What is wrong with the old password, if anything; who guesses it waits."""
    guesses.check_password(current_user.email)
    if verify_password(request.form.get("current", ""), current_user.password or ""):
        guesses.note_right_password(current_user.email)
        return {}
    return {"current": gettext("This is not the password you have now. Check the capitals and try again.")}


@blueprint.post("/account/sign-out")
@permitted(signed_in)
def delete() -> ResponseReturnValue:
    """Every browser is signed out, this one too."""
    answer = submit(request.form.get("operation", ""), "sign_out_everywhere", {}, current_actor())
    if answer.refusal:
        flash(sentence(answer.refusal.code), "error")
        return redirect(url_for(".show"))
    logout_user()
    flash(gettext("You are signed out everywhere."))
    return redirect(url_for("security.login"))


def page(errors: dict[str, str] | None = None) -> str:
    values = {"name": current_user.name, "email": current_user.email, **(details() if "email" in request.form else {})}
    return render_template("account/show.html", errors=errors or {}, left=recovery_codes_left(), values=values)


def recovery_codes_left() -> int:
    """How many recovery codes the own account still has."""
    left = sa.select(sa.func.count()).select_from(RecoveryCode).where(RecoveryCode.user_id == current_user.id)
    return db.session.scalar(left) or 0
