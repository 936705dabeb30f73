"""Lists of people as organizers have them."""

import pytest

from facilitator.imports import decoded, read_people
from facilitator.imports.roles import role_of

Row = tuple[str, str, str | None]


def rows(text: str) -> list[Row]:
    return [(person.name, person.body, person.role) for person in read_people(text).people]


@pytest.mark.parametrize("separator", ["\t", ";", ",", " ; "])
def test_rows_are_name_body_and_role(separator: str) -> None:
    text = separator.join(("Giulia Perotti", "Comune di Leinì", "funzionaria"))
    assert rows(text) == [("Giulia Perotti", "Comune di Leinì", "officer")]


def test_headings_say_which_column_is_what() -> None:
    text = "Ente;Ruolo;Cognome;Nome;E-mail\nComune di Chieri;assessore;Bertone;Marco;marco@example.org"
    assert rows(text) == [("Marco Bertone", "Comune di Chieri", "assessor")]


def test_mail_and_phone_are_never_kept() -> None:
    assert rows("Sara Nicolosi;sara@example.org;011 123 4567;Città di Torino;ufficio") == [
        ("Sara Nicolosi", "Città di Torino", "officer")
    ]


def test_quoted_cells_may_hold_the_separator() -> None:
    assert rows('"Gallo, Ada",Comune di Almese,sindaca') == [("Gallo, Ada", "Comune di Almese", "mayor")]


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_list() -> None:
    listed = read_people("Ada\n\n;Comune di Susa\nLuca")
    assert [person.row for person in listed.people] == [1, 4]
    assert [(problem.row, problem.code, problem.written) for problem in listed.problems] == [
        (3, "no_name", "Comune di Susa")
    ]


def test_the_same_person_twice_is_taken_once_and_said() -> None:
    listed = read_people("Ada Gallo;Comune di Leinì\nada gallo;COMUNE DI LEINI’")
    assert len(listed.people) == 1
    assert [(remark.row, remark.code) for remark in listed.remarks] == [(2, "twice")]


def test_a_missing_body_and_an_unknown_role_keep_nobody_out() -> None:
    listed = read_people("Ada;;astronauta")
    assert rows("Ada;;astronauta") == [("Ada", "", None)]
    assert {remark.code for remark in listed.remarks} == {"no_body", "unknown_role"}


def test_a_list_without_roles_gives_nobody_one() -> None:
    listed = read_people("Nome;Ente\nAda;Comune di Leinì")
    assert [person.role for person in listed.people] == [None]
    assert listed.remarks == []


@pytest.mark.parametrize(("name", "body", "code"), [("a" * 81, "", "long_name"), ("Ada", "b" * 201, "long_body")])
def test_what_is_too_long_stays_out(name: str, body: str, code: str) -> None:
    assert [problem.code for problem in read_people(f"{name};{body}").problems] == [code]


def test_files_of_spreadsheets_are_read_in_both_encodings() -> None:
    for encoding in ("utf-8-sig", "utf-8", "cp1252"):
        assert decoded("Leinì".encode(encoding)) == "Leinì"


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Sindaca", "mayor"),
        ("VICESINDACO", "mayor"),
        ("assessora", "assessor"),
        ("Consigliere comunale", "councillor"),
        ("segretaria generale", "executive"),
        ("Funzionario", "officer"),
        ("third_sector", "third_sector"),
        ("cittadina", "citizen"),
        ("", None),
        ("-", None),
        ("astronauta", None),
    ],
)
def test_roles_are_understood_as_they_are_written(written: str, role: str | None) -> None:
    assert role_of(written) == role


def test_nothing_gives_nobody() -> None:
    assert rows("") == rows("\n \n") == []
