"""The commands `facilitator user` and `facilitator token`: accounts, where nobody who administers can be asked."""

import sys
from pathlib import Path
from uuid import uuid4

import click
import sqlalchemy as sa
from flask import Flask
from flask_security import hash_password

from facilitator.accounts import LINK_LIFE, PASSWORD_LEAST, password_length
from facilitator.clock import now
from facilitator.commands import carry_out, data_option, ready
from facilitator.extensions import db
from facilitator.identity import new_secret, secret_hash
from facilitator.models import User
from facilitator.plain_mail import plain_address
from facilitator.refusal import Refused, not_found

HERE = "http://127.0.0.1:8000"


@click.group()
def user() -> None:
    """Accounts of facilitators."""


@user.command("create")
@click.option("--email", required=True)
@click.option("--name", default="")
@data_option
def create_user(email: str, name: str, data: Path) -> None:
    """Make an account; the password comes from stdin."""
    password = sys.stdin.readline().rstrip("\n")
    if password_length(password) < PASSWORD_LEAST:
        raise Refused("invalid", f"The password has at least {PASSWORD_LEAST} characters.")
    app = ready(data)
    with app.app_context():
        hashed = hash_password(password)
    carry_out(app, "create_account", {"email": email, "name": name, "password_hash": hashed})
    print(f"Account of {email} made.")


@user.command("list")
@data_option
def list_users(data: Path) -> None:
    """Print who has an account: e-mail, name, and what is special about it."""
    with ready(data).app_context():
        for account in db.session.scalars(sa.select(User).order_by(User.email)):
            print("\t".join([account.email, account.name, ", ".join(marks(account))]))


def marks(account: User) -> list[str]:
    """What is special about an account."""
    said = {
        "off": not account.active,
        "administers": account.is_admin,
        "in two steps": account.has_second_factor,
    }
    return [mark for mark, holds in said.items() if holds]


@user.command("link")
@click.argument("email")
@click.option("--without-code", is_flag=True, help="For a lost phone too: its use ends the second step of signing in.")
@data_option
def link_user(email: str, without_code: bool, data: Path) -> None:
    """Print a one-time link to set a new password. A second step stays, unless it is without code."""
    app, secret = ready(data), new_secret()
    until = (now() + LINK_LIFE).isoformat()
    args = {"email": email, "link_hash": secret_hash(secret), "until": until, "frees": without_code}
    carry_out(app, "make_password_link", args)
    print(f"{(app.config['PUBLIC_URL'] or HERE).rstrip('/')}/password/{secret}")


@user.command("off")
@click.argument("email")
@data_option
def switch_off(email: str, data: Path) -> None:
    """Switch an account off. What nobody else conducts passes to the oldest other account that administers."""
    done = change(ready(data), email, "switch_off_account")
    print(f"Account of {email} off. Sessions that passed to who administers: {done['workshops']}.")


@user.command("on")
@click.argument("email")
@data_option
def switch_on(email: str, data: Path) -> None:
    """Switch an account on again."""
    change(ready(data), email, "switch_on_account")
    print(f"Account of {email} on.")


@user.command("admin")
@click.argument("email")
@click.option("--no-more", is_flag=True, help="The account administers no more.")
@data_option
def administer(email: str, no_more: bool, data: Path) -> None:
    """Let an account look after the accounts, or no more."""
    change(ready(data), email, "dismiss_administrator" if no_more else "appoint_administrator")
    print(f"Account of {email} administers{' no more' if no_more else ''}.")


def change(app: Flask, email: str, name: str) -> dict[str, object]:
    """Do something with the account of that e-mail."""
    with app.app_context():
        key = db.session.scalar(sa.select(User.id).where(User.email == plain_address(email)))
    if key is None:
        raise not_found("account")
    return carry_out(app, name, {"user": key})


@click.group()
def token() -> None:
    """Bearer tokens for programs."""


@token.command("create")
@click.option("--email", required=True)
@data_option
def create_token(email: str, data: Path) -> None:
    """Print a new bearer token of an account."""
    secret, key = new_secret(), str(uuid4())
    carry_out(ready(data), "create_token", {"email": email, "secret_hash": secret_hash(secret)}, key)
    print(f"s.{key}.{secret}")
