"""What happens in a session, from the first who joins to the published restitution."""

from datetime import timedelta
from typing import Any

from facilitator.demo.afterwards import Afterwards
from facilitator.demo.cast import Cast, Guest
from facilitator.demo.stage import Moment
from facilitator.demo.stage_clock import StageClock
from facilitator.demo.table_work import TableWork
from facilitator.demo.writing import Place, Writing

Json = dict[str, Any]

BEFORE = timedelta(minutes=10)
LAST_MINUTES = timedelta(minutes=5)
A_LITTLE = timedelta(minutes=1)
MORE = 3


class Story:
    """One session, played by the cast, moment by moment as its format wants."""

    def __init__(self, cast: Cast, clock: StageClock) -> None:
        self.cast, self.clock, self.facts = cast, clock, cast.stage.facts
        self.writing, self.work = Writing(cast, clock), TableWork(cast, clock)

    def play(self) -> None:
        begins = self.cast.stage.begins
        self.clock.go_to(begins - BEFORE)
        self.cast.enter()
        self.clock.go_to(begins)
        agenda = self.cast.stage.agenda
        for moment, activity in zip(agenda, self.activities(), strict=True):
            self.live(moment, activity)
        self.cast.direct("close_workshop", workshop=self.cast.workshop)
        Afterwards(self.cast, self.clock).tell()

    def activities(self) -> list[str]:
        """The moments as the server knows them."""
        return [str(each["id"]) for each in self.cast.api.get(f"/workshops/{self.cast.workshop}")["activities"]]

    def live(self, moment: Moment, activity: str) -> None:
        """A moment from its start to its end, with what people do in it."""
        if moment.kind == "tables":
            self.sit_down()
        ends = self.clock.time + timedelta(minutes=moment.minutes)
        self.cast.direct("start_activity", activity=activity, minutes=moment.minutes)
        if moment.kind == "tables" or moment.asks:
            self.write(moment, activity, ends - LAST_MINUTES)
            ends += timedelta(minutes=MORE)
        self.clock.go_to(ends)
        self.cast.direct("end_activity", activity=activity)
        if self.is_last_writing(moment):
            self.clock.go_to(self.clock.time + A_LITTLE)
            self.writing.write_late(self.place(moment))

    def write(self, moment: Moment, activity: str, until: Any) -> None:
        """Notes, groups and what else is due before the end, which is put off by a few minutes."""
        tables = [number for number in self.cast.tables if bool(number) == (moment.kind == "tables")]
        self.writing.hold(moment, tables, self.place(moment), until)
        self.work.gather(tables, moment)
        self.clock.go_to(until)
        self.cast.direct("announce", workshop=self.cast.workshop, text=self.facts["announcement"])
        if moment.kind == "tables":
            self.work.write_pages()
        elif moment is self.cast.stage.agenda[self.last_plenary()]:
            self.take_questions()
        self.cast.direct("extend_activity", activity=activity, minutes=MORE)

    def place(self, moment: Moment) -> Place:
        """Where somebody writes in this moment."""
        if moment.kind == "tables":
            return lambda guest: guest.table
        return lambda guest: str(self.cast.plenary["id"])

    def is_last_writing(self, moment: Moment) -> bool:
        """Whether what comes after this moment comes too late."""
        if self.facts["tables"]:
            return moment.kind == "tables"
        return moment is self.cast.stage.agenda[self.last_plenary()]

    def last_plenary(self) -> int:
        kinds = [moment.kind for moment in self.cast.stage.agenda]
        return len(kinds) - 1 - kinds[::-1].index("plenary")

    def sit_down(self) -> None:
        """The split is announced; every phone says where to go."""
        self.cast.direct("split_participants", workshop=self.cast.workshop, seed=self.facts["people"])
        for guest in self.cast.guests:
            self.sees_its_table(guest)

    def sees_its_table(self, guest: Guest) -> None:
        if not guest.person.sees(lambda screen: bool(screen.table and screen.state(screen.table))):
            raise TimeoutError(f"{guest.person.name} was not shown a table")

    def take_questions(self) -> None:
        """Those who speak answer what they can, and owe the rest."""
        for answer in self.facts.get("answers", []):
            asked = {"note": self.cast.note_of(answer["question"]), "body": answer["body"]}
            if text := answer.get("text"):
                self.cast.direct("answer_note", **asked, text=text)
            else:
                self.cast.direct("owe_answer", **asked, due=answer["due"])
