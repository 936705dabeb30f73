"""An afternoon in any order: whatever people send, and in whichever turn, plain Python says what must come of it."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from facilitator.config import Settings
from facilitator.demo.state import reduce, summary
from tests.journal.papers import Papers
from tests.lasting import close_journal
from tests.operations.listening import code

people = st.sampled_from(["bruno", "chiara", "denis"])
tables = st.sampled_from([1, 2])
words = st.sampled_from(["Più alberi", "<b>così</b>", "=1+1", "un’idea 😀"])
picks = st.integers(0, 10_000)

AFTERNOONS = settings(
    max_examples=12,
    stateful_step_count=40,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
STEPS = {"start": ("planned", "running"), "end": ("running", "ended"), "reopen": ("ended", "running")}

after_a_note = precondition(lambda self: self.papers)


class Afternoon(Papers):
    """What can happen; each time the answer must be the one that is due."""

    def __init__(self) -> None:
        super().__init__()
        streams = {number: self.cast.table_stream(number) for number in (1, 2)}
        self.screens = {
            number: (len(self.cast.events(stream)), self.cast.snapshot(stream)) for number, stream in streams.items()
        }

    @rule(who=people, table=tables, said=words)
    def write(self, who: str, table: int, said: str) -> None:
        operation = self.new_note(who, table, said)
        (answer,) = self.cast.journal.submit([operation])
        self.written(who, table, operation, answer)

    @rule(table=tables, said=words)
    def write_together(self, table: int, said: str) -> None:
        """Three notes that arrive at once, one of them twice."""
        asked = {who: self.new_note(who, table, said) for who in self.seats}
        answers = self.cast.journal.submit([*asked.values(), asked["bruno"]])
        if answers[0].ok:
            assert answers[-1] == replace(answers[0], duplicate=True)
        for (who, operation), answer in zip(asked.items(), answers, strict=False):
            self.written(who, table, operation, answer)

    @after_a_note
    @rule(who=people, pick=picks, said=words, is_stale=st.booleans())
    def edit(self, who: str, pick: int, said: str, is_stale: bool) -> None:
        key, paper = self.paper(pick)
        asked = {"note": key, "text": f"{said} {len(self.taken)} anew", "revision": paper.revision - is_stale}
        refusal = self.not_author(who, paper) or self.unchangeable(paper) or ("stale_revision" if is_stale else "")
        self.change(paper, self.ask(self.actor(who), "edit_note", refusal, **asked), text=asked["text"])
        self.said[key].add(paper.text)

    @after_a_note
    @rule(who=people, pick=picks)
    def throw_away(self, who: str, pick: int) -> None:
        key, paper = self.paper(pick)
        refusal = self.not_author(who, paper) or self.unchangeable(paper)
        self.change(paper, self.ask(self.actor(who), "delete_note", refusal, note=key), is_binned=True)

    @after_a_note
    @rule(who=people, pick=picks)
    def restore(self, who: str, pick: int) -> None:
        key, paper = self.paper(pick)
        refusal = self.not_author(who, paper) or self.closed or ("" if paper.state == "binned" else "invalid")
        self.change(paper, self.ask(self.actor(who), "restore_note", refusal, note=key), is_binned=False)

    @after_a_note
    @rule(pick=picks, hides=st.booleans())
    def hide_or_show(self, pick: int, hides: bool) -> None:
        key, paper = self.paper(pick)
        name, reason = ("hide_note", {"reason": "it names somebody"}) if hides else ("show_note", {})
        refusal = "invalid" if paper.is_hidden == hides else ""
        self.change(paper, self.ask(self.cast.anna, name, refusal, note=key, **reason), is_hidden=hides)

    @after_a_note
    @rule(pick=picks, table=tables)
    def move_note(self, pick: int, table: int) -> None:
        key, paper = self.paper(pick)
        there: dict[str, Any] = {"note": key, "table": self.cast.tables[table]}
        self.change(paper, self.ask(self.cast.anna, "move_note", self.unchangeable(paper), **there), table=table)

    @precondition(lambda self: self.is_open)
    @rule(who=people, table=tables)
    def move_person(self, who: str, table: int) -> None:
        there = {"participant": self.actor(who).id, "table": self.cast.tables[table]}
        self.ask(self.cast.anna, "seat_participant", "invalid" if self.seats[who] == table else "", **there)
        self.seats[who] = table

    @rule(step=st.sampled_from(list(STEPS)))
    def steer(self, step: str) -> None:
        before, after = STEPS[step]
        refusal = self.closed or ("" if self.time == before else "invalid")
        if self.ask(self.cast.anna, f"{step}_activity", refusal, activity=self.activity):
            self.time = after

    @precondition(lambda self: self.is_open and len(self.taken) > 15)
    @rule()
    def close(self) -> None:
        self.ask(self.cast.anna, "close_workshop", "", workshop=self.cast.workshop)
        self.is_open = False

    @after_a_note
    @rule(pick=picks)
    def intrude(self, pick: int) -> None:
        """Whoever belongs to another session finds nothing to write at, and nothing to change."""
        key, paper = self.paper(pick)
        self.ask(self.cast.eve, "add_note", "not_found", table=self.cast.tables[paper.table], text="Eve")
        self.ask(self.cast.eve, "edit_note", "not_found", note=key, text="Eve", revision=paper.revision)
        self.ask(self.cast.fabio, "hide_note", "not_found", note=key, reason="Fabio")

    @precondition(lambda self: self.taken)
    @rule(pick=picks)
    def send_again(self, pick: int) -> None:
        """The answer was lost: the same comes again, and then the same id from somebody else."""
        operation, answer = self.taken[pick % len(self.taken)]
        assert self.cast.journal.submit([operation]) == [replace(answer, duplicate=True)]
        assert code(self.cast.journal.submit([replace(operation, actor=self.cast.eve)])[0]) == "op_conflict"

    @rule()
    def restart(self) -> None:
        self.restart_journal()

    @rule(number=tables)
    def come_back(self, number: int) -> None:
        """A screen that was away catches up, and shows what one that comes now is shown."""
        stream, (seen, state) = self.cast.table_stream(number), self.screens[number]
        for event in self.cast.events(stream, seen):
            seen, state = seen + 1, reduce(stream, state, event)
            assert event["seq"] == seen
        assert summary(stream, state) == summary(stream, self.cast.snapshot(stream))
        self.screens[number] = seen, state

    def teardown(self) -> None:
        for number in (1, 2):
            self.come_back(number)
        assert self.on_tables() == {key: paper.shown for key, paper in self.papers.items()}
        assert self.still_told() == []
        close_journal(self.cast.journal)


def test_whatever_happens_in_whichever_order_is_what_it_must_be(lasting_settings: Settings) -> None:
    class Here(Afternoon):
        kept_in = lasting_settings

    run_state_machine_as_test(Here, settings=AFTERNOONS)
