"""Personal links: a person's own page, and the list of links that is printed."""

from dataclasses import dataclass

import sqlalchemy as sa
from flask import Blueprint, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import orm
from werkzeug.wrappers import Response

from facilitator.clock import now
from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.language import gettext, ngettext
from facilitator.models import Participant, Table, Workshop
from facilitator.permissions import anyone, find_workshop, staff_of_workshop
from facilitator.qr import NotDrawn, drawings
from facilitator.text import is_plain
from facilitator.views import guesses, wording
from facilitator.views.addresses import is_loopback, personal_link
from facilitator.views.asking import PARTICIPANT_COOKIE, current_actor, keyring, permitted
from facilitator.views.entry import NOTICE_VERSION, keep, session_here, welcome
from facilitator.views.people import listed_person, to_list
from facilitator.views.submission import new_operation, submit, tell
from facilitator.views.turns import render_in_turns

PART = 100

blueprint = Blueprint("links", __name__)


@blueprint.get("/me/<token>")
@permitted(anyone)
def follow(token: str) -> ResponseReturnValue:
    """The own page of whoever the link was made for; the address bar does not keep the link."""
    person = keyring().person_of_link(token, db.session())
    if person is None:
        guesses.check_patience()
        guesses.note(right=False)
        return render_template("links/unknown.html"), 404
    return own_page(person)


def own_page(person: Participant) -> Response:
    """The way to a person's own page, with the cookie that opens it."""
    answer = redirect(url_for("links.show", id=person.workshop_id))
    keep(answer, PARTICIPANT_COOKIE, keyring().expected_token(person), path=f"/w/{person.workshop_id}/")
    return answer


@blueprint.get("/w/<id>/me")
@permitted(anyone)
def show(id: str) -> ResponseReturnValue:
    """Who is expected finds what they said and the way in; who is in already, their table."""
    workshop = session_here(id)
    person = person_here(workshop)
    if person is None:
        return redirect(url_for("join.new"))
    if person.present_at:
        return welcome(workshop, person)
    return render_template(
        "links/show.html",
        workshop=workshop,
        person=person,
        link=personal_link(person),
        role=wording.roles()[person.role],
        choices=chosen_tables(person),
        can_change=can_change(person, workshop),
        operation=new_operation(),
    )


def person_here(workshop: Workshop) -> Participant | None:
    """Who of a session the cookie says is asking."""
    actor = keyring().actor(request.cookies.get(PARTICIPANT_COOKIE, ""), db.session())
    person = db.session.get(Participant, actor.id) if actor and actor.kind in ("expected", "participant") else None
    return person if person and person.workshop_id == workshop.id else None


def can_change(person: Participant, workshop: Workshop) -> bool:
    """Whether what somebody said when signing up may still be changed."""
    is_expected = person.registered_at is not None and person.present_at is None
    return is_expected and workshop.takes_signups(now())


def chosen_tables(person: Participant) -> list[Table]:
    """The tables somebody would like, the first choice first."""
    wanted = (db.session.get(Table, key) for key in (person.first_choice_id, person.second_choice_id) if key)
    return [table for table in wanted if table]


@blueprint.get("/w/<id>/me/door")
@permitted(anyone)
def door(id: str) -> ResponseReturnValue:
    """Whether the door of the session is open, for the page of somebody who waits for it; to strangers it is not."""
    workshop = db.session.get(Workshop, id) if is_plain(id) else None
    is_open = workshop is not None and workshop.is_open and not workshop.is_deleted
    return jsonify(open=is_open and workshop is not None and person_here(workshop) is not None)


@blueprint.post("/w/<id>/me")
@permitted(anyone)
def enter(id: str) -> ResponseReturnValue:
    """The person is in: on to the table."""
    person = person_here(session_here(id))
    if person is None:
        return redirect(url_for("join.new"))
    entering = Actor("expected", person.id)
    answer = submit(request.form.get("operation", ""), "enter_workshop", {"notice": NOTICE_VERSION}, entering)
    if answer.refusal:
        return redirect(url_for(".show", id=id))
    return welcome(find_workshop(db.session(), id), db.session.get_one(Participant, answer.result["participant"]))


