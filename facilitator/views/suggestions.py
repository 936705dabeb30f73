"""The bodies suggested to who writes one: those of the session first, then the registry's; no person's name."""

from itertools import islice

import sqlalchemy as sa
from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from sqlalchemy import orm

from facilitator.extensions import db
from facilitator.models import BODY_LIMIT, Body, Participant, Workshop, body_key, body_suggestions
from facilitator.permissions import anyone
from facilitator.text import clean_line
from facilitator.views.asking import permitted
from facilitator.views.body_list import by_words, is_found

MOST_CARRIED = 300
MOST_FOUND = 6
SESSIONS_ENOUGH = 2


blueprint = Blueprint("suggestions", __name__)


@blueprint.post("/suggestions/bodies")
@permitted(anyone)
def bodies() -> ResponseReturnValue:
    """The bodies that may be meant by what somebody begins to write, which stands in no address and so in no log."""
    typed = clean_line(request.form.get("typed", ""))[:BODY_LIMIT]
    return jsonify(bodies=found_bodies(db.session(), typed))


def suggested_bodies(session: orm.Session, workshop: Workshop) -> list[str]:
    """The names a page carries: the bodies of the session, then those that came most often."""
    own = names(session, of_session(workshop))
    others = [name for name in names(session, public()) if name not in set(own)]
    return [*own, *others][:MOST_CARRIED]


def found_bodies(session: orm.Session, typed: str) -> list[str]:
    """The names that may be meant by what was typed: as written, by another spelling, or with a slip."""
    wanted = body_key(typed).split()
    if not wanted:
        return []
    shown = set(names(session, public()))
    match = body_suggestions([typed], session)[typed]
    likely = [each.name for each in (match.certain, *(one.body for one in match.likely)) if each]
    begun = (body.name for body in by_words(session) if is_found(wanted, body))
    return list(islice((name for name in dict.fromkeys([*likely, *begun]) if name in shown), MOST_FOUND))


def names(session: orm.Session, bodies: sa.Select[str]) -> list[str]:
    return list(session.scalars(bodies))


def of_session(workshop: Workshop) -> sa.Select[str]:
    """The bodies of the people of a session, in the order of their names."""
    listed = sa.select(Body.name).join(Participant, Participant.body_id == Body.id)
    return listed.where(Participant.workshop_id == workshop.id).group_by(Body.id).order_by(sa.func.lower(Body.name))


def public() -> sa.Select[str]:
    """The bodies of the registry that nobody alone wrote: what kind they are is known, or they came again."""
    came = sa.func.count(sa.distinct(Participant.workshop_id))
    everybody = sa.select(Body.name).outerjoin(Participant, Participant.body_id == Body.id).group_by(Body.id)
    known = everybody.having(sa.or_(Body.kind.is_not(None), came >= SESSIONS_ENOUGH))
    return known.order_by(came.desc(), sa.func.lower(Body.name))
