"""The stages that can be played: facts, questions and sentences, one file each."""

import json
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

from facilitator.refusal import Refused

FILES = resources.files("facilitator.demo") / "stages"

FIRST_NAMES = (
    "Giulia Marco Elena Paolo Francesca Luca Chiara Davide Sara Andrea Martina Stefano Silvia Matteo Laura Roberto "
    "Valentina Giorgio Alessia Fabio Monica Enrico Cristina Pietro Ilaria Simone Barbara Daniele Federica Michele"
).split()
LAST_NAMES = (
    "Ferrero Rossi Gallo Bruno Fontana Costa Rinaldi Marino Greco Barbero Conti Giordano Rosso Lombardi Moretti Barone "
    "Fiore Testa Riva Serra Villa Sala Poletti Bianco Negro Olivero Bertone Gastaldi Cavallo Viotti Pagano"
).split()
ROLES = ("officer", "officer", "assessor", "councillor", "executive", "officer", "mayor", "third_sector")


@dataclass(frozen=True)
class Invited:
    """Somebody who will come: an invented name of a real body."""

    name: str
    body: str
    role: str


@dataclass(frozen=True)
class Stage:
    """A real stage, and what the simulated people say there."""

    key: str
    facts: dict[str, Any]

    @cached_property
    def people(self) -> list[Invited]:
        bodies = self.facts["bodies"]
        return [
            Invited(full_name(number), bodies[number % len(bodies)], ROLES[number % len(ROLES)])
            for number in range(self.facts["people"])
        ]

    @property
    def workshop(self) -> dict[str, Any]:
        """What `POST /workshops` takes."""
        asked = {name: self.facts[name] for name in ("title", "date", "mode", "host", "place") if self.facts.get(name)}
        tables = [{"theme": table["theme"], "prompts": questions(table)} for table in self.facts["tables"]]
        plenary = questions(self.facts["plenary"])
        return {**asked, "language": "it", "naming": "bodies", "open": True, "prompts": plenary, "tables": tables}

    @property
    def notes(self) -> dict[tuple[int, int], list[str]]:
        """The sentences for each question of each table, the plenary being table 0; questions count from one."""
        return {
            (number, position): prompt["notes"]
            for number, table in enumerate([self.facts["plenary"], *self.facts["tables"]])
            for position, prompt in enumerate(table["prompts"], start=1)
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
