"""An old snapshot and the events since are a fresh snapshot, on each kind of stream, whatever happens."""

from random import Random
from typing import Any

from facilitator.identity import ANONYMOUS, Actor
from facilitator.journal.snapshots import snapshot_of
from facilitator.models import ROLES
from tests.cast import Cast, loaded
from tests.journal.reducing import reduced

Json = dict[str, Any]
Happening = tuple[Actor, str, Json]
NAMES = {"Bruno": "Comune di Chieri", "Gino": "Comune di Asti", "Lia": ""}


def note_happenings(cast: Cast, chance: Random, notes: dict[str, Actor]) -> list[Happening]:
    note, author = chance.choice([*notes.items()] or [("", cast.bruno)])
    revision = {one["id"]: one["revision"] for one in seen_notes(cast)}.get(note, 0)
    person, table = chance.choice([(cast.bruno, cast.tables[0]), (cast.chiara, cast.tables[1])])
    return [
        *[(person, "add_note", {"table": table, "text": f"Nota {len(notes)}"})] * 3,
        (author, "edit_note", {"note": note, "text": "Meglio", "revision": revision}),
        (author, "delete_note", {"note": note}),
        (author, "restore_note", {"note": note}),
        (cast.anna, "hide_note", {"note": note, "reason": "Perché"}),
        (cast.anna, "show_note", {"note": note}),
        (cast.anna, "move_note", {"note": note, "table": chance.choice(cast.tables)}),
        (cast.anna, "answer_note", {"note": note, "text": "Sì", "body": chance.choice([*NAMES.values()])}),
        (cast.anna, "owe_answer", {"note": note, "body": chance.choice([*NAMES.values()]), "due": "2099-01-01"}),
        (cast.anna, "reopen_question", {"note": note}),
    ]


def seen_notes(cast: Cast) -> list[Json]:
    return [note for number in range(3) for note in snapshot(cast, cast.table_stream(number))["notes"]]


def people_happenings(cast: Cast, chance: Random) -> list[Happening]:
    person = chance.choice(snapshot(cast, cast.staff_stream)["people"])["id"]
    name, role = chance.choice([*NAMES]), chance.choice([*ROLES, None])
    listed = {"name": name, "body": NAMES[name], "role": role}
    table, is_locked = chance.choice([*cast.tables[1:], None]), chance.random() < 0.7
    return [
        (cast.anna, "import_participants", {"workshop": cast.workshop, "participants": [listed]}),
        (ANONYMOUS, "join_workshop", {"code": cast.code(cast.workshop), **listed}),
        (cast.anna, "seat_participant", {"participant": person, "table": chance.choice(cast.tables)}),
        (cast.anna, "split_participants", {"workshop": cast.workshop, "seed": chance.randrange(9)}),
        (cast.anna, "draft_seats", {"workshop": cast.workshop, "moves": [{"participant": person, "table": table}]}),
        (cast.anna, "lock_seats", {"workshop": cast.workshop, "participants": [person], "locked": is_locked}),
        (cast.anna, "draft_split", {"workshop": cast.workshop, "people": "listed", "seed": chance.randrange(9)}),
        (cast.anna, "announce_seats", {"workshop": cast.workshop}),
    ]


def list_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """The list is mended by hand. Bruno and Chiara, who write, are corrected and joined to others, never taken off."""
    people = [person["id"] for person in snapshot(cast, cast.staff_stream)["people"]]
    writing = chance.choice([cast.bruno.id, cast.chiara.id])
    others = [person for person in people if person not in (cast.bruno.id, cast.chiara.id)]
    other = chance.choice([*others, *others, writing])
    said = {"name": chance.choice([*NAMES]), "body": chance.choice(["Comune di Asti", "Lega"]), "needs": "Una rampa"}
    as_other = {"as_other": chance.random() < 0.5}
    return [
        (cast.anna, "add_participant", {"workshop": cast.workshop, "namesake": True, **said}),
        (cast.anna, "edit_participant", {"participant": chance.choice([writing, other]), "role": "mayor", **said}),
        (cast.anna, "merge_participants", {"participant": writing, "other": other, **as_other}),
        *[(cast.anna, "remove_participant", {"participant": gone}) for gone in others[-1:]],
    ]


def hall_happenings(cast: Cast, chance: Random) -> list[Happening]:
    workshop, words = cast.workshop, {"title": f"Tappa {chance.randrange(9)}", "date": "2026-12-01", "mode": "hybrid"}
    return [
        (cast.anna, "announce", {"workshop": workshop, "table": cast.tables[1], "text": "Avanti"}),
        (cast.anna, "announce", {"workshop": workshop, "text": "A tutti"}),
        (cast.anna, "change_workshop", {"workshop": workshop, "changes": words}),
        (cast.anna, chance.choice(["freeze_table", "thaw_table"]), {"table": cast.tables[2]}),
        (cast.anna, chance.choice(["freeze_tables", "thaw_tables"]), {"workshop": workshop}),
    ]


