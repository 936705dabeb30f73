"""The own second factor: switching it on with an app, its recovery codes, switching it off."""

from dataclasses import dataclass

import segno
from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user, login_user

from facilitator.extensions import db
from facilitator.identity import SYSTEM, new_secret
from facilitator.journal import Answer
from facilitator.language import gettext
from facilitator.models import RecoveryCode, SavedOperation, User
from facilitator.permissions import signed_in
from facilitator.refusal import Refused
from facilitator.text import is_plain
from facilitator.views.account import missing
from facilitator.views.asking import permitted
from facilitator.views.codes import factors, spend_code, wrong_code
from facilitator.views.own_account import recovery_codes_left, wrong_password
from facilitator.views.pages import host_body
from facilitator.views.submission import submit

SEED = "second_factor_seed"

blueprint = Blueprint("second_factor", __name__)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What an app is given: to scan, to open on this phone, to type."""

    link: str
    drawing: str
    secret: str


@blueprint.get("/account/second-factor")
@permitted(signed_in)
def show() -> ResponseReturnValue:
    """How to switch it on; where it is on, the recovery codes and how to switch it off."""
    return page()


@blueprint.post("/account/second-factor")
@permitted(signed_in)
def create() -> ResponseReturnValue:
    """It is on, and the recovery codes are shown, once."""
    operation = request.form.get("operation", "")
    errors = missing("code") or wrong_password()
    if errors:
        return page(errors), 400
    if sent_before(operation, "switch_on_second_factor"):
        return codes_page(operation)
    if own().has_second_factor:
        return redirect(url_for(".show"))
    answer = switch_on(operation)
    if answer.refusal:
        return page(wrong_code(answer.refusal)), answer.refusal.status if answer.refusal.retryable else 400
    session.pop(SEED, None)
    login_user(db.session.get_one(User, answer.result["user"]))
    return codes_page(operation)


def switch_on(operation: str) -> Answer:
    user, seed = own(), str(session.get(SEED, ""))
    step = factors().step(user, seed, request.form.get("code", "")) if seed else None
    if step is None:
        return Answer(operation, refusal=Refused("forbidden", "This code is wrong."))
    args: dict[str, object] = {"user": user.id, "seed": seed, "step": step, "marks": marks(user, operation)}
    return submit(operation, "switch_on_second_factor", args, SYSTEM)


@blueprint.post("/account/second-factor/codes")
@permitted(signed_in)
def renew() -> ResponseReturnValue:
    """Ten other recovery codes, shown once; the older ones open nothing."""
    operation = request.form.get("operation", "")
    errors = missing("code") or wrong_password()
    if errors:
        return page(errors, asked="codes"), 400
    if sent_before(operation, "renew_recovery_codes"):
        return codes_page(operation)
    answer = spend_code(own(), operation, "renew_recovery_codes", marks=marks(own(), operation))
    if answer.refusal:
        return page(wrong_code(answer.refusal), asked="codes"), 400
    return codes_page(operation)


@blueprint.post("/account/second-factor/removal")
@permitted(signed_in)
def delete() -> ResponseReturnValue:
    """It is off: the password alone signs in."""
    operation = request.form.get("operation", "")
    if not own().has_second_factor:
        return redirect(url_for("own_account.show"))
    errors = missing("code") or wrong_password()
    if errors:
        return page(errors, asked="removal"), 400
    answer = spend_code(own(), operation, "switch_off_second_factor")
    if answer.refusal:
        return page(wrong_code(answer.refusal), asked="removal"), 400
    flash(gettext("Signing in asks for the password alone now."))
    return redirect(url_for("own_account.show"))


def own() -> User:
    """The account that is signed in here."""
    return db.session.get_one(User, current_user.id)


def sent_before(operation: str, name: str) -> bool:
    """Whether this very form was sent already, by an impatient finger."""
    saved = db.session.get(SavedOperation, operation) if is_plain(operation) else None
    made = factors().mark(own(), factors().recovery_codes(own(), operation)[0])
    is_own = db.session.get(RecoveryCode, made) is not None
    return saved is not None and saved.sender == SYSTEM.sender and saved.name == name and is_own


def marks(user: User, operation: str) -> list[str]:
    """What is kept of the recovery codes of an operation."""
    return [factors().mark(user, code) for code in factors().recovery_codes(user, operation)]


def codes_page(operation: str) -> str:
    return render_template("account/recovery_codes.html", codes=factors().recovery_codes(own(), operation))


def page(errors: dict[str, str] | None = None, asked: str = "") -> str:
    template = "account/second_factor_on.html" if own().has_second_factor else "account/second_factor.html"
    return render_template(
        template,
        errors=errors or {},
        asked=asked,
        pairing=None if own().has_second_factor else pairing(),
        left=recovery_codes_left(),
    )


def pairing() -> Pairing:
    """The same until it is switched on, so that what was scanned stays good after a reload."""
    seed = session.setdefault(SEED, new_secret())
    app = factors().app(own(), seed)
    link = app.to_uri(label(own().email), label(host_body() or "facilitator"))
    drawing = str(segno.make(link, error="m").svg_data_uri(border=4, light="#fff"))
    return Pairing(link, drawing, app.pretty_key(sep=" "))


def label(text: str) -> str:
    """A text as apps show it: they take a colon for the end of the issuer."""
    return text.replace(":", " ")
