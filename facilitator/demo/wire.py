"""A Socket.IO connection over a plain socket that can be cut at any moment, as a phone's is."""

import json
import socket
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

import wsproto
from wsproto.events import AcceptConnection, CloseConnection, Ping, Request, TextMessage

PATH = "/socket.io/?EIO=4&transport=websocket"
CONNECT, EVENT, ACKNOWLEDGEMENT, REFUSAL = "40", "42", "43", "44"


class Disconnected(Exception):
    """The connection is gone; what became of the last message is not known."""


class ConnectionRefused(Exception):
    """The server does not let this token in."""

    def __init__(self, reason: dict[str, Any]) -> None:
        super().__init__(reason)
        self.code = (reason.get("data") or {}).get("code")


class Wire:
    """One connection: `call` waits for the acknowledgement, `on_event` is told what the server sends."""

    def __init__(self, url: str, token: str, on_event: Callable[[str, Any], None], patience: float = 4) -> None:
        self._on_event, self._patience = on_event, patience
        self._lock, self._calls, self._next = Lock(), dict[int, SimpleQueue[Any]](), 0
        self._opened: SimpleQueue[Any] = SimpleQueue()
        self._peer = wsproto.WSConnection(wsproto.ConnectionType.CLIENT)
        self._socket = self._open(urlsplit(url))
        Thread(target=self._read, daemon=True).start()
        self._enter(token)

    def call(self, name: str, argument: Any) -> Any:
        """What the server answers; `Disconnected` when it does not in time."""
        answer = SimpleQueue[Any]()
        with self._lock:
            number, self._next = self._next, self._next + 1
            self._calls[number] = answer
        self._send(f"{EVENT}{number}{json.dumps([name, argument], ensure_ascii=False)}")
        return self._answer(answer)

    def tell(self, name: str, argument: Any) -> None:
        """Sends without waiting for anything."""
        self._send(f"{EVENT}{json.dumps([name, argument], ensure_ascii=False)}")

    def cut(self) -> None:
        """Drops the connection without a word."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    def _open(self, address: Any) -> socket.socket:
        try:
            opened = socket.create_connection((address.hostname, address.port), timeout=self._patience)
        except OSError as error:
            raise Disconnected from error
        try:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            opened.settimeout(None)
            opened.sendall(self._peer.send(Request(host=address.netloc, target=PATH)))
        except OSError as error:
            opened.close()
            raise Disconnected from error
        return opened

    def _enter(self, token: str) -> None:
        answer = self._answer(self._opened)
        if answer == "open":
            self._send(CONNECT + json.dumps({"token": token}))
            answer = self._answer(self._opened)
        if answer != "entered":
            self.cut()
            raise ConnectionRefused(answer)

    def _answer(self, queue: "SimpleQueue[Any]") -> Any:
        try:
            answer = queue.get(timeout=self._patience)
        except Empty:
            self.cut()
            raise Disconnected from None
        if answer is Disconnected:
            raise Disconnected
        return answer

    def _send(self, text: str) -> None:
        with self._lock:
            try:
                self._socket.sendall(self._peer.send(TextMessage(text)))
            except (OSError, wsproto.utilities.LocalProtocolError) as error:
                raise Disconnected from error

    def _read(self) -> None:
        text = ""
        for event in self._events():
            if isinstance(event, TextMessage):
                text += event.data
                if event.message_finished:
                    self._receive(text)
                    text = ""
        self._close()

    def _events(self) -> Any:
        try:
            while chunk := self._socket.recv(65536):
                self._peer.receive_data(chunk)
                for event in self._peer.events():
                    if isinstance(event, CloseConnection):
                        return
                    yield from self._heard(event)
        except (OSError, wsproto.utilities.RemoteProtocolError):
            return

    def _heard(self, event: Any) -> list[Any]:
        if isinstance(event, Ping):
            with self._lock:
                self._socket.sendall(self._peer.send(event.response()))
        return [] if isinstance(event, (AcceptConnection, Ping)) else [event]

    def _receive(self, text: str) -> None:
        if text == "2":
            self._pong()
        elif text.startswith("0"):
            self._opened.put("open")
        elif text.startswith(CONNECT):
            self._opened.put("entered")
        elif text.startswith(REFUSAL):
            self._opened.put(json.loads(text[2:]))
        elif text.startswith(EVENT):
            self._on_event(*json.loads(text[2:]))
        elif text.startswith(ACKNOWLEDGEMENT):
            self._acknowledge(text[2:])

    def _pong(self) -> None:
        try:
            self._send("3")
        except Disconnected:
            self.cut()

    def _acknowledge(self, text: str) -> None:
        start = text.index("[")
        with self._lock:
            waiting = self._calls.pop(int(text[:start]), None)
        if waiting:
            waiting.put(json.loads(text[start:])[0])

    def _close(self) -> None:
        self._socket.close()
        with self._lock:
            waiting = [self._opened, *self._calls.values()]
        for queue in waiting:
            queue.put(Disconnected)
