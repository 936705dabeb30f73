"""A simulated person: one connection at a time, one operation in flight, sent again until it is answered."""

import time
from collections.abc import Callable
from threading import Lock, Thread
from typing import Any

from facilitator.demo.ids import Ids, random_id
from facilitator.demo.records import Answered, Entry, Sent
from facilitator.demo.screen import Screen
from facilitator.demo.wire import ConnectionRefused, Disconnected, Wire

Json = dict[str, Any]
PATIENCE = 60
PAUSE = 0.05
SUBJECTS = ("note", "participant", "activity")
COME_BACK_LATER = ("restarting", "busy", "rate_limited", "storage_unavailable")


class Person:
    """Somebody with a token: writes, loses the connection, comes back."""

    def __init__(
        self, name: str, url: str, token: str, history: list[Entry], streams: list[str], new_id: Ids = random_id
    ) -> None:
        self.name, self.url, self.token, self.history, self.new_id = name, url, token, history, new_id
        self.screen = Screen(name, history)
        self.screen.follow(*streams)
        self.restarts: list[Json] = []
        self._wire: Wire | None = None
        self._syncing, self._catching_up = Lock(), Lock()

    def connect(self) -> None:
        """Comes in and catches up."""
        if self._wire:
            self._wire.cut()
        self._wire = Wire(self.url, self.token, self._told)
        self.sync()

    def sync(self) -> None:
        """Asks for what is missing of all streams; whoever was given a seat follows that table."""
        with self._syncing:
            self.screen.load(self.wire.call("sync", {"streams": self.screen.wanted()}))
            if self._took_seat():
                self.screen.load(self.wire.call("sync", {"streams": self.screen.wanted()}))

    def leave(self) -> None:
        """Closes the page."""
        self.wire.cut()

    @property
    def wire(self) -> Wire:
        if self._wire is None:
            raise Disconnected
        return self._wire

    def submit(self, name: str, args: Json, cut: bool = False, op: str | None = None) -> Json:
        """The answer to an operation; with `cut` the connection drops just after sending, and it is sent again."""
        operation = {"id": op or self.new_id(), "name": name, "args": args}
        give_up = time.monotonic() + PATIENCE
        if cut:
            self._lose(operation)
        while time.monotonic() < give_up:
            answer = self._attempt(operation)
            if answer and (answer["ok"] or not answer["retryable"]):
                return answer
            time.sleep((answer or {}).get("retry_after", PAUSE))
        raise TimeoutError(f"{self.name} got no answer to {name} in {PATIENCE} s")

    def _lose(self, operation: Json) -> None:
        self.history.append(sent(self.name, operation))
        try:
            self.wire.tell("submit", {"operations": [operation]})
            self.wire.cut()
        except Disconnected:
            return

    def _attempt(self, operation: Json) -> Json | None:
        self.history.append(sent(self.name, operation))
        try:
            answer: Json = self.wire.call("submit", {"operations": [operation]})["results"][0]
        except Disconnected:
            self.come_back()
            return None
        self.history.append(answered(self.name, answer))
        return answer

    def come_back(self) -> None:
        """Tries to connect; the next attempt follows when nobody answers."""
        try:
            self.connect()
        except Disconnected:
            self._wire = None
        except ConnectionRefused as refusal:
            self._wire = None
            if refusal.code not in COME_BACK_LATER:
                raise

    def sees(self, what: Callable[[Screen], bool]) -> bool:
        """Waits until the screen shows it."""
        return self.screen.wait_until(what)

    def _told(self, name: str, argument: Any) -> None:
        heads: dict[str, int] = argument if name == "heads" else {}
        if name == "events":
            self.screen.receive(argument)
        elif name == "restart":
            self.restarts.append(argument)
        if self._took_seat() or self.screen.is_behind(heads):
            self._catch_up_soon()

    def _catch_up_soon(self) -> None:
        """In a thread of its own, because the one that is told things must go on listening."""
        if self._catching_up.acquire(blocking=False):
            Thread(target=self._catch_up, daemon=True).start()

    def _catch_up(self) -> None:
        try:
            self.sync()
        except Disconnected:
            return
        finally:
            self._catching_up.release()

    def _took_seat(self) -> bool:
        """Whether the person's own stream gave another table than the one followed."""
        return self.screen.sit_at(self.seat["table"]) if self.seat else False

    @property
    def seat(self) -> Json | None:
        own = next((name for name in self.screen.wanted() if name.startswith("participant:")), None)
        return (self.screen.state(own) or {}).get("seat") if own else None


def sent(client: str, operation: Json) -> Sent:
    op, name, args = operation["id"], operation["name"], operation["args"]
    subject = op if name == "add_note" else next((args[noun] for noun in SUBJECTS if noun in args), "")
    return Sent(time.monotonic(), client, op, name, args.get("text"), subject, args.get("table") or "")


def answered(client: str, answer: Json) -> Answered:
    return Answered(
        time.monotonic(),
        client,
        answer["id"],
        answer["ok"],
        answer.get("stream", ""),
        answer.get("seq", 0),
        answer.get("retryable", False),
        answer.get("at", ""),
        answer.get("result") or {},
    )
