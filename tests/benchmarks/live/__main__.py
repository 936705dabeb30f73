"""`make bench-live`: our server beside two that store nothing, in one run on the loopback. Nothing is asserted."""

import sys
from collections import defaultdict
from statistics import median

from tests.benchmarks.live.client import Crowd
from tests.benchmarks.live.measure import Figures, measure
from tests.benchmarks.live.rivals import RIVALS, Rival, fetch_socket_io

Results = dict[tuple[str, str], list[Figures]]

TABLES, AT_TABLE, ROOM = 40, 8, 200
SECONDS = 10
RAMP = (50, 100, 200, 400)
RAMP_SECONDS = 3
GOALS = "goals: at 40 tables <= 3 ms CPU a durable note, p99 <= 20 ms, <= 150 MiB; at 400/s all delivered, all saved"


def main(rounds: int) -> None:
    fetch_socket_io()
    results: Results = defaultdict(list)
    for number in range(rounds):
        for start in RIVALS:
            with start() as rival:
                print(f"round {number + 1} of {rounds}: {rival.name}", file=sys.stderr)
                at_tables(rival, results)
                in_one_room(rival, results)
    report(results)


def at_tables(rival: Rival, results: Results) -> None:
    """One note a person each ten seconds, then more and more of them."""
    crowd = Crowd(rival.url, rival.seats(TABLES, AT_TABLE))
    measure(crowd, rival, 32, 2)
    results["40 tables of 8, 32 notes/s", rival.name].append(measure(crowd, rival, 32, SECONDS))
    for per_second in RAMP:
        figures = measure(crowd, rival, per_second, RAMP_SECONDS)
        results[f"40 tables of 8, {per_second} notes/s", rival.name].append(figures)
    figures.unsaved = unsaved(crowd, rival)
    crowd.leave()


def unsaved(crowd: Crowd, rival: Rival) -> int | None:
    """Of all that was written, how many notes are not on disk; None where nothing is."""
    saved = rival.saved()
    return None if saved is None else crowd.sent - saved


def in_one_room(rival: Rival, results: Results) -> None:
    crowd = Crowd(rival.url, rival.seats(1, ROOM))
    measure(crowd, rival, 4, 2)
    results["one room of 200, 4 notes/s", rival.name].append(measure(crowd, rival, 4, SECONDS))
    crowd.leave()


def report(results: Results) -> None:
    print(f"{'':28} {'server':12} {'CPU ms/note':>11} {'p50 ms':>8} {'p99 ms':>8} {'delivered':>12} {'MiB':>5}")
    order = list(dict.fromkeys(scenario for scenario, _ in results))
    for (scenario, name), rounds in sorted(results.items(), key=lambda row: order.index(row[0][0])):
        print(f"{scenario:28} {name:12} {line(rounds)}")
    print(GOALS)


def line(rounds: list[Figures]) -> str:
    """The medians of the rounds."""
    cpu = median(one.cpu_per_note for one in rounds)
    p50, p99 = (median(one.percentile(share) for one in rounds) for share in (0.5, 0.99))
    delivered = sum(len(one.latencies) for one in rounds) / sum(one.wanted for one in rounds)
    unsaved = [one.unsaved for one in rounds if one.unsaved is not None]
    tail = f"  acknowledged and not saved: {sum(unsaved)}" if unsaved else ""
    return f"{cpu:11.2f} {p50:8.1f} {p99:8.1f} {delivered:12.2%} {max(one.mib for one in rounds):5.0f}{tail}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
