"""Who was here already: back at the own place from another phone, by a number or by whoever conducts."""

from flask import render_template
from flask.typing import ResponseReturnValue

from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.language import gettext
from facilitator.models import Knock, Participant, SavedOperation, Workshop, known_bodies
from facilitator.operations.waiting import is_name_inside, person_inside
from facilitator.returns import is_returning
from facilitator.views import guesses
from facilitator.views.asking import keyring
from facilitator.views.entry import Entry, admit, enter, wait
from facilitator.views.submission import sentence, submit

ANOTHER = "other"


def was_here(entry: Entry, workshop: Workshop) -> Participant | None:
    """Who of that name is in already, unless it is another person who types; only for namesakes bodies are read."""
    if entry.who == ANOTHER or not is_name_inside(entry.name, workshop, db.session()):
        return None
    if not entry.body.strip():
        return person_inside(entry.name, None, workshop, db.session())
    body = known_bodies(db.session()).certain(entry.body)
    return person_inside(entry.name, body.id, workshop, db.session()) if body else None


def is_return(sent: SavedOperation, entry: Entry) -> bool:
    """Whether a form that was sent before said that somebody was here already."""
    return bool(entry.ask) or sent.name == "return_participant"


def again(sent: SavedOperation, entry: Entry, workshop: Workshop) -> ResponseReturnValue:
    """What a button pressed twice did the first time."""
    return ask(entry, workshop) if entry.ask else go_on(sent.sender.partition(":")[2], entry, workshop)


def come_back(person: Participant, entry: Entry, workshop: Workshop) -> ResponseReturnValue:
    """The own place for who has its number, the wait for who asks; before that, the question who they are."""
    if entry.ask:
        return ask(entry, workshop)
    if not entry.who:
        return question(entry, workshop)
    number = "".join(sign for sign in entry.number if sign.isdecimal())
    if not number:
        return question(entry, workshop, gettext("Write the number, or ask who conducts.")), 400
    if not guesses.may_try_number(person):
        return question(entry, workshop, gettext("Too many attempts: ask who conducts, they let you in.")), 429
    if not is_returning(person, number, keyring()):
        guesses.note_wrong_number(person)
        return question(entry, workshop, gettext("This is not the number of that place. Read it again.")), 403
    guesses.note_right_number(person.id)
    return go_on(person.id, entry, workshop)


def ask(entry: Entry, workshop: Workshop) -> ResponseReturnValue:
    """Who conducts is asked; the page that follows waits for their answer."""
    answer = enter(entry, workshop, again=True)
    if answer.refusal:
        return question(entry, workshop, sentence(answer.refusal.code)), answer.refusal.status
    if "knock" not in answer.result:
        return admit(workshop, answer.result)
    return wait(workshop, db.session.get(Knock, answer.result["knock"]))


def go_on(person: str, entry: Entry, workshop: Workshop) -> ResponseReturnValue:
    """The phone that has shown the number is the person's; the other one is not any more."""
    answer = submit(entry.operation, "return_participant", {}, Actor("expected", person))
    if answer.refusal:
        return question(entry, workshop, sentence(answer.refusal.code)), answer.refusal.status
    return admit(workshop, answer.result)


def question(entry: Entry, workshop: Workshop, error: str = "") -> str:
    """Whether it is that person: only what was typed is shown, and the number is asked for."""
    return render_template(
        "join/again.html",
        entry=entry,
        error=error,
        workshop=workshop,
    )
