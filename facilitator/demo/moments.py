"""Which notes came at a moment, and at a table, of which there is no doubt."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.demo.records import Answered, Final, Run, Sent

OF_TIME = ("start_activity", "extend_activity", "end_activity", "reopen_activity")


@dataclass(frozen=True)
class Act:
    """Something the facilitator did, from when it was sent until it was acknowledged."""

    began: float
    done: float
    sent: Sent
    answer: Answered


def unmarked(run: Run, final: Final) -> Iterator[str]:
    """Notes that came after the end and are not marked late, or the other way round."""
    done = acts(run, OF_TIME)
    for sent, answer in notes_of(run):
        last = settled(done[final.activities.get(sent.table, "")], sent.at, answer.at)
        if last and answer.result["late"] != (late := is_over(last, answer, final.grace)):
            yield f"note {sent.op} came {'late' if late else 'in time'} and was marked otherwise"


def trespasses(run: Run, final: Final) -> Iterator[str]:
    """Notes written at a table by somebody who sat at another one."""
    moves = acts(run, ("seat_participant",))
    for sent, answer in notes_of(run):
        person = final.people.get(sent.client, "")
        last = settled(moves[person], sent.at, answer.at)
        if last and sent.table in final.activities and sent.table not in (last.sent.table, final.plenary):
            yield f"{sent.client} sat at {last.sent.table} and wrote note {sent.op} at {sent.table}"


def notes_of(run: Run) -> Iterator[tuple[Sent, Answered]]:
    for op, answer in run.acknowledged.items():
        if op in run.sent and run.sent[op].name == "add_note":
            yield run.sent[op], answer


def acts(run: Run, names: tuple[str, ...]) -> dict[str, list[Act]]:
    """What was acknowledged on each subject, in order."""
    found: dict[str, list[Act]] = defaultdict(list)
    for op, answer in run.acknowledged.items():
        if op in run.sent and run.sent[op].name in names:
            sent = run.sent[op]
            found[sent.subject].append(Act(sent.at, answer.at, sent, answer))
    for done in found.values():
        done.sort(key=lambda act: act.began)
    return found


def settled(done: list[Act], began: float, ended: float) -> Act | None:
    """The last act before a span of time in which nothing else was done."""
    if any(act.began <= ended and act.done >= began for act in done):
        return None
    return next((act for act in reversed(done) if act.done < began), None)


def is_over(act: Act, answer: Answered, grace: float) -> bool:
    """Whether time was over after `act`, by the server's own clock."""
    if act.sent.name == "end_activity":
        return True
    ends_at = act.answer.result.get("ends_at")
    return bool(ends_at) and moment(answer.stamp) >= moment(str(ends_at)) + timedelta(seconds=grace)


def moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
