"""What a client missed: events, or a snapshot."""

from typing import Any

import pytest

from facilitator.journal.catchup import Catchup
from facilitator.refusal import Refused
from tests.cast import Cast, loaded

Json = dict[str, Any]


def since(cast: Cast, stream: str, position: Json | None, catchup: Catchup | None = None) -> Json:
    with cast.journal.reading() as session:
        missed: Json = loaded((catchup or cast.journal.catchup).since(session, stream, position))
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


def test_who_missed_much_gets_a_snapshot(cast: Cast) -> None:
    catchup = Catchup(most_events=3)
    known = position(cast, cast.table_stream(1))
    for count in range(3):
        cast.add_note(cast.bruno, str(count))
    assert len(since(cast, cast.table_stream(1), known, catchup)["events"]) == 3
    cast.add_note(cast.bruno, "Uno di troppo")
    assert "snapshot" in since(cast, cast.table_stream(1), known, catchup)


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
