"""What a look at the document costs the server: the first one, one with nothing new, and one after one new note."""

import json
from statistics import mean
from typing import Any
from urllib.request import Request, urlopen

from tests.benchmarks.live.measure import cpu_ms
from tests.benchmarks.live.rivals import Facilitator, facilitator
from tests.benchmarks.restitution.room import large_session

NOTES, TABLES, LOOKS = 1000, 10, 20
GOAL = "goal: at 1,000 notes a look after one new note <= 100 ms of CPU"


def main() -> None:
    """Print the three, in ms of the server's CPU; nothing is asserted."""
    with facilitator() as server:
        workshop = large_session(server, NOTES, TABLES)
        first, seen = look(server, workshop, "")
        nothing_new, after_one = [], []
        for _ in range(LOOKS):
            cost, seen = look(server, workshop, seen)
            nothing_new.append(cost)
            write(server, workshop)
            cost, seen = look(server, workshop, seen)
            after_one.append(cost)
    print(f"the first look: {first:.0f} ms of CPU\nwith nothing new: {mean(nothing_new):.1f} ms")
    print(f"after one new note: {mean(after_one):.1f} ms, means of {LOOKS}\n{GOAL}")


def look(server: Facilitator, workshop: str, seen: str) -> tuple[float, str]:
    """What one look costs, and the version that was seen."""
    asked = Request(f"{server.url}/w/{workshop}/restitution/preview?since={seen}")
    asked.add_header("Authorization", f"Bearer {server.api.token}")
    before = cpu_ms(server.process.pid)
    with urlopen(asked, timeout=60) as answer:
        told: dict[str, Any] = json.loads(answer.read())
    return cpu_ms(server.process.pid) - before, str(told["version"])


def write(server: Facilitator, workshop: str) -> None:
    tables = server.api.snapshot(f"workshop:{workshop}")["snapshot"]["tables"]
    server.api.do("add_note", table=tables[1]["id"], text="Servirebbe una scheda unica.", source="scribe")


if __name__ == "__main__":
    main()
