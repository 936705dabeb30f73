"""`make bench-phone`: the page of a table on a slow phone with a bad line, at a table of seventeen that writes."""

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.phone.device import Visit, slow_phone
from tests.benchmarks.phone.table import busy_table

USABLE = 3000
MISSED = 1


def main(rounds: int) -> int:
    """How long until somebody can write, and until their note stands there; 1 when that is too long."""
    with tempfile.TemporaryDirectory() as data, busy_table(Path(data)) as table, slow_phone() as phone:
        visits = [phone.visit(table) for _ in range(rounds)]
    report(visits)
    return MISSED if missed(visits) else 0


def report(visits: list[Visit]) -> None:
    print(f"{'medians of ' + str(len(visits)) + ' first visits':44} {'here':>8} {'goal':>8}")
    rows = [
        ("one can write after (ms)", median(visit.usable for visit in visits), USABLE),
        ("all notes are there after (ms)", median(visit.complete for visit in visits), None),
        ("frames until the own note stands there", median(visit.frames for visit in visits), 1),
        ("of that, work of the page (ms)", median(visit.work for visit in visits), None),
        ("requests before one can write", median(visit.requests for visit in visits), None),
        ("bytes of them", median(visit.bytes for visit in visits), None),
        ("longest block while others write (ms)", median(visit.longest for visit in visits), None),
    ]
    for told, here, goal in rows:
        print(f"{told:44} {here:8.0f} {goal if goal is not None else '':>8}")


def missed(visits: list[Visit]) -> bool:
    return median(visit.usable for visit in visits) > USABLE or median(visit.frames for visit in visits) > 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
