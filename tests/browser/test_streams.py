"""A snapshot and the events after it are the next snapshot, in the very reducers people's browsers run."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from facilitator.extensions import db
from facilitator.identity import ANONYMOUS, Actor
from facilitator.models import Participant
from tests.browser.hall import Guest, Hall
from tests.browser.reading import read

Json = dict[str, Any]
Act = Callable[["Play"], object]

FOLD = """async ([kind, folder, state, events]) => {
  const { reduce } = await import(`${folder}/js/stores/${kind}.js`);
  return events.reduce((known, event) => reduce(known, event), state);
}"""


class Play:
    """Somebody at table one, a note there, and the words for what happens next."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.table, self.other = hall.tables[1], hall.tables[2]
        self.activity = hall.office.activity(self.table)
        self.bruno = hall.let_in("Bruno", "Comune di Leinì")
        hall.direct("seat_participant", participant=self.bruno.id, table=self.table)
        self.note = self.write("A first note")

    def write(self, text: str) -> str:
        return str(self.as_bruno("add_note", table=self.table, text=text)["note"])

    def as_bruno(self, name: str, **args: Any) -> Json:
        return self.as_guest(self.bruno, name, **args)

    def as_guest(self, guest: Guest, name: str, **args: Any) -> Json:
        operations = [{"id": str(uuid.uuid4()), "name": name, "args": args}]
        answer: Json = read(self.hall, "/operations", guest.token, {"operations": operations})["results"][0]
        assert answer["ok"], answer
        result: Json = answer["result"]
        return result

    @property
    def streams(self) -> list[str]:
        session = self.hall.workshop
        tables = [f"table:{self.table}", f"table:{self.other}"]
        return [f"workshop:{session}", f"staff:{session}", f"participant:{self.bruno.id}", *tables]

    def get(self, path: str) -> Json:
        kind = path.split(":")[0]
        return read(
            self.hall, f"/streams/{path}", self.bruno.token if kind == "participant" else self.hall.office.token
        )

    def use_token_of_now(self) -> None:
        """Bruno's token is another one after he changed phone."""
        with self.hall.office.app.app_context():
            person = db.session.get_one(Participant, self.bruno.id)
            self.bruno = Guest(person.id, self.hall.office.app.extensions["keyring"].participant_token(person))

    def snapshots(self) -> dict[str, Json]:
        return {stream: self.get(f"{stream}/snapshot") for stream in self.streams}


def edit(play: Play) -> None:
    play.as_bruno("edit_note", note=play.note, text="In other words", revision=1)


def bin_and_restore(play: Play) -> None:
    play.as_bruno("delete_note", note=play.note)
    play.as_bruno("restore_note", note=play.note)


def hide_twice(play: Play) -> None:
    second = play.write("A second note")
    play.hall.direct("hide_note", note=play.note, reason="it names somebody")
    play.hall.direct("hide_note", note=second, reason="so does this")
    play.hall.direct("show_note", note=play.note)
    play.hall.direct("hide_note", note=play.note, reason="it still does")


def answer_and_owe(play: Play) -> None:
    """One body answers, and owes another answer; it gets another name, and a question is hidden and shown."""
    second, body = play.write("Who lends a form?"), f"Comune di {uuid.uuid4().hex}x"
    play.hall.direct("answer_note", note=play.note, text="We do", body=body)
    play.hall.direct("owe_answer", note=second, body=body, due="2099-03-26")
    noted = play.get(f"table:{play.table}/snapshot")["snapshot"]["notes"]
    renamed = {"body": noted[0]["answer"]["body"]["id"], "name": f"Comune di {uuid.uuid4().hex}x"}
    play.hall.facilitator.submit("edit_body", renamed)
    play.hall.direct("hide_note", note=second, reason="it names somebody")
    play.hall.direct("show_note", note=second)
    play.hall.direct("hide_note", note=play.note, reason="it names somebody")


def reopen(play: Play) -> None:
    play.hall.direct("answer_note", note=play.note)
    play.hall.direct("reopen_question", note=play.note)


def run_the_activity(play: Play) -> None:
    for name in ("start_activity", "end_activity", "reopen_activity"):
        play.hall.direct(name, activity=play.activity)
    play.hall.direct("extend_activity", activity=play.activity, minutes=5)


