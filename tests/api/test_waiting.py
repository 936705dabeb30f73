"""Programs at a door where people are let in: what they are told, and what they may not read."""

import uuid
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from facilitator.identity import Actor
from facilitator.limits import Buckets
from tests.api.programs import Programs
from tests.cast import Cast


def joining(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"code": cast.code(cast.workshop), "id": str(uuid.uuid4()), "name": "Gino", "role": "mayor", **more}


def close_door(cast: Cast) -> None:
    cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={"door": "approval"})


def read(client: FlaskClient, token: str, path: str) -> tuple[int, Any]:
    answer = client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.get_json()


def test_who_has_to_wait_is_told_so_with_a_token_and_one_stream(programs: Programs, cast: Cast) -> None:
    close_door(cast)
    answer = programs.stranger.post("/join", joining(cast))
    told = answer.get_json()
    assert answer.status_code == 201 and told["waiting"] is True
    assert told["participant"]["seat"] is None and told["participant"]["name"] == "Gino"
    assert told["workshop"]["id"] == cast.workshop
    assert told["streams"] == [f"knock:{told['participant']['id']}"]


def test_while_waiting_the_token_reads_nothing_but_its_own_stream(
    app: Flask, client: FlaskClient, programs: Programs, cast: Cast
) -> None:
    close_door(cast)
    told = programs.stranger.post("/join", joining(cast)).get_json()
    other = programs.stranger.post("/join", joining(cast, name="Lia")).get_json()
    token, own = told["token"], told["streams"][0]
    status, answer = read(client, token, f"streams/{own}/snapshot")
    assert (status, answer["snapshot"]) == (200, {"status": "waiting", "open": True})
    shut = [cast.stream, cast.staff_stream, cast.table_stream(0), cast.table_stream(1), *other["streams"]]
    shut.append(f"participant:{told['participant']['id']}")
    assert [read(client, token, f"streams/{stream}/snapshot")[0] for stream in shut] == [404] * len(shut)
    assert read(client, token, f"workshops/{cast.workshop}")[0] == 404
    note = {"id": str(uuid.uuid4()), "name": "add_note", "args": {"table": cast.tables[0], "text": "Ciao"}}
    headers = {"Authorization": f"Bearer {token}"}
    sent = client.post("/api/v1/operations", json={"operations": [note]}, headers=headers)
    assert sent.get_json()["results"][0]["code"] == "not_found"


def test_once_let_in_the_same_token_is_the_persons_and_the_same_id_tells_the_place(
    client: FlaskClient, programs: Programs, cast: Cast
) -> None:
    close_door(cast)
    asked = joining(cast)
    told = programs.stranger.post("/join", asked).get_json()
    again = programs.stranger.post("/join", asked)
    assert (again.status_code, again.get_json()["waiting"]) == (200, True)
    cast.do(cast.anna, "accept_knock", knock=told["participant"]["id"])
    status, answer = read(client, told["token"], f"streams/participant:{told['participant']['id']}/snapshot")
    assert (status, answer["snapshot"]["participant"]["name"]) == (200, "Gino")
    inside = programs.stranger.post("/join", asked)
    assert inside.status_code == 200
    assert inside.get_json()["token"].startswith("p.") and "waiting" not in inside.get_json()


def test_a_token_of_the_wait_ends_when_somebody_comes_back_elsewhere(
    client: FlaskClient, programs: Programs, cast: Cast
) -> None:
    close_door(cast)
    told = programs.stranger.post("/join", joining(cast)).get_json()
    cast.do(cast.anna, "accept_knock", knock=told["participant"]["id"])
    again = programs.stranger.post("/join", joining(cast)).get_json()
    assert again["waiting"] is True
    cast.do(cast.anna, "renew_link", participant=told["participant"]["id"])
    assert read(client, told["token"], f"workshops/{cast.workshop}")[0] == 401
    forged = told["token"][:-3] + "AAA"
    assert read(client, forged, f"workshops/{cast.workshop}")[0] == 401


def test_the_id_of_a_join_opens_no_place_that_was_given_to_another_phone(programs: Programs, cast: Cast) -> None:
    at_once, let_in = joining(cast), joining(cast, name="Lia")
    first = programs.stranger.post("/join", at_once).get_json()["participant"]["id"]
    close_door(cast)
    second = programs.stranger.post("/join", let_in).get_json()["participant"]["id"]
    cast.do(cast.anna, "accept_knock", knock=second)
    for asked, person in ((at_once, first), (let_in, second)):
        assert programs.stranger.post("/join", asked).status_code == 200
        cast.do(Actor("expected", person), "return_participant")
        answer = programs.stranger.post("/join", asked)
        assert (answer.status_code, answer.get_json()["code"]) == (401, "unauthenticated")
        cast.do(cast.anna, "remove_participant", participant=person)
        answer = programs.stranger.post("/join", asked)
        assert (answer.status_code, answer.get_json()["code"]) == (404, "not_found")


def test_a_withdrawn_wait_is_not_found(programs: Programs, cast: Cast) -> None:
    close_door(cast)
    asked = joining(cast)
    knock = programs.stranger.post("/join", asked).get_json()["participant"]["id"]
    cast.do(cast.anna, "refuse_knock", knock=knock)
    assert programs.stranger.post("/join", asked).get_json()["waiting"] is True
    cast.do(Actor("waiting", knock), "withdraw_knock")
    answer = programs.stranger.post("/join", asked)
    assert (answer.status_code, answer.get_json()["code"]) == (404, "not_found")


def test_one_address_does_not_fill_the_queue(app: Flask, programs: Programs, cast: Cast) -> None:
    app.extensions["knock_patience"] = Buckets(1, 1 / 1000)
    close_door(cast)
    asked = joining(cast)
    assert [programs.stranger.post("/join", asked).status_code for _ in range(2)] == [201, 200]
    answer = programs.stranger.post("/join", joining(cast, name="Lia"))
    assert (answer.status_code, answer.get_json()["code"]) == (429, "rate_limited")
    assert programs.stranger.post("/join", joining(cast, code="ZZZZZZ")).get_json()["code"] == "unknown_code"
    cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={"door": "open"})
    assert programs.stranger.post("/join", joining(cast, name="Lia")).status_code == 201
