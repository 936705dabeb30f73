"""The way to a screen: straight into the socket while it takes what is sent, through the library's queue while not.

Everybody in a room gets the same bytes, framed once (RFC 6455 §5.2). The library's own way gives each message to a
queue and a timer for each client, which costs several times as much.
"""

import struct
import time
from collections.abc import Callable
from typing import Any

import socketio
from engineio.packet import PING, Packet

from facilitator import loop

TEXT, BINARY = 0x81, 0x82
ONE_BYTE, TWO_BYTES = 125, 65_535
READ_AT_ONCE = 16_384
OF_CLIENT = ("queue", "upgraded", "closing", "sid", "last_ping", "check_ping_timeout", "send", "poll", "schedule_ping")
OF_WIRE = ("send", "poll", "schedule_ping")
OF_WEBSOCKET = ("socket", "_sendlock", "_apply_mask", "close")


class Wires:
    """What Socket.IO takes for its WebSocket transport: the library's, of which each socket gets a wire."""

    def __init__(self, server: socketio.Server) -> None:
        self._transport = server.eio._async["websocket"]
        self._framed: tuple[Packet | None, bytes] = (None, b"")
        self._wires: dict[str, Wire] = {}
        server.eio._async = {**server.eio._async, "websocket": self}

    def __call__(self, handler: Callable[[Any], Any], server: Any) -> Any:
        """The transport of one client, whose socket the handler is bound to."""

        def handle(websocket: Any) -> Any:
            client = handler.__self__  # type: ignore[attr-defined]
            if not has_known_insides(client, websocket):
                return handler(websocket)
            websocket._apply_mask = unmasked
            websocket.socket = ReadAhead(websocket.socket)
            wire = self._wires[client.sid] = Wire(client, websocket, self.frame)
            client.send, client.poll, client.schedule_ping = wire.send, wire.poll, wire.schedule_ping
            try:
                return handler(websocket)
            finally:
                self._let_go(wire, client)

        return self._transport(handle, server)

    def of(self, key: str) -> "Wire | None":
        """The wire of a client, by its id; none while it is polling."""
        return self._wires.get(key)

    def _let_go(self, wire: "Wire", client: Any) -> None:
        """A client that did not get as far as its WebSocket goes on polling, in the library's way."""
        if self._wires.get(client.sid) is wire:
            del self._wires[client.sid]
        if not client.upgraded:
            for name in OF_WIRE:
                client.__dict__.pop(name, None)
            wire.leave_pinging()

    def frame(self, packet: Packet) -> bytes:
        """A packet as it goes over the network; that of a room is asked for again and again."""
        if self._framed[0] is not packet:
            self._framed = packet, frame(packet.encode())
        return self._framed[1]


class Wire:
    """One client's WebSocket."""

    def __init__(self, client: Any, websocket: Any, frame: Callable[[Packet], bytes]) -> None:
        self._client = client
        self._websocket = websocket
        self._lock = websocket._sendlock
        self._frame = frame
        self._answered_at: float | None = None
        self._has_sent_all = False

    def send(self, packet: Packet) -> None:
        """Send now, or after what waits already. Never waits itself."""
        if not self._client.check_ping_timeout():
            return
        if self._is_free():
            self._write(self._frame(packet))
        else:
            self._client.queue.put(packet)

    def poll(self) -> list[Packet]:
        """Wait for what could not be sent at once; nothing when the client is gone, which its silence shows."""
        waiting = self._client.queue
        self._has_sent_all = True
        packets = [waiting.get()]
        self._has_sent_all = False
        while packets[-1] is not None and not waiting.empty():
            packets.append(waiting.get())
        for _ in packets:
            waiting.task_done()
        if packets[-1] is None:
            packets.pop()
            if packets:
                waiting.put(None)
        return packets

    def schedule_ping(self) -> None:
        """What the library calls after a pong."""
        self._client.last_ping = None
        self._answered_at = time.monotonic()

    def leave_pinging(self) -> None:
        """Let the library ping, if the last ping was answered here."""
        if self._answered_at is not None:
            self._client.last_ping = time.time()
            self._client.schedule_ping()

    def ping(self, latest: float) -> None:
        """Ping, if the last ping was answered, and not after `latest`."""
        if self._answered_at is not None and self._answered_at <= latest:
            self._answered_at = None
            self._client.last_ping = time.time()
            self.send(Packet(PING))

    def _is_free(self) -> bool:
        has_nothing = self._client.queue.empty() and self._has_sent_all and not self._lock.locked()
        return self._client.upgraded and has_nothing

    def _write(self, framed: bytes) -> None:
        try:
            sent = self._websocket.socket.fd.send(framed)
        except BlockingIOError:
            sent = 0
        except OSError:
            return  # who reads from this socket finds it closed
        if sent < len(framed):
            self._lock.acquire()
            loop.spawn(self._finish, framed[sent:])

    def _finish(self, rest: bytes) -> None:
        """Wait until the network takes the rest of a frame; a client that got half of one is lost."""
        try:
            self._websocket.socket.sendall(rest)
        except OSError:
            self._websocket.websocket_closed = True
            self._websocket.close()
        finally:
            self._lock.release()


class ReadAhead:
    """A socket that reads what there is, and hands out as little of it as is asked for."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._read = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    def recv(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        if not self._read:
            self._read = self._socket.recv(READ_AT_ONCE)
        taken, self._read = self._read[:size], self._read[size:]
        return taken


def has_known_insides(client: Any, websocket: Any) -> bool:
    """Whether the libraries are built as the ones this was written for; if not, they go their own way."""
    known = all(hasattr(client, name) for name in OF_CLIENT) and all(hasattr(websocket, name) for name in OF_WEBSOCKET)
    return known and hasattr(websocket.socket, "fd")


def frame(payload: str | bytes) -> bytes:
    """An unmasked WebSocket frame that is a whole message."""
    kind, data = (TEXT, payload.encode()) if isinstance(payload, str) else (BINARY, payload)
    size = len(data)
    if size <= ONE_BYTE:
        return struct.pack("!BB", kind, size) + data
    if size <= TWO_BYTES:
        return struct.pack("!BBH", kind, ONE_BYTE + 1, size) + data
    return struct.pack("!BBQ", kind, ONE_BYTE + 2, size) + data


def unmasked(data: bytes, mask: tuple[int, ...], length: int | None = None, offset: int = 0) -> bytes:
    """What a client masked, at once and not letter by letter; `offset` is the place of `data` in its frame."""
    size = len(data)
    turned = bytes(mask[(offset + place) % 4] for place in range(4))
    repeated = (turned * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "little") ^ int.from_bytes(repeated, "little")).to_bytes(size, "little")
