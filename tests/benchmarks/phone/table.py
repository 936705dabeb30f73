"""A table of seventeen people with three hundred notes, who go on writing."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from facilitator.demo.person import Person
from facilitator.identity import Actor
from tests.browser.hall import Guest, Office
from tests.server import Server

PEOPLE = 17
NOTES = 300
EACH_SECONDS = 20
WORDS = "the regulation of shared spaces asks offices and people to agree on hours keys insurance and who pays".split()


@dataclass(frozen=True)
class BusyTable:
    """Where the page is, and who opens it."""

    url: str
    workshop: str
    guest: Guest


@contextmanager
def busy_table(data: Path) -> Iterator[BusyTable]:
    """A running server, and people who write to the table until the end."""
    office = Office(data)
    workshop = office.open_workshop(1)
    table = office.tables(workshop)[1]
    office.do(office.staff, "start_activity", {"activity": office.activity(table)})
    people = [office.let_in(workshop, f"Person {number}", f"Comune {number}") for number in range(PEOPLE)]
    chance = random.Random(7)
    for number in range(NOTES):
        author = Actor("participant", people[number % PEOPLE].id, workshop=workshop)
        office.do(author, "add_note", {"table": table, "text": sentence(chance)})
    server, over = Server(data, {}), Event()
    writers = [Thread(target=write, args=(server.url, table, one, over, chance)) for one in people[1:]]
    for writer in writers:
        writer.start()
    try:
        yield BusyTable(server.url, workshop, people[0])
    finally:
        over.set()
        for writer in writers:
            writer.join()
        server.stop()


def write(url: str, table: str, guest: Guest, over: Event, chance: random.Random) -> None:
    """One person, a note now and then."""
    person = Person(guest.id, url, guest.token, [], [f"table:{table}"])
    person.connect()
    while not over.wait(chance.uniform(0.5, 1.5) * EACH_SECONDS):
        person.submit("add_note", {"table": table, "text": sentence(chance)})
    person.leave()


def sentence(chance: random.Random) -> str:
    """Words of a usual length."""
    return " ".join(chance.choices(WORDS, k=chance.randint(6, 24)))
