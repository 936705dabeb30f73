"""The second step of signing in, as it is kept: the seed, the last code that was used, the recovery codes left."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field, StringConstraints

from facilitator.identity import new_secret
from facilitator.models import RecoveryCode, User
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import by_key, system
from facilitator.refusal import Refused

Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Seed = Annotated[str, StringConstraints(pattern=r"^[\w-]{16,64}$")]
Step = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Account(Arguments):
    """An account."""

    user: Id


class SwitchOnSecondFactor(Account):
    """A seed, the half minute of the first code, and the marks of the recovery codes."""

    seed: Seed
    step: Step
    marks: list[Mark]


class UseCode(Account):
    """What was typed: the half minute of an app's code, or the mark of a recovery code."""

    step: Step | None = None
    mark: Mark | None = None


class RenewRecoveryCodes(UseCode):
    """What was typed, and the marks of other recovery codes."""

    marks: list[Mark]


@operation(by=system)
def switch_on_second_factor(args: SwitchOnSecondFactor, context: Context) -> dict[str, Any]:
    """Signing in asks for a code too; who is signed in elsewhere signs in anew."""
    user = by_key(context.session, User, args.user)
    if user.has_second_factor:
        raise Refused("forbidden", "This account has its second step already.")
    user.second_factor = args.seed
    user.second_factor_step = args.step
    replace_recovery_codes(user, args.marks, context)
    end_sessions(user, context)
    return {"user": user.id}


@operation(by=system)
def switch_off_second_factor(args: UseCode, context: Context) -> dict[str, Any]:
    """Signing in asks for the password alone."""
    user = by_key(context.session, User, args.user)
    spend(user, args, context)
    drop_second_factor(user, context)
    return {"user": user.id}


@operation(by=system)
def use_code(args: UseCode, context: Context) -> dict[str, Any]:
    """A code was right, and is not right again."""
    user = by_key(context.session, User, args.user)
    spend(user, args, context)
    context.session.flush()
    return {"user": user.id, "left": recovery_codes_left(user, context)}


@operation(by=system)
def renew_recovery_codes(args: RenewRecoveryCodes, context: Context) -> dict[str, Any]:
    """Other recovery codes hold, and the older ones do not."""
    user = by_key(context.session, User, args.user)
    spend(user, args, context)
    replace_recovery_codes(user, args.marks, context)
    return {"user": user.id}


def spend(user: User, typed: UseCode, context: Context) -> None:
    """Use up a code: an app's with those before it, a recovery code alone."""
    code = context.session.get(RecoveryCode, typed.mark) if typed.mark else None
    if code is not None and code.user_id == user.id:
        context.session.delete(code)
    elif typed.step is not None and user.has_second_factor and typed.step > (user.second_factor_step or 0):
        user.second_factor_step = typed.step
    else:
        raise wrong_code()


def wrong_code() -> Refused:
    return Refused("forbidden", "This code is wrong, or was used already.")


def replace_recovery_codes(user: User, marks: list[str], context: Context) -> None:
    """These recovery codes and no others."""
    drop_recovery_codes(user, context)
    context.session.add_all(RecoveryCode(mark=mark, user_id=user.id) for mark in marks)


def drop_recovery_codes(user: User, context: Context) -> None:
    context.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.user_id == user.id))


def drop_second_factor(user: User, context: Context) -> None:
    """Nothing is left of the second step."""
    user.second_factor = user.second_factor_step = None
    drop_recovery_codes(user, context)


def recovery_codes_left(user: User, context: Context) -> int:
    """How many recovery codes somebody still has."""
    left = sa.select(sa.func.count()).select_from(RecoveryCode).where(RecoveryCode.user_id == user.id)
    return context.session.scalar(left) or 0


def end_sessions(user: User, context: Context) -> None:
    """No browser is signed in any more, and no socket listens."""
    user.fs_uniquifier = new_secret()
    context.sign_out(f"staff:{user.id}")
