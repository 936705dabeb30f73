"""Putting the list right tells nobody who wrote what, where names do not stand beside the notes."""

import uuid
from typing import Any

import pytest

from tests.cast import Cast
from tests.operations.listening import code

Json = dict[str, Any]


@pytest.fixture(params=["bodies", "nothing"])
def hall(request: pytest.FixtureRequest, cast: Cast) -> Json:
    """Lia and Ugo of one body write at one table that does not name them; Ada of another body writes too."""
    workshop = cast.create_workshop(cast.anna, "Tappa", naming=request.param, tables=[{"theme": "Ambiente"}])
    table = cast.snapshot(f"workshop:{workshop}")["tables"][1]
    said = {"Lia": "Comune di Susa", "Ugo": "Comune di Susa", "Ada": "Comune di Asti"}
    people = {name: cast.join(workshop, name, body) for name, body in said.items()}
    for name, person in people.items():
        cast.do(person, "add_note", table=table["id"], text=f"Nota {name}")
    return {**{name: str(person.id) for name, person in people.items()}, "stream": table["stream"]}


def told(cast: Cast, stream: str) -> list[Json]:
    return [event for event in cast.events(stream) if event["name"] == "note_edited"]


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("edit_participant", {"participant": "Lia", "name": "Lia Blanc"}),
        ("merge_participants", {"participant": "Lia", "other": "Ugo", "as_other": True}),
        ("merge_participants", {"participant": "Lia", "other": "Ugo"}),
        ("remove_participant", {"participant": "Lia"}),
    ],
)
def test_the_table_is_not_told_again_what_a_person_wrote(cast: Cast, hall: Json, verb: str, said: Json) -> None:
    people = {key: hall.get(value, value) if isinstance(value, str) else value for key, value in said.items()}
    cast.do(cast.anna, verb, **people)
    assert told(cast, hall["stream"]) == []


def test_only_notes_that_have_another_body_are_told_again(cast: Cast, hall: Json) -> None:
    cast.do(cast.anna, "merge_participants", participant=hall["Lia"], other=hall["Ada"])
    seen = cast.snapshot(hall["stream"])["notes"]
    (is_silent,) = {note["body"] is None for note in seen}
    assert [event["data"]["note"]["text"] for event in told(cast, hall["stream"])] == (
        [] if is_silent else ["Nota Ada"]
    )


def test_a_table_that_names_nobody_is_not_told_that_a_name_was_put_right(cast: Cast, hall: Json) -> None:
    before = cast.events(hall["stream"])
    cast.do(cast.anna, "edit_participant", participant=hall["Lia"], name="Lia Blanc")
    people = cast.snapshot(hall["stream"])["people"]
    new = [event["name"] for event in cast.events(hall["stream"])[len(before) :]]
    assert new == (["participant_edited"] if people[0]["name"] else [])


def test_the_words_of_who_is_off_the_list_are_nobodys_to_change(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "remove_participant", participant=cast.bruno.id)
    for verb, said in (("edit_note", {"text": "Meno alberi", "revision": 1}), ("delete_note", {})):
        assert code(cast.submit(cast.anna, verb, note=note, **said)) == "forbidden"
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["text"] == "Più alberi"
    assert cast.submit(cast.anna, "hide_note", note=note, reason="Nomina una persona").ok


def test_who_writes_for_others_can_put_it_right_and_their_colleagues_too(cast: Cast) -> None:
    note = cast.add_note(cast.anna, "Dal foglio", source="paper", body="Comune di Chieri")
    assert cast.submit(cast.anna, "edit_note", note=note, text="Dal foglio bianco", revision=1).ok
    assert code(cast.submit(cast.bruno, "edit_note", note=note, text="Mio", revision=2)) == "forbidden"
    assert cast.submit(cast.anna, "delete_note", note=note).ok


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("hide_note", {"reason": "Perché"}),
        ("edit_note", {"text": "Mio", "revision": 1}),
        ("remove_participant", {}),
        ("close_workshop", {}),
        ("extend_table", {"minutes": 5}),
    ],
)
def test_a_stranger_reads_the_same_of_what_is_elsewhere_and_of_what_is_nowhere(
    cast: Cast, verb: str, said: Json
) -> None:
    kind = verb.partition("_")[2]
    ids = {
        "note": cast.add_note(cast.bruno, "Più alberi"),
        "participant": cast.bruno.id,
        "workshop": cast.workshop,
        "table": cast.tables[1],
    }
    for key in (ids[kind], str(uuid.uuid4())):
        refused = cast.submit(cast.fabio, verb, **{kind: key}, **said).refusal
        assert refused and (refused.code, str(refused)) == ("not_found", f"No such {kind}.")
