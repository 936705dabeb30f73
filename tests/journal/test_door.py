"""What sockets and programs bring: always answered, never more than is good for the others."""

import json
import uuid
from typing import Any

import orjson
import pytest

from facilitator.identity import Actor
from facilitator.journal import Door, Journal
from facilitator.limits import Buckets
from facilitator.refusal import Refused
from tests.cast import Cast

Json = dict[str, Any]


@pytest.fixture
def door(journal: Journal) -> Door:
    """A door that lets five operations through at once, and one more in a minute."""
    return Door(journal, Buckets(5, 1 / 60))


def sent(cast: Cast, **other: Any) -> Json:
    """An operation as a client sends it."""
    args = {"table": cast.tables[1], "text": "Più alberi"}
    return {"id": str(uuid.uuid4()), "name": "add_note", "args": args, **other}


def results(door: Door, actor: Actor, *operations: Json) -> list[Json]:
    """The results, which can be written as JSON whatever was sent."""
    answer: list[Json] = orjson.loads(orjson.dumps(door.submit({"operations": [*operations]}, actor)))["results"]
    return answer


def refusal(door: Door, actor: Actor, envelope: object) -> Json:
    with pytest.raises(Refused) as refused:
        door.submit(envelope, actor)
    return refused.value.as_json()


def test_each_operation_has_a_result_in_order(door: Door, cast: Cast) -> None:
    good, bad, other = sent(cast), sent(cast, name="fly"), sent(cast)
    first, second, third = results(door, cast.bruno, good, bad, other)
    assert list(first) == ["id", "ok", "stream", "seq", "at", "result", "duplicate"]
    assert (first["id"], first["ok"], first["duplicate"]) == (good["id"], True, False)
    assert (second["id"], second["ok"], second["code"], second["retryable"]) == (
        bad["id"],
        False,
        "unknown_operation",
        False,
    )
    assert (third["seq"], third["stream"]) == (first["seq"] + 1, cast.table_stream(1))


def test_ids_are_uuids_in_lower_case(door: Door, cast: Cast) -> None:
    for strange in ("", "5", str(uuid.uuid4()).upper(), uuid.uuid4().hex, "é" * 36):
        (result,) = results(door, cast.bruno, sent(cast, id=strange))
        assert (result["id"], result["code"], result["path"]) == (strange, "invalid", "id")


def test_who_is_not_known_is_asked_to_join_again(door: Door, cast: Cast) -> None:
    assert refusal(door, Actor("anonymous"), {"operations": [sent(cast)]})["code"] == "unauthenticated"


def test_what_is_no_envelope_is_refused_as_a_whole(door: Door, cast: Cast) -> None:
    strange: list[object] = [
        None,
        5,
        "operations",
        [],
        {},
        {"operations": None},
        {"operations": []},
        {"operations": [5]},
        {"operations": [{"id": str(uuid.uuid4()), "name": "add_note"}]},
        {"operations": [sent(cast, args=[])]},
        {"operations": [sent(cast, sender="Bruno")]},
        {"operations": [sent(cast)], "more": True},
        {"operations": [sent(cast) for _ in range(21)]},
        {"operations": [sent(cast, id="\ud800")]},
        {"operations": [sent(cast, name="\ud800")]},
        {"operations": [sent(cast, **{"\ud800": 1})]},
    ]
    for envelope in strange:
        answer = refusal(door, cast.bruno, envelope)
        assert answer["code"] == "invalid", envelope
        assert orjson.dumps(answer)


def test_twenty_operations_and_not_one_byte_too_many(journal: Journal, cast: Cast) -> None:
    door = Door(journal, Buckets(100, 1))
    assert all(result["ok"] for result in results(door, cast.bruno, *(sent(cast) for _ in range(20))))
    many = {"operations": [sent(cast, args={"table": cast.tables[1], "text": "€" * 3100}) for _ in range(5)]}
    spare = 48_000 - len(json.dumps(many, ensure_ascii=False, separators=(",", ":")).encode())
    many["operations"][0]["args"]["text"] += "x" * spare
    assert [result["ok"] for result in door.submit(many, cast.bruno)["results"]] == [True] * 5
    many["operations"][0]["args"]["text"] += "x"
    assert refusal(door, cast.bruno, many)["code"] == "too_long"


def test_strange_signs_in_arguments_get_an_answer(door: Door, cast: Cast) -> None:
    strange: list[Json] = [
        {"table": cast.tables[1], "text": "Sì", "\ud800": 1},
        {"table": "\x00", "text": "Sì"},
        {"table": cast.tables[1], "text": "Sì", "body": "\x00"},
        {"table": cast.tables[1], "text": ["Sì"]},
    ]
    answers = results(door, cast.anna, *(sent(cast, args=args) for args in strange))
    assert [answer.get("code") for answer in answers] == ["invalid", "invalid", None, "invalid"]


def test_nobody_gets_through_the_door_as_the_server_or_as_somebody_new(door: Door, cast: Cast) -> None:
    account = {"email": "eve@example.org", "password_hash": "x" * 20}
    joining = {"code": cast.snapshot(cast.stream)["workshop"]["code"], "name": "Gino"}
    asked = [sent(cast, name="create_account", args=account), sent(cast, name="join_workshop", args=joining)]
    assert [answer["code"] for answer in results(door, cast.anna, *asked)] == ["forbidden", "unknown_operation"]


def test_who_sends_too_much_is_told_when_to_send_again(door: Door, cast: Cast) -> None:
    answers = results(door, cast.bruno, *(sent(cast) for _ in range(7)))
    assert [answer["ok"] for answer in answers] == [True] * 5 + [False] * 2
    late = answers[-1]
    assert (late["code"], late["retryable"]) == ("rate_limited", True)
    assert isinstance(late["retry_after"], int) and 0 < late["retry_after"] <= 60
    assert results(door, cast.chiara, sent(cast))[0]["ok"]


def test_a_refusal_says_whether_to_send_again(door: Door, cast: Cast) -> None:
    answers = results(door, cast.denis, sent(cast), sent(cast, args={"table": cast.tables[2], "text": ""}))
    assert [(answer["code"], answer["retryable"]) for answer in answers] == [("forbidden", False), ("invalid", False)]
    assert all(answer["message"] for answer in answers)