@blueprint.post("/w/<id>/projector/link")
@permitted(staff_of_workshop)
def renew_projector(id: str) -> ResponseReturnValue:
    """Another link for the screen in the hall; screens opened by the one before show nothing more."""
    answer = submit(request.form.get("operation", ""), "renew_projector_link", {"workshop": id}, current_actor())
    tell(answer, lambda result: gettext("The screen has a new link: open it again from the cockpit."))
    return redirect(url_for(".index", id=id))


@dataclass(frozen=True, slots=True)
class Row:
    """A person of the printed list: who, which way in, and its drawing where phones can reach it."""

    person: Participant
    link: str
    drawing: str


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a long list a page shows: which one, counted from one, of how many; 0 is the whole list."""

    number: int
    parts: int

    @property
    def first(self) -> int:
        """The place of the first person in the whole list."""
        return (self.number - 1) * PART + 1

    def of(self, people: list[Participant]) -> list[Participant]:
        """The people of this part."""
        return people[(self.number - 1) * PART : self.number * PART] if self.number else people


@blueprint.get("/w/<id>/links")
@permitted(staff_of_workshop)
def index(id: str) -> ResponseReturnValue:
    """A link for each person, with its QR, to print and to give by hand; a long list in parts, or whole to print."""
    workshop = g.workshop = find_workshop(db.session(), id)
    people = listed_people(workshop)
    part = asked_part(len(people))
    links = [personal_link(person) for person in part.of(people)]
    out_of_reach = bool(links) and is_loopback(links[0])
    drawn = [] if out_of_reach else drawn_or_none(links)
    rows = [Row(*row) for row in zip(part.of(people), links, drawn or [""] * len(links), strict=True)]
    return render_in_turns(
        "links/index.html",
        workshop=workshop,
        rows=rows,
        people=len(people),
        part=part,
        out_of_reach=out_of_reach,
        undrawn=bool(links) and not drawn and not out_of_reach,
    )


def listed_people(workshop: Workshop) -> list[Participant]:
    """Everybody on the list, by body and name as a person looks for them on paper."""
    listed = sa.select(Participant).where(Participant.workshop_id == workshop.id)
    people = db.session.scalars(listed.options(orm.joinedload(Participant.body)).order_by(Participant.position))
    return sorted(people, key=lambda one: ((one.name is None), (one.name or "").casefold()))


def asked_part(people: int) -> Part:
    """The part this request asks for: a number there is, or the whole."""
    parts = max(1, -(-people // PART))
    if parts == 1 or request.args.get("part") == "all":
        return Part(0, parts)
    return Part(min(max(1, request.args.get("part", 1, type=int)), parts), parts)


def drawn_or_none(links: list[str]) -> list[str]:
    """The drawings, or none where they could not be made: the links are worth something without."""
    try:
        return drawings(links)
    except NotDrawn:
        return []


@blueprint.post("/w/<id>/links/<participant>/renewal")
@permitted(staff_of_workshop)
def renew(id: str, participant: str) -> ResponseReturnValue:
    """Somebody has another link; the old one opens nothing."""
    if listed_person(id, participant) is None:
        return to_list(id)
    answer = submit(request.form.get("operation", ""), "renew_link", {"participant": participant}, current_actor())
    tell(answer, lambda _: gettext("The old link is over. The new one stands in the list."))
    return redirect(url_for(".index", id=id, part=request.args.get("part")))


@blueprint.post("/w/<id>/links/renewal")
@permitted(staff_of_workshop)
def renew_all(id: str) -> ResponseReturnValue:
    """Everybody who is not in yet has another link."""
    answer = submit(request.form.get("operation", ""), "renew_links", {"workshop": id}, current_actor())
    tell(answer, lambda done: ngettext("%(num)s link is new.", "%(num)s links are new.", done["people"]))
    return redirect(url_for(".index", id=id))