def give_a_table_its_own_time(play: Play) -> None:
    activity, table = {"activity": play.activity}, {"table": play.table}
    play.hall.direct("start_activity", **activity, minutes=10)
    for name, args in (("extend", {"minutes": 5}), ("end", {}), ("reopen", {}), ("extend", {"minutes": 1})):
        play.hall.direct(f"{name}_table", **table, **args)
    play.hall.direct("extend_activity", **activity, minutes=5)
    play.hall.direct("end_activity", **activity)
    play.hall.direct("reopen_table", **table, minutes=5)
    play.hall.direct("reopen_activity", **activity)


def invite_and_let_in(play: Play) -> None:
    invited = [{"name": "Carla", "body": "Comune di Druento", "role": "mayor"}, {"name": "Dino", "role": "citizen"}]
    play.hall.direct("import_participants", workshop=play.hall.workshop, participants=invited)
    play.hall.let_in("Carla", "Comune di Druento")
    play.hall.let_in("Ettore", "Comune di Leinì")


def change_a_role(play: Play) -> None:
    for role in ("mayor", "citizen"):
        invited = [{"name": "Bruno", "body": "Comune di Leinì", "role": role}]
        play.hall.direct("import_participants", workshop=play.hall.workshop, participants=invited)


def correct(play: Play) -> None:
    words = {"title": "Another day", "date": "2026-12-01", "mode": "online", "host": "Comune di Asti"}
    play.hall.direct("change_workshop", workshop=play.hall.workshop, changes=words)
    play.hall.direct("change_table", table=play.other, changes={"theme": "Another theme"})
    for question in ("Who?", "When?"):
        play.hall.direct("add_prompt", table=play.table, text=question)


def rename_and_merge(play: Play) -> None:
    """Bodies belong to the whole server: the names are new each time."""
    play.hall.direct("hide_note", note=play.note, reason="it names somebody")
    play.write("Of the same body")
    play.hall.let_in("Zoe", f"Comune di {uuid.uuid4().hex}x")
    people = play.get(f"staff:{play.hall.workshop}/snapshot")["snapshot"]["people"]
    first, last = people[0]["body"]["id"], people[-1]["body"]["id"]
    play.hall.facilitator.submit("edit_body", {"body": first, "name": f"Comune di {uuid.uuid4().hex}x"})
    play.hall.direct("merge_bodies", body=first, into=last)


def prepare(play: Play) -> None:
    """What is done on the set-up page, one thing at a time."""
    session, direct = play.hall.workshop, play.hall.direct
    direct("change_workshop", workshop=session, changes={"starts": "09:30"})
    first = direct("add_activity", workshop=session, kind="welcome", position=1)["activity"]
    last = direct("add_activity", workshop=session, kind="closing")["activity"]
    direct("edit_activity", activity=last, changes={"minutes": 10})
    direct("move_activity", activity=last, position=1)
    direct("remove_activity", activity=first)
    made = [direct("add_table", workshop=session, theme=f"More {number}")["table"] for number in range(3)]
    direct("change_table", table=made[2], changes={"capacity": 8})
    asked = [direct("add_prompt", table=made[2], text=text)["prompt"] for text in ("What?", "Who?", "When?")]
    direct("edit_prompt", table=made[2], prompt=asked[0], changes={"text": "What else?"})
    direct("move_prompt", table=made[2], prompt=asked[2], position=1)
    direct("remove_prompt", table=made[2], prompt=asked[1])
    direct("remove_table", table=made[0])


def put_away(play: Play) -> None:
    direct, session = play.hall.direct, {"workshop": play.hall.workshop}
    direct("close_workshop", **session)
    direct("archive_workshop", **session)
    direct("unarchive_workshop", **session)
    direct("delete_workshop", **session, title="A day together")
    direct("restore_workshop", **session)


def publish(play: Play) -> None:
    direct, session = play.hall.direct, {"workshop": play.hall.workshop}
    direct("close_workshop", **session)
    direct("publish_restitution", **session)
    direct("hide_note", note=play.note, reason="it names somebody")
    direct("publish_restitution", **session)
    direct("withdraw_restitution", **session, edition=2)


