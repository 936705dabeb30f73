"""A small workshop with people.

Anna facilitates. Bruno is at table 1 and Chiara sits with him; Denis is at table 2. Eve is outside: she is in the
workshop that Fabio facilitates, and must see and change nothing here.
"""

import uuid
from dataclasses import dataclass
from typing import Any

import orjson
import pytest

from facilitator.identity import ANONYMOUS, SYSTEM, Actor
from facilitator.journal import Answer, Journal, Operation

PASSWORD_HASH = "$argon2id$not-a-real-hash"
THEMES = ("Ambiente", "Scuola")


@dataclass(frozen=True)
class Stage:
    """Where the cast plays: operations go in, events and snapshots come out."""

    journal: Journal

    def submit(self, actor: Actor, name: str, /, *, key: object = None, **args: Any) -> Answer:
        """What is answered to one operation; `key` is its id, if it matters."""
        (answer,) = self.journal.submit([self.operation(actor, name, key=key, **args)])
        return answer

    def operation(self, actor: Actor, name: str, /, *, key: object = None, **args: Any) -> Operation:
        """An operation that is not sent yet."""
        return Operation(str(key or uuid.uuid4()), name, args, actor)

    def do(self, actor: Actor, name: str, /, **args: Any) -> dict[str, Any]:
        """The result of an operation that must not be refused."""
        return self.submit(actor, name, **args).result_or_raise()

    def do_all(self, *operations: Operation) -> list[dict[str, Any]]:
        """The results of operations that go together and must not be refused."""
        return [answer.result_or_raise() for answer in self.journal.submit([*operations])]

    def events(self, stream: str, after: int = 0) -> list[dict[str, Any]]:
        """What a stream told after a number."""
        with self.journal.reading() as session:
            told: list[dict[str, Any]] = loaded(
                self.journal.catchup.events(session, stream, after, limit=1000)["events"]
            )
        return told

    def snapshot(self, stream: str) -> dict[str, Any]:
        """What somebody who comes now gets of a stream."""
        with self.journal.reading() as session:
            snapshot: dict[str, Any] = loaded(self.journal.catchup.snapshot(session, stream)["snapshot"])
        return snapshot

    def create_facilitator(self, name: str) -> Actor:
        return self.create_facilitators(name)[0]

    def create_facilitators(self, *names: str) -> list[Actor]:
        emails = {name: f"{name.lower()}.{uuid.uuid4().hex[:8]}@example.org" for name in names}
        secret = {"password_hash": PASSWORD_HASH}
        made = (self.operation(SYSTEM, "create_account", email=emails[name], name=name, **secret) for name in names)
        return [Actor("staff", account["user"]) for account in self.do_all(*made)]

    def create_workshop(self, facilitator: Actor, title: str, **args: Any) -> str:
        return str(self.do_all(self.workshop_of(facilitator, title, **args))[0]["id"])

    def workshop_of(self, facilitator: Actor, title: str, **args: Any) -> Operation:
        """A workshop that is not made yet."""
        tables = [{"theme": theme, "prompts": ["Che cosa serve?"]} for theme in THEMES]
        settled = {"date": "2026-11-23", "mode": "in_person", "open": True, "tables": tables}
        return self.operation(facilitator, "create_workshop", title=title, **{**settled, **args})

    def join(self, workshop: str, name: str, body: str, role: str = "officer") -> Actor:
        return self.join_all({name: (workshop, body)}, role)[name]

    def join_all(self, people: dict[str, tuple[str, str]], role: str = "officer") -> dict[str, Actor]:
        """People by name, with the workshop and the body of each."""
        codes = {workshop: self.code(workshop) for workshop, _ in people.values()}
        joining = (
            self.operation(ANONYMOUS, "join_workshop", code=codes[workshop], name=name, body=body, role=role)
            for name, (workshop, body) in people.items()
        )
        entered = zip(people.items(), self.do_all(*joining), strict=True)
        return {name: Actor("participant", joined["participant"], at) for (name, (at, _)), joined in entered}

    def code(self, workshop: str) -> str:
        """The code of a workshop."""
        return str(self.snapshot(f"workshop:{workshop}")["workshop"]["code"])


@dataclass(frozen=True)
class Cast(Stage):
    """The people, their workshop and its tables by number; table 0 is the plenary."""

    workshop: str
    tables: list[str]
    prompts: list[str]
    anna: Actor
    bruno: Actor
    chiara: Actor
    denis: Actor
    eve: Actor
    fabio: Actor

    @property
    def stream(self) -> str:
        """What everybody of the workshop reads."""
        return f"workshop:{self.workshop}"

    @property
    def staff_stream(self) -> str:
        """What Anna reads."""
        return f"staff:{self.workshop}"

    def table_stream(self, number: int) -> str:
        """What those at a table read."""
        return f"table:{self.tables[number]}"

    def note(self, text: str, author: Actor, table: int = 1) -> Operation:
        """A note that is not sent yet."""
        return self.operation(author, "add_note", table=self.tables[table], text=text)

    def add_note(self, author: Actor, text: str, table: int = 1, **args: Any) -> str:
        """The id of a note somebody wrote at a table."""
        note: str = self.do(author, "add_note", table=self.tables[table], text=text, **args)["note"]
        return note


BODIES = {"Bruno": "Comune di Chieri", "Chiara": "Regione Piemonte", "Denis": "Comune di Asti"}
OUTSIDE = "Comune di Cuneo"
PLACES = {"Bruno": 1, "Chiara": 1, "Denis": 2}


@pytest.fixture
def cast(journal: Journal) -> Cast:
    """Everybody in their places, on SQLite and on PostgreSQL."""
    return gather(journal)


def gather(journal: Journal) -> Cast:
    """Put everybody in their places."""
    stage = Stage(journal)
    anna, fabio = stage.create_facilitators("Anna", "Fabio")
    workshops = (stage.workshop_of(anna, "Tappa di Chieri"), stage.workshop_of(fabio, "Tappa di Cuneo"))
    workshop, other = (made["id"] for made in stage.do_all(*workshops))
    tables = stage.snapshot(f"workshop:{workshop}")["tables"]
    people = stage.join_all({**{name: (workshop, body) for name, body in BODIES.items()}, "Eve": (other, OUTSIDE)})
    seat(stage, anna, people, [table["id"] for table in tables])
    return Cast(
        journal=journal,
        workshop=workshop,
        tables=[table["id"] for table in tables],
        prompts=[table["prompts"][0]["id"] for table in tables if table["prompts"]],
        anna=anna,
        bruno=people["Bruno"],
        chiara=people["Chiara"],
        denis=people["Denis"],
        eve=people["Eve"],
        fabio=fabio,
    )


def seat(stage: Stage, facilitator: Actor, people: dict[str, Actor], tables: list[str]) -> None:
    places = ((people[name].id, tables[number]) for name, number in PLACES.items())
    stage.do_all(
        *(stage.operation(facilitator, "seat_participant", participant=who, table=where) for who, where in places)
    )


def loaded(sent: Any) -> Any:
    """What a client reads of what the server sends."""
    return orjson.loads(orjson.dumps(sent))
