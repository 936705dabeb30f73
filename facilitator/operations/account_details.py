"""Putting right how an account is called and by which e-mail it signs in."""

from typing import Any

import sqlalchemy as sa

from facilitator.events import FacilitatorRenamed
from facilitator.models import User, Workshop
from facilitator.operations.accounts import Email, user_with
from facilitator.operations.arguments import Arguments, Id, Name
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import by_key, own_account_or_administrator
from facilitator.refusal import Refused


class EditAccount(Arguments):
    """An account, its e-mail and its name, which is that of the e-mail where none is given."""

    user: Id
    email: Email
    name: Name = ""


@operation(by=own_account_or_administrator)
def edit_account(args: EditAccount, context: Context) -> dict[str, Any]:
    """The account signs in with this e-mail, with the password it has; who conducts with it reads its name."""
    user = by_key(context.session, User, args.user)
    other = user_with(args.email, context)
    if other is not None and other is not user:
        raise Refused("invalid", "This e-mail has an account already.", path="email")
    before = called(user)
    user.email = args.email
    user.name = args.name or args.email.split("@")[0]
    context.session.flush()
    if called(user) != before:
        tell_colleagues(user, before, context)
    return {"user": user.id}


def called(user: User) -> str:
    """How colleagues read of an account."""
    return user.name or user.email


def tell_colleagues(user: User, before: str, context: Context) -> None:
    """Tell who conducts with somebody how they are called now."""
    conducted = sa.select(Workshop).where(Workshop.facilitators.contains(user)).order_by(Workshop.id)
    for workshop in context.session.scalars(conducted):
        context.tell(workshop.staff_stream, FacilitatorRenamed(before=before, facilitator=called(user)))
