"""What who administers does with the accounts of others: off and on again, and who administers too."""

from typing import Any

import sqlalchemy as sa

from facilitator.models import Role, User, Workshop
from facilitator.operations.accounts import admin_role, end_everything
from facilitator.operations.context import Context
from facilitator.operations.facilitators import join
from facilitator.operations.registry import operation
from facilitator.operations.second_factors import Account
from facilitator.permissions import administrator_or_system, by_key
from facilitator.refusal import Refused


@operation(by=administrator_or_system)
def switch_off_account(args: Account, context: Context) -> dict[str, Any]:
    """Nobody signs in with the account any more, nothing of it stays open, and no session is left without a hand."""
    user = somebody_else(args, context)
    left = workshops_left_alone(user, context)
    heir = who_takes_over(user, context)
    user.active = False
    end_everything(user, context)
    for workshop in left:
        take_over(workshop, heir, context)
    return {"user": user.id, "workshops": len(left)}


@operation(by=administrator_or_system)
def switch_on_account(args: Account, context: Context) -> dict[str, Any]:
    """The account signs in again with its password, and conducts what it conducted."""
    user = somebody_else(args, context)
    user.active = True
    return {"user": user.id}


@operation(by=administrator_or_system)
def appoint_administrator(args: Account, context: Context) -> dict[str, Any]:
    """The account looks after the accounts too."""
    user = by_key(context.session, User, args.user)
    if not user.active:
        raise Refused("invalid", "This account is switched off.")
    if not user.is_admin:
        user.roles.append(admin_role(context))
    return {"user": user.id}


@operation(by=administrator_or_system)
def dismiss_administrator(args: Account, context: Context) -> dict[str, Any]:
    """The account conducts, and looks after no others."""
    user = somebody_else(args, context)
    other_administrator(user, context)
    user.roles = [role for role in user.roles if role.name != "admin"]
    return {"user": user.id}


def somebody_else(args: Account, context: Context) -> User:
    """The account, which is not the own one: so that somebody who administers always stays."""
    user = by_key(context.session, User, args.user)
    if context.actor.id == user.id:
        raise Refused("forbidden", "This is your own account: somebody else who administers does this.")
    return user


def other_administrator(user: User, context: Context) -> User:
    """Who administers besides, the oldest account first."""
    others = sa.select(User).join(User.roles).where(Role.name == "admin", User.active, User.id != user.id)
    first = context.session.scalar(others.order_by(User.created_at, User.id).limit(1))
    if first is None:
        raise Refused("invalid", "Nobody else administers here: let somebody administer first.")
    return first


def who_takes_over(user: User, context: Context) -> User:
    """Who administers and asks; for the server itself, the oldest other account that administers."""
    return (
        context.session.get_one(User, context.actor.id)
        if context.actor.is_staff
        else other_administrator(user, context)
    )


def workshops_left_alone(user: User, context: Context) -> list[Workshop]:
    """The sessions nobody else conducts who can sign in, also archived and deleted ones."""
    found = context.session.scalars(sa.select(Workshop).where(Workshop.facilitators.contains(user)))
    return [one for one in found if not any(each.active and each.id != user.id for each in one.facilitators)]


def take_over(workshop: Workshop, heir: User, context: Context) -> None:
    """Let somebody conduct what would be nobody's."""
    if heir not in workshop.facilitators:
        join(heir, workshop, context)
