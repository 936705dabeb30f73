"""How long a room waits until its notes are kept, alone and while two large documents are made on the same machine."""

import json
from concurrent.futures import Future, ThreadPoolExecutor
from random import Random

from tests.benchmarks.live.client import new_id
from tests.benchmarks.live.measure import percentile, write_evenly
from tests.benchmarks.live.rivals import Facilitator, facilitator
from tests.benchmarks.load.__main__ import acknowledgements, is_quiet
from tests.benchmarks.load.hall import Hall, open_hall
from tests.benchmarks.restitution.session import sentence

NOTES, TABLES_OF_THE_DOCUMENT, AT_ONCE = 10_000, 24, 20
TABLES, PEOPLE, SECONDS_A_NOTE = 10, 5, 1
ALONE, PATIENCE, MOST_TURNS = 20, 60, 60
RENDERS = 2
GOAL = "goal: acknowledged p95 while two large PDFs are made < 2 x alone"


def main() -> None:
    """Print both, and their ratio; nothing is asserted."""
    with facilitator() as server:
        document = large_session(server)
        hall = open_hall(server, TABLES, PEOPLE)
        alone = waits(hall, ALONE)
        with ThreadPoolExecutor(RENDERS) as pool:
            made = [pool.submit(server.api.fetch, f"/workshops/{document}/restitution.pdf") for _ in range(RENDERS)]
            beside = waits_until(hall, made)
        hall.leave()
    print(f"alone: {in_words(alone)}\nwhile {RENDERS} PDFs of {NOTES:,} notes are made: {in_words(beside)}")
    print(f"ratio of p95: {percentile(beside, 0.95) / percentile(alone, 0.95):.2f}\n{GOAL}")


def large_session(server: Facilitator, notes: int = NOTES, tables: int = TABLES_OF_THE_DOCUMENT) -> str:
    """The id of a session with so many notes, written by who conducts."""
    dice = Random(notes)
    asked = [{"theme": sentence(dice, 4), "prompts": [sentence(dice, 9)]} for _ in range(tables)]
    about = {"title": "Bisogni e servizi", "date": "2026-03-12", "mode": "online", "open": True, "tables": asked}
    created = server.api.post("/workshops", about)
    for start in range(0, notes, AT_ONCE):
        table = created["tables"][1 + start // AT_ONCE % tables]
        texts = (sentence(dice, dice.choice((6, 12, 18, 30))) for _ in range(AT_ONCE))
        operations = [
            {"id": new_id(), "name": "add_note", "args": {"table": table["id"], "text": text, "source": "scribe"}}
            for text in texts
        ]
        results = server.api.post("/operations", {"operations": operations})["results"]
        assert all(result["ok"] for result in results), json.dumps(results[0])
    return str(created["id"])


def waits_until(hall: Hall, made: list[Future[bytes]]) -> list[float]:
    """The room writes on while the documents are made."""
    found: list[float] = []
    for _ in range(MOST_TURNS):
        found += waits(hall, 1)
        if all(document.done() for document in made):
            break
    assert all(document.result().startswith(b"%PDF") for document in made)
    return found


def waits(hall: Hall, seconds: float) -> list[float]:
    """After how many ms each note of so many seconds was acknowledged."""
    known = len(acknowledgements(hall))
    write_evenly(hall, TABLES * PEOPLE / SECONDS_A_NOTE, seconds)
    hall.listen_until(lambda: is_quiet(hall, PEOPLE), PATIENCE)
    return acknowledgements(hall)[known:]


def in_words(found: list[float]) -> str:
    p50, p95 = percentile(found, 0.5), percentile(found, 0.95)
    return f"{len(found)} notes, p50 {p50:.1f} ms, p95 {p95:.1f} ms, the longest {max(found):.0f} ms"


if __name__ == "__main__":
    main()
