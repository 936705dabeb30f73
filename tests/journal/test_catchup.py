"""What a client missed: events, or a snapshot."""

from random import Random
from typing import Any

import pytest

from facilitator.identity import Actor
from facilitator.journal import catchup
from facilitator.refusal import Refused
from tests.cast import Cast, loaded
from tests.journal.reducing import reduced

Json = dict[str, Any]


def since(cast: Cast, stream: str, position: Json | None) -> Json:
    with cast.journal.reading() as session:
        missed: Json = loaded(cast.journal.catchup.since(session, stream, position))
    return missed


def position(cast: Cast, stream: str) -> Json:
    known = since(cast, stream, None)
    return {"epoch": known["epoch"], "seq": known["seq"]}


def test_who_knows_nothing_gets_a_snapshot(cast: Cast) -> None:
    cast.add_note(cast.bruno, "Qui")
    missed = since(cast, cast.table_stream(1), None)
    assert list(missed) == ["epoch", "seq", "snapshot"]
    assert missed["snapshot"] == cast.snapshot(cast.table_stream(1))


def test_who_knows_a_number_gets_the_events_after_it(cast: Cast) -> None:
    known = position(cast, cast.table_stream(1))
    note = cast.add_note(cast.bruno, "Qui")
    missed = since(cast, cast.table_stream(1), known)
    assert [(event["seq"], event["data"]["note"]["id"]) for event in missed["events"]] == [(known["seq"] + 1, note)]
    assert missed["seq"] == known["seq"] + 1
    assert since(cast, cast.table_stream(1), {**known, "seq": missed["seq"]})["events"] == []


def test_another_epoch_and_a_number_from_the_future_get_a_snapshot(cast: Cast) -> None:
    known = position(cast, cast.table_stream(1))
    for strange in ({**known, "epoch": "another"}, {**known, "seq": known["seq"] + 1}, {"epoch": None, "seq": 0}):
        assert "snapshot" in since(cast, cast.table_stream(1), strange)


def test_who_missed_much_gets_a_snapshot(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catchup, "MOST_EVENTS", 3)
    known = position(cast, cast.table_stream(1))
    for count in range(3):
        cast.add_note(cast.bruno, str(count))
    assert len(since(cast, cast.table_stream(1), known)["events"]) == 3
    cast.add_note(cast.bruno, "Uno di troppo")
    assert "snapshot" in since(cast, cast.table_stream(1), known)


def test_a_stream_nobody_opened_is_not_found(cast: Cast) -> None:
    for stream in ("table:nothing", "workshop", ""):
        with pytest.raises(Refused) as refused:
            since(cast, stream, None)
        assert refused.value.code == "not_found"


def test_a_snapshot_that_was_kept_is_not_given_after_a_change(cast: Cast) -> None:
    before = cast.snapshot(cast.table_stream(1))
    cast.add_note(cast.bruno, "Nuova")
    assert len(cast.snapshot(cast.table_stream(1))["notes"]) == len(before["notes"]) + 1


def test_own_notes_are_known_to_their_author_alone(cast: Cast) -> None:
    notes = [cast.add_note(cast.bruno, text) for text in ("Uno", "Due")]
    cast.add_note(cast.chiara, "Di un'altra")
    with cast.journal.reading() as session:
        assert set(cast.journal.catchup.own_notes(session, str(cast.bruno.id))) == set(notes)


def play(cast: Cast, chance: Random, notes: dict[str, Actor]) -> None:
    """Something happens at table 1; some of it is refused, as in life."""
    note, author = chance.choice([*notes.items()] or [("", cast.bruno)])
    revision = next((one["revision"] for one in cast.snapshot(cast.table_stream(1))["notes"] if one["id"] == note), 0)
    person = chance.choice([cast.bruno, cast.chiara])
    table, other = cast.tables[1], chance.choice(cast.tables)
    happenings: list[tuple[Actor, str, Json]] = [
        (person, "add_note", {"table": table, "text": f"Nota {len(notes)}"}),
        (author, "edit_note", {"note": note, "text": "Meglio", "revision": revision}),
        (author, "delete_note", {"note": note}),
        (author, "restore_note", {"note": note}),
        (cast.anna, "hide_note", {"note": note, "reason": "Perché"}),
        (cast.anna, "show_note", {"note": note}),
        (cast.anna, "move_note", {"note": note, "table": other}),
        (cast.anna, "announce", {"workshop": cast.workshop, "table": table, "text": "Avanti"}),
        (cast.anna, "seat_participant", {"participant": person.id, "table": other}),
    ]
    actor, verb, args = chance.choice(happenings)
    answer = cast.submit(actor, verb, **args)
    if answer.ok and verb == "add_note":
        notes[answer.id] = person


def test_an_old_snapshot_and_the_events_since_are_a_fresh_snapshot(cast: Cast) -> None:
    chance, notes = Random(11), dict[str, Actor]()
    stream = cast.table_stream(1)
    snapshots = {since(cast, stream, None)["seq"]: cast.snapshot(stream)}
    for _ in range(60):
        play(cast, chance, notes)
        snapshots[since(cast, stream, None)["seq"]] = cast.snapshot(stream)
    assert len(notes) > 5
    fresh = cast.snapshot(stream)
    for seq, snapshot in snapshots.items():
        assert reduced(snapshot, cast.events(stream, seq)) == fresh, seq
