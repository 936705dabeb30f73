"""What happens in a session, from the first who joins to the last late note."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any

from facilitator.demo.cast import Cast, Guest

Json = dict[str, Any]
Place = Callable[[Guest], str | None]

SOME_LOSE_THE_ACKNOWLEDGEMENT = 0.15
SOME_THINK_AGAIN = 0.25
SOME_TAKE_BACK = 0.35


class Story:
    """One session, played by the cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.facts, self.pace = cast, cast.stage.facts, cast.pace
        self.said = {table["id"]: self._sentences(number) for number, table in cast.tables.items()}
        self.late: list[str] = [self.facts["late"]]
        self.lived: set[str] = set()
        self._once = Lock()

    def play(self) -> None:
        self.cast.enter()
        if self.facts["tables"]:
            self.sit_down()
            self.hold("tables", lambda guest: guest.table)
        self.hold("plenary", lambda guest: self.cast.plenary["id"])
        self.cast.direct("close_workshop", workshop=self.cast.workshop)

    def sit_down(self) -> None:
        """The split is announced; every phone says where to go."""
        self.cast.direct("split_participants", workshop=self.cast.workshop, seed=self.facts["people"])
        for guest in self.cast.guests:
            if not guest.person.sees(lambda screen: bool(screen.table and screen.state(screen.table))):
                raise TimeoutError(f"{guest.person.name} was not shown a table")

    def hold(self, kind: str, place: Place) -> None:
        """An activity from its start to the note that comes too late."""
        activity = self._activity(kind)
        self.cast.direct("start_activity", activity=activity, minutes=self.facts["minutes"])
        self.cast.together(lambda guest: self.take_part(guest, place), self.cast.guests)
        self.cast.direct("announce", workshop=self.cast.workshop, text=self.facts["announcement"])
        self.take_questions()
        self.cast.direct("extend_activity", activity=activity, minutes=5)
        self.cast.direct("end_activity", activity=activity)
        if late := self.late.pop() if self.late else None:
            self.write(self.cast.guests[0], {"table": place(self.cast.guests[0]), "text": late})

    def take_questions(self) -> None:
        """Those who speak answer what they can, and owe the rest; who took a question back is not answered."""
        for answer in self.facts.get("answers", []):
            asked = {"note": self.note_of(answer["question"]), "body": answer["body"]}
            if text := answer.get("text"):
                self.cast.facilitator.submit("answer_note", {**asked, "text": text})
            else:
                self.cast.facilitator.submit("owe_answer", {**asked, "due": answer["due"]})

    def note_of(self, question: str) -> str:
        """The note with which somebody asked it."""
        written = (note for guest in self.cast.guests for note in guest.notes)
        return next(str(note["note"]) for note in written if note["text"] == question)

    def take_part(self, guest: Guest, place: Place) -> None:
        """Writes what there is to say at the table; each of a few people has an adventure on the way."""
        self.live_through(guest)
        while said := self.next_sentence(place(guest)):
            self.pace.wait(guest.chance.uniform(0.5, 4))
            self.write(guest, {"table": place(guest), **said})
            self.think_again(guest)

    def live_through(self, guest: Guest) -> None:
        """One person each: a note is hidden, a move to another table, a network that goes away."""
        for adventure, hero in ((self.be_hidden, 0), (self.go_elsewhere, 1), (self.lose_the_network, 2)):
            if guest is self.cast.guests[hero] and guest.id not in self.lived:
                self.lived.add(guest.id)
                adventure(guest)

    def be_hidden(self, guest: Guest) -> None:
        """A note that should not have been written goes out of sight, and its author is told why."""
        note = self.write(
            guest, {"table": guest.table or self.cast.plenary["id"], "text": self.facts["hidden"]["text"]}
        )
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

    def write(self, guest: Guest, note: Json) -> Json:
        """The note is sent; sometimes the line drops before the answer and it is sent again."""
        cut = guest.chance.random() < SOME_LOSE_THE_ACKNOWLEDGEMENT
        answer = guest.person.submit("add_note", note, cut=cut)
        written = {**note, **(answer.get("result") or {})}
        guest.notes.append(written)
        return written

    def think_again(self, guest: Guest) -> None:
        mood, note = guest.chance.random(), guest.notes[-1]
        self.pace.wait(guest.chance.uniform(0, 1))
        if mood < SOME_THINK_AGAIN:
            better = f"{note['text']} {guest.chance.choice(self.facts['second_thoughts'])}"
            guest.person.submit("edit_note", {"note": note["note"], "text": better, "revision": note["revision"]})
        elif mood < SOME_TAKE_BACK:
            guest.person.submit("delete_note", {"note": note["note"]})
            if mood < (SOME_THINK_AGAIN + SOME_TAKE_BACK) / 2:
                guest.person.submit("restore_note", {"note": note["note"]})

    def next_sentence(self, table: str | None) -> Json | None:
        with self._once:
            return self.said[table].popleft() if table and self.said[table] else None

    def _sentences(self, number: int) -> deque[Json]:
        """What will be said at a table, its questions in turn."""
        prompts = self.cast.tables[number]["prompts"]
        asked = self.cast.stage.notes
        columns = [[(prompt["id"], text) for text in asked.get((number, n), [])] for n, prompt in enumerate(prompts, 1)]
        turns = [said for turn in zip(*columns, strict=False) for said in turn]
        return deque({"prompt": prompt, "text": text, **card(number, text)} for prompt, text in turns)

    def _activity(self, kind: str) -> str:
        activities = self.cast.api.get(f"/workshops/{self.cast.workshop}")["activities"]
        return next(str(activity["id"]) for activity in activities if activity["kind"] == kind)


def card(table: int, text: str) -> Json:
    """In the plenary the phone marks what ends with a question mark as a question."""
    return {"card_type": "question"} if table == 0 and text.endswith("?") else {}