def split(play: Play) -> None:
    for number in range(5):
        play.hall.let_in(f"Guest {number}", f"Comune di {number % 3}")
    play.hall.direct("split_participants", workshop=play.hall.workshop, seed=7)
    play.hall.direct("split_participants", workshop=play.hall.workshop, seed=8)


def sign_up(play: Play) -> None:
    """Of three who sign up one comes and one was invited; two stay at home."""
    office, session = play.hall.office, play.hall.workshop
    play.hall.direct("open_signup", workshop=session, until="2099-12-31T22:59:59Z")
    play.hall.direct("import_participants", workshop=session, participants=[{"name": "Carla"}])
    signed = [
        Actor("expected", office.do(ANONYMOUS, "sign_up", {"workshop": session, "name": name})["participant"])
        for name in ("Carla", "Dino", "Ettore")
    ]
    play.hall.direct("seat_participant", participant=signed[1].id, table=play.other)
    office.do(signed[2], "change_signup", {"name": "Ettore", "body": "Comune di Asti", "needs": "A ramp"})
    office.do(signed[2], "enter_workshop", {})
    for person in signed[:2]:
        office.do(person, "withdraw_signup", {})
    play.hall.direct("renew_link", participant=signed[2].id)
    play.hall.direct("renew_links", workshop=session)
    play.hall.direct("close_signup", workshop=session)


def wait_at_the_door(play: Play) -> None:
    """Of four who knock one comes in, one is told not now, one gives up, and one waits; Bruno changes phone twice."""
    office, session = play.hall.office, play.hall.workshop
    play.hall.direct("change_workshop", workshop=session, changes={"door": "approval"})
    code = {"code": play.hall.code, "body": "Comune di Asti"}
    names = ("Carla", "Dino", "Ettore", "Fausta")
    knocks = [office.do(ANONYMOUS, "join_workshop", {**code, "name": name})["knock"] for name in names]
    play.hall.direct("accept_knock", knock=knocks[0])
    play.hall.direct("refuse_knock", knock=knocks[1])
    office.do(Actor("waiting", knocks[2]), "withdraw_knock", {})
    again = {**code, "name": "Bruno", "body": "Comune di Leinì", "again": True}
    play.hall.direct("accept_knock", knock=office.do(ANONYMOUS, "join_workshop", again)["knock"])
    office.do(Actor("expected", play.bruno.id), "return_participant", {})
    play.use_token_of_now()


def let_all_in(play: Play) -> None:
    play.hall.direct("change_workshop", workshop=play.hall.workshop, changes={"door": "list"})
    for name in ("Carla", "Dino"):
        play.hall.office.do(ANONYMOUS, "join_workshop", {"code": play.hall.code, "name": name})
    play.hall.direct("accept_knocks", workshop=play.hall.workshop)


def draft(play: Play) -> None:
    session = play.hall.workshop
    guests = [play.hall.let_in(f"Guest {number}", f"Comune di {number % 3}").id for number in range(4)]
    moves = [{"participant": play.bruno.id, "table": play.other}, {"participant": guests[0], "table": play.table}]
    play.hall.direct("draft_seats", workshop=session, moves=moves)
    play.hall.direct("lock_seats", workshop=session, participants=[play.bruno.id, guests[0]], locked=True)
    play.hall.direct("draft_split", workshop=session, seed=7)
    play.hall.direct("lock_seats", workshop=session, participants=[guests[0]], locked=False)
    play.hall.direct("draft_seats", workshop=session, moves=[{"participant": guests[1], "table": None}])


def draft_and_announce(play: Play) -> None:
    draft(play)
    play.hall.direct("announce_seats", workshop=play.hall.workshop)
    play.hall.direct("draft_split", workshop=play.hall.workshop, seed=8)
    play.hall.direct("split_participants", workshop=play.hall.workshop, seed=9)


def mend_the_list(play: Play) -> None:
    """Bruno, with a hidden note and a shown one, gets another name and body, then the notes of somebody else."""
    hidden, session = play.write("A hidden note"), play.hall.workshop
    play.hall.direct("hide_note", note=hidden, reason="it names somebody")
    other = {"name": "Bruno Rosso", "body": "Comune di Asti"}
    play.hall.direct("edit_participant", participant=play.bruno.id, **other)
    play.hall.direct("add_participant", workshop=session, name="Bruno R.", body="Comune di Asti", role="mayor")
    people = play.get(f"staff:{session}/snapshot")["snapshot"]["people"]
    listed = next(person["id"] for person in people if person["name"] == "Bruno R.")
    play.hall.direct("merge_participants", participant=play.bruno.id, other=listed, as_other=True)


