"""Making a session and looking at it, for programs."""

import uuid
from typing import Any

from flask import Flask

from tests.api.programs import Program, Programs, refused
from tests.cast import Cast

Json = dict[str, Any]
NEW: Json = {"title": "Tappa di Ivrea", "date": "2026-12-11", "mode": "online", "tables": [{"theme": "Acqua"}]}


def test_a_new_session_answers_with_all_a_program_needs(programs: Programs, cast: Cast) -> None:
    tables = [{"theme": "Acqua", "prompts": ["Che cosa manca?"]}, {"theme": "Aria"}]
    answer = programs.of(cast.anna).post("/workshops", {**NEW, "host": "Ivrea", "open": True, "tables": tables})
    assert answer.status_code == 201
    made = answer.get_json()
    assert list(made) == ["id", "code", "join_url", "tables"]
    assert made["join_url"].startswith("http://localhost/j/")
    assert made["code"] not in made["join_url"]
    assert [list(table) for table in made["tables"]] == [["id", "number", "theme", "stream", "prompts"]] * 3
    assert [(table["number"], table["theme"]) for table in made["tables"]] == [(0, ""), (1, "Acqua"), (2, "Aria")]
    assert [prompt["text"] for prompt in made["tables"][1]["prompts"]] == ["Che cosa manca?"]
    assert made["tables"][1]["stream"] == f"table:{made['tables'][1]['id']}"


def test_the_link_of_the_qr_leads_to_the_door(app: Flask, programs: Programs, cast: Cast) -> None:
    made = programs.of(cast.anna).post("/workshops", {**NEW, "open": True}).get_json()
    page = app.test_client().get(made["join_url"].removeprefix("http://localhost"))
    assert page.status_code == 200
    assert "Tappa di Ivrea" in page.text


def test_what_is_no_session_is_refused_with_its_path(programs: Programs, cast: Cast) -> None:
    program = programs.of(cast.anna)
    for wrong, path in (({"mode": "radio"}, "mode"), ({"colour": "red"}, "colour"), ({"title": 5}, "title")):
        answer = program.post("/workshops", {**NEW, **wrong})
        assert refused(answer) == (400, "invalid")
        assert answer.get_json()["path"] == path
    assert refused(program.post("/workshops", {**NEW, "tables": [{"theme": "T" * 201}]})) == (413, "too_long")
    assert refused(program.post("/workshops", ["Tappa"])) == (400, "invalid")
    assert refused(program.post("/workshops", data=b"{not json")) == (400, "invalid")
    assert refused(program.post("/workshops", data=b"\xff")) == (400, "invalid")


def test_only_accounts_make_sessions(programs: Programs, cast: Cast) -> None:
    assert refused(programs.stranger.post("/workshops", NEW)) == (401, "unauthenticated")
    assert refused(programs.of(cast.bruno).post("/workshops", NEW)) == (403, "forbidden")
    assert refused(programs.projector.post("/workshops", NEW)) == (403, "forbidden")
    assert programs.of(cast.fabio).post("/workshops", NEW).status_code == 201


def test_tokens_that_are_none_open_nothing(app: Flask, programs: Programs, cast: Cast) -> None:
    good = programs.participant_token(cast.bruno)
    for token in ("", "x", "s.", "p..", good[:-1], good + "x", good.replace("p.", "r."), "s.5.\x01", "h.x", "ü"):
        answer = Program(app, token).get(f"/workshops/{cast.workshop}")
        assert refused(answer) == (401, "unauthenticated"), token
    assert Program(app, good).get(f"/workshops/{cast.workshop}").status_code == 200


def test_a_session_as_it_stands(programs: Programs, cast: Cast) -> None:
    cast.add_note(cast.bruno, "Uno")
    cast.do(cast.bruno, "delete_note", note=cast.add_note(cast.bruno, "Via"))
    cast.do(cast.anna, "hide_note", note=cast.add_note(cast.chiara, "Via"), reason="Perché")
    people = [{"name": "Gino", "body": "Comune di Asti"}, {"name": "Bruno", "body": "Comune di Chieri"}]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=people)
    shown = programs.of(cast.anna).get(f"/workshops/{cast.workshop}").get_json()
    assert [key for key in shown if key not in ("id", "code")] == [
        "title",
        "status",
        "naming",
        "language",
        "activities",
        "tables",
        "counts",
        "editions",
    ]
    assert (shown["id"], shown["title"], shown["status"]) == (cast.workshop, "Tappa di Chieri", "open")
    assert [set(one) for one in shown["activities"]] == [{"id", "kind", "status", "ends_at"}] * 2
    table = shown["tables"][1]
    assert set(table) == {"id", "number", "theme", "stream", "prompts", "notes", "people"}
    assert (table["notes"], table["people"]) == (1, 2)
    assert shown["counts"] == {"tables": 2, "notes": 1, "invited": 2, "registered": 0, "present": 3, "bodies": 3}


def test_published_editions_are_told_without_who_published_them(programs: Programs, cast: Cast) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    path = cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)["path"]
    cast.do(cast.anna, "withdraw_restitution", workshop=cast.workshop, edition=1)
    answer = programs.of(cast.bruno).get(f"/workshops/{cast.workshop}")
    (edition,) = (answer.json or {})["editions"]
    assert (edition["number"], edition["path"]) == (1, f"{path}/1")
    assert edition["withdrawn_at"] >= edition["published_at"]
    assert "Anna" not in answer.text


def test_everybody_of_a_session_sees_it_and_nobody_else(programs: Programs, cast: Cast) -> None:
    path = f"/workshops/{cast.workshop}"
    for program in (programs.of(cast.bruno), programs.of(cast.anna), programs.projector):
        assert program.get(path).status_code == 200
    for program in (programs.of(cast.eve), programs.of(cast.fabio)):
        assert refused(program.get(path)) == (404, "not_found")
    assert refused(programs.stranger.get(path)) == (401, "unauthenticated")


def test_what_does_not_exist_is_not_found(programs: Programs, cast: Cast) -> None:
    program = programs.of(cast.anna)
    for path in (f"/workshops/{uuid.uuid4()}", "/workshops/5", "/workshops/%00", "/workshops/%ED%A0%80", "/nothing"):
        assert refused(program.get(path)) == (404, "not_found"), path


def test_no_answer_of_this_door_is_kept_by_a_cache(programs: Programs, cast: Cast) -> None:
    answer = programs.of(cast.anna).get(f"/workshops/{cast.workshop}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "application/json"


def test_a_body_that_is_too_large_is_too_long(programs: Programs, cast: Cast) -> None:
    answer = programs.of(cast.anna).post("/workshops", data=b'"' + b"x" * 1_100_000 + b'"')
    assert refused(answer) == (413, "too_long")


def test_a_wrong_method_is_answered_in_json(programs: Programs, cast: Cast) -> None:
    assert refused(programs.of(cast.anna).get("/operations")) == (405, "invalid")


def test_no_cookie_changes_anything_here(app: Flask, cast: Cast, programs: Programs) -> None:
    client = app.test_client()
    client.set_cookie("participant", programs.participant_token(cast.bruno))
    note = {"id": str(uuid.uuid4()), "name": "add_note", "args": {"table": cast.tables[1], "text": "Da un altro sito"}}
    assert client.post("/api/v1/operations", json={"operations": [note]}).status_code == 401
