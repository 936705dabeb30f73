"""What a screen shows of a stream, kept up to date by its events: notes of a table, activities of the session."""

import hashlib
import json
from typing import Any

from facilitator.events.whole_notes import TOLD_WHOLE

Json = dict[str, Any]

OF_BODIES = ("body_edited", "bodies_merged")
OWN_TIME = ("table_extended", "table_ended", "table_reopened")
GONE: Json = {"text": None, "author": None, "fields": {}, "answer": None}


def reduce(stream: str, state: Json, event: Json) -> Json:
    """The state after one more event; what a stream does not show leaves it as it is."""
    kind = stream.partition(":")[0]
    if event["name"] in OF_BODIES:
        return {name: with_body(value, event["data"]) for name, value in state.items()}
    return REDUCERS[kind](state, event["name"], event["data"]) if kind in REDUCERS else state


def with_body(told: Any, change: Json) -> Any:
    """A body has another name, or is another one now, wherever it stands."""
    body = change["body"]
    if isinstance(told, list):
        return [with_body(each, change) for each in told]
    if not isinstance(told, dict):
        return told
    if told.get("id") == change.get("merged", body["id"]):
        return body
    return {name: with_body(value, change) for name, value in told.items()}


def reduce_table(state: Json, name: str, told: Json) -> Json:
    if name in TOLD_WHOLE:
        return with_note(state, told["note"])
    if name == "note_removed":
        return {**state, "notes": [note for note in state["notes"] if note["id"] != told["note"]]}
    if name in ("note_deleted", "note_hidden"):
        return without_text(state, told["note"], "binned" if name == "note_deleted" else "hidden")
    return state


def with_note(state: Json, note: Json) -> Json:
    others = [other for other in state["notes"] if other["id"] != note["id"]]
    return {**state, "notes": sorted([*others, note], key=lambda note: note["number"])}


def without_text(state: Json, key: str, now: str) -> Json:
    notes = [gone(note, now) if note["id"] == key else note for note in state["notes"]]
    return {**state, "notes": notes}


def gone(note: Json, now: str) -> Json:
    return {**note, **GONE, "state": now, "revision": note["revision"] + 1}


def reduce_workshop(state: Json, name: str, told: Json) -> Json:
    if name == "workshop_edited":
        return {**state, "workshop": told["workshop"]}
    if name.startswith("workshop_"):
        return {**state, "workshop": {**state["workshop"], "status": told["status"]}}
    if name.startswith("restitution_"):
        return {**state, **told}
    if name.startswith("activity_"):
        return {**state, "activities": agenda(state["activities"], told["activity"], told.get("order"))}
    if name == "table_added":
        return {**state, "tables": [*state["tables"], told["table"]]}
    if name == "table_removed":
        return {**state, "tables": [table for table in state["tables"] if table["id"] != told["table"]]}
    if name in OWN_TIME:
        return {**state, "tables": [table | own_time(table, told["table"]) for table in state["tables"]]}
    return state


def own_time(table: Json, told: Json) -> Json:
    """What is other now about a table's time, if it is the one that is told of."""
    return told if table["id"] == told["id"] else {}


def agenda(known: list[Json], told: Json | str, order: list[str] | None) -> list[Json]:
    """The moments after one of them came, changed, moved or went; `order` is told where the places are others now."""
    moments = {one["id"]: one for one in known} | ({told["id"]: told} if isinstance(told, dict) else {})
    if order is None:
        return list(moments.values())
    return [{**moments[key], "position": place} for place, key in enumerate(order, start=1)]


def reduce_participant(state: Json, name: str, told: Json) -> Json:
    return {**state, **told} if name in ("participant_seated", "participant_edited") else state


REDUCERS = {"table": reduce_table, "workshop": reduce_workshop, "participant": reduce_participant}


def summary(stream: str, state: Json | None) -> str:
    """A hash of what is compared between screens."""
    state = state or {}
    times = {table["id"]: [table["ends_at"], table["ended_at"]] for table in state.get("tables", [])}
    compared = state.get("notes") if stream.startswith("table:") else [status(state), state.get("activities"), times]
    return hashlib.sha256(json.dumps(compared, sort_keys=True).encode()).hexdigest()[:16]


def status(state: Json) -> str | None:
    return state["workshop"]["status"] if "workshop" in state else None