def take_off_the_list(play: Play) -> None:
    guest = play.hall.let_in("Ettore", "Comune di Leinì")
    play.hall.direct("seat_participant", participant=guest.id, table=play.table)
    play.hall.direct("remove_participant", participant=guest.id)


def call_and_answer(play: Play) -> None:
    play.as_bruno("call_help", table=play.table, text="We disagree")
    call = play.get(f"table:{play.table}/snapshot")["snapshot"]["calls"][0]
    play.hall.direct("answer_help", call=call["id"])
    play.as_bruno("call_help", table=play.table)


def gather_and_take_apart(play: Play) -> None:
    """Two hands, two groups: a note changes group, another leaves the table, a group has another title, one is gone."""
    second, third = play.write("A second note"), play.write("A third note")
    here, there = {"table": play.table, "notes": [play.note, second]}, {"table": play.table, "notes": [second, third]}
    first = play.as_bruno("gather_notes", **here, title="To be found")["cluster"]
    other = play.hall.direct("gather_notes", **there, title="Plain words")["cluster"]
    play.as_bruno("gather_notes", table=play.table, notes=[third], cluster=first)
    play.as_bruno("release_notes", table=play.table, notes=[play.note])
    play.as_bruno("gather_notes", table=play.table, notes=[play.note], cluster=first)
    play.hall.direct("move_note", note=third, table=play.other)
    play.hall.direct("rename_cluster", cluster=first, title="Found at once")
    play.as_bruno("gather_notes", table=play.table, title="Nothing yet")
    play.hall.direct("dissolve_cluster", cluster=other)


def write_and_sign(play: Play) -> None:
    """Two write the page, points change places, one signs, one marks; what is written anew settles what was said."""
    play.use_token_of_now()
    here = {"table": play.table}
    play.as_bruno("give_part", **here, participant=play.bruno.id, part="rapporteur")
    play.as_bruno("write_page", **here, field="point_1", text="To be found", revision=0, sources=[play.note])
    play.hall.direct("write_page", **here, field="question", text="Who lends a form?", revision=0)
    play.hall.direct("swap_points", **here, one=1, other=3, revisions=[1, 0])
    play.as_bruno("sign_page", **here, revision=4, approves=True)
    play.hall.direct("write_page", **here, field="disagreement", text="None", revision=0)
    play.as_bruno("sign_page", **here, revision=5, field="question", reason="We did not ask this")
    play.hall.direct("write_page", **here, field="disagreement", text="One", revision=1)


def finish_and_go_on(play: Play) -> None:
    guest = play.hall.let_in("Ettore", "Comune di Leinì")
    play.hall.direct("seat_participant", participant=guest.id, table=play.table)
    play.as_bruno("mark_done", table=play.table, done=True)
    play.hall.direct("remove_participant", participant=guest.id)


def arrange_chapters(play: Play) -> None:
    session, direct = {"workshop": play.hall.workshop}, play.hall.direct
    sections = play.get(f"staff:{play.hall.workshop}/snapshot")["snapshot"]["sections"]
    direct("arrange_restitution", **session, sections=[*sections[1:], {**sections[0], "on": False}])
    for revision, text in enumerate(("First words", "Other words", "")):
        for place in ("introduction", "closing"):
            where = {"section": "agenda", "place": place}
            direct("write_section_text", **session, **where, text=text, revision=revision)


def erase_a_guest(play: Play) -> None:
    """Somebody who wrote, called and whose note was hidden erases all of it."""
    guest = play.hall.let_in("Ettore", "Comune di Leinì")
    play.hall.direct("seat_participant", participant=guest.id, table=play.table)
    steps = [("add_note", {"table": play.table, "text": text}) for text in ("One of mine", "Another of mine")]
    notes = [play.as_guest(guest, name, **args)["note"] for name, args in steps]
    play.as_guest(guest, "call_help", table=play.table, text="My words")
    play.hall.direct("hide_note", note=notes[0], reason="it names somebody")
    play.as_guest(guest, "erase_own_data", extent="notes")


