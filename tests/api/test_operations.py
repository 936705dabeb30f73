"""Operations by HTTP: the twin of the socket's `submit`."""

import uuid
from typing import Any

from tests.api.programs import Programs, refused
from tests.cast import Cast

Json = dict[str, Any]


def test_an_operation_answers_as_the_socket_does(programs: Programs, cast: Cast) -> None:
    key = str(uuid.uuid4())
    result = programs.of(cast.bruno).submit("add_note", {"table": cast.tables[1], "text": "Più alberi"}, key)
    event = cast.events(cast.table_stream(1))[-1]
    assert result == {
        "id": key,
        "ok": True,
        "stream": cast.table_stream(1),
        "seq": event["seq"],
        "at": event["at"],
        "result": {"note": key, "ref": "T1-1", "number": 1, "revision": 1, "late": False},
        "duplicate": False,
    }


def test_sent_again_it_is_answered_again(programs: Programs, cast: Cast) -> None:
    key, args = str(uuid.uuid4()), {"table": cast.tables[1], "text": "Più alberi"}
    first, again = (programs.of(cast.bruno).submit("add_note", args, key) for _ in range(2))
    assert again == {**first, "duplicate": True}


def test_refused_operations_are_answered_with_200_each_with_its_code(programs: Programs, cast: Cast) -> None:
    note = {"table": cast.tables[1], "text": "Qui"}
    operations = [
        {"id": str(uuid.uuid4()), "name": "add_note", "args": note},
        {"id": str(uuid.uuid4()), "name": "add_note", "args": {**note, "text": "x" * 4001}},
        {"id": str(uuid.uuid4()), "name": "fly", "args": {}},
    ]
    answer = programs.of(cast.denis).post("/operations", {"operations": operations})
    assert answer.status_code == 200
    results = answer.get_json()["results"]
    assert [(result["id"], result["ok"]) for result in results] == [(one["id"], False) for one in operations]
    assert [result["code"] for result in results] == ["forbidden", "too_long", "unknown_operation"]
    assert all(set(result) <= {"id", "ok", "code", "message", "retryable", "path"} for result in results)


def test_a_stale_revision_comes_with_the_current_one(programs: Programs, cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.bruno, "edit_note", note=note, text="Più tigli", revision=1)
    result = programs.of(cast.bruno).submit("edit_note", {"note": note, "text": "Altro", "revision": 1})
    assert (result["code"], result["current"]) == ("stale_revision", {"revision": 2, "text": "Più tigli"})


def test_an_envelope_of_another_shape_is_refused_as_a_whole(programs: Programs, cast: Cast) -> None:
    program = programs.of(cast.bruno)
    envelopes: list[Any] = [{}, [], {"operations": []}, {"operations": [{}]}, None]
    for envelope in envelopes:
        assert refused(program.post("/operations", envelope)) == (400, "invalid")
    note = {"id": str(uuid.uuid4()), "name": "add_note", "args": {"table": cast.tables[1], "text": "x" * 48_000}}
    assert refused(program.post("/operations", {"operations": [note]})) == (413, "too_long")
    assert refused(program.post("/operations", data=b"[" * 100_000)) == (400, "invalid")


def test_strangers_and_projectors_write_nothing(programs: Programs, cast: Cast) -> None:
    note = {"table": cast.tables[1], "text": "Qui"}
    operation = {"id": str(uuid.uuid4()), "name": "add_note", "args": note}
    assert refused(programs.stranger.post("/operations", {"operations": [operation]})) == (401, "unauthenticated")
    assert programs.projector.submit("add_note", note)["code"] == "forbidden"
    assert programs.of(cast.bruno).submit("add_note", note)["ok"]
