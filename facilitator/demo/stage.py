"""The stages that can be played: facts, questions and sentences, one file each."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.clock import stamp
from facilitator.refusal import Refused

FILES = resources.files("facilitator.demo") / "stages"
PLACE = ZoneInfo("Europe/Rome")
LONG_AGO = 3650
"""Days: these sessions were years ago, and whoever looks at one wants to see its people."""

FIRST_NAMES = (
    "Giulia Marco Elena Paolo Francesca Luca Chiara Davide Sara Andrea Martina Stefano Silvia Matteo Laura Roberto "
    "Valentina Giorgio Alessia Fabio Monica Enrico Cristina Pietro Ilaria Simone Barbara Daniele Federica Michele"
).split()
LAST_NAMES = (
    "Ferrero Rossi Gallo Bruno Fontana Costa Rinaldi Marino Greco Barbero Conti Giordano Rosso Lombardi Moretti Barone "
    "Fiore Testa Riva Serra Villa Sala Poletti Bianco Negro Olivero Bertone Gastaldi Cavallo Viotti Pagano"
).split()
COPIED = ("title", "date", "mode", "host", "place", "partners", "question")
ROLES = ("officer", "officer", "assessor", "councillor", "executive", "officer", "mayor", "third_sector")


@dataclass(frozen=True)
class Invited:
    """Somebody who will come: an invented name of a real body."""

    name: str
    body: str
    role: str


@dataclass(frozen=True)
class Moment:
    """A moment of the agenda, and the questions to everybody that are asked in it, counted from one."""

    kind: str
    minutes: int
    asks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Group:
    """Sentences that a table puts together under a title."""

    title: str
    sentences: list[str]


@dataclass(frozen=True)
class Stage:
    """A real stage, and what the simulated people say there."""

    key: str
    facts: dict[str, Any]

    @cached_property
    def people(self) -> list[Invited]:
        bodies, roles = self.facts["bodies"], self.facts.get("roles", ROLES)
        return [
            Invited(full_name(number), bodies[number % len(bodies)], roles[number % len(roles)])
            for number in range(self.facts["people"])
        ]

    @property
    def workshop(self) -> dict[str, Any]:
        """What `create_workshop` takes."""
        asked = {name: self.facts[name] for name in COPIED if self.facts.get(name)}
        tables = [{"theme": table["theme"], "prompts": questions(table)} for table in self.facts["tables"]]
        plenary = questions(self.facts["plenary"])
        told = {"language": self.language, "naming": "bodies", "open": True, "prompts": plenary, "tables": tables}
        return {**asked, **told, **self.hours}

    @property
    def language(self) -> str:
        return str(self.facts.get("language", "it"))

    @property
    def hours(self) -> dict[str, Any]:
        """Its agenda, from its beginning to its end."""
        if "agenda" not in self.facts:
            return {}
        activities = [{name: value for name, value in each.items() if name != "asks"} for each in self.facts["agenda"]]
        ends = self.begins + timedelta(minutes=sum(each["minutes"] for each in activities))
        times = {"starts_at": stamp(self.begins), "ends_at": stamp(ends)}
        return {**times, "activities": activities, "retention_days": LONG_AGO}

    @property
    def begins(self) -> datetime:
        """When it began, on the clock of its place."""
        return datetime.fromisoformat(f"{self.facts['date']}T{self.facts['starts']}").replace(tzinfo=PLACE)

    @cached_property
    def agenda(self) -> list[Moment]:
        """Its moments in order, each with the questions people answer in it; the last plenary has all that are left."""
        asked = set[int]()
        wanted = self.facts["agenda"]
        last = max(place for place, each in enumerate(wanted) if each["kind"] == "plenary")
        moments = []
        for place, each in enumerate(wanted):
            everything = range(1, 1 + len(self.facts["plenary"]["prompts"]))
            asks = [n for n in everything if n not in asked] if place == last else each.get("asks", [])
            asked |= set(asks)
            moments.append(Moment(each["kind"], each["minutes"], tuple(asks)))
        return moments

    def groups(self, table: int) -> list[Group]:
        """The groups into which a table puts its notes, each with the sentences it holds."""
        return [
            Group(group["title"], [prompt["notes"][place - 1] for place in group["notes"]])
            for prompt in self.at(table)["prompts"]
            for group in prompt.get("groups", [])
        ]

    def at(self, table: int) -> dict[str, Any]:
        """What was written down about a table, the plenary being table 0."""
        tables: list[dict[str, Any]] = [self.facts["plenary"], *self.facts["tables"]]
        return tables[table]

    @property
    def notes(self) -> dict[tuple[int, int], list[str]]:
        """The sentences for each question of each table, the plenary being table 0; questions count from one."""
        return {
            (number, position): prompt["notes"]
            for number in range(1 + len(self.facts["tables"]))
            for position, prompt in enumerate(self.at(number)["prompts"], start=1)
        }


def questions(table: dict[str, Any]) -> list[str]:
    return [str(prompt["text"]) for prompt in table["prompts"]]


def full_name(number: int) -> str:
    """Two people of one stage never have the same."""
    return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]}"


def stage_keys() -> list[str]:
    """Every stage there is, the earliest first."""
    stages = [load(file.name.removesuffix(".json")) for file in FILES.iterdir() if file.name.endswith(".json")]
    return [stage.key for stage in sorted(stages, key=lambda stage: str(stage.facts["date"]))]


def load(key: str) -> Stage:
    """The stage of that key."""
    file = FILES / f"{key}.json"
    if not key.replace("-", "").isalnum() or not file.is_file():
        raise Refused("invalid", f"there is no stage {key}: choose one of {', '.join(stage_keys())}, or all.")
    return Stage(key, json.loads(file.read_text(encoding="utf-8")))
