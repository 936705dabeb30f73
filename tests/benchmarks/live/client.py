"""Hundreds of Socket.IO clients in one process, on plain sockets so that they cost next to nothing."""

import base64
import json
import os
import re
import selectors
import socket
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

MARK = re.compile(rb"@(\d+)@")
HANDSHAKE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
)
TEXT, SHORT, LONG = 0x81, 126, 127


@dataclass
class Seat:
    """One client to be: how it enters, what it asks for, where it writes; who only listens writes nowhere."""

    auth: dict[str, str]
    streams: list[str]
    table: str = ""
    name: str = ""


@dataclass
class Client:
    """One connection, and the bytes that have come so far."""

    seat: Seat
    socket: socket.socket
    buffer: bytearray = field(default_factory=bytearray)
    is_in: bool = False

    def send(self, text: str) -> None:
        """One masked frame, as a browser sends it."""
        payload, mask = text.encode(), os.urandom(4)
        key = int.from_bytes((mask * (len(payload) // 4 + 1))[: len(payload)], "big")
        masked = (int.from_bytes(payload, "big") ^ key).to_bytes(len(payload), "big")
        self.socket.sendall(header(len(payload)) + mask + masked)

    def frames(self) -> list[bytes]:
        """The texts that are complete."""
        found = []
        while (frame := first_frame(self.buffer)) is not None:
            start, end = frame
            found.append(bytes(self.buffer[start:end]))
            del self.buffer[:end]
        return found


def header(size: int) -> bytes:
    if size < SHORT:
        return bytes([TEXT, 0x80 | size])
    return bytes([TEXT, 0x80 | SHORT]) + size.to_bytes(2, "big")


def first_frame(buffer: bytearray) -> tuple[int, int] | None:
    """Where the first frame's payload is, if all of it is there."""
    if len(buffer) < 2:
        return None
    size, start = buffer[1] & 0x7F, 2
    if size >= SHORT:
        start = 4 if size == SHORT else 10
        size = int.from_bytes(buffer[2:start], "big") if len(buffer) >= start else len(buffer)
    return (start, start + size) if len(buffer) >= start + size else None


@dataclass
class Heard:
    """What has come to the screens: how long each note took to each of them, in ms."""

    latencies: list[float] = field(default_factory=list)
    acknowledged: int = 0
    refused: int = 0


class Crowd:
    """All clients on one selector."""

    def __init__(self, url: str, seats: list[Seat]) -> None:
        self.selector, self.heard, self.sent = selectors.DefaultSelector(), Heard(), 0
        self.clients = [self._connect(url, seat) for seat in seats]
        self.writers = [client for client in self.clients if client.seat.table]
        self.listen_until(lambda: all(client.is_in for client in self.clients), 60)

    def write(self, client: Client) -> None:
        """A note that says when it was written."""
        text = f"Una nota di prova, lunga come quelle vere: «servirebbe una scheda unica». @{time.monotonic_ns()}@"
        self.submit(client, {"id": new_id(), "name": "add_note", "args": {"table": client.seat.table, "text": text}})

    def submit(self, client: Client, operation: dict[str, Any]) -> None:
        self.sent += 1
        client.send(f"42{self.sent}" + json.dumps(["submit", {"operations": [operation]}], ensure_ascii=False))

    def listen(self, seconds: float) -> None:
        for key, _ in self.selector.select(max(0.0, seconds)):
            self._read(key.data)

    def listen_until(self, done: Any, seconds: float) -> bool:
        """Whether it was done in time."""
        give_up = time.monotonic() + seconds
        while not done() and time.monotonic() < give_up:
            self.listen(0.1)
        return bool(done())

    def leave(self) -> None:
        for client in self.clients:
            client.socket.close()
        self.selector.close()

    def _connect(self, url: str, seat: Seat) -> Client:
        address = urlsplit(url)
        opened = socket.create_connection((address.hostname or "", address.port or 80))
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        opened.sendall(HANDSHAKE.format(host=address.netloc, key=key).encode())
        client = Client(seat, opened)
        client.buffer += upgraded(opened)
        self.selector.register(opened, selectors.EVENT_READ, client)
        self._take_in(client)
        return client

    def _read(self, client: Client) -> None:
        chunk = client.socket.recv(65536)
        if not chunk:
            raise ConnectionAbortedError(f"the server hung up on {client.seat.name or client.seat.table}")
        client.buffer += chunk
        self._take_in(client)

    def _take_in(self, client: Client) -> None:
        for frame in client.frames():
            self._hear(client, frame)

    def _hear(self, client: Client, frame: bytes) -> None:
        if frame.startswith(b"42"):
            now = time.monotonic_ns()
            self.heard.latencies += [(now - int(mark)) / 1e6 for mark in MARK.findall(frame)]
        elif frame.startswith(b"43"):
            self._answered(client, frame)
        elif frame.startswith(b"2"):
            client.send("3")
        elif frame.startswith(b"0"):
            client.send("40" + json.dumps(client.seat.auth))
        elif frame.startswith(b"40"):
            client.send("420" + json.dumps(["sync", {"streams": dict.fromkeys(client.seat.streams)}]))
        elif frame.startswith((b"44", b"41")):
            raise ConnectionRefusedError(frame)

    def _answered(self, client: Client, frame: bytes) -> None:
        if not client.is_in:
            client.is_in = True
        elif b'"ok":true' in frame.replace(b" ", b""):
            self.heard.acknowledged += 1
        else:
            self.heard.refused += 1


def upgraded(opened: socket.socket) -> bytes:
    """What came after the answer to the handshake."""
    answer = bytearray()
    while b"\r\n\r\n" not in answer:
        answer += opened.recv(4096)
    head, _, rest = bytes(answer).partition(b"\r\n\r\n")
    if b" 101 " not in head.splitlines()[0]:
        raise ConnectionRefusedError(head)
    return rest


def new_id() -> str:
    digits = os.urandom(16).hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
