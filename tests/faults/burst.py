"""Twelve people who write as fast as they are answered, while things happen to the server."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Condition, Event
from typing import Any

from facilitator.demo.cast import Cast, Guest
from facilitator.demo.history import Verdict
from facilitator.demo.judgement import judge
from facilitator.demo.pace import Pace
from facilitator.demo.records import Answered, Entry
from facilitator.demo.stage import Stage
from tests.server import Server

Json = dict[str, Any]

WRITERS = 12
PATIENCE = 60
NO_LIMITS = {"FACILITATOR_OPERATIONS_BURST": "100000", "FACILITATOR_OPERATIONS_RATE": "100000"}
NO_LIMITS |= {"FACILITATOR_HANDSHAKES_BURST": "100000", "FACILITATOR_HANDSHAKES_RATE": "100000"}

STAGE = Stage(
    "burst",
    {
        "title": "Burst",
        "date": "2026-11-23",
        "mode": "online",
        "people": WRITERS,
        "bodies": ["Comune di Chieri", "Comune di Collegno", "Comune di Torino"],
        "tables": [{"theme": "All at one table", "prompts": []}],
        "plenary": {"prompts": []},
    },
)


class Watched(list[Entry]):
    """A history others can wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.acknowledged, self.changed = 0, Condition()

    def append(self, entry: Entry) -> None:
        with self.changed:
            super().append(entry)
            self.acknowledged += isinstance(entry, Answered) and entry.ok
            self.changed.notify_all()

    def wait_for_more(self, acknowledged: int) -> None:
        """Until so many more operations were acknowledged."""
        with self.changed:
            wanted = self.acknowledged + acknowledged
            if not self.changed.wait_for(lambda: self.acknowledged >= wanted, timeout=PATIENCE):
                raise TimeoutError(f"{self.acknowledged} of {wanted} operations were acknowledged")


class Burst:
    """A session with twelve writers on a server that can be exchanged under them."""

    def __init__(self, start: Callable[[], Server], token: str) -> None:
        self.start, self.server = start, start()
        self.history, self.over = Watched(), Event()
        self.cast = Cast(STAGE, self.server.url, token, Pace(100), self.history)
        self.cast.enter()

    def during(self, trouble: Callable[["Burst"], object]) -> Verdict:
        """The verdict on a run during which there was trouble."""
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [pool.submit(self.write_on, guest) for guest in self.cast.guests]
            try:
                trouble(self)
            finally:
                self.over.set()
        for writer in writing:
            writer.result()
        self.cast.facilitator.come_back()
        return judge(self.cast)

    def write_on(self, guest: Guest) -> None:
        guest.notes.append(self.write(guest))
        while not self.over.is_set():
            self.choose(guest)(guest)

    def choose(self, guest: Guest) -> Callable[[Guest], object]:
        return guest.chance.choices([self.add, self.edit, self.take_back], [6, 3, 1])[0]

    def add(self, guest: Guest) -> None:
        guest.notes.append(self.write(guest))

    def write(self, guest: Guest) -> Json:
        """A note; one of four times the line drops before the answer."""
        text = f"{guest.person.name} {len(guest.notes) + 1}"
        cut = guest.chance.random() < 0.25
        answer = guest.person.submit("add_note", {"table": guest.table, "text": text}, cut=cut)
        return {"text": text, **answer["result"]}

    def edit(self, guest: Guest) -> None:
        note = guest.chance.choice(guest.notes)
        change = {"note": note["note"], "text": note["text"] + "!", "revision": note["revision"]}
        answer = guest.person.submit("edit_note", change)
        if answer["ok"]:
            note.update(text=change["text"], revision=answer["result"]["revision"])

    def take_back(self, guest: Guest) -> None:
        """Into the bin and out again, so that the note can be edited later."""
        note = guest.chance.choice(guest.notes)
        for verb in ("delete_note", "restore_note"):
            answer = guest.person.submit(verb, {"note": note["note"]})
            note["revision"] = answer["result"].get("revision", note["revision"]) if answer["ok"] else note["revision"]

    def kill(self, chance: Random) -> None:
        """SIGKILL in the middle of the writing, then a new server on the same data."""
        self.history.wait_for_more(chance.randint(5, 40))
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
