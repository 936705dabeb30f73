"""How people write: notes in their turn, second thoughts, and a few adventures on the way."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from itertools import zip_longest
from threading import Lock
from typing import Any

from facilitator.demo.cast import Cast, Guest
from facilitator.demo.stage import Moment
from facilitator.demo.stage_clock import StageClock

Json = dict[str, Any]
Place = Callable[[Guest], str | None]

SOME_LOSE_THE_ACKNOWLEDGEMENT = 0.15
SOME_THINK_AGAIN = 0.25
SOME_TAKE_BACK = 0.35


class Writing:
    """What there is to say at each table, and who has said what."""

    def __init__(self, cast: Cast, clock: StageClock) -> None:
        self.cast, self.clock, self.facts, self.pace = cast, clock, cast.stage.facts, cast.pace
        self.said: dict[str, deque[Json]] = {}
        self.until = clock.time
        self.lived: set[str] = set()
        self.answered = {answer["question"] for answer in self.facts.get("answers", [])}
        self._once = Lock()

    def hold(self, moment: Moment, tables: list[int], place: Place, until: datetime) -> None:
        """Everybody writes, until all is said."""
        self.said = {self.cast.tables[number]["id"]: self.sentences(number, moment) for number in tables}
        self.until = until
        is_eventful = moment.kind == "tables" or not self.facts["tables"]
        if self.pace.in_turn:
            self.write_in_turn(place, is_eventful)
        else:
            self.cast.together(lambda guest: self.take_part(guest, place, is_eventful), self.cast.guests)

    def write_in_turn(self, place: Place, is_eventful: bool) -> None:
        """One after the other, a note each time round, so that the same comes of it each time."""
        for guest in self.cast.guests if is_eventful else ():
            self.live_through(guest)
        while any([self.write_next(guest, place) for guest in self.cast.guests]):
            continue

    def take_part(self, guest: Guest, place: Place, is_eventful: bool) -> None:
        """Writes what there is to say at the table; each of a few people has an adventure on the way."""
        if is_eventful:
            self.live_through(guest)
        while self.write_next(guest, place):
            continue

    def write_next(self, guest: Guest, place: Place) -> bool:
        """Whether there was something left to say at the guest's table."""
        said = self.next_sentence(place(guest))
        if said is None:
            return False
        self.pace.wait(guest.chance.uniform(0.5, 4))
        self.write(guest, {"table": place(guest), **said})
        self.think_again(guest)
        return True

    def live_through(self, guest: Guest) -> None:
        """One person each: a note is hidden, a move to another table, a network that goes away."""
        for adventure, hero in ((self.be_hidden, 0), (self.go_elsewhere, 1), (self.lose_the_network, 2)):
            if guest is self.cast.guests[hero] and guest.id not in self.lived:
                self.lived.add(guest.id)
                adventure(guest)

    def be_hidden(self, guest: Guest) -> None:
        """A note that should not have been written goes out of sight, and its author is told why."""
        table = guest.table or self.cast.plenary["id"]
        note = self.write(guest, {"table": table, "text": self.facts["hidden"]["text"]})
        self.cast.direct("hide_note", note=note["note"], reason=self.facts["hidden"]["reason"])

    def go_elsewhere(self, guest: Guest) -> None:
        """The facilitator asks somebody to move to the next table."""
        tables = [table["id"] for number, table in sorted(self.cast.tables.items()) if number]
        if len(tables) > 1 and guest.table:
            there = tables[(tables.index(guest.table) + 1) % len(tables)]
            self.cast.direct("seat_participant", participant=guest.id, table=there)
            guest.person.sees(lambda screen: screen.table == f"table:{there}" and bool(screen.state(screen.table)))

    def lose_the_network(self, guest: Guest) -> None:
        guest.person.leave()
        self.pace.wait(4)
        guest.person.come_back()

    def write_late(self, place: Place) -> None:
        """A note that comes after the end."""
        guest = self.cast.guests[0]
        self.write(guest, {"table": place(guest), "text": self.facts["late"]})

    def write(self, guest: Guest, note: Json) -> Json:
        """The note is sent; sometimes the line drops before the answer and it is sent again."""
        cut = guest.chance.random() < SOME_LOSE_THE_ACKNOWLEDGEMENT
        self.clock.tick(self.until)
        written = {**note, **guest.do("add_note", cut=cut, **note)}
        guest.notes.append(written)
        return written

    def think_again(self, guest: Guest) -> None:
        """Some put their words better, and some take them back; who waits for an answer does not."""
        mood, note = guest.chance.random(), guest.notes[-1]
        self.pace.wait(guest.chance.uniform(0, 1))
        if note["text"] in self.answered:
            return
        if mood < SOME_THINK_AGAIN:
            better = f"{note['text']} {guest.chance.choice(self.facts['second_thoughts'])}"
            guest.do("edit_note", note=note["note"], text=better, revision=note["revision"])
        elif mood < SOME_TAKE_BACK:
            guest.do("delete_note", note=note["note"])
            if mood < (SOME_THINK_AGAIN + SOME_TAKE_BACK) / 2:
                guest.do("restore_note", note=note["note"])

    def next_sentence(self, table: str | None) -> Json | None:
        with self._once:
            return self.said[table].popleft() if table and self.said.get(table) else None

    def sentences(self, number: int, moment: Moment) -> deque[Json]:
        """What will be said at a table in this moment, its questions in turn."""
        asked = [
            (position, prompt["id"])
            for position, prompt in enumerate(self.cast.tables[number]["prompts"], start=1)
            if number or position in moment.asks
        ]
        columns = [[(prompt, text) for text in self.cast.stage.notes[number, position]] for position, prompt in asked]
        turns = [said for turn in zip_longest(*columns) for said in turn if said]
        return deque({"prompt": prompt, "text": text, **card(number, text)} for prompt, text in turns)


def card(table: int, text: str) -> Json:
    """In the plenary the phone marks what ends with a question mark as a question."""
    return {"card_type": "question"} if table == 0 and text.endswith("?") else {}
