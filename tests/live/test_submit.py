"""What is said is always answered."""

import sqlite3
import uuid
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any
from typing import cast as typed

import requests

from facilitator.identity import SYSTEM, Actor
from facilitator.live.connection import Connections
from facilitator.live.handlers import answered
from facilitator.refusal import Refused
from tests.live.sockets import Sockets
from tests.server import Server

Json = dict[str, Any]


def test_a_result_is_exactly_as_the_contract_says(sockets: Sockets) -> None:
    cast, key = sockets.cast, str(uuid.uuid4())
    result = sockets.of(cast.bruno).submit("add_note", key, table=cast.tables[1], text="Più alberi")
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


def test_a_refusal_is_exactly_as_the_contract_says(sockets: Sockets) -> None:
    cast, key = sockets.cast, str(uuid.uuid4())
    result = sockets.of(cast.denis).submit("add_note", key, table=cast.tables[1], text="No")
    assert set(result) == {"id", "ok", "code", "message", "retryable"}
    assert (result["id"], result["ok"], result["code"], result["retryable"]) == (key, False, "forbidden", False)


def test_by_http_the_answer_is_the_same(sockets: Sockets) -> None:
    cast = sockets.cast
    note = {"id": str(uuid.uuid4()), "name": "add_note", "args": {"table": cast.tables[1], "text": "Una volta"}}
    bad = {"id": str(uuid.uuid4()), "name": "add_note", "args": {"table": cast.tables[2], "text": "No"}}
    by_socket = sockets.of(cast.bruno).ask("submit", {"operations": [note, bad]})
    headers = {"Authorization": f"Bearer {sockets.token(cast.bruno)}"}
    by_http = requests.post(
        sockets.url + "/api/v1/operations", json={"operations": [note, bad]}, headers=headers, timeout=30
    ).json()
    first, second = by_socket["results"]
    assert by_http == {"results": [{**first, "duplicate": True}, second]}


def test_what_cannot_be_understood_is_answered(sockets: Sockets) -> None:
    socket = sockets.of(sockets.cast.bruno)
    for kind in ("submit", "sync"):
        strange: list[Any] = [None, 5, "x", [], {}, {"operations": 5}, {"streams": 5}, {"streams": {"x": 5}}, b"x"]
        strange += [{"streams": {"\ud800": None}}, {"operations": [{"id": "\ud800", "name": "x", "args": {}}]}, (1, 2)]
        for message in strange:
            answer = socket.ask(kind, message)
            assert (answer["ok"], answer["code"], answer["retryable"]) == (False, "invalid", False), message
    assert socket.ask("fly", {})["code"] == "unknown_operation"
    assert socket.listen(sockets.cast.stream)["ok"]


def test_a_message_that_is_too_long_is_answered(sockets: Sockets) -> None:
    cast = sockets.cast
    note = {"id": str(uuid.uuid4()), "name": "add_note", "args": {"table": cast.tables[1], "text": "x" * 48_000}}
    answer = sockets.of(cast.bruno).ask("submit", {"operations": [note]})
    assert (answer["ok"], answer["code"], answer["retryable"]) == (False, "too_long", False)


def test_a_handler_that_breaks_down_still_answers() -> None:
    def breaks(actor: Actor, sid: str, message: Any) -> Json:
        raise RuntimeError("a fault of ours")

    def refuses(actor: Actor, sid: str, message: Any) -> Json:
        raise Refused("not_found", "No such thing.")

    known = typed(Connections, SimpleNamespace(actor=lambda sid: SYSTEM))
    answer = answered(breaks, known)("sid", {})
    assert (answer["ok"], answer["code"], answer["retryable"]) == (False, "busy", True)
    assert answered(refuses, known)("sid", {})["code"] == "not_found"


def test_many_people_at_once_are_all_answered_in_one_order(sockets: Sockets) -> None:
    cast = sockets.cast
    people = [sockets.of(actor) for actor in (cast.bruno, cast.chiara, cast.anna) for _ in range(3)]

    def write(socket: Any) -> list[Json]:
        return [socket.submit("add_note", table=cast.tables[1], text=str(count)) for count in range(5)]

    with ThreadPoolExecutor(len(people)) as pool:
        results = [result for written in pool.map(write, people) for result in written]
    assert [result["ok"] for result in results] == [True] * 45
    assert sorted(result["result"]["number"] for result in results) == list(range(1, 46))
    by_seq = sorted(results, key=lambda result: int(result["seq"]))
    assert [result["result"]["number"] for result in by_seq] == list(range(1, 46))


def test_while_the_database_is_held_by_another_everybody_is_asked_to_send_again(sockets: Sockets, hall: Server) -> None:
    cast, key = sockets.cast, str(uuid.uuid4())
    socket = sockets.of(cast.bruno)
    holder = sqlite3.connect(hall.data / "facilitator.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    held = socket.submit("add_note", key, table=cast.tables[1], text="Riprova")
    holder.execute("ROLLBACK")
    holder.close()
    assert (held["code"], held["retryable"]) == ("storage_unavailable", True)
    assert socket.submit("add_note", key, table=cast.tables[1], text="Riprova")["duplicate"] is False
