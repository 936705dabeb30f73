"""The stages that can be played: facts, questions and sentences, one file each."""

import json
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

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
        tables = [{"theme": t["theme"], "prompts": [p["text"] for p in t["prompts"]]} for t in self.facts["tables"]]
        return {**asked, "language": self.facts["language"], "naming": "bodies", "open": True, "tables": tables}

    @property
    def notes(self) -> dict[tuple[int, int], list[str]]:
        """The sentences for each question of each table, both counted from one."""
        return {
            (number, position): prompt["notes"]
            for number, table in enumerate(self.facts["tables"], start=1)
            for position, prompt in enumerate(table["prompts"], start=1)
        }


def full_name(number: int) -> str:
    """Two people of one stage never have the same."""
    return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]}"


def stage_keys() -> list[str]:
    """Every stage there is, the earliest first."""
    stages = [load(file.name.removesuffix(".json")) for file in FILES.iterdir() if file.name.endswith(".json")]
    return [stage.key for stage in sorted(stages, key=lambda stage: str(stage.facts["date"]))]


def load(key: str) -> Stage:
    """The stage of that key; `KeyError` when there is none."""
    file = FILES / f"{key}.json"
    if not key.replace("-", "").isalnum() or not file.is_file():
        raise KeyError(key)
    return Stage(key, json.loads(file.read_text(encoding="utf-8")))
