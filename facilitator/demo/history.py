"""The promises as a pure function: a history judged against the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.demo import faults as broken
from facilitator.demo import moments, outcome
from facilitator.demo.faults import SERVER, Views
from facilitator.demo.records import Answered, Entry, Final, Logged, Run, Seen, Sent

__all__ = ["SERVER", "Answered", "Entry", "Logged", "Seen", "Sent", "Verdict", "Views", "check"]

PRINTED = ("lost", "duplicated", "ghosts", "gaps", "disorder", "diverged")


@dataclass(frozen=True)
class Verdict:
    """What was promised and not kept, each fault in words."""

    operations: int
    acknowledged: int
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return self.acknowledged > 0 and not any(self.faults.values())

    def count(self, fault: str) -> int:
        return len(self.faults.get(fault, ()))

    def explained(self) -> str:
        """Each fault in words, one a line."""
        return "\n".join(f"{fault}: {words}" for fault, found in self.faults.items() for words in found)

    def line(self, key: str) -> str:
        counted = [*PRINTED, *(fault for fault in self.faults if fault not in PRINTED and self.count(fault))]
        counts = " ".join(f"{fault}={self.count(fault)}" for fault in counted)
        outcome = "ok" if self.ok else "FAULT"
        return f"verdict {key}: {outcome} operations={self.operations} acknowledged={self.acknowledged} {counts}"


def check(history: Sequence[Entry], log: Sequence[Logged], views: Views, final: Final | None = None) -> Verdict:
    """Judges one run, and what the server has in the end; a run in which nothing was acknowledged is a fault."""
    run = Run.of(history, log)
    faults = {
        "lost": list(broken.lost(run)),
        "duplicated": list(broken.duplicated(run)),
        "ghosts": list(broken.ghosts(run)),
        "gaps": [*broken.gaps_in_log(run), *broken.gaps_on_screens(run)],
        "disorder": [*broken.renumbered(run), *broken.against_real_time(run), *broken.against_own_order(run)],
        "diverged": [*broken.disagreeing(run), *broken.diverged(views)],
        "changed": list(broken.changed(run)),
    }
    for fault, found in in_the_end(run, final).items() if final else ():
        faults[fault] = [*faults.get(fault, []), *found]
    return Verdict(len(run.sent), len(run.acknowledged), faults)


def in_the_end(run: Run, final: Final) -> dict[str, list[str]]:
    return {
        "duplicated": list(outcome.at_two_tables(run, final)),
        "ghosts": [*outcome.made_up(run, final), *moments.trespasses(run, final)],
        "undone": list(outcome.undone(run, final)),
        "unmarked": list(moments.unmarked(run, final)),
        "exposed": list(outcome.exposed(run)),
    }
