"""Lists of people and their seats, for programs."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.api.programs import Programs, refused
from tests.cast import Cast
from tests.imports.spreadsheets import ods, xlsx

Json = dict[str, Any]
PEOPLE: list[Json] = [{"name": "Gino", "body": "Comune di Asti", "role": "mayor"}, {"name": "Lia", "body": "Lega"}]


def people(cast: Cast) -> list[str]:
    return [person["name"] for person in cast.snapshot(cast.staff_stream)["people"]]


def test_a_list_is_read_in_once(programs: Programs, cast: Cast) -> None:
    path = f"/workshops/{cast.workshop}/participants"
    first, again = (programs.of(cast.anna).post(path, PEOPLE) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.get_json() == {"created": 2, "updated": 0, "skipped": 0, "problems": []}
    assert again.get_json() == {"created": 0, "updated": 0, "skipped": 2, "problems": []}
    assert people(cast)[3:] == ["Gino", "Lia"]


def test_problems_are_told_by_row_and_column_and_nothing_is_stored(programs: Programs, cast: Cast) -> None:
    wrong = [PEOPLE[0], {"name": "n" * 81}, {"name": "Lia", "role": "queen"}, {"surname": "Rossi"}, 5]
    told = programs.of(cast.anna).post(f"/workshops/{cast.workshop}/participants", wrong).get_json()
    assert [(problem["row"], problem["column"]) for problem in told["problems"]] == [
        (2, "name"),
        (3, "role"),
        (4, "name"),
        (5, ""),
    ]
    assert all(problem["message"] for problem in told["problems"])
    assert (told["created"], people(cast)) == (0, ["Bruno", "Chiara", "Denis"])


def csv(text: str) -> dict[str, Any]:
    return {"data": text.encode(), "content_type": "text/csv; charset=utf-8"}


def test_a_table_is_read_in_by_its_headings(programs: Programs, cast: Cast) -> None:
    table = "Ente;Cognome;Nome;Ruolo;E-mail\r\nComune di Asti;Rossi;Gino;Sindaco;g@example.org\r\n;Blu;Lia;;\r\n"
    path = f"/workshops/{cast.workshop}/participants"
    told = programs.of(cast.anna).post(path, **csv("\ufeff" + table)).get_json()
    assert told == {"created": 2, "updated": 0, "skipped": 0, "problems": []}
    gino, lia = cast.snapshot(cast.staff_stream)["people"][3:]
    assert (gino["name"], gino["body"]["name"], gino["role"]) == ("Gino Rossi", "Comune di Asti", "mayor")
    assert (lia["name"], lia["body"], lia["role"]) == ("Lia Blu", None, "other")
    assert "example.org" not in repr(cast.events(cast.staff_stream))


def test_problems_of_a_table_are_told_by_row_and_column(programs: Programs, cast: Cast) -> None:
    table = f"Nome;Ente\n;Comune di Asti\nGino;{'x' * 201}\nLia;Lega\n"
    told = programs.of(cast.anna).post(f"/workshops/{cast.workshop}/participants", **csv(table)).get_json()
    assert [(problem["row"], problem["column"], problem["message"]) for problem in told["problems"]] == [
        (2, "name", "The name is missing. The body is Comune di Asti."),
        (3, "body", "The body is longer than 200 characters: is it another column?"),
    ]
    assert (told["created"], people(cast)) == (0, ["Bruno", "Chiara", "Denis"])


def test_only_who_conducts_reads_in_a_list_and_splits(programs: Programs, cast: Cast) -> None:
    for path, body in (("participants", PEOPLE), ("seating", {})):
        address = f"/workshops/{cast.workshop}/{path}"
        assert refused(programs.of(cast.bruno).post(address, body)) == (403, "forbidden")
        assert refused(programs.projector.post(address, body)) == (403, "forbidden")
        assert refused(programs.of(cast.fabio).post(address, body)) == (404, "not_found")
        assert refused(programs.of(cast.eve).post(address, body)) == (404, "not_found")
        assert refused(programs.stranger.post(address, body)) == (401, "unauthenticated")
    assert people(cast) == ["Bruno", "Chiara", "Denis"]


def test_what_is_no_list_is_refused(programs: Programs, cast: Cast) -> None:
    program, path = programs.of(cast.anna), f"/workshops/{cast.workshop}/participants"
    assert refused(program.post(path, {"name": "Gino"})) == (400, "invalid")
    assert refused(program.post(path, [{"name": "Gino"}] * 2001)) == (400, "invalid")


def test_a_split_is_told_with_its_report_and_the_same_seed_repeats_it(programs: Programs, cast: Cast) -> None:
    program, path = programs.of(cast.anna), f"/workshops/{cast.workshop}/seating"
    first, again = (program.post(path, {"seed": 5}).get_json() for _ in range(2))
    assert first["seats"] == again["seats"]
    assert {seat["participant"] for seat in first["seats"]} == {cast.bruno.id, cast.chiara.id, cast.denis.id}
    assert {seat["table"] for seat in first["seats"]} == set(cast.tables[1:])
    assert first["seed"] == 5
    for criterion in first["report"]["criteria"]:
        assert list(criterion) == ["name", "got", "best", "proven"]
        assert criterion["proven"] == (criterion["got"] == criterion["best"])


def test_a_split_without_a_seed_tells_the_one_it_took(programs: Programs, cast: Cast) -> None:
    program, path = programs.of(cast.anna), f"/workshops/{cast.workshop}/seating"
    told = program.post(path, {}).get_json()
    assert program.post(path, {"seed": told["seed"]}).get_json()["seats"] == told["seats"]


def test_what_is_no_split_is_refused(programs: Programs, cast: Cast) -> None:
    program, path = programs.of(cast.anna), f"/workshops/{cast.workshop}/seating"
    bodies: list[Any] = [{"seed": "x"}, {"seed": -1}, {"seeds": 1}, {"round": 2}, {"rules": {"apart": []}}, [], 5]
    for wrong in bodies:
        assert refused(program.post(path, wrong)) == (400, "invalid"), wrong


SHEETS: dict[str, Callable[..., bytes]] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": xlsx,
    "application/vnd.oasis.opendocument.spreadsheet": ods,
}
ROWS = [["Nome", "Ente", "Scelta", "E-mail"], ["Gino", "Comune di Asti", "tav. 2", "g@example.org"]]


@pytest.mark.parametrize("kind", SHEETS)
def test_a_spreadsheet_is_read_in_with_choices(programs: Programs, cast: Cast, kind: str) -> None:
    sent = {"data": SHEETS[kind](ROWS), "content_type": kind}
    told = programs.of(cast.anna).post(f"/workshops/{cast.workshop}/participants", **sent).get_json()
    assert told == {"created": 1, "updated": 0, "skipped": 0, "problems": []}
    gino = cast.snapshot(cast.staff_stream)["people"][-1]
    assert (gino["name"], gino["first_choice"]) == ("Gino", cast.tables[2])


def test_a_body_in_doubt_is_a_problem_for_programs(programs: Programs, cast: Cast) -> None:
    told = programs.of(cast.anna).post(f"/workshops/{cast.workshop}/participants", **csv("Lia;Comune di Chierri"))
    (problem,) = told.get_json()["problems"]
    assert (problem["row"], problem["column"]) == (1, "body")
    assert "Comune di Chieri" in problem["message"]
    assert people(cast) == ["Bruno", "Chiara", "Denis"]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [(b"", 400, "invalid"), (b"%PDF-1.7", 400, "invalid"), (b"x" * 5_000_001, 413, "too_long")],
)
def test_a_file_that_is_no_list_is_refused_with_a_reason(
    programs: Programs, cast: Cast, content: bytes, status: int, code: str
) -> None:
    for kind in ("text/csv", *SHEETS):
        path = f"/workshops/{cast.workshop}/participants"
        answer = programs.of(cast.anna).post(path, data=content, content_type=kind)
        assert refused(answer) == (status, code)
        assert answer.get_json()["message"]
    assert people(cast) == ["Bruno", "Chiara", "Denis"]


def test_tables_of_elsewhere_are_no_choice(programs: Programs, cast: Cast) -> None:
    path = f"/workshops/{cast.workshop}/participants"
    for table in (cast.tables[0], "00000000-0000-4000-8000-000000000000"):
        wrong = [{"name": "Gino", "first_choice": table}]
        assert refused(programs.of(cast.anna).post(path, wrong)) == (400, "invalid")
    right = [{"name": "Gino", "first_choice": cast.tables[1]}]
    assert programs.of(cast.anna).post(path, right).get_json()["created"] == 1
