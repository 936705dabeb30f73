"""A session as plain Python remembers it, beside the one in the journal."""

import json
from dataclasses import dataclass, replace
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from facilitator.config import Settings
from facilitator.identity import Actor
from facilitator.journal import Answer, Operation
from tests.cast import Cast, gather
from tests.lasting import close_journal, open_journal
from tests.operations.listening import code

Shown = tuple[int, str, str | None, int, bool]


@dataclass
class Paper:
    """A note as it must be."""

    author: str
    table: int
    text: str
    late: bool
    revision: int = 1
    is_binned: bool = False
    is_hidden: bool = False

    @property
    def state(self) -> str:
        if self.is_hidden:
            return "hidden"
        return "binned" if self.is_binned else "shown"

    @property
    def shown(self) -> Shown:
        """What everybody at the table sees of it."""
        text = self.text if self.state == "shown" else None
        return self.table, self.state, text, self.revision, self.late


class Papers(RuleBasedStateMachine):
    """What must have happened, and the ways to do something and compare."""

    kept_in: Settings

    def __init__(self) -> None:
        super().__init__()
        self.cast: Cast = gather(open_journal(self.kept_in))
        self.papers: dict[str, Paper] = {}
        self.taken: list[tuple[Operation, Answer]] = []
        self.said: dict[str, set[str]] = {}
        self.seats = {"bruno": 1, "chiara": 1, "denis": 2}
        self.time, self.is_open = "planned", True
        agenda = self.cast.snapshot(self.cast.stream)["activities"]
        self.activity: str = next(one["id"] for one in agenda if one["kind"] == "tables")

    def actor(self, who: str) -> Actor:
        found: Actor = getattr(self.cast, who)
        return found

    def paper(self, pick: int) -> tuple[str, Paper]:
        key = list(self.papers)[pick % len(self.papers)]
        return key, self.papers[key]

    def ask(self, actor: Actor, name: str, refusal: str, /, **args: Any) -> bool:
        """Whether it was done, which is as it must be; `refusal` is the code that is due, or none."""
        operation = self.cast.operation(actor, name, **args)
        (answer,) = self.cast.journal.submit([operation])
        assert ("" if answer.ok else code(answer)) == refusal, (name, args)
        if answer.ok:
            self.taken.append((operation, answer))
        return answer.ok

    def new_note(self, who: str, table: int, said: str) -> Operation:
        return self.cast.note(f"{said} {len(self.taken)} {who}", self.actor(who), table)

    def written(self, who: str, table: int, operation: Operation, answer: Answer) -> None:
        """A note that was sent by somebody for a table: taken where they sit, marked late after the end."""
        expected = self.closed if self.seats[who] == table else "forbidden"
        assert ("" if answer.ok else code(answer)) == expected
        if not answer.ok:
            return
        assert answer.result["late"] is (self.time == "ended")
        self.papers[operation.id] = Paper(who, table, operation.args["text"], answer.result["late"])
        self.said[operation.id] = {operation.args["text"]}
        self.taken.append((operation, answer))

    def change(self, paper: Paper, is_done: bool, **changes: Any) -> None:
        if is_done:
            vars(paper).update(changes, revision=paper.revision + 1)

    @property
    def closed(self) -> str:
        return "" if self.is_open else "workshop_closed"

    def unchangeable(self, paper: Paper) -> str:
        return self.closed or ("" if paper.state == "shown" else "invalid")

    def not_author(self, who: str, paper: Paper) -> str:
        if who == paper.author:
            return ""
        return "forbidden" if self.seats[who] == paper.table else "not_found"

    def restart_journal(self) -> None:
        close_journal(self.cast.journal)
        self.cast = replace(self.cast, journal=open_journal(self.kept_in))

    def on_tables(self) -> dict[str, Shown]:
        """What the server shows of each note."""
        return {
            note["id"]: (number, note["state"], note["text"], note["revision"], note["late"])
            for number in (1, 2)
            for note in self.cast.snapshot(self.cast.table_stream(number))["notes"]
        }

    def still_told(self) -> list[str]:
        """Texts out of sight that a table can still read of what was told before."""
        told = json.dumps([self.cast.events(self.cast.table_stream(number)) for number in (1, 2)])
        gone = [key for key, paper in self.papers.items() if paper.state != "shown"]
        return [text for key in gone for text in self.said[key] if json.dumps(text) in told]
