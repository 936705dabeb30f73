"""What the server and its commands do for people who have an account."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from facilitator.identity import new_secret
from facilitator.models import ApiToken, Installation, Role, User
from facilitator.models.installation import ONLY
from facilitator.operations.arguments import Arguments, Instant, Line, Name, cleaned
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.second_factors import drop_second_factor, end_sessions
from facilitator.permissions import administrator_or_system, signed_in, system
from facilitator.refusal import Refused, not_found
from facilitator.text import clean_line

Email = Annotated[
    str,
    BeforeValidator(cleaned(clean_line)),
    StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$", max_length=255),
    AfterValidator(str.lower),
]
Hash = Annotated[str, Field(min_length=16, max_length=255)]


class CreateAccount(Arguments):
    """A person who may facilitate; `first` only while nobody else has an account, and then with the hosting body."""

    email: Email
    password_hash: Hash
    name: Name = ""
    admin: bool = False
    first: bool = False
    host_body: Line | None = None


class SetPassword(Arguments):
    """Another password; `link_hash` is the one-time link it was asked with, if any."""

    email: Email
    password_hash: Hash
    link_hash: str | None = None


class SignOutEverywhere(Arguments):
    """Nothing: one signs out only oneself."""


class MakePasswordLink(Arguments):
    """A one-time link to set a new password; one that frees ends the second step of signing in too."""

    email: Email
    link_hash: Line
    until: Instant
    frees: bool = False


class CreateToken(Arguments):
    """A bearer token for programs."""

    email: Email
    secret_hash: Line


@operation(by=administrator_or_system, salted="password_hash")
def create_account(args: CreateAccount, context: Context) -> dict[str, Any]:
    """A person can sign in; who comes first administers."""
    others = context.session.scalar(sa.select(sa.func.count(User.id))) or 0
    if (args.first or args.admin) and context.actor.is_staff:
        raise Refused("forbidden", "Make the account first: then it can be let administer.")
    if args.first and others:
        raise Refused("forbidden", "Somebody administers here already: ask them to invite you.")
    if user_with(args.email, context):
        raise Refused("invalid", "This e-mail has an account already.", path="email")
    user = User(
        id=context.id,
        email=args.email,
        name=args.name or args.email.split("@")[0],
        password=args.password_hash,
        active=True,
        fs_uniquifier=new_secret(),
        created_at=context.now,
    )
    if args.admin or not others:
        user.roles.append(admin_role(context))
    context.session.add(user)
    if args.first and args.host_body:
        context.session.merge(Installation(id=ONLY, host_body=args.host_body))
    return {"user": user.id}


def admin_role(context: Context) -> Role:
    """The role of who looks after the accounts."""
    role = context.session.scalar(sa.select(Role).where(Role.name == "admin"))
    return role or Role(id=context.derived_id("role:admin"), name="admin")


@operation(by=system, salted="password_hash")
def set_password(args: SetPassword, context: Context) -> dict[str, Any]:
    """The old password ends, everywhere, and with it open pages and programs; a link works once and for its time."""
    user = existing_user(args.email, context)
    if args.link_hash and (user.password_link_hash != args.link_hash or link_is_over(user, context)):
        raise Refused("forbidden", "This link was used already, or is too old.")
    user.password = args.password_hash
    if args.link_hash and user.password_link_frees:
        drop_second_factor(user, context)
    end_everything(user, context)
    return {"user": user.id}


def end_everything(user: User, context: Context) -> None:
    """End what was open for an account: browsers, sockets, programs' tokens, the link for a new password."""
    user.password_link_hash = user.password_link_until = None
    user.password_link_frees = False
    context.session.execute(sa.delete(ApiToken).where(ApiToken.user_id == user.id))
    end_sessions(user, context)


@operation(by=signed_in)
def sign_out_everywhere(args: SignOutEverywhere, context: Context) -> dict[str, Any]:
    """No browser is signed in to the own account any more; programs go on with their tokens."""
    user = context.session.get_one(User, context.actor.id)
    end_sessions(user, context)
    return {"user": user.id}


def link_is_over(user: User, context: Context) -> bool:
    """Whether the time of a link has passed."""
    return user.password_link_until is None or user.password_link_until < context.now


@operation(by=administrator_or_system)
def make_password_link(args: MakePasswordLink, context: Context) -> dict[str, Any]:
    """Whoever opens the link sets a new password, once; an older link ends."""
    user = active_user(args.email, context)
    if args.frees and context.actor.id == user.id:
        raise Refused("forbidden", "Your own second step is switched off on your own page, or on the server's machine.")
    user.password_link_hash = args.link_hash
    user.password_link_until = args.until
    user.password_link_frees = args.frees
    return {"user": user.id}


@operation(by=system)
def create_token(args: CreateToken, context: Context) -> dict[str, Any]:
    """Programs may act for this account."""
    user = active_user(args.email, context)
    token = ApiToken(id=context.id, user_id=user.id, secret_hash=args.secret_hash, created_at=context.now)
    context.session.add(token)
    return {"token": token.id}


def active_user(email: str, context: Context) -> User:
    """The account of that e-mail, which is not switched off."""
    user = existing_user(email, context)
    if not user.active:
        raise Refused("invalid", "This account is switched off.", path="email")
    return user


def existing_user(email: str, context: Context) -> User:
    """The account of that e-mail."""
    user = user_with(email, context)
    if user is None:
        raise not_found("account")
    return user


def user_with(email: str, context: Context) -> User | None:
    """The account of that e-mail, if there is one."""
    return context.session.scalar(sa.select(User).where(User.email == email))
