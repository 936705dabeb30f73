"""One operation sent again and again, by whichever way."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from facilitator.demo.cast import Guest
from facilitator.demo.person import Person
from tests.faults.burst import Burst
from tests.faults.conftest import Begin
from tests.server import StartServer

Json = dict[str, Any]


@pytest.fixture
def burst(begin: Begin, start_server: StartServer) -> Burst:
    return begin(start_server)


def fifty_times(guest: Guest, op: str, note: Json) -> list[Json]:
    """Half of them over five connections, half by HTTP, all at once."""
    doors = [another_device(guest) for _ in range(5)]
    with ThreadPoolExecutor(50) as pool:
        by_socket = [pool.submit(doors[n % 5].submit, "add_note", note, False, op) for n in range(25)]
        by_http = [pool.submit(guest.api.submit, "add_note", note, op) for _ in range(25)]
        return [answer.result() for answer in [*by_socket, *by_http]]


def another_device(guest: Guest) -> Person:
    device = Person(guest.person.name, guest.person.url, guest.person.token, [], [guest.stream])
    device.connect()
    return device


def test_one_operation_sent_fifty_times_at_once_is_one_note(burst: Burst) -> None:
    guest, op = burst.cast.guests[0], str(uuid.uuid4())
    answers = fifty_times(guest, op, {"table": guest.table, "text": "once"})
    assert len({(a["ok"], a["stream"], a["seq"], a["at"], str(a["result"])) for a in answers}) == 1
    assert sorted(answer["duplicate"] for answer in answers) == [False, *[True] * 49]
    notes = guest.api.snapshot(f"table:{guest.table}")["snapshot"]["notes"]
    assert [(note["id"], note["text"]) for note in notes] == [(op, "once")]


def test_an_id_with_another_content_or_from_somebody_else_is_a_conflict(burst: Burst) -> None:
    (anna, bruno), op = burst.cast.guests[:2], str(uuid.uuid4())
    note = {"table": anna.table, "text": "once"}
    assert anna.person.submit("add_note", note, op=op)["ok"]
    assert anna.person.submit("add_note", {**note, "text": "twice"}, op=op)["code"] == "op_conflict"
    assert bruno.api.submit("add_note", note, op=op)["code"] == "op_conflict"
    assert len(anna.api.snapshot(f"table:{anna.table}")["snapshot"]["notes"]) == 1
