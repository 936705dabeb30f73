"""What happened, for those who may read it."""

from flask import Response, request

from facilitator.extensions import db
from facilitator.permissions import reader_of_stream
from facilitator.refusal import Refused
from facilitator.views.api.blueprint import answer, blueprint
from facilitator.views.asking import current_actor, journal, permitted

MOST_EVENTS = 1000


@blueprint.get("/streams/<stream>")
@permitted(reader_of_stream)
def stream_events(stream: str) -> Response:
    """The events of a stream after a number; to who conducts also which colleague did what."""
    after, limit = number("after", 0), number("limit", 500)
    told = journal().catchup.events(db.session(), stream, after, min(limit, MOST_EVENTS))
    if current_actor().is_staff:
        told["by"] = journal().catchup.doers(db.session(), told["events"])
    return answer(told)


@blueprint.get("/streams/<stream>/snapshot")
@permitted(reader_of_stream)
def stream_snapshot(stream: str) -> Response:
    """The stream as it is now."""
    return answer(journal().catchup.snapshot(db.session(), stream))


def number(name: str, default: int) -> int:
    """A whole number of the query, not below nought."""
    given = request.args.get(name, str(default))
    if not given.isdecimal() or len(given) > 15:
        raise Refused("invalid", "A whole number.", path=name)
    return int(given)
