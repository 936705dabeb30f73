"""Who has an account here: who administers adds people and gives them their one-time links."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import hash_password

from facilitator.accounts import LINK_LIFE
from facilitator.clock import now
from facilitator.extensions import db
from facilitator.identity import new_secret
from facilitator.journal import Answer
from facilitator.language import gettext, ngettext
from facilitator.models import User, Workshop
from facilitator.permissions import administrator
from facilitator.refusal import Refused
from facilitator.text import is_plain
from facilitator.views.account_details import details, wrong_details
from facilitator.views.asking import current_actor, permitted
from facilitator.views.password_links import new_link
from facilitator.views.submission import new_operation, refused_fields, sentence, submit

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
    made = new_link(request.form["email"], INVITATION)
    if isinstance(made, Refused):
        return page(errors={"email": not_done(made)}), made.status
    return page(link=made)


@blueprint.get("/staff/<user>")
@permitted(administrator)
def show(user: str) -> ResponseReturnValue:
    """One account, and what can be done for it."""
    account = account_of(user)
    return account_page(account) if account else gone()


@blueprint.post("/staff/<user>")
@permitted(administrator)
def edit(user: str) -> ResponseReturnValue:
    """The account has another name or e-mail; its person keeps the password."""
    account = account_of(user)
    if account is None:
        return gone()
    args: dict[str, object] = {"user": user, **details()}
    answer = submit(request.form.get("operation", ""), "edit_account", args, current_actor())
    if answer.refusal:
        return account_page(account, errors=wrong_details(answer.refusal)), answer.refusal.status
    flash(gettext("Saved. Tell this person, if the e-mail is another one: they sign in with it."))
    return redirect(url_for(".show", user=user))


@blueprint.post("/staff/<user>/link")
@permitted(administrator)
def link(user: str) -> ResponseReturnValue:
    """A link to choose a new password, for whoever forgot the old one; one that frees is for a lost phone too."""
    account = account_of(user)
    if account is None:
        return gone()
    made = new_link(account.email, LINK_LIFE, frees=bool(request.form.get("frees")))
    if not isinstance(made, Refused):
        return account_page(account, made)
    flash(not_done(made), "error")
    return redirect(url_for(".show", user=user))


@blueprint.post("/staff/<user>/closure")
@permitted(administrator)
def close(user: str) -> ResponseReturnValue:
    """The account is switched off at once, everywhere; what nobody else conducts passes to who does this."""
    return done(user, "switch_off_account", closed)


@blueprint.post("/staff/<user>/reopening")
@permitted(administrator)
def reopen(user: str) -> ResponseReturnValue:
    """The account is switched on again."""
    return done(user, "switch_on_account", lambda result: gettext("The account is on again."))


@blueprint.post("/staff/<user>/appointment")
@permitted(administrator)
def appoint(user: str) -> ResponseReturnValue:
    """The account looks after the accounts too."""
    return done(user, "appoint_administrator", lambda result: gettext("This account administers too, from now on."))


@blueprint.post("/staff/<user>/dismissal")
@permitted(administrator)
def dismiss(user: str) -> ResponseReturnValue:
    """The account conducts, and looks after no others."""
    return done(user, "dismiss_administrator", lambda result: gettext("This account administers no more."))


def done(user: str, name: str, said: Callable[[dict[str, Any]], str]) -> ResponseReturnValue:
    """What was done with an account, said on its page."""
    if account_of(user) is None:
        return gone()
    answer = submit(request.form.get("operation", ""), name, {"user": user}, current_actor())
    if answer.refusal:
        flash(not_done(answer.refusal), "error")
    else:
        flash(said(answer.result))
    return redirect(url_for(".show", user=user))


def closed(result: dict[str, Any]) -> str:
    if not result["workshops"]:
        return gettext("The account is off: nobody signs in with it, and open pages have ended.")
    return ngettext(
        "The account is off. You conduct %(num)s session that nobody else conducted.",
        "The account is off. You conduct %(num)s sessions that nobody else conducted.",
        result["workshops"],
    )


def not_done(refusal: Refused) -> str:
    """Why an account stays as it is."""
    if refusal.code == "forbidden":
        return gettext("This is your own account: somebody else who administers does this.")
    if refusal.code == "invalid":
        return gettext("This cannot be done as the account stands now: look at it again.")
    return sentence(refusal.code)


def account_of(user: str) -> User | None:
    """The account with that id, if there is one."""
    return db.session.get(User, user) if is_plain(user) else None


def gone() -> ResponseReturnValue:
    flash(gettext("This account is not there any more."), "error")
    return redirect(url_for(".index"))


def add_account() -> Answer:
    args: dict[str, object] = {
        "email": request.form.get("email", ""),
        "name": request.form.get("name", ""),
        "password_hash": hash_password(new_secret()),
    }
    return submit(request.form.get("operation", ""), "create_account", args, current_actor())


def account_page(account: User, link: dict[str, Any] | None = None, errors: dict[str, str] | None = None) -> str:
    return render_template(
        "staff/show.html",
        account=account,
        errors=errors or {},
        values=details() if errors else {"name": account.name, "email": account.email},
        link=link,
        alone=alone_in(account),
        waits=account.has_link(now()),
    )


def alone_in(account: User) -> list[Workshop]:
    """The sessions only this account conducts, which somebody else takes over when it is switched off."""
    conducted = sa.select(Workshop).where(Workshop.facilitators.contains(account), Workshop.deleted_at.is_(None))
    found = db.session.scalars(conducted.order_by(Workshop.date)).all()
    return [one for one in found if not any(each.active and each.id != account.id for each in one.facilitators)]


def page(errors: dict[str, str] | None = None, link: dict[str, Any] | None = None) -> str:
    accounts = db.session.scalars(sa.select(User).order_by(sa.not_(User.active), User.name, User.email)).all()
    values = {} if link else request.form
    return render_template(
        "staff/index.html",
        accounts=accounts,
        errors=errors or {},
        link=link,
        values=values,
        moment=now(),
        operation=new_operation(),
    )
