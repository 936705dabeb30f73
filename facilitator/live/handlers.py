"""What a connected client can ask or say: `submit`, `sync` and `waiting`. Each is always answered."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Annotated, Any

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import orm

from facilitator.clock import now, stamp
from facilitator.identity import Actor
from facilitator.journal import Door, Journal, as_refusal
from facilitator.limits import Buckets
from facilitator.live.connection import Connections
from facilitator.live.presence import Waiting
from facilitator.permissions import reader_of_stream
from facilitator.refusal import Refused

MOST_STREAMS = 250
STAFF = "staff:"
WAITINGS_BURST, WAITINGS_RATE = 20, 2
StreamName = Annotated[str, Field(max_length=100)]

log = structlog.get_logger()
Answering = Callable[..., dict[str, Any]]


class Position(BaseModel):
    """How far a client knows a stream."""

    model_config = ConfigDict(extra="forbid")

    epoch: str | None = None
    seq: int = Field(default=0, ge=0)


class Wanted(BaseModel):
    """All the streams a client wants to listen to."""

    model_config = ConfigDict(extra="forbid")

    streams: dict[StreamName, Position | None] = Field(max_length=MOST_STREAMS)


def answered(ask: Callable[[Actor, str, Any], dict[str, Any]], connections: Connections) -> Answering:
    """A handler that answers whatever happens: a client that gets no answer waits for ever."""

    def handler(sid: str, *messages: Any) -> dict[str, Any]:
        actor = connections.actor(sid)
        try:
            if actor is None:
                raise Refused("unauthenticated", "Connect again.")
            if len(messages) != 1:
                raise Refused("invalid", "One message at a time.")
            return ask(actor, sid, messages[0])
        except Refused as refusal:
            return as_answer(refusal)
        except Exception:
            log.exception("handler failed", asked=ask.__name__)
            return {"ok": False, "code": "busy", "message": "This did not work. It is tried again.", "retryable": True}

    return handler


def unheard(kind: str, sid: str, *messages: Any) -> dict[str, Any]:
    """The answer to a question that is none, perhaps of a page from another version."""
    return as_answer(Refused("unknown_operation", "There is no such question."))


def as_answer(refusal: Refused) -> dict[str, Any]:
    """A refusal of a whole message."""
    return {"ok": False, **refusal.as_json(), "retryable": refusal.retryable}


class Handlers:
    """The three of them."""

    def __init__(self, journal: Journal, door: Door, connections: Connections) -> None:
        self._journal = journal
        self._door = door
        self._connections = connections
        self._patience = Buckets(WAITINGS_BURST, WAITINGS_RATE)

    def submit(self, actor: Actor, sid: str, message: Any) -> dict[str, Any]:
        """Operations in, results out."""
        return self._door.submit(message, actor)

    def sync(self, actor: Actor, sid: str, message: Any) -> dict[str, Any]:
        """The wanted streams from where the client knows them. It listens before we read, so nothing falls between."""
        wanted = wanted_streams(message)
        with self._journal.reading() as session:
            refused = {stream: code for stream in wanted if (code := refused_stream(session, actor, stream))}
            self._connections.listen_only(sid, set(wanted) - set(refused))
        with self._journal.reading() as session:
            streams = {
                stream: {"code": refused[stream]} if stream in refused else self._catch_up(session, stream, position)
                for stream, position in wanted.items()
            }
            mine = (
                self._journal.catchup.own_notes(session, actor.id) if actor.kind == "participant" and actor.id else []
            )
        answer = {"ok": True, "server_time": stamp(now()), "streams": streams, "mine": mine}
        known = self._presence(set(wanted) - set(refused))
        return {**answer, "presence": known} if known else answer

    def waiting(self, actor: Actor, sid: str, message: Any) -> dict[str, Any]:
        """A participant's phone says how many notes wait on it."""
        if actor.kind != "participant":
            raise Refused("forbidden", "Only participants have notes that wait.")
        try:
            told = Waiting.model_validate(message)
        except ValidationError as fault:
            raise as_refusal(fault) from fault
        if seconds := self._patience.take(str(actor.id)):
            raise Refused("rate_limited", "This is told too often.", retry_after=seconds)
        self._connections.presence.wait(actor, sid, told)
        return {"ok": True}

    def _presence(self, streams: set[str]) -> dict[str, Any]:
        """Who is connected, for those who may listen to a staff stream, with that stream."""
        workshops = {stream: stream.removeprefix(STAFF) for stream in streams if stream.startswith(STAFF)}
        return {stream: self._connections.presence.of(workshop) for stream, workshop in workshops.items()}

    def _catch_up(self, session: orm.Session, stream: str, position: Position | None) -> dict[str, Any]:
        try:
            return self._journal.catchup.since(session, stream, position.model_dump() if position else None)
        except Refused as refusal:
            return {"code": refusal.code}


def wanted_streams(message: Any) -> dict[str, Position | None]:
    """The streams of a `sync` of good shape."""
    try:
        return Wanted.model_validate(message).streams
    except ValidationError as fault:
        raise as_refusal(fault) from fault


def refused_stream(session: orm.Session, actor: Actor, stream: str) -> str | None:
    """Why a stream is not for this actor, or None when it is."""
    try:
        reader_of_stream(session, actor, SimpleNamespace(stream=stream))
    except Refused as refusal:
        return refusal.code
    return None
