"""Everybody who takes part: the facilitator at the cockpit, and the people with their phones."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Lock
from typing import Any, TypeVar

from facilitator.demo.api import Api, ApiError
from facilitator.demo.ids import Ids, random_id
from facilitator.demo.pace import Pace
from facilitator.demo.person import Person
from facilitator.demo.records import Answered, Entry, Logged, Sent
from facilitator.demo.stage import Invited, Stage

Json = dict[str, Any]
Found = TypeVar("Found")


@dataclass
class Guest:
    """A person with a place in the session and a mind of their own."""

    id: str
    person: Person
    api: Api
    chance: Random
    notes: list[Json] = field(default_factory=list)

    @property
    def stream(self) -> str:
        return f"participant:{self.id}"

    @property
    def table(self) -> str | None:
        seat = self.person.seat
        return str(seat["table"]) if seat else None

    def do(self, name: str, cut: bool = False, **args: Any) -> Json:
        """The result of what must not be refused; with `cut` the line drops before the answer."""
        return result_of(name, self.person.submit(name, args, cut=cut))


class Cast:
    """The session as it was created, and all who are in it."""

    def __init__(
        self,
        stage: Stage,
        url: str,
        token: str,
        pace: Pace,
        history: list[Entry] | None = None,
        new_id: Ids = random_id,
    ) -> None:
        self.stage, self.url, self.pace, self.new_id = stage, url, pace, new_id
        self.history: list[Entry] = [] if history is None else history
        self.api = Api(url, token, self.history)
        made = self.api.do("create_workshop", new_id(), **stage.workshop)
        created = self.api.get(f"/workshops/{made['id']}")
        self.workshop, self.code = str(created["id"]), str(created["code"])
        self.tables: dict[int, Json] = {table["number"]: table for table in created["tables"]}
        self.guests: list[Guest] = []
        self._cockpit = Lock()
        self.facilitator = Person("facilitator", url, token, self.history, self.streams, new_id)

    @property
    def streams(self) -> list[str]:
        """What the facilitator follows."""
        return [f"workshop:{self.workshop}", f"staff:{self.workshop}", *(t["stream"] for t in self.tables.values())]

    def enter(self) -> None:
        """The facilitator opens the cockpit, then everybody joins with the code at the same time."""
        self.facilitator.connect()
        self.guests = self.together(self.join, self.stage.people)

    def join(self, invited: Invited) -> Guest:
        self.pace.wait(Random(invited.name).uniform(0, 3))
        asked = {"code": self.code, "id": self.new_id(), "name": invited.name, "body": invited.body}
        joined = Api(self.url, None, self.history).post("/join", {**asked, "role": invited.role})
        streams = [*joined["streams"], self.plenary["stream"]]
        person = Person(invited.name, self.url, joined["token"], self.history, streams, self.new_id)
        person.connect()
        api = Api(self.url, joined["token"], self.history, invited.name)
        return Guest(joined["participant"]["id"], person, api, Random(invited.name))

    @property
    def plenary(self) -> Json:
        return self.tables[0]

    def direct(self, name: str, **args: Any) -> Json:
        """What the facilitator does from the cockpit, one thing at a time."""
        with self._cockpit:
            return result_of(name, self.facilitator.submit(name, args))

    def together(self, act: Callable[[Any], Found], people: list[Any]) -> list[Found]:
        """Everybody at the same time, or in turn; the first thing that goes wrong is raised."""
        with ThreadPoolExecutor(1 if self.pace.in_turn else max(1, len(people))) as pool:
            return list(pool.map(act, people))

    def note_of(self, sentence: str) -> str:
        """The note with which somebody said it."""
        return str(next(note["note"] for note in self.notes if note["text"] == sentence))

    def has_said(self, sentence: str) -> bool:
        """Whether somebody said it already."""
        return any(note["text"] == sentence for note in self.notes)

    @property
    def notes(self) -> list[Json]:
        """All that was written, as it was when it was new."""
        return [note for guest in self.guests for note in guest.notes]

    def find_server(self, url: str) -> None:
        """Everybody connects here from now on."""
        self.url = self.api.url = url
        for person in self.people:
            person.url = url
        for guest in self.guests:
            guest.api.url = url

    def leave(self) -> None:
        for person in self.people:
            person.leave()

    @property
    def people(self) -> list[Person]:
        return [self.facilitator, *(guest.person for guest in self.guests)]

    def arrivals(self, log: list[Logged]) -> list[Entry]:
        """What was asked by HTTP without an operation id of ours: the session itself, and each join."""
        return arrivals(log, self.workshop, [guest.id for guest in self.guests])


def result_of(name: str, answer: Json) -> Json:
    if not answer["ok"]:
        raise ApiError(200, f"{name}: {answer}")
    return dict(answer["result"] or {})


def arrivals(log: list[Logged], workshop: str, people: list[str]) -> list[Entry]:
    joins = {event.subject: event.op for event in log if event.name == "participant_joined"}
    created = next((event.op for event in log if event.name == "workshop_created"), workshop)
    asked = [(created, "create_workshop"), *((joins.get(person, person), "join_workshop") for person in people)]
    return [entry for op, name in asked for entry in (Sent(0, op, op, name), Answered(0, op, op, ok=True))]
