"""The second step of signing in: the code, after the password."""

from uuid import UUID, uuid5

import sqlalchemy as sa
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user, login_user

from facilitator.accounts import Waiting, stop_waiting, waiting
from facilitator.extensions import db
from facilitator.language import gettext, ngettext
from facilitator.models import User
from facilitator.permissions import anyone
from facilitator.second_factor import cleaned_code
from facilitator.views.asking import permitted
from facilitator.views.codes import spend_code, wrong_code
from facilitator.views.pages import own_path

FEW = 3

blueprint = Blueprint("second_step", __name__)


@blueprint.get("/login/code")
@permitted(anyone)
def show() -> ResponseReturnValue:
    """The form of the code, for whose password was right a moment ago."""
    step = waiting()
    return page() if step and account_of(step) else elsewhere()


@blueprint.post("/login/code")
@permitted(anyone)
def create() -> ResponseReturnValue:
    """Signed in, and on to where one was going."""
    step = waiting()
    account = account_of(step) if step else None
    if step is None or account is None:
        return elsewhere()
    answer = spend_code(account, operation_of(step))
    if answer.refusal:
        return page(wrong_code(answer.refusal)), answer.refusal.status if answer.refusal.retryable else 400
    stop_waiting()
    login_user(account, remember=step.remember)
    warn(int(str(answer.result["left"])))
    return redirect(own_path(step.after))


def account_of(step: Waiting) -> User | None:
    """Whose password was right; another password meanwhile, or an account switched off, ends the waiting."""
    return db.session.scalar(sa.select(User).where(User.fs_uniquifier == step.user, User.active))


def operation_of(step: Waiting) -> str:
    """The id of the operation: the same for an impatient second click, another for each code and each waiting."""
    return str(uuid5(UUID(step.id), cleaned_code(request.form.get("code", ""))))


def elsewhere() -> ResponseReturnValue:
    """The first step, where the time is over; home, for whoever is in already."""
    if current_user.is_authenticated:
        return redirect(url_for("pages.home"))
    if request.method == "POST":
        flash(gettext("Too much time has passed: sign in again."), "error")
    return redirect(url_for("security.login"))


def warn(left: int) -> None:
    """Say when the recovery codes come to an end."""
    if left == 0:
        flash(gettext("There are no recovery codes left. Make new ones on your page."))
    elif left <= FEW:
        flash(
            ngettext(
                "%(num)s recovery code is left. Make new ones on your page.",
                "%(num)s recovery codes are left. Make new ones on your page.",
                left,
            )
        )


def page(errors: dict[str, str] | None = None) -> str:
    return render_template("account/second_step.html", errors=errors or {})