def time_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """Time runs for everybody, and for one table longer or shorter."""
    activity, table = {"activity": snapshot(cast, cast.stream)["activities"][0]["id"]}, {"table": cast.tables[1]}
    minutes = {"minutes": chance.choice([1, 5])}
    return [
        (cast.anna, "start_activity", activity | minutes),
        (cast.anna, "extend_activity", activity | minutes),
        (cast.anna, "end_activity", activity),
        (cast.anna, "reopen_activity", activity | minutes),
        (cast.anna, "extend_table", table | minutes),
        (cast.anna, "end_table", table),
        (cast.anna, "reopen_table", table | minutes),
    ]


def door_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """People wait at the door, come in, give up, come back."""
    door, name = chance.choice(["open", "list", "approval"]), chance.choice([*NAMES])
    knocks = snapshot(cast, cast.staff_stream)["knocks"]
    knock = chance.choice(knocks or [{"id": cast.workshop}])["id"]
    said = {"code": cast.code(cast.workshop), "name": name, "body": NAMES[name]}
    return [
        (cast.anna, "change_workshop", {"workshop": cast.workshop, "changes": {"door": door}}),
        *[(ANONYMOUS, "join_workshop", {**said, "again": chance.random() < 0.5})] * 3,
        (cast.anna, "accept_knock", {"knock": knock}),
        (cast.anna, "accept_knocks", {"workshop": cast.workshop}),
        (cast.anna, "refuse_knock", {"knock": knock}),
        (Actor("waiting", knock), "withdraw_knock", {}),
        (Actor("expected", chance.choice([cast.bruno.id, cast.chiara.id])), "return_participant", {}),
    ]


def cluster_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """Many hands put notes together and take them apart; the notes come and go meanwhile."""
    number = chance.randrange(2)
    state, hand = snapshot(cast, cast.table_stream(number)), chance.choice([cast.anna, cast.chiara])
    notes = [note["id"] for note in chance.sample(state["notes"], k=min(2, len(state["notes"])))]
    cluster = chance.choice(state["clusters"] or [{"id": cast.workshop}])["id"]
    here = {"table": cast.tables[number], "notes": notes}
    return [
        *[(hand, "gather_notes", {**here, "title": f"Gruppo {chance.randrange(9)}"})] * 2,
        *[(hand, "gather_notes", {**here, "cluster": cluster})] * 3,
        (hand, "release_notes", here),
        (hand, "rename_cluster", {"cluster": cluster, "title": f"Gruppo {chance.randrange(9)}"}),
        (hand, "dissolve_cluster", {"cluster": cluster}),
    ]


def page_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """Several hands write the page of a table, who sits there signs it, and parts come and go."""
    number = chance.randrange(1, 3)
    here, page = {"table": cast.tables[number]}, snapshot(cast, cast.table_stream(number))["page"]
    known = {field["id"]: field["revision"] for field in page["fields"]}
    field, person = chance.choice(["point_1", "point_2", "question"]), chance.choice([cast.bruno, cast.chiara])
    read = {**here, "revision": sum(known.values())}
    text, seen = f"Pagina {chance.randrange(9)}", {"revisions": [known.get("point_1", 0), known.get("point_2", 0)]}
    part = chance.choice(["rapporteur", "host", None])
    return [
        (person, "give_part", {**here, "participant": person.id, "part": part}),
        *[(cast.anna, "write_page", {**here, "field": field, "text": text, "revision": known.get(field, 0)})] * 2,
        (person, "write_page", {**here, "field": field, "text": text, "revision": 1}),
        (cast.anna, "swap_points", {**here, "one": 1, "other": 2, **seen}),
        (person, "sign_page", {**read, "approves": True}),
        (person, "sign_page", {**read, "field": field, "reason": "Non l’abbiamo detto"}),
    ]


def help_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """Tables call, are answered, and have finished; Bruno and Chiara may sit elsewhere by now."""
    number = chance.randrange(3)
    table, writer = cast.tables[number], chance.choice([cast.bruno, cast.chiara])
    calls = snapshot(cast, cast.table_stream(number))["calls"]
    return [
        (writer, "call_help", {"table": table, "text": "Una domanda"}),
        (writer, "mark_done", {"table": table, "done": chance.random() < 0.7}),
        *((chance.choice([cast.anna, writer]), "answer_help", {"call": call["id"]}) for call in calls[-1:]),
    ]


