"""Twelve people who write as fast as they are answered and one who conducts, while things happen to the server."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Condition, Event
from typing import Any

from facilitator.demo.cast import Cast, Guest
from facilitator.demo.history import Verdict
from facilitator.demo.judgement import judge
from facilitator.demo.pace import Pace
from facilitator.demo.records import Answered, Entry, Sent
from facilitator.demo.stage import Stage
from tests.faults.conducting import Conductor
from tests.server import Server

Json = dict[str, Any]

WRITERS = 12
PATIENCE = 60
NO_LIMITS = {"FACILITATOR_OPERATIONS_BURST": "100000", "FACILITATOR_OPERATIONS_RATE": "100000"}
NO_LIMITS |= {"FACILITATOR_HANDSHAKES_BURST": "100000", "FACILITATOR_HANDSHAKES_RATE": "100000"}
NO_LIMITS |= {"FACILITATOR_GRACE_SECONDS": "0"}

STAGE = Stage(
    "burst",
    {
        "title": "Burst",
        "date": "2026-11-23",
        "mode": "online",
        "people": WRITERS,
        "bodies": ["Comune di Chieri", "Comune di Collegno", "Comune di Torino"],
        "tables": [{"theme": "Here", "prompts": []}, {"theme": "There", "prompts": []}],
        "plenary": {"prompts": []},
    },
)


class Watched(list[Entry]):
    """A history others can wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.changed, self.names = Condition(), dict[str, str]()
        self.counts: Counter[str] = Counter()

    def append(self, entry: Entry) -> None:
        with self.changed:
            super().append(entry)
            if isinstance(entry, Sent):
                self.names[entry.op] = entry.name
            elif isinstance(entry, Answered) and entry.ok:
                self.counts[self.names.get(entry.op, "")] += 1
            self.changed.notify_all()

    @property
    def acknowledged(self) -> int:
        return self.counts.total()

    def wait_for_more(self, acknowledged: int, name: str = "") -> None:
        """Until so many more operations were acknowledged, of any name or of this one."""
        with self.changed:
            wanted = self.done(name) + acknowledged
            if not self.changed.wait_for(lambda: self.done(name) >= wanted, timeout=PATIENCE):
                raise TimeoutError(f"{self.done(name)} of {wanted} operations {name} were acknowledged")

    def done(self, name: str) -> int:
        return self.counts[name] if name else self.acknowledged


class Burst:
    """A session with twelve writers on a server that can be exchanged under them."""

    def __init__(self, start: Callable[[], Server], token: str) -> None:
        self.start, self.server = start, start()
        self.history, self.over = Watched(), Event()
        self.cast = Cast(STAGE, self.server.url, token, Pace(100), self.history)
        self.cast.enter()
        self.activity = self.sit_down()

    def sit_down(self) -> str:
        """Everybody has a seat, and time runs."""
        self.cast.direct("split_participants", workshop=self.cast.workshop, seed=1)
        for guest in self.cast.guests:
            assert guest.person.sees(lambda screen: bool(screen.table and screen.state(screen.table)))
        activities = self.cast.api.get(f"/workshops/{self.cast.workshop}")["activities"]
        tables = next(str(activity["id"]) for activity in activities if activity["kind"] == "tables")
        self.cast.direct("start_activity", activity=tables, minutes=40)
        return tables

    def during(self, trouble: Callable[["Burst"], object]) -> Verdict:
        """The verdict on a run during which there was trouble."""
        with ThreadPoolExecutor(WRITERS + 1) as pool:
            busy = [pool.submit(self.write_on, guest) for guest in self.cast.guests]
            busy.append(pool.submit(Conductor(self).conduct))
            try:
                trouble(self)
            finally:
                self.over.set()
        for person in busy:
            person.result()
        self.cast.facilitator.come_back()
        return judge(self.cast, grace=0)

    def write_on(self, guest: Guest) -> None:
        while not self.over.is_set():
            self.choose(guest)(guest)

    def choose(self, guest: Guest) -> Callable[[Guest], object]:
        if not guest.notes:
            return self.add
        return guest.chance.choices([self.add, self.edit, self.take_back], [6, 3, 1])[0]

    def add(self, guest: Guest) -> None:
        """A note; one of four times the line drops before the answer. Who was moved meanwhile is refused."""
        text = f"{guest.person.name} {len(guest.notes) + 1}"
        cut = guest.chance.random() < 0.25
        answer = guest.person.submit("add_note", {"table": guest.table, "text": text}, cut=cut)
        if answer["ok"]:
            guest.notes.append({"text": text, **answer["result"]})

    def edit(self, guest: Guest) -> None:
        """Another text; where the facilitator moved the note meanwhile, the next attempt knows its revision."""
        note = guest.chance.choice(guest.notes)
        change = {"note": note["note"], "text": note["text"] + "!", "revision": note["revision"]}
        answer = guest.person.submit("edit_note", change)
        if answer["ok"]:
            note.update(text=change["text"], revision=answer["result"]["revision"])
        elif answer["code"] == "stale_revision":
            note.update(revision=answer["current"]["revision"])

    def take_back(self, guest: Guest) -> None:
        """Into the bin and out again, so that the note can be edited later."""
        note = guest.chance.choice(guest.notes)
        for verb in ("delete_note", "restore_note"):
            answer = guest.person.submit(verb, {"note": note["note"]})
            note["revision"] = answer["result"].get("revision", note["revision"]) if answer["ok"] else note["revision"]

    def kill(self, chance: Random) -> None:
        """SIGKILL in the middle of the writing, then a new server on the same data."""
        self.history.wait_for_more(chance.randint(5, 40))
        self.kill_now()

    def kill_now(self) -> None:
        self.server.kill()
        self.begin_again()

    def drain(self) -> int:
        """SIGTERM in the middle of the writing; the exit code."""
        self.history.wait_for_more(30)
        code = self.server.stop()
        self.begin_again()
        return code

    def begin_again(self) -> None:
        self.server = self.start()
        self.cast.find_server(self.server.url)
