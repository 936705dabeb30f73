"""`make bench-restitution`: every format of a small and a very large session by a worker of its own, then all by one.

Nothing is asserted; the goals stand below. Programs that make a PDF of our files in another way run beside it where the
machine has them.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from facilitator.restitution.formats import FORMATS
from facilitator.restitution.manuscript import written
from facilitator.restitution.press import WORKER, cut, order
from tests.benchmarks.restitution.measure import Cost, measure
from tests.benchmarks.restitution.session import session

SIZES = (300, 10_000)
GOALS = "goals: 300 notes PDF <= 0.5 s CPU, all <= 1.5 s; 10,000 notes PDF <= 4 s CPU and <= 500 MiB, all <= 10 s CPU"


def main(rounds: int) -> None:
    for notes in SIZES:
        manuscript = b"".join(written(session(notes)))
        print(f"\n{notes:,} notes {'CPU s':>16} {'wall s':>7} {'MiB':>5} {'kB':>7}")
        costs = [best_of([form], manuscript, rounds) for form in FORMATS]
        for form, cost in zip(FORMATS, costs, strict=True):
            print(line(form, cost))
        print(line("all together", best_of(list(FORMATS), manuscript, rounds)))
        for name, cost in beside(dict(zip(FORMATS, costs, strict=True))):
            print(line(name, cost))
    print(f"\n{GOALS}")


def best_of(forms: Sequence[str], manuscript: bytes, rounds: int) -> Cost:
    """The median run, by the processor's time."""
    runs = [
        measure([sys.executable, "-m", WORKER], order(manuscript, forms, edition="internal")) for _ in range(rounds)
    ]
    return sorted(runs, key=lambda run: run.cpu)[len(runs) // 2]


def beside(made: dict[str, Cost]) -> Iterator[tuple[str, Cost]]:
    """The same document as a PDF by other ways, where this machine knows them."""
    with tempfile.TemporaryDirectory() as folder:
        for form in ("docx", "html"):
            Path(folder, f"restitution.{form}").write_bytes(next(cut(made[form].made)))
        pdf = Path(folder, "restitution.pdf")
        for name, command in others(Path(folder)):
            cost = measure(command)
            yield name, replace(cost, made=pdf.read_bytes())


def others(folder: Path) -> Iterator[tuple[str, list[str]]]:
    if office := shutil.which("soffice"):
        home = f"-env:UserInstallation=file://{folder}/home"
        asked = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "restitution.docx")]
        yield "LibreOffice", [office, home, *asked]
    if find_spec("weasyprint"):
        asked = [str(folder / "restitution.html"), str(folder / "restitution.pdf"), "--pdf-variant", "pdf/ua-1"]
        yield "WeasyPrint", [sys.executable, "-m", "weasyprint", *asked]


def line(name: str, cost: Cost) -> str:
    return f"{name:12} {cost.cpu:16.2f} {cost.wall:7.2f} {cost.mib:5.0f} {len(cost.made) / 1000:7.0f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
