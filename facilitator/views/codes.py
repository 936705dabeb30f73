"""The code people type as a second step, with limits and once: of their app, or a recovery code."""

from typing import cast

from flask import current_app, request

from facilitator.identity import SYSTEM
from facilitator.journal import Answer
from facilitator.language import gettext
from facilitator.models import User
from facilitator.refusal import Refused
from facilitator.second_factor import SecondFactors, cleaned_code, is_app_code
from facilitator.views import guesses
from facilitator.views.submission import sentence, submit


def factors() -> SecondFactors:
    """What makes and judges codes in this app."""
    return cast(SecondFactors, current_app.extensions["second_factors"])


def spend_code(user: User, id: str, name: str = "use_code", **more: object) -> Answer:
    """What became of an operation that needs a code. Wrong codes are counted as wrong passwords are."""
    typed = request.form.get("code", "")
    guesses.check_password(user.email)
    if is_app_code(cleaned_code(typed)):
        guesses.check_app_code(user.email)
    answer = judged(user, typed, id, name, more)
    if answer.ok:
        note_right_code(user, typed)
    return answer


def judged(user: User, typed: str, id: str, name: str, more: dict[str, object]) -> Answer:
    """Look at the code before the journal does, which judges whether it was used."""
    spent = what_was_typed(user, typed)
    if not spent:
        return Answer(id, refusal=Refused("forbidden", "This code is wrong."))
    return submit(id, name, {"user": user.id, **spent, **more}, SYSTEM)


def what_was_typed(user: User, typed: str) -> dict[str, object]:
    """The half minute of an app's code, the mark of anything else; nothing where the app's code is wrong."""
    if not is_app_code(cleaned_code(typed)):
        return {"mark": factors().mark(user, typed)}
    step = factors().step(user, user.second_factor or "", typed)
    return {} if step is None else {"step": step}


def note_right_code(user: User, typed: str) -> None:
    """Give the try back."""
    guesses.note_right_password(user.email)
    if is_app_code(cleaned_code(typed)):
        guesses.note_right_app_code(user.email)


def wrong_code(refusal: Refused) -> dict[str, str]:
    """What is said beside the field of the code."""
    if refusal.code != "forbidden":
        return {"code": sentence(refusal.code)}
    return {
        "code": gettext(
            "This code is wrong, or was used already. Wait for the next one, and look whether the clock of "
            "the phone is right."
        )
    }
