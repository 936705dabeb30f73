"""Who has an account here: who administers adds people and gives them their one-time links."""

import uuid
from datetime import timedelta

import sqlalchemy as sa
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import hash_password

from facilitator.accounts import LINK_LIFE
from facilitator.clock import now, stamp
from facilitator.extensions import db
from facilitator.identity import new_secret, secret_hash
from facilitator.journal import Answer
from facilitator.language import gettext
from facilitator.models import User
from facilitator.permissions import administrator
from facilitator.views.addresses import public_address
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import refused_fields, submit

INVITATION = timedelta(days=3)

blueprint = Blueprint("staff", __name__)


@blueprint.get("/staff")
@permitted(administrator)
def index() -> ResponseReturnValue:
    """Everybody who has an account, and the form for one more."""
    return page()


@blueprint.post("/staff")
@permitted(administrator)
def create() -> ResponseReturnValue:
    """One more account, with the link by which its person chooses a password."""
    added = add_account()
    if added.refusal:
        errors = refused_fields(added.refusal, "email")
        return page(errors={each: gettext("Check the e-mail: is it whole, and new here?") for each in errors}), 400
    return page(link=new_link(request.form["email"], INVITATION))


@blueprint.post("/staff/<user>/link")
@permitted(administrator)
def link(user: str) -> ResponseReturnValue:
    """A link to choose a new password, for whoever forgot the old one."""
    account = db.session.get(User, user)
    if account is None:
        flash(gettext("This account is not there any more."), "error")
        return redirect(url_for(".index"))
    return page(link=new_link(account.email, LINK_LIFE))


def add_account() -> Answer:
    args: dict[str, object] = {
        "email": request.form.get("email", ""),
        "name": request.form.get("name", ""),
        "password_hash": hash_password(new_secret()),
    }
    return submit(request.form.get("operation", ""), "create_account", args, current_actor())


def new_link(email: str, life: timedelta) -> dict[str, object]:
    """A one-time link, shown once: only its hash is kept."""
    secret, until = new_secret(), now() + life
    args: dict[str, object] = {"email": email, "link_hash": secret_hash(secret), "until": stamp(until)}
    submit(str(uuid.uuid4()), "make_password_link", args, current_actor())
    return {"address": f"{public_address()}/password/{secret}", "email": email, "until": until}


def page(errors: dict[str, str] | None = None, link: dict[str, object] | None = None) -> str:
    accounts = db.session.scalars(sa.select(User).order_by(User.created_at)).all()
    values = {} if link else request.form
    return render_template(
        "staff/index.html",
        accounts=accounts,
        errors=errors or {},
        link=link,
        values=values,
        operation=str(uuid.uuid4()),
    )
