"""Coming in, for programs."""

import uuid
from typing import Any

from flask import Flask

from tests.api.programs import Program, Programs, refused
from tests.cast import Cast

Json = dict[str, Any]


def joining(cast: Cast, **said: Any) -> Json:
    """What a program sends to come in."""
    code = cast.snapshot(cast.stream)["workshop"]["code"]
    return {"code": code, "id": str(uuid.uuid4()), "name": "Gino", "body": "Comune di Asti", **said}


def test_joining_gives_a_token_a_place_and_streams(app: Flask, programs: Programs, cast: Cast) -> None:
    answer = programs.stranger.post("/join", joining(cast, role="mayor"))
    assert answer.status_code == 201
    told = answer.get_json()
    assert list(told) == ["token", "participant", "workshop", "streams"]
    person = told["participant"]
    assert person == {
        "id": person["id"],
        "name": "Gino",
        "body": {"id": person["body"]["id"], "name": "Comune di Asti"},
        "role": "mayor",
        "seat": None,
    }
    assert told["workshop"] == {
        "id": cast.workshop,
        "title": "Tappa di Chieri",
        "language": "it",
        "status": "open",
    }
    assert told["streams"] == [cast.stream, f"participant:{person['id']}"]
    assert Program(app, told["token"]).get(f"/workshops/{cast.workshop}").status_code == 200


def test_the_same_id_again_is_the_same_person(programs: Programs, cast: Cast) -> None:
    asked = joining(cast)
    first, again = (programs.stranger.post("/join", asked) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.get_json() == again.get_json()
    assert cast.snapshot(cast.stream)["counts"]["present"] == 4


def test_the_same_id_with_other_words_is_a_conflict(programs: Programs, cast: Cast) -> None:
    asked = joining(cast)
    programs.stranger.post("/join", asked)
    assert refused(programs.stranger.post("/join", {**asked, "name": "Lia"})) == (409, "op_conflict")


def test_a_person_who_was_in_comes_back_after_the_end(programs: Programs, cast: Cast) -> None:
    asked = joining(cast)
    token = programs.stranger.post("/join", asked).get_json()["token"]
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    again = programs.stranger.post("/join", asked)
    assert (again.status_code, again.get_json()["token"]) == (200, token)
    assert again.get_json()["workshop"]["status"] == "closed"


def test_wrong_and_closed_codes_have_the_same_body(programs: Programs, cast: Cast) -> None:
    closed = joining(cast)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    answers = [
        programs.stranger.post("/join", {**closed, "id": str(uuid.uuid4()), "code": code})
        for code in (closed["code"], "ZZZZZZ", "", "\x00", "\ud800", "' OR 1=1")
    ]
    assert {refused(answer) for answer in answers} == {(404, "unknown_code")}
    assert len({answer.data for answer in answers}) == 1


def test_who_comes_after_the_split_is_told_the_table(programs: Programs, cast: Cast) -> None:
    cast.do(cast.anna, "split_participants", workshop=cast.workshop, seed=1)
    told = programs.stranger.post("/join", joining(cast)).get_json()
    seat = told["participant"]["seat"]
    assert cast.tables[seat["number"]] == seat["table"]
    assert f"table:{seat['table']}" in told["streams"]


def test_a_name_and_a_body_may_be_left_out(programs: Programs, cast: Cast) -> None:
    asked = {key: value for key, value in joining(cast).items() if key in ("id", "code")}
    told = programs.stranger.post("/join", asked).get_json()
    assert (told["participant"]["name"], told["participant"]["body"], told["participant"]["role"]) == (
        None,
        None,
        "other",
    )


def test_what_is_no_join_is_refused_with_its_path(programs: Programs, cast: Cast) -> None:
    for wrong, path in (({"id": "5"}, "id"), ({"shoe": 44}, "shoe"), ({"role": "king"}, "role"), ({"name": 5}, "name")):
        answer = programs.stranger.post("/join", joining(cast, **wrong))
        assert refused(answer) == (400, "invalid")
        assert answer.get_json()["path"] == path
    assert refused(programs.stranger.post("/join", joining(cast, name="n" * 81))) == (413, "too_long")


def test_the_code_of_the_qr_opens_too(app: Flask, programs: Programs, cast: Cast) -> None:
    tables = [{"theme": "Tutto"}]
    new = {"title": "T", "date": "2026-12-11", "mode": "online", "open": True, "tables": tables}
    made = programs.of(cast.anna).post("/workshops", new).get_json()
    link = made["join_url"].rpartition("/")[2]
    told = programs.stranger.post("/join", joining(cast, code=link)).get_json()
    assert told["workshop"]["id"] == made["id"]
    assert told["participant"]["seat"] == {"table": made["tables"][1]["id"], "number": 1}
