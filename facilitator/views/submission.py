"""One operation from a page: handed to the journal, and its refusal in the reader's words."""

import uuid
from collections.abc import Callable
from typing import Any

from flask import flash

from facilitator.identity import Actor
from facilitator.journal import Answer, Operation
from facilitator.language import gettext
from facilitator.refusal import Refused
from facilitator.views.asking import write


def new_operation() -> str:
    """The id of an operation that a page is to send, once however often its button is pressed."""
    return str(uuid.uuid4())


def submit(id: str, name: str, args: dict[str, object], actor: Actor) -> Answer:
    """What became of it, once it is durable."""
    return write(Operation(id, name, args, actor))[0]


def tell(answer: Answer, done: Callable[[dict[str, Any]], str], reasons: dict[str, str] | None = None) -> None:
    """Say what was done, by its result, or why it was not: by `reasons`, else in the words all pages share."""
    if answer.refusal:
        code = answer.refusal.code
        flash((reasons or {}).get(code) or sentence(code), "error")
    else:
        flash(done(answer.result))


def refused_fields(refusal: Refused, otherwise: str) -> dict[str, str]:
    """The reason under the field it is about, or under `otherwise`."""
    path = str(refusal.details.get("path") or otherwise).split(".")[0]
    return {path: sentence(refusal.code)}


def sentence(code: str) -> str:
    """What is wrong and what to do, by the code of a refusal."""
    return {
        "invalid": gettext("This does not read well here: correct it and send again."),
        "too_long": gettext("This is too long: shorten it and send again."),
        "op_conflict": gettext("This page was sent already: reload it and start again."),
        "rate_limited": gettext("Too many attempts: wait a minute and try again."),
        "workshop_closed": gettext("This session can only be read. If it is in the archive, take it out first."),
        "forbidden": gettext("You may not do this: ask who looks after the accounts."),
    }.get(code, gettext("Saving did not work: try again in a moment, nothing is lost."))
