"""Joining and coming back are one question."""

import uuid
from datetime import datetime
from typing import Any

from tests.live.sockets import Sockets

Json = dict[str, Any]


def test_who_knows_nothing_gets_snapshots(sockets: Sockets) -> None:
    cast = sockets.cast
    note = cast.add_note(cast.bruno, "Mia")
    cast.add_note(cast.chiara, "Di Chiara")
    answer = sockets.of(cast.bruno).listen(cast.stream, cast.table_stream(1), f"participant:{cast.bruno.id}")
    assert set(answer) == {"ok", "server_time", "streams", "mine"}
    assert answer["ok"] is True
    assert answer["mine"] == [note]
    assert datetime.fromisoformat(answer["server_time"]).utcoffset() is not None
    assert answer["server_time"].endswith("Z") and len(answer["server_time"]) == 24
    for stream, told in answer["streams"].items():
        assert set(told) == {"epoch", "seq", "snapshot"}
        assert told["snapshot"] == cast.snapshot(stream)


def test_who_knows_a_number_gets_the_events_after_it(sockets: Sockets) -> None:
    cast, stream = sockets.cast, sockets.cast.table_stream(1)
    socket = sockets.of(cast.bruno)
    known = socket.listen(stream)["streams"][stream]
    cast.add_note(cast.chiara, "Nel frattempo")
    missed = socket.ask("sync", {"streams": {stream: {"epoch": known["epoch"], "seq": known["seq"]}}})
    assert set(missed["streams"][stream]) == {"epoch", "seq", "events"}
    assert missed["streams"][stream]["events"] == cast.events(stream, known["seq"])
    assert missed["streams"][stream]["seq"] == known["seq"] + 1


def test_who_knows_another_epoch_gets_a_snapshot(sockets: Sockets) -> None:
    cast, stream = sockets.cast, sockets.cast.table_stream(1)
    socket = sockets.of(cast.bruno)
    seq = socket.listen(stream)["streams"][stream]["seq"]
    for position in ({"epoch": "another", "seq": seq}, {"epoch": None, "seq": 0}, {"seq": seq}):
        told = socket.ask("sync", {"streams": {stream: position}})["streams"][stream]
        assert told["snapshot"] == cast.snapshot(stream)


def test_what_is_not_for_me_is_not_found_and_the_rest_is_given(sockets: Sockets) -> None:
    cast = sockets.cast
    not_mine = [
        cast.table_stream(2),
        cast.staff_stream,
        f"participant:{cast.chiara.id}",
        f"workshop:{cast.eve.workshop}",
        f"table:{uuid.uuid4()}",
        "table:9",
        "",
        "x:\x00",
    ]
    told = sockets.of(cast.bruno).listen(cast.table_stream(1), *not_mine)["streams"]
    assert {stream: told[stream] for stream in not_mine} == dict.fromkeys(not_mine, {"code": "not_found"})
    assert "snapshot" in told[cast.table_stream(1)]


def test_each_kind_of_person_reads_its_streams(sockets: Sockets) -> None:
    cast = sockets.cast
    streams = [cast.stream, cast.table_stream(0), cast.table_stream(1), cast.table_stream(2), cast.staff_stream]

    def readable(told: Json) -> list[bool]:
        return ["snapshot" in told["streams"][stream] for stream in streams]

    assert readable(sockets.of(cast.bruno).listen(*streams)) == [True, True, True, False, False]
    assert readable(sockets.of(cast.denis).listen(*streams)) == [True, True, False, True, False]
    assert readable(sockets.of(cast.anna).listen(*streams)) == [True, True, True, True, True]
    assert readable(sockets.projector().listen(*streams)) == [True, False, False, False, False]
    assert readable(sockets.of(cast.eve).listen(*streams)) == [False] * 5
    assert readable(sockets.of(cast.fabio).listen(*streams)) == [False] * 5


def test_a_stream_that_is_wanted_no_more_is_heard_no_more(sockets: Sockets) -> None:
    cast = sockets.cast
    bruno = sockets.of(cast.bruno, cast.table_stream(1))
    bruno.listen(cast.stream)
    sockets.of(cast.chiara).submit("add_note", table=cast.tables[1], text="Non per lui")
    sockets.of(cast.anna).submit("announce", workshop=cast.workshop, text="Per tutti")
    bruno.wait_for("events", "announced")
    assert bruno.names == ["announced"]


def test_the_whole_wanted_set_has_a_limit(sockets: Sockets) -> None:
    socket = sockets.of(sockets.cast.bruno)
    assert socket.listen(*(f"table:{number}" for number in range(250)))["ok"]
    assert socket.listen(*(f"table:{number}" for number in range(251)))["code"] == "too_long"