ACTS: dict[str, Act] = {
    "erase_own_data": erase_a_guest,
    "edit_participant and merge_participants": mend_the_list,
    "remove_participant": take_off_the_list,
    "add_note": lambda play: play.write("Another note"),
    "edit_note": edit,
    "delete_note": lambda play: play.as_bruno("delete_note", note=play.note),
    "restore_note": bin_and_restore,
    "move_note": lambda play: play.hall.direct("move_note", note=play.note, table=play.other),
    "hide_note and show_note": hide_twice,
    "answer_note and owe_answer": answer_and_owe,
    "reopen_question": reopen,
    "hide_note of a binned one": lambda play: (
        play.as_bruno("delete_note", note=play.note),
        play.hall.direct("hide_note", note=play.note, reason="it names somebody"),
    ),
    "activities": run_the_activity,
    "close_workshop": lambda play: play.hall.direct("close_workshop", workshop=play.hall.workshop),
    "import_participants and join_workshop": invite_and_let_in,
    "import_participants of who sits": change_a_role,
    "signing up": sign_up,
    "accept_knock, refuse_knock, withdraw_knock and return_participant": wait_at_the_door,
    "accept_knocks": let_all_in,
    "seat_participant": lambda play: play.hall.direct("seat_participant", participant=play.bruno.id, table=play.other),
    "split_participants": split,
    "draft_seats, lock_seats and draft_split": draft,
    "announce_seats": draft_and_announce,
    "change_workshop and change_table": correct,
    "what is prepared": prepare,
    "archive_workshop and delete_workshop": put_away,
    "publish_restitution and withdraw_restitution": publish,
    "arrange_restitution and write_section_text": arrange_chapters,
    "announce": lambda play: play.hall.direct("announce", workshop=play.hall.workshop, text="Five minutes"),
    "announce at a table": lambda play: play.hall.direct(
        "announce", workshop=play.hall.workshop, text="Well done", table=play.table
    ),
    "call_help and answer_help": call_and_answer,
    "mark_done": finish_and_go_on,
    "give_part, write_page, swap_points and sign_page": write_and_sign,
    "gather_notes, release_notes, rename_cluster and dissolve_cluster": gather_and_take_apart,
    "edit_body and merge_bodies": rename_and_merge,
    "extend_table, end_table and reopen_table": give_a_table_its_own_time,
    "freeze_tables": lambda play: play.hall.direct("freeze_tables", workshop=play.hall.workshop),
    "thaw_tables": lambda play: (
        play.hall.direct("freeze_tables", workshop=play.hall.workshop),
        play.hall.direct("thaw_tables", workshop=play.hall.workshop),
    ),
    "freeze_table": lambda play: play.hall.direct("freeze_table", table=play.table),
    "thaw_table": lambda play: (
        play.hall.direct("freeze_table", table=play.table),
        play.hall.direct("thaw_table", table=play.table),
    ),
}


@pytest.mark.parametrize("naming", ["names", "nothing"])
def test_snapshot_and_events_are_the_next_snapshot(open_hall: Callable[..., Hall], naming: str) -> None:
    page: Page | None = None
    for name, act in ACTS.items():
        play = Play(open_hall(naming=naming))
        page = page or blank_page(play.hall)
        before = play.snapshots()
        act(play)
        after = play.snapshots()
        assert any(after[stream]["seq"] > before[stream]["seq"] for stream in play.streams), f"{name} told nothing"
        for stream in play.streams:
            assert folded(page, play, stream, before[stream]) == after[stream]["snapshot"], f"{name} on {stream}"


def blank_page(hall: Hall) -> Page:
    page = hall.device(hall.let_in("Nobody", "")).context.new_page()
    page.goto(f"{hall.url}/join")
    return page


def folded(page: Page, play: Play, stream: str, before: Json) -> Json:
    """The state of a stream by the browser's reducers, from a snapshot and the events after it."""
    events = play.get(f"{stream}?after={before['seq']}")["events"]
    folder = page.locator("link[rel=stylesheet]").first.get_attribute("href") or ""
    state = page.evaluate(FOLD, [stream.split(":")[0], folder.split("/css/")[0], before["snapshot"], events])
    result: Json = json.loads(json.dumps(state))
    return result
