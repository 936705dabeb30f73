"""A full hall: people at their tables, a cockpit and a projector, and everything they hear kept to be judged."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.config import Settings
from facilitator.demo.person import answered, sent
from facilitator.demo.records import Answered, Entry
from facilitator.identity import Keyring
from facilitator.models import Workshop
from tests.benchmarks.live.client import MARK, Client, Crowd, Seat
from tests.benchmarks.live.rivals import Facilitator

EVENT, ANSWER, TO_SYNC = b"42", b"43", b"430["


@dataclass(frozen=True)
class Frame:
    """What came to one client, and when, in ns."""

    at: int
    seat: Seat
    text: bytes

    @property
    def content(self) -> Any:
        return json.loads(self.text[self.text.index(b"[") :])


class Hall(Crowd):
    """A crowd that keeps each frame; nothing is read closely before all is over."""

    def __init__(self, url: str, seats: list[Seat]) -> None:
        self.frames: list[Frame] = []
        self.history: list[Entry] = []
        super().__init__(url, seats)

    def submit(self, client: Client, operation: dict[str, Any]) -> None:
        self.history.append(sent(client.seat.name, operation))
        super().submit(client, operation)

    def _hear(self, client: Client, frame: bytes) -> None:
        self.frames.append(Frame(time.monotonic_ns(), client.seat, frame))
        super()._hear(client, frame)

    def answers(self) -> Iterator[Answered]:
        """The answers to what was written, each at the moment it came."""
        for frame in self.frames:
            if frame.text.startswith(ANSWER) and not frame.text.startswith(TO_SYNC):
                answer = answered(frame.seat.name, frame.content[0]["results"][0])
                yield Answered(**{**vars(answer), "at": frame.at / 1e9})

    def delivery(self) -> list[float]:
        """For each note, after how many ms the last screen had it."""
        last: dict[bytes, int] = {}
        for frame in self.frames:
            if frame.text.startswith(EVENT):
                last |= dict.fromkeys(MARK.findall(frame.text), frame.at)
        return [(at - int(mark)) / 1e6 for mark, at in last.items()]


def open_hall(server: Facilitator, tables: int, people: int) -> Hall:
    """Everybody is seated, and listens as their page does."""
    seats = [*server.seats(tables, people), cockpit(server), projector(server)]
    return Hall(server.url, seats)


def cockpit(server: Facilitator) -> Seat:
    streams = [f"workshop:{server.workshop}", f"staff:{server.workshop}", *(table["stream"] for table in server.tables)]
    return Seat({"token": str(server.api.token)}, streams, name="cockpit")


def projector(server: Facilitator) -> Seat:
    token = Keyring(Settings(data=server.data).secret_key()).projector_token(
        Workshop(id=server.workshop, projector_version=1)
    )
    return Seat({"token": token}, [f"workshop:{server.workshop}"], name="projector")
