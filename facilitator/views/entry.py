"""What somebody types at a door, and the way on from there: to the own place, or to the wait."""

from dataclasses import dataclass, field
from typing import Any

from flask import Response, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as AnyResponse

from facilitator.extensions import db
from facilitator.identity import ANONYMOUS
from facilitator.journal import Answer, Operation
from facilitator.models import Knock, Participant, SavedOperation, Workshop
from facilitator.permissions import find_workshop
from facilitator.refusal import Refused
from facilitator.text import is_plain
from facilitator.views import guesses
from facilitator.views.asking import PARTICIPANT_COOKIE, keyring, write
from facilitator.views.submission import new_operation

NOTICE_VERSION = "2"
JOINED = "joined"
REMEMBERED = 8
KEPT_SECONDS = 30 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody typed at the door."""

    code: str = ""
    name: str = ""
    body: str = ""
    role: str = ""
    operation: str = field(default_factory=new_operation)
    shown: str = ""
    who: str = ""
    number: str = ""
    ask: str = ""

    @classmethod
    def typed(cls) -> "Entry":
        """The fields of this request's form."""
        return cls(**{name: request.form.get(name, "") for name in cls.__dataclass_fields__})


def enter(entry: Entry, workshop: Workshop, **said: object) -> Answer:
    """Ask the journal to let the person in; sent twice, the same person enters once."""
    args: dict[str, object] = {
        "code": entry.code,
        "name": entry.name or None,
        "body": entry.body or None,
        "role": entry.role or None,
        "notice": NOTICE_VERSION,
        **said,
    }
    may_wait = bool(said) or workshop.door != "open"
    return join(Operation(entry.operation, "join_workshop", args, ANONYMOUS), may_wait)


def session_here(id: str) -> Workshop:
    """The session of a page for who is in it. Of one that is not there a stranger is told what of others: the door."""
    try:
        workshop = find_workshop(db.session(), id)
    except Refused:
        abort(redirect(url_for("join.new")))
    g.workshop = workshop
    return workshop


def join(joining: Operation, may_wait: bool) -> Answer:
    """What became of it; one address does not fill the queue of a door where people wait."""
    seconds = guesses.seconds_to_knock() if may_wait else 0
    if seconds and sent_before(joining.id) is None:
        return Answer(joining.id, refusal=guesses.too_hasty(seconds))
    (answer,) = write(joining)
    if "knock" in answer.result and not answer.duplicate:
        guesses.note_knock()
    return answer


def sent_before(operation: str) -> SavedOperation | None:
    """What was done when this form was sent the first time."""
    return db.session.get(SavedOperation, operation) if is_plain(operation) else None


def admit(workshop: Workshop, given: dict[str, Any]) -> ResponseReturnValue:
    """The way to the place that was given, as long as no other phone got it since; its form sent again is no key."""
    person = db.session.get(Participant, given["participant"])
    if person is None:
        return redirect(url_for("join.show", code=workshop.code))
    return welcome(workshop, person) if person.token_version == given["version"] else moved_page(workshop)


def moved_page(workshop: Workshop) -> Response:
    """Why this phone does not open the place any more, and the way to have it back."""
    answer = make_response(render_template("table/moved.html", workshop=workshop), 403)
    answer.cache_control.no_store = True
    return answer


def welcome(workshop: Workshop, participant: Participant) -> AnyResponse:
    """The way to the table, with the cookies that find it again."""
    answer = redirect(url_for("table.show", id=workshop.id))
    return known_here(answer, workshop, keyring().participant_token(participant))


def wait(workshop: Workshop, knock: Knock | None) -> ResponseReturnValue:
    """The way to the wait at the door, or to the own place where the wait is over by now."""
    if knock is None:
        return redirect(url_for("join.show", code=workshop.code))
    if knock.accepted_at and knock.participant_id:
        return admit(workshop, {"participant": knock.participant_id, "version": knock.token_version})
    answer = redirect(url_for("knocks.show", id=workshop.id))
    return known_here(answer, workshop, keyring().knock_token(knock))


def known_here(answer: AnyResponse, workshop: Workshop, token: str) -> AnyResponse:
    """The answer with the cookies by which this device finds its place in the session again."""
    keep(answer, PARTICIPANT_COOKIE, token, path=f"/w/{workshop.id}/")
    others = [each for each in joined_before() if each != workshop.id]
    keep(answer, JOINED, ".".join([workshop.id, *others][:REMEMBERED]))
    return answer


def keep(answer: AnyResponse, name: str, value: str, path: str = "/") -> None:
    answer.set_cookie(
        name, value, max_age=KEPT_SECONDS, path=path, httponly=True, samesite="Lax", secure=request.is_secure
    )


def joined_before() -> list[str]:
    """The sessions somebody entered from this device; no secret, only where to offer the way back."""
    return request.cookies.get(JOINED, "").split(".")
