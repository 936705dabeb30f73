"""What a screen does with events, in a few lines: a second opinion on what streams tell."""

import copy
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]


def reduced(stream: str, state: Json, events: list[Json]) -> Json:
    """The state of a stream after some more events."""
    state = copy.deepcopy(state)
    for event in events:
        KINDS[stream.partition(":")[0]](state, event["name"], copy.deepcopy(event["data"]))
        if event["name"] in ("body_edited", "bodies_merged"):
            rename(state, event["data"].get("merged", event["data"]["body"]["id"]), event["data"]["body"])
    return state


def rename(told: Any, body: str, now: Json) -> None:
    """Wherever that body stands, it has another name or is another one now."""
    if isinstance(told, list):
        for each in told:
            rename(each, body, now)
    elif isinstance(told, dict):
        if (told.get("body") or {}).get("id") == body:
            told["body"] = now
        rename([*told.values()], body, now)


def at_the_table(state: Json, name: str, told: Json) -> None:
    if name.startswith("note_") or name in ("answer_owed", "question_reopened"):
        with_note(state["notes"], name, told["note"])
    elif name in ("participant_seated", "participant_edited"):
        put(state["people"], told["participant"])
    elif name == "participant_left":
        state["people"] = [person for person in state["people"] if person["id"] != told["participant"]]
    elif name == "announced":
        state["announcements"].append(told["announcement"])
    elif name.startswith("help_"):
        put(state["calls"], told["call"])
    gather(state["clusters"], name, told)
    with_page(state, name, told)
    if name in ("participant_seated", "participant_left", "done_marked"):
        done = {*state["done"]} - {id_of(told["participant"])}
        state["done"] = sorted(done | ({told["participant"]} if told.get("done") else set()))


def with_page(state: Json, name: str, told: Json) -> None:
    """Other words settle what was said of those before; a part goes with the seat."""
    page = state["page"]
    for field in told.get("fields", []) if "table" in told else []:
        put(page["fields"], field)
        page["fields"].sort(key=lambda each: each["position"])
        page["signatures"] = [each for each in page["signatures"] if each["field"] not in (None, field["id"])]
    if name == "page_signed":
        others = [each for each in page["signatures"] if each["participant"] != told["signature"]["participant"]]
        page["signatures"] = sorted([*others, told["signature"]], key=lambda each: str(each["participant"]))
    if name == "page_people_merged":
        both = (told["merged"], told["participant"])
        others = [each for each in page["signatures"] if each["participant"] not in both]
        signed = [told["signature"]] if told["signature"] else []
        page["signatures"] = sorted(others + signed, key=lambda each: str(each["participant"]))
        for field in page["fields"]:
            field["text"] = told["participant"] if field["text"] == told["merged"] else field["text"]
    if name in ("participant_seated", "participant_left", "part_given"):
        who = id_of(told["participant"])
        mine = [{"participant": who, "part": told["part"]}] if told.get("part") else []
        others = [each for each in state["parts"] if each["participant"] != who]
        state["parts"] = sorted(others + mine, key=lambda each: str(each["participant"]))


def gather(clusters: list[Json], name: str, told: Json) -> None:
    """A note is in one group at most."""
    moved = told.get("notes", []) + ([told["note"]] if name == "note_removed" else [])
    for cluster in clusters:
        cluster["notes"] = [note for note in cluster["notes"] if note not in moved]
    if name == "cluster_dissolved":
        clusters[:] = [cluster for cluster in clusters if cluster["id"] != told["cluster"]]
    elif "cluster" in told:
        fresh: Json = {"notes": []}
        known = next((cluster for cluster in clusters if cluster["id"] == told["cluster"]["id"]), fresh)
        put(clusters, {**told["cluster"], "notes": sorted(known["notes"] + moved)})


def with_note(notes: list[Json], name: str, told: Any) -> None:
    if name == "note_removed":
        notes[:] = [note for note in notes if note["id"] != told]
    elif isinstance(told, str):
        out_of_sight(next(note for note in notes if note["id"] == told), name)
    else:
        put(notes, told)
        notes.sort(key=lambda note: note["number"])


def out_of_sight(note: Json, name: str) -> None:
    """An event that only names the note took its words away; the revision went up by one."""
    state = "hidden" if name == "note_hidden" else "binned"
    note.update(text=None, author=None, fields={}, answer=None, state=state, revision=note["revision"] + 1)


def in_the_hall(state: Json, name: str, told: Json) -> None:
    if name == "announced":
        state["announcements"].append(told["announcement"])
    elif name == "participants_counted":
        state["counts"] = told
    elif name in ("table_added", "table_removed"):
        with_table(state["tables"], told["table"])
    elif name in ("table_filled", "table_edited", "table_extended", "table_ended", "table_reopened"):
        next(table for table in state["tables"] if table["id"] == told["table"]["id"]).update(told["table"])
    elif name in ("tables_frozen", "tables_thawed"):
        for table in state["tables"]:
            if table["id"] in told["tables"]:
                table["frozen"] = name == "tables_frozen"
    elif name in ("table_frozen", "table_thawed"):
        next(table for table in state["tables"] if table["id"] == told["table"])["frozen"] = name == "table_frozen"
    elif name.startswith("activity_"):
        with_activity(state["activities"], told["activity"], told.get("order"))
    elif name.startswith("restitution_"):
        state["restitution"] = told["restitution"]
    elif name.startswith("workshop_"):
        state["workshop"].update(told.get("workshop", told))


