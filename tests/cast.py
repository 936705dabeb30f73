"""A small workshop with people.

Anna facilitates. Bruno is at table 1 and Chiara sits with him; Denis is at table 2. Eve is outside: she is in the
workshop that Fabio facilitates, and must see and change nothing here.
"""

import uuid
from dataclasses import dataclass
from typing import Any

import orjson
import pytest

from facilitator.identity import SYSTEM, Actor
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
        email = f"{name.lower()}.{uuid.uuid4().hex[:8]}@example.org"
        made = self.do(SYSTEM, "create_account", email=email, password_hash=PASSWORD_HASH, name=name)
        return Actor("staff", made["user"])

    def create_workshop(self, facilitator: Actor, title: str, **args: Any) -> str:
        tables = [{"theme": theme, "prompts": ["Che cosa serve?"]} for theme in THEMES]
        settled = {"date": "2026-11-23", "mode": "in_person", "open": True, "tables": tables}
        workshop: str = self.do(facilitator, "create_workshop", title=title, **{**settled, **args})["id"]
        return workshop

    def join(self, workshop: str, name: str, body: str, role: str = "officer") -> Actor:
        code = self.snapshot(f"workshop:{workshop}")["workshop"]["code"]
        joined = self.do(Actor("anonymous"), "join_workshop", code=code, name=name, body=body, role=role)
        return Actor("participant", joined["participant"], workshop)


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
PLACES = {"Bruno": 1, "Chiara": 1, "Denis": 2}


@pytest.fixture
def cast(journal: Journal) -> Cast:
    """Everybody in their places, on SQLite and on PostgreSQL."""
    return gather(journal)


def gather(journal: Journal) -> Cast:
    """Put everybody in their places."""
    stage = Stage(journal)
    anna, fabio = stage.create_facilitator("Anna"), stage.create_facilitator("Fabio")
    workshop = stage.create_workshop(anna, "Tappa di Chieri")
    tables = stage.snapshot(f"workshop:{workshop}")["tables"]
    people = {name: stage.join(workshop, name, body) for name, body in BODIES.items()}
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
        eve=stage.join(stage.create_workshop(fabio, "Tappa di Cuneo"), "Eve", "Comune di Cuneo"),
        fabio=fabio,
    )


def seat(stage: Stage, facilitator: Actor, people: dict[str, Actor], tables: list[str]) -> None:
    for name, number in PLACES.items():
        stage.do(facilitator, "seat_participant", participant=people[name].id, table=tables[number])


def loaded(sent: Any) -> Any:
    """What a client reads of what the server sends."""
    return orjson.loads(orjson.dumps(sent))