def desk_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """What is prepared, by two who prepare at once."""
    state = snapshot(cast, cast.stream)
    activity, table = chance.choice(state["activities"]), chance.choice(state["tables"])
    prompt = {"table": table["id"], "prompt": chance.choice(table["prompts"] or [{"id": activity["id"]}])["id"]}
    place, workshop = chance.randrange(1, 5), cast.workshop
    return [
        (cast.anna, "change_workshop", {"workshop": workshop, "changes": {"starts": f"{place:02}:30"}}),
        (cast.anna, "add_activity", {"workshop": workshop, "kind": "break", "position": place}),
        (cast.anna, "edit_activity", {"activity": activity["id"], "changes": {"title": f"Momento {place}"}}),
        (cast.anna, "move_activity", {"activity": activity["id"], "position": place}),
        (cast.anna, "remove_activity", {"activity": activity["id"]}),
        (cast.anna, "add_table", {"workshop": workshop, "theme": "Acqua", "prompts": ["Perché?"]}),
        (cast.anna, "change_table", {"table": table["id"], "changes": {"capacity": place}}),
        (cast.anna, "remove_table", {"table": table["id"]}),
        (cast.anna, "add_prompt", {"table": table["id"], "text": "Quando?"}),
        (cast.anna, "edit_prompt", {**prompt, "changes": {"text": "Dove?"}}),
        (cast.anna, "move_prompt", {**prompt, "position": place}),
        (cast.anna, "remove_prompt", prompt),
    ]


def chapter_happenings(cast: Cast, chance: Random) -> list[Happening]:
    """The chapters of the restitution are put in order and written around."""
    state, workshop = snapshot(cast, cast.staff_stream), cast.workshop
    sections = chance.sample(state["sections"], k=len(state["sections"]))
    place = {"section": chance.choice(["agenda", "brief"]), "place": chance.choice(["introduction", "closing"])}
    known = [text["revision"] for text in state["section_texts"] if place.items() <= text.items()]
    words = {**place, "text": f"Parole {chance.randrange(9)}", "revision": sum(known)}
    return [
        (cast.anna, "arrange_restitution", {"workshop": workshop, "sections": sections}),
        *[(cast.anna, "write_section_text", {"workshop": workshop, **words})] * 3,
    ]


def body_happenings(cast: Cast, chance: Random) -> list[Happening]:
    people = snapshot(cast, cast.staff_stream)["people"]
    bodies = sorted({person["body"]["id"] for person in people if person["body"]})
    town = f"Comune di {chance.choice(['Almese', 'Barge', 'Condove', 'Druento', 'Pinerolo'])}"
    newcomer = {"code": cast.code(cast.workshop), "name": f"Ivo {len(people)}", "body": town}
    return [
        (ANONYMOUS, "join_workshop", newcomer),
        (cast.fabio, "edit_body", {"body": chance.choice(bodies), "name": town}),
        (cast.fabio, "merge_bodies", {"body": chance.choice(bodies), "into": chance.choice(bodies)}),
    ]


def play(cast: Cast, chance: Random, notes: dict[str, Actor]) -> str:
    """Something happens; some of it is refused, as in life. What happened, if anything."""
    happenings = (
        people_happenings,
        list_happenings,
        hall_happenings,
        time_happenings,
        help_happenings,
        cluster_happenings,
        page_happenings,
        door_happenings,
        desk_happenings,
        chapter_happenings,
        body_happenings,
    )
    written = note_happenings(cast, chance, notes)
    kinds = [*[written] * len(happenings), *(happening(cast, chance) for happening in happenings)]
    actor, verb, args = chance.choice(chance.choice(kinds))
    answer = cast.submit(actor, verb, **args)
    if answer.ok and verb == "add_note":
        notes[answer.id] = actor
    return verb if answer.ok else ""


def streams(cast: Cast) -> list[str]:
    """Each kind of stream, of people who sit, come and go."""
    people = [person["id"] for person in snapshot(cast, cast.staff_stream)["people"]]
    tables = [cast.table_stream(number) for number in range(3)]
    waiting = [f"knock:{knock['id']}" for knock in snapshot(cast, cast.staff_stream)["knocks"]]
    return [cast.stream, cast.staff_stream, *tables, *waiting, *(f"participant:{person}" for person in people)]


def snapshot(cast: Cast, stream: str) -> Json:
    """The stream as it is stored now, past what is kept."""
    with cast.journal.reading() as session:
        fresh: Json = loaded(snapshot_of(session, stream))
    return fresh


def seq(cast: Cast, stream: str) -> int:
    with cast.journal.reading() as session:
        return int(cast.journal.catchup.snapshot(session, stream)["seq"])


def test_an_old_snapshot_and_the_events_since_are_a_fresh_snapshot(cast: Cast) -> None:
    chance, notes = Random(17), dict[str, Actor]()
    happened, old = set[str](), list[tuple[str, int, Json]]()
    for number, author in ((1, cast.bruno), (2, cast.denis)):
        cast.add_note(author, "Una tavola con note resta", table=number)
    for _ in range(100):
        old += [(stream, seq(cast, stream), snapshot(cast, stream)) for stream in streams(cast)]
        happened.add(play(cast, chance, notes))
    assert len(happened) > 12 and len(notes) > 3
    fresh = {stream: snapshot(cast, stream) for stream in streams(cast)}
    told = {stream: cast.events(stream) for stream in fresh}
    for stream, known, state in [each for each in old if each[0] in fresh]:
        since = [event for event in told[stream] if event["seq"] > known]
        assert reduced(stream, state, since) == fresh[stream], (stream, known)
