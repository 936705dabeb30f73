"""Invented sessions of any size, always the same: the words are Italian, and mean nothing."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random

from facilitator.restitution.record import (
    ActivityRecord,
    BodyRecord,
    Named,
    NoteRecord,
    Record,
    TableRecord,
    WorkshopRecord,
)

START = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
WORDS = (
    "il comune di servizi per le famiglie, ma anche orari spazi aperti scuola quartiere insieme una rete degli uffici "
    "perché nessuno risponde alla sera; trasporti e salute: manca un punto unico dove chiedere più tempo ai giovani "
    "biblioteca regolamento patti cura condivisa dei luoghi “beni comuni” con associazioni volontari formazione è già"
).split()
SOURCES = ("phone", "phone", "phone", "scribe", "paper")
BODIES = tuple(BodyRecord(f"body-{number}", f"Comune di Borgo {number}", 2 + number % 4) for number in range(1, 21))


def session(notes: int) -> Record:
    """A session of so many notes: 6 tables where they are few, 24 where they are many."""
    tables = 24 if notes > 1000 else 6
    dice = Random(notes)
    return Record(
        workshop=workshop(),
        edition="internal",
        generated_at=START + timedelta(hours=4),
        streams={"workshop:w": 40} | {f"table:{number}": notes // tables for number in range(1, tables + 1)},
        activities=(ActivityRecord("a", "tables", "", "ended", 1, 60, START, START + timedelta(minutes=60)),),
        tables=tuple(table(number, notes, tables, dice) for number in range(1, tables + 1)),
        bodies=BODIES,
        people=sum(body.people for body in BODIES),
        roles={"mayor": 3, "officer": 40},
    )


def workshop() -> WorkshopRecord:
    return WorkshopRecord(
        id="w",
        title="Bisogni e servizi",
        date=date(2026, 3, 12),
        starts_at=START,
        time_zone="Europe/Rome",
        mode="in_person",
        host="Comune di Borgo 1",
        place="Sala consiliare",
        language="it",
        naming="bodies",
        status="closed",
    )


def table(number: int, notes: int, tables: int, dice: Random) -> TableRecord:
    prompts = tuple(Named(f"p-{number}-{asked}", sentence(dice, 9)) for asked in (1, 2, 3))
    written = range(1, notes // tables + (number <= notes % tables) + 1)
    return TableRecord(
        id=str(number),
        number=number,
        theme=sentence(dice, 4),
        activity="a",
        prompts=prompts,
        notes=tuple(note(number, place, prompts, dice) for place in written),
        people=10,
        sent=10,
        bodies=tuple(body.name for body in BODIES),
    )


def note(table: int, number: int, prompts: tuple[Named, ...], dice: Random) -> NoteRecord:
    body = dice.choice(BODIES)
    return NoteRecord(
        id=f"n-{table}-{number}",
        number=number,
        ref=f"T{table}-{number}",
        prompt=dice.choice(prompts).id,
        text=sentence(dice, dice.choice((6, 12, 18, 30))),
        card_type=None,
        fields={},
        body=Named(body.id, body.name),
        author=None,
        source=dice.choice(SOURCES),
        revision=1,
        late=dice.random() < 0.02,
        added_at=START + timedelta(seconds=number * 3),
    )


def sentence(dice: Random, words: int) -> str:
    return " ".join(islice(iter(lambda: dice.choice(WORDS), ""), words)).capitalize() + "."
