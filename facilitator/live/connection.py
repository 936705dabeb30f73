"""Who is connected and what they listen to. Only here are rooms entered and left; a room is a stream."""

from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit

import socketio
import sqlalchemy as sa
import structlog
from socketio.exceptions import ConnectionRefusedError

from facilitator.identity import Actor, Keyring
from facilitator.journal import Journal
from facilitator.limits import Buckets
from facilitator.live.presence import Presence
from facilitator.models import User
from facilitator.returns import was_moved

NAMESPACE = "/"

log = structlog.get_logger()


class Connections:
    """The sockets of this process."""

    def __init__(self, server: socketio.Server, journal: Journal, keyring: Keyring, handshakes: Buckets) -> None:
        self._server = server
        self._journal = journal
        self._keyring = keyring
        self._handshakes = handshakes
        self.presence = Presence(server, NAMESPACE)
        self._actors: dict[str, Actor] = {}
        self._sockets: defaultdict[str, set[str]] = defaultdict(set)
        self._streams: defaultdict[str, set[str]] = defaultdict(set)

    def connect(self, sid: str, environ: Any = None, auth: object = None) -> None:
        """Let in whoever has a token that is valid now. An event of that name, which clients can send, does nothing."""
        if sid in self._actors or not isinstance(environ, dict):
            return
        if seconds := self._handshakes.take(environ.get("REMOTE_ADDR", "")):
            raise refusal("rate_limited", retry_after=seconds)
        token = auth.get("token") if isinstance(auth, dict) else None
        actor = self._known(token if isinstance(token, str) else "")
        self._actors[sid] = actor
        self._sockets[actor.sender].add(sid)
        self.presence.arrive(actor, sid)

    def disconnect(self, sid: str, reason: object = None) -> None:
        """Forget a socket, and hang up: clients can send an event of that name, and must not go on listening."""
        actor = self._actors.pop(sid, None)
        self._streams.pop(sid, None)
        self._server.disconnect(sid, namespace=NAMESPACE)
        if actor:
            self.presence.drop(actor, sid)
            self._sockets[actor.sender].discard(sid)
            if not self._sockets[actor.sender]:
                del self._sockets[actor.sender]

    def actor(self, sid: str) -> Actor | None:
        """Who is behind a socket."""
        return self._actors.get(sid)

    def listen_only(self, sid: str, streams: set[str]) -> None:
        """Listen to these streams, which were found permitted, and to no other."""
        for stream in self._streams[sid] - streams:
            self._server.leave_room(sid, stream, namespace=NAMESPACE)
        for stream in streams - self._streams[sid]:
            self._server.enter_room(sid, stream, namespace=NAMESPACE)
        self._streams[sid] = streams

    def evict(self, participant: str, stream: str) -> None:
        """Take a participant's sockets out of a stream, before anything more is told there."""
        for sid in list(self._sockets.get(f"participant:{participant}", ())):
            if stream in self._streams[sid]:
                self._streams[sid] = self._streams[sid] - {stream}
                self._server.leave_room(sid, stream, namespace=NAMESPACE)

    def sign_out(self, sender: str) -> None:
        """Hang up on somebody's sockets; who has the new password or link comes back with it."""
        for sid in list(self._sockets.get(sender, ())):
            self._server.disconnect(sid, namespace=NAMESPACE)

    def hang_up_on_ended_accounts(self) -> None:
        """Hang up on accounts that a command beside the server has switched off."""
        keys = {actor.id for actor in self._actors.values() if actor.is_staff}
        if not keys:
            return
        with self._journal.reading() as session:
            active = set(session.scalars(sa.select(User.id).where(User.id.in_(keys), User.active)))
        for key in keys - active:
            self.sign_out(f"staff:{key}")

    def heard_streams(self) -> set[str]:
        """The streams somebody listens to."""
        return {stream for streams in self._streams.values() for stream in streams}

    def _known(self, token: str) -> Actor:
        """Who has this token; of whom another phone has the place it is said, as what waits here is theirs alone."""
        try:
            with self._journal.reading() as session:
                if actor := self._keyring.actor(token, session):
                    return actor
                moved = {"moved": True} if was_moved(token, self._keyring, session) else {}
                raise refusal("unauthenticated", **moved)
        except sa.exc.SQLAlchemyError as fault:
            log.exception("handshake failed")
            raise refusal("storage_unavailable") from fault


def refusal(code: str, **details: Any) -> ConnectionRefusedError:
    """The refusal of a handshake, as the client's `connect_error` gets it."""
    return ConnectionRefusedError(code, {"code": code, **details})


class SameOrigin:
    """Lets in pages of our own address only; programs send no origin."""

    def __init__(self, public_url: str | None) -> None:
        self._public = public_url.rstrip("/") if public_url else None

    def __call__(self, origin: str | None, environ: dict[str, Any]) -> bool:
        """Whether a handshake from a page of `origin` is let in. Forwarded headers are not believed."""
        if not origin:
            return True
        if origin.rstrip("/") == self._public:
            return True
        return urlsplit(origin).netloc == environ.get("HTTP_HOST")
