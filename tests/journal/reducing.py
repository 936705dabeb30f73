"""What a screen does with events, in a few lines: a second opinion on what streams tell."""

import copy
from typing import Any

Json = dict[str, Any]


def reduced(state: Json, events: list[Json]) -> Json:
    """The state of a table after some more events."""
    state = copy.deepcopy(state)
    for event in events:
        apply(state, event["name"], event["data"])
    return state


def apply(state: Json, name: str, told: Json) -> None:
    if name.startswith("note_"):
        apply_note(state["notes"], name, told["note"])
    elif name == "participant_seated":
        state["people"].append(told["participant"])
    elif name == "participant_left":
        state["people"] = [person for person in state["people"] if person["id"] != told["participant"]]
    elif name == "announced":
        state["announcements"].append(told["announcement"])


def apply_note(notes: list[Json], name: str, told: Any) -> None:
    if name == "note_removed":
        notes[:] = [note for note in notes if note["id"] != told]
    elif isinstance(told, str):
        out_of_sight(next(note for note in notes if note["id"] == told), name)
    else:
        notes[:] = sorted(
            [note for note in notes if note["id"] != told["id"]] + [told], key=lambda note: note["number"]
        )


def out_of_sight(note: Json, name: str) -> None:
    """An event that only names the note took its words away; the revision went up by one."""
    state = "hidden" if name == "note_hidden" else "binned"
    note.update(text=None, author=None, fields={}, state=state, revision=note["revision"] + 1)