def with_table(tables: list[Json], told: Any) -> None:
    """A table that came is told whole, one that went by its id."""
    tables[:] = [table for table in tables if table["id"] != id_of(told)] + ([told] if isinstance(told, dict) else [])
    tables.sort(key=lambda table: int(table["number"]))


def with_activity(agenda: list[Json], told: Any, order: list[str] | None) -> None:
    """A moment that came or changed is told whole; the order says which there are."""
    if isinstance(told, dict):
        put(agenda, told)
    if order:
        agenda[:] = [activity for activity in agenda if activity["id"] in order]
        for activity in agenda:
            activity["position"] = order.index(activity["id"]) + 1
        agenda.sort(key=lambda activity: int(activity["position"]))


def in_the_pocket(state: Json, name: str, told: Json) -> None:
    if name in ("participant_seated", "participant_edited"):
        state.update(told)
    elif name.startswith("note_"):
        with_hidden(state["hidden"], name, told)


def on_the_desk(state: Json, name: str, told: Json) -> None:
    if name == "facilitator_removed":
        state["facilitators"].remove(told["facilitator"])
    elif name == "facilitator_renamed":
        state["facilitators"].remove(told["before"])
        state["facilitators"] = sorted([*state["facilitators"], told["facilitator"]])
    elif name == "facilitator_added":
        state["facilitators"] = sorted([*state["facilitators"], told["facilitator"]])
    elif name == "participants_invited":
        for person in told["participants"]:
            put(state["people"], person)
    elif name in ("participant_removed", "participants_merged"):
        gone = told.get("merged") or told["participant"]
        state["people"] = [person for person in state["people"] if person["id"] != gone]
        if "merged" in told:
            put(state["people"], told["participant"])
    elif name in ("participant_joined", "participant_edited", "signed_up", "signup_changed"):
        put(state["people"], told["participant"])
    elif name == "signup_withdrawn":
        withdraw(state, told["participant"])
    elif name == "participant_seated":
        for person in state["people"]:
            if person["id"] == told["participant"]:
                person.update(table=told["table"], number=told["number"])
    elif name.startswith("knock_"):
        at_the_door(state["knocks"], name, told["knock"])
    elif name.startswith("seats_"):
        for row in told["drafts"]:
            put_draft(state["drafts"], row)
    elif name == "own_data_erased":
        state["hidden"] = [entry for entry in state["hidden"] if id_of(entry["note"]) not in told["hidden"]]
    elif name == "restitution_arranged":
        state["sections"] = told["sections"]
    elif name == "section_text_written":
        put(state["section_texts"], told["text"])
        state["section_texts"].sort(key=lambda text: (text["section"], text["place"]))
    elif name == "note_edited":
        state["hidden"] = [
            {**entry, "note": told["note"]} if id_of(entry["note"]) == told["note"]["id"] else entry
            for entry in state["hidden"]
        ]
    elif name.startswith("note_"):
        with_hidden(state["hidden"], name, told)
    seated = {person["id"]: person["table"] for person in state["people"]}
    state["knocks"] = [knock for knock in state["knocks"] if knock["returning"] in (None, *seated)]
    state["drafts"] = [row for row in state["drafts"] if row["table"] or seated.get(row["participant"])]
    state["drafts"] = [row for row in state["drafts"] if row["participant"] in seated]


def at_the_door(knocks: list[Json], name: str, told: Any) -> None:
    """Who knocks is told whole; whoever is in, or waits no more, is not at the door."""
    if name == "knock_added":
        knocks.append(told)
        knocks.sort(key=lambda knock: (knock["at"], knock["id"]))
    elif name == "knock_refused":
        next(knock for knock in knocks if knock["id"] == told)["status"] = "refused"
    else:
        knocks[:] = [knock for knock in knocks if knock["id"] != told]


def outside(state: Json, name: str, told: Json) -> None:
    if name.startswith("workshop_"):
        state["open"] = told["status"] == "open"
    else:
        state["status"] = name.removeprefix("knock_")
        if state["status"] == "accepted":
            state.pop("open", None)


def put_draft(drafts: list[Json], row: Json) -> None:
    """The row in its place by the person's id; none for who is free to stay."""
    drafts[:] = [old for old in drafts if old["participant"] != row["participant"]]
    if row["table"] or row["locked"]:
        drafts.append(row)
    drafts.sort(key=lambda one: str(one["participant"]))


def withdraw(state: Json, participant: Any) -> None:
    """Who was invited stays on the list."""
    if isinstance(participant, dict):
        put(state["people"], participant)
    else:
        state["people"] = [person for person in state["people"] if person["id"] != participant]


def with_hidden(hidden: list[Json], name: str, told: Json) -> None:
    hidden[:] = [entry for entry in hidden if id_of(entry["note"]) != id_of(told["note"])]
    if name == "note_hidden":
        hidden.append(told)


def id_of(note: Any) -> str:
    """The id of a note that is told whole, or by its id alone."""
    return str(note["id"] if isinstance(note, dict) else note)


def put(entries: list[Json], entry: Json) -> None:
    """The entry instead of the one with its id, or at the end."""
    known = [old["id"] for old in entries]
    if entry["id"] in known:
        entries[known.index(entry["id"])] = entry
    else:
        entries.append(entry)


KINDS: dict[str, Callable[[Json, str, Json], None]] = {
    "workshop": in_the_hall,
    "table": at_the_table,
    "participant": in_the_pocket,
    "staff": on_the_desk,
    "knock": outside,
}
