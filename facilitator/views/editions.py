"""Publishing the restitution: what to look at before, the button, and the editions there are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitator import loop
from facilitator.clock import now
from facilitator.extensions import db
from facilitator.journal import Answer
from facilitator.language import gettext, selected_language
from facilitator.models import Edition, Note, Participant, Workshop
from facilitator.operations.editions import editions_of, newest_readable
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.restitution.breathing import breathing
from facilitator.restitution.drafting import published
from facilitator.restitution.exposure import Exposure, exposures
from facilitator.restitution.publication import digest
from facilitator.restitution.recognisable import Recognisable, recognisable
from facilitator.restitution.record import Record
from facilitator.restitution.source import read
from facilitator.restitution.speech import speaking
from facilitator.views.addresses import published_link
from facilitator.views.asking import current_actor, permitted
from facilitator.views.submission import sentence, submit
from facilitator.views.wording import moment

MOST_DIGITS = 6

blueprint = Blueprint("editions", __name__)


@dataclass(frozen=True)
class Review:
    """What who conducts looks at before everybody reads it."""

    record: Record
    exposed: Sequence[Exposure]
    alone: Recognisable
    names: int
    without_body: int
    digest: str
    is_changed: bool


@blueprint.get("/w/<id>/restitution/publish")
@permitted(staff_of_workshop)
def show(id: str) -> ResponseReturnValue:
    """What everybody would read, what not, what to look at first, and the one button."""
    return page(id)


@blueprint.post("/w/<id>/restitution/publish")
@permitted(staff_of_workshop)
def create(id: str) -> ResponseReturnValue:
    """Everybody reads the restitution; the address to send round stands on top of the page."""
    answer = sent("publish_restitution", workshop=id, seen=request.form.get("seen"))
    if answer.refusal:
        return page(id, why_not(answer.refusal)), answer.refusal.status
    flash(gettext("Edition %(number)s is published: everybody with the address can read it.", number=number(answer)))
    return redirect(url_for(".show", id=id))


@blueprint.post("/w/<id>/restitution/withdrawal")
@permitted(staff_of_workshop)
def withdraw(id: str) -> ResponseReturnValue:
    """Nobody reads that edition any more."""
    answer = sent("withdraw_restitution", workshop=id, edition=typed_number())
    if answer.refusal:
        return page(id, why_not(answer.refusal)), answer.refusal.status
    flash(gettext("Edition %(number)s is withdrawn: nobody reads it any more.", number=number(answer)))
    return redirect(url_for(".show", id=id))


@blueprint.post("/w/<id>/restitution/hiding")
@permitted(staff_of_workshop)
def hide(id: str) -> ResponseReturnValue:
    """A note that names somebody is left out; its number and the reason stand in the register."""
    note, reason = request.form.get("note", ""), request.form.get("reason", "")
    answer = sent("hide_note", note=note, reason=reason)
    if answer.refusal:
        return page(id, wrong={note: why_not(answer.refusal)}, typed={note: reason}), answer.refusal.status
    flash(gettext("The note is hidden: its number and the reason stand in the register."))
    return redirect(url_for(".show", id=id, _anchor="look"))


def sent(name: str, **args: object) -> Answer:
    """One act of this page, once however often its button is pressed."""
    return submit(request.form.get("operation", ""), name, args, current_actor())


def number(answer: Answer) -> int:
    """The edition that was spoken of."""
    return int(answer.result["edition"])


def typed_number() -> int:
    """The number in the form; 0, which no edition has, for anything else."""
    typed = request.form.get("edition", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS else 0


def why_not(refusal: Refused) -> str:
    """What is wrong and what to do."""
    return {
        "not_closed": gettext(
            "The session is not closed: notes may still come in. Close it in the cockpit, then publish."
        ),
        "changed": gettext("Somebody changed this meanwhile. Look at it again, then publish what you see now."),
        "unchanged": gettext("Nothing has changed since the last edition: everybody reads what you see."),
        "withdrawn": gettext("This edition is withdrawn already."),
    }.get(str(refusal.details.get("reason")), sentence(refusal.code))


def page(id: str, error: str = "", wrong: dict[str, str] | None = None, typed: dict[str, str] | None = None) -> str:
    workshop = g.workshop = find_workshop(db.session(), id)
    editions = editions_of(db.session(), workshop)
    newest = newest_readable(editions)
    return render_template(
        "restitution/publish.html",
        workshop=workshop,
        editions=editions[::-1],
        newest=newest,
        address=published_link(workshop) if newest else "",
        still_read=hidden_since(workshop, editions),
        review=review(workshop, newest),
        number=len(editions) + 1,
        moment=lambda at: moment(workshop, at),
        where=where_it_stands(),
        error=error,
        wrong=wrong or {},
        typed=typed or {},
    )


def where_it_stands() -> dict[str, str]:
    """What words besides the notes are, and where they are put right."""
    return {
        "reason": gettext(
            "The reason why the note is hidden: show the note in the cockpit, and hide it with other words."
        ),
        "body": gettext("The name of a body: correct it on the page of the bodies, or the person on the list."),
        "title": gettext("The title of the session."),
        "host": gettext("Who hosts the session."),
        "place": gettext("The place of the session."),
        "moment": gettext("The title of a moment of the agenda."),
        "theme": gettext("The theme of a table."),
        "question": gettext("A question of a table."),
        "page": gettext("A sentence on the page of a table: look at that table from the cockpit, and change it."),
        "group": gettext("The title of a group of notes."),
        "section": gettext("The words before or after a chapter: change them in the page of the restitution."),
    }


def review(workshop: Workshop, newest: Edition | None) -> Review:
    """The session as it would be published, looked through."""
    record = read(db.session(), workshop.id, now(), pace=breathing)
    people = db.session.execute(
        sa.select(Participant.name, Participant.present_at, Participant.body_id).where(
            Participant.workshop_id == workshop.id
        )
    ).all()
    names = [person.name for person in people if person.name]
    looked_at = digest(published(replace(record, number=1), "public"))
    return Review(
        record=record,
        exposed=loop.off_the_loop(exposures, record, names),
        alone=told_of(record),
        names=len(names),
        without_body=sum(1 for person in people if person.present_at and person.body_id is None),
        digest=looked_at,
        is_changed=newest is None or newest.digest != looked_at,
    )


def told_of(record: Record) -> Recognisable:
    """Who may be recognised, in the language of this page."""
    with speaking(selected_language()):
        return recognisable(record)


def hidden_since(workshop: Workshop, editions: list[Edition]) -> dict[int, int]:
    """How many notes were hidden after each edition that is still read, where there are some."""
    hidden = sa.select(Note.added_at, Note.hidden_at).where(
        Note.workshop_id == workshop.id, Note.hidden_at.is_not(None)
    )
    times = db.session.execute(hidden).all()
    counted = {
        each.number: sum(bool(added < each.published_at < at) for added, at in times if at)
        for each in editions
        if each.is_readable
    }
    return {number: count for number, count in counted.items() if count}
