"""Somebody at the cockpit who moves people and notes, hides notes and stops the time while everybody writes."""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.faults.burst import Burst

BETWEEN_ACTS_ON_TIME = 15
"""So many operations are acknowledged before time is touched again, so that some of them fall between two acts."""


class Conductor:
    """One thing after the other, each until it is answered."""

    def __init__(self, burst: "Burst") -> None:
        self.burst, self.cast, self.chance = burst, burst.cast, Random(7)
        self.hidden: list[str] = []
        self.is_over, self.next_act_on_time = False, BETWEEN_ACTS_ON_TIME

    def conduct(self) -> None:
        while not self.burst.over.is_set():
            self.choose()()

    def choose(self) -> Callable[[], object]:
        if self.burst.history.acknowledged >= self.next_act_on_time:
            return self.stop_or_go_on
        return self.chance.choices([self.move_person, self.move_note, self.hide, self.show], [2, 3, 2, 1])[0]

    def move_person(self) -> None:
        guest = self.chance.choice(self.cast.guests)
        self.act("seat_participant", participant=guest.id, table=self.some_table())

    def move_note(self) -> None:
        if note := self.some_note():
            self.act("move_note", note=note, table=self.some_table())

    def hide(self) -> None:
        note = self.some_note()
        if note and self.act("hide_note", note=note, reason="Names somebody"):
            self.hidden.append(note)

    def show(self) -> None:
        """Some of the hidden notes only: the others stay hidden to the end."""
        if len(self.hidden) % 3 == 2:
            self.act("show_note", note=self.hidden.pop())

    def stop_or_go_on(self) -> None:
        """Time ends by hand, or it is cut to nothing so that the bell ends it; then it goes on."""
        if self.is_over:
            done = self.act("reopen_activity", activity=self.burst.activity, minutes=40)
        elif self.chance.random() < 0.5:
            done = self.act("extend_activity", activity=self.burst.activity, minutes=-60)
        else:
            done = self.act("end_activity", activity=self.burst.activity)
        if done:
            self.is_over = not self.is_over
            self.next_act_on_time = self.burst.history.acknowledged + BETWEEN_ACTS_ON_TIME

    def act(self, name: str, **args: Any) -> bool:
        """Whether it was done; what came too late is refused, as it may be."""
        return bool(self.cast.facilitator.submit(name, args)["ok"])

    def some_table(self) -> str:
        return str(self.chance.choice([table["id"] for number, table in self.cast.tables.items() if number]))

    def some_note(self) -> str | None:
        """A note somebody wrote not long ago; one that was hidden is left in peace."""
        recent = [note["note"] for guest in self.cast.guests for note in guest.notes[-3:]]
        seen = [note for note in recent if note not in self.hidden]
        return str(self.chance.choice(seen)) if seen else None
