"""`make load`: a full hall for three minutes on the loopback. Exit code 1 when a target is missed."""

import sys
from dataclasses import dataclass

from facilitator.demo.history import Sent, Verdict
from tests.benchmarks.live.measure import cpu_ms, percentile, write_evenly
from tests.benchmarks.live.rivals import Facilitator, facilitator
from tests.benchmarks.load.disk import sync_ms
from tests.benchmarks.load.hall import Hall, open_hall
from tests.benchmarks.load.judging import judge
from tests.benchmarks.load.memory import Memory

TABLES, AT_TABLE = 20, 15
SECONDS_A_NOTE = 20
SECONDS, MOST_SECONDS = 180, 3600
BETWEEN_LOOKS = 5
PATIENCE = 30
WITH_LIMITS: dict[str, str] = {}
ACKNOWLEDGED_MS, GROWTH_MIB = 100, 1.0
TARGETS = f"targets: acknowledged p95 <= {ACKNOWLEDGED_MS} ms, no fault, memory grows <= {GROWTH_MIB:.0f} MiB a minute"


@dataclass
class Result:
    """What a run was like."""

    sent: int
    acknowledged: list[float]
    everywhere: list[float]
    cpu: float
    memory: Memory
    verdict: Verdict

    def missed(self) -> list[str]:
        """The targets that were not met, in words."""
        found = [] if self.verdict.ok and len(self.acknowledged) == self.sent else ["a promise was not kept"]
        if not percentile(self.acknowledged, 0.95) <= ACKNOWLEDGED_MS:
            found.append("notes were acknowledged too late")
        if (self.memory.growth() or 0) > GROWTH_MIB:
            found.append("memory grew")
        return found


def main(seconds: int) -> int:
    print(f"{TABLES} tables of {AT_TABLE}, a note each {SECONDS_A_NOTE} s from everybody, {seconds} s", file=sys.stderr)
    with facilitator(WITH_LIMITS) as server:
        result = run(server, TABLES, AT_TABLE, seconds)
        syncs = sync_ms(server.data)
    report(result)
    print(f"this disk, afterwards: {in_ms(syncs)} until a page is kept")
    for words in result.missed():
        print(f"missed: {words}")
    return 1 if result.missed() else 0


def run(server: Facilitator, tables: int, people: int, seconds: float, each: float = SECONDS_A_NOTE) -> Result:
    """Everybody writes at an even pace, until the time is over and all is answered."""
    hall = open_hall(server, tables, people)
    before, memory = cpu_ms(server.process.pid), Memory(server.process.pid)
    write_on(hall, memory, tables * people / each, seconds)
    hall.listen_until(lambda: is_quiet(hall, people), PATIENCE)
    cpu = cpu_ms(server.process.pid) - before
    verdict = judge(hall, server)
    hall.leave()
    return Result(hall.sent, acknowledgements(hall), hall.delivery(), cpu / max(1, hall.sent), memory, verdict)


def write_on(hall: Hall, memory: Memory, per_second: float, seconds: float) -> None:
    while (left := seconds - memory.elapsed) > 0:
        write_evenly(hall, per_second, min(left, BETWEEN_LOOKS))
        memory.look()


def is_quiet(hall: Hall, people: int) -> bool:
    """Whether all is answered, and every note on the screens of its table and of the cockpit."""
    heard = hall.heard
    return heard.acknowledged + heard.refused >= hall.sent and len(heard.latencies) >= hall.sent * (people + 1)


def acknowledgements(hall: Hall) -> list[float]:
    """After how many ms each note was acknowledged to who wrote it."""
    began = {entry.op: entry.at for entry in hall.history if isinstance(entry, Sent)}
    return [1000 * (answer.at - began[answer.op]) for answer in hall.answers() if answer.ok]


def report(result: Result) -> None:
    """The figures, one line each."""
    print(f"{result.sent} notes")
    print(f"acknowledged: {in_ms(result.acknowledged)}")
    print(f"on the last screen: {in_ms(result.everywhere)}")
    print(f"CPU: {result.cpu:.2f} ms a note")
    print(f"memory: {sizes(result.memory)}")
    print(result.verdict.line("load"))
    for words in result.verdict.explained().splitlines():
        print(words)
    print(TARGETS)


def in_ms(found: list[float]) -> str:
    return ", ".join(f"p{share} {percentile(found, share / 100):.1f}" for share in (50, 95, 99)) + " ms"


def sizes(memory: Memory) -> str:
    growth = memory.growth()
    if growth is None:
        return f"{memory.samples[-1][1]:.0f} MiB (too short a run to say whether it grows)"
    return (
        f"{memory.warm[0][1]:.0f} MiB after 30 s, {memory.warm[-1][1]:.0f} MiB at the end, {growth:+.2f} MiB a minute"
    )


if __name__ == "__main__":
    sys.exit(main(min(MOST_SECONDS, int(sys.argv[1])) if len(sys.argv) > 1 else SECONDS))
