"""People with a socket: what they say, what they are answered, what they hear."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

import socketio

from facilitator.identity import Actor, Keyring
from facilitator.models import Participant, User, Workshop
from tests.cast import Cast

Json = dict[str, Any]
PATIENCE = 30


class Socket:
    """One connection. It remembers all it hears, in order."""

    def __init__(self, url: str, token: object, *transports: str) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.refusal: Any = None
        self._something = Condition()
        self.client = socketio.Client(reconnection=False, json=json)
        self.client.on("*", self._hear)
        self.client.on("connect_error", self._refused)
        try:
            self.client.connect(url, auth={"token": token}, transports=list(transports), wait_timeout=PATIENCE)
        except socketio.exceptions.ConnectionError:
            self.client.disconnect()

    @property
    def events(self) -> list[Json]:
        """The events heard, in order."""
        return [event for kind, told in self.heard if kind == "events" for event in told]

    @property
    def names(self) -> list[str]:
        """Their names."""
        return [event["name"] for event in self.events]

    def ask(self, kind: str, message: Any) -> Any:
        """The acknowledgement of a message."""
        return self.client.call(kind, message, timeout=PATIENCE)

    def submit(self, name: str, /, key: str | None = None, **args: Any) -> Json:
        """The result of one operation."""
        operation = {"id": key or str(uuid.uuid4()), "name": name, "args": args}
        result: Json = self.ask("submit", {"operations": [operation]})["results"][0]
        return result

    def listen(self, *streams: str) -> Json:
        """Want these streams, of which nothing is known yet."""
        answer: Json = self.ask("sync", {"streams": dict.fromkeys(streams)})
        return answer

    def wait_for(self, kind: str, name: str | None = None) -> Any:
        """The first thing of a kind that is heard, or the first event of a name; it may have been heard already."""
        with self._something:
            if not self._something.wait_for(lambda: self._first(kind, name) is not None, PATIENCE):
                raise TimeoutError(f"never heard {name or kind}: {self.heard}")
        return self._first(kind, name)

    def wait_to_hear(self, kind: str, told: Any) -> None:
        """Until exactly this is heard, whatever else is heard before."""
        with self._something:
            if not self._something.wait_for(lambda: (kind, told) in self.heard, PATIENCE):
                raise TimeoutError(f"never heard {kind} {told}: {self.heard}")

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Until what was heard makes it so."""
        with self._something:
            if not self._something.wait_for(is_so, PATIENCE):
                raise TimeoutError(f"never so: {self.heard}")

    def _first(self, kind: str, name: str | None) -> Any:
        if name:
            return next((event for event in self.events if event["name"] == name), None)
        return next((told for heard, told in self.heard if heard == kind), None)

    def _hear(self, kind: str, *told: Any) -> None:
        with self._something:
            self.heard.append((kind, told[0] if told else None))
            self._something.notify_all()

    def _refused(self, reason: Any) -> None:
        self.refusal = reason


@dataclass
class Sockets:
    """Sockets for the cast, closed after the test."""

    url: str
    keyring: Keyring
    cast: Cast
    opened: list[Socket] = field(default_factory=list)

    def of(self, actor: Actor, *streams: str) -> Socket:
        """The socket of one of the cast, who listens to these streams."""
        socket = self.open(self.token(actor))
        if streams:
            socket.listen(*streams)
        return socket

    def projector(self) -> Socket:
        """The screen in the hall."""
        with self.cast.journal.reading() as session:
            return self.open(self.keyring.projector_token(session.get_one(Workshop, self.cast.workshop)))

    def open(self, token: object, *transports: str) -> Socket:
        """A socket with any token."""
        self.opened.append(Socket(self.url, token, *(transports or ("websocket",))))
        return self.opened[-1]

    def token(self, actor: Actor) -> str:
        """What a page gives to its socket."""
        with self.cast.journal.reading() as session:
            if actor.is_staff:
                return self.keyring.handshake_token(session.get_one(User, actor.id))
            return self.keyring.participant_token(session.get_one(Participant, actor.id))

    def close(self) -> None:
        """Hang up."""
        for socket in self.opened:
            socket.client.disconnect()
