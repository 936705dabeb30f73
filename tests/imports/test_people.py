"""Lists of people as organizers have them: which column is what, and what becomes of each row."""

import pytest

from facilitator.imports.answers import chosen_table, name_first, takes_part_remotely, themes_of
from facilitator.imports.columns import guessed_columns
from facilitator.imports.known import Known
from facilitator.imports.people import Listed, Mended, read_people
from facilitator.imports.reading import read_table
from facilitator.imports.remarks import by_kind
from facilitator.imports.roles import role_of
from facilitator.models import KnownBody, Register, body_key

THEMES = themes_of([("one", 1, "Ambiente"), ("two", 2, "Comunicazione esterna")])
BODIES = [KnownBody("a", "Comune di Sant’Antonino di Susa"), KnownBody("b", "Comune di Collegno")]


def listed(text: str, mended: Mended | None = None) -> Listed:
    table = read_table(text.encode())
    return read_people(table, guessed_columns(table, THEMES), Known(THEMES, Register(BODIES)), mended)


def rows(text: str) -> list[tuple[str, str, str | None]]:
    return [(person.name, person.body, person.role) for person in listed(text).people]


def columns(text: str) -> list[str]:
    return guessed_columns(read_table(text.encode()), THEMES)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Cognome e nome;Ente;Qualifica;1ª scelta;2ª scelta", "surname_name body role first_choice second_choice"),
        ("N.;COGNOME;NOME;Ente di appartenenza;Ruolo nell’ente;Modalità", " surname name body role remote"),
        ("Nominativo;Comune;Carica;Tavolo;Tavolo;E-mail", "name body role first_choice second_choice "),
        ("Full name;Organisation;Position;First choice;Attendance", "name body role first_choice remote"),
        ("Nom;Prénom;Organisme;Fonction;Premier choix;Courriel", "surname name body role first_choice "),
    ],
)
def test_headings_say_which_column_is_what_in_three_languages(heading: str, found: str) -> None:
    people = "\n".join(";".join(f"x{row}{place}" for place in range(heading.count(";") + 1)) for row in range(3))
    assert " ".join(columns(f"{heading}\n{people}")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giulia Perotti;Comune di Leinì;funzionaria", ["name", "body", "role"]),
        ("Comune di Leinì;Giulia Perotti", ["body", "name"]),
        ("1;Perotti, Giulia;Regione Piemonte;online;tav. 2", ["", "surname_name", "body", "remote", "first_choice"]),
        ("Giulia;Perotti;Comune di Leinì;sindaca", ["name", "surname", "body", "role"]),
        ("Ada Gallo;ada@example.org;Susa;Ambiente;Tavolo 2", ["name", "", "body", "first_choice", "second_choice"]),
    ],
)
def test_without_headings_the_cells_say_it(text: str, found: list[str]) -> None:
    assert columns(text) == found


def test_no_person_is_taken_for_a_heading() -> None:
    assert [name for name, _, _ in rows("Marco Bertone;Ente Parco;Ruolo\nUgo;Comune di Susa;sindaco")] == [
        "Marco Bertone",
        "Ugo",
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Perotti Giulia", "Giulia Perotti"),
        ("Perotti, Giulia Maria", "Giulia Maria Perotti"),
        ("De Luca Anna", "Anna De Luca"),
        ("Della Valle Ugo", "Ugo Della Valle"),
        ("D’ Angelo Lia", "Lia D’ Angelo"),
        ("Cher", "Cher"),
        ("", ""),
    ],
)
def test_surnames_that_stand_first_go_last(written: str, name: str) -> None:
    assert name_first(written) == name


@pytest.mark.parametrize(
    ("written", "table"),
    [
        ("2", "two"), ("tav. 2", "two"), ("Tavolo 1", "one"), ("T2", "two"), ("n. 1", "one"), ("ambiente", "one"),
        ("2 · Comunicazione esterna", "two"), ("Comunicazione", "two"), ("tav. 7", None), ("Scuola", None), ("", None),
    ],
)  # fmt: skip
def test_a_table_is_known_by_its_number_or_its_theme(written: str, table: str | None) -> None:
    assert chosen_table(written, THEMES) == table


@pytest.mark.parametrize(
    ("written", "theme"),
    [
        ("Regolamento", "Il regolamento"), ("REGOLAMENTO!", "Il regolamento"), ("La scuola", "Scuola"),
        ("qualità dell’aria", "La qualita dell'aria"), ("École", "L’école"), ("L’acqua", "Acqua"),
        ("Budget", "The budget"), ("3 · Regolamento", "Il regolamento"), ("regol", "Il regolamento comunale"),
        ("Vivre les villes", "Vivre villes"),
    ],
)  # fmt: skip
def test_an_article_keeps_no_wish_from_its_table(written: str, theme: str) -> None:
    assert chosen_table(written, themes_of([("one", 1, "Ambiente"), ("two", 2, theme)])) == "two"


@pytest.mark.parametrize("written", ["Regolamento", "Il", "la", "gli"])
def test_a_wish_two_tables_may_mean_or_none_is_not_decided(written: str) -> None:
    assert chosen_table(written, themes_of([("one", 1, "Il regolamento"), ("two", 2, "Un regolamento")])) is None


@pytest.mark.parametrize(
    ("heading", "written", "remote"),
    [
        ("Modalità", "online", True), ("Modalità", "In presenza", False), ("Online", "sì", True),
        ("Online", "no", False), ("In presenza", "X", False), ("In presenza", "no", True),
        ("Modalità", "da remoto (Zoom)", True),
        ("Modalità", "forse", None),
    ],
)  # fmt: skip
def test_people_say_in_many_ways_whether_they_come(heading: str, written: str, remote: bool | None) -> None:
    assert takes_part_remotely(written, heading) is remote


def test_choices_and_places_are_read() -> None:
    found = listed("Nome;Scelta 1;Scelta 2;Modalità\nLia;tav. 2;Ambiente;online\nUgo;;1;in sala\nEva;2;2;").people
    assert [(one.first_choice, one.second_choice, one.remote) for one in found] == [
        ("two", "one", True),
        ("one", None, False),
        ("two", None, None),
    ]


def test_one_table_twice_and_a_way_there_is_not_are_said_by_row_and_column() -> None:
    text = "Nome;Scelta 1;Scelta 2;Modalità\nEva;2;2;online"
    table = read_table(text.encode())
    found = read_people(table, guessed_columns(table, THEMES), Known(THEMES, Register(BODIES), is_hybrid=False))
    assert [(one.row, one.column, one.code) for one in found.remarks if one.code != "no_body"] == [
        (2, "second_choice", "same_table"),
        (2, "remote", "one_way"),
    ]


def test_a_table_nobody_has_is_left_out_and_said() -> None:
    found = listed("Nome;Scelta 1\nLia;tav. 7")
    assert found.people[0].first_choice is None
    assert [(one.row, one.column, one.code) for one in found.remarks if one.code != "no_body"] == [
        (2, "first_choice", "unknown_table")
    ]


def test_a_body_is_known_by_its_other_spellings() -> None:
    found = listed("Lia;S. Antonino di Susa")
    assert found.people[0].body == "Comune di Sant’Antonino di Susa"
    assert [(one.code, one.about) for one in found.remarks] == [("other_spelling", "Comune di Sant’Antonino di Susa")]


def test_a_body_in_doubt_stays_out_until_somebody_chooses() -> None:
    text = "Nome;Ente\nLia;Comune di Colegno\nUgo;Comune di Colegno"
    assert [(one.row, one.code, one.choices) for one in listed(text).problems] == [
        (2, "unsure_body", ("Comune di Collegno",)),
        (3, "unsure_body", ("Comune di Collegno",)),
    ]
    chosen = listed(text, Mended(bodies={"comune di colegno": "Comune di Collegno"}))
    assert [one.body for one in chosen.people] == ["Comune di Collegno"] * 2


def test_two_spellings_of_one_new_body_are_one() -> None:
    found = listed("Lia;Comune di Susa\nUgo;Susa")
    assert {one.body for one in found.people} == {"Comune di Susa"}
    assert found.new_bodies == ["Comune di Susa"]


def test_a_missing_name_keeps_out_and_can_be_written() -> None:
    text = "Nome;Ente\n;Comune di Susa"
    assert [(one.row, one.column, one.code, one.about) for one in listed(text).problems] == [
        (2, "name", "no_name", "Comune di Susa")
    ]
    assert [one.name for one in listed(text, Mended(names={2: "Lia"})).people] == ["Lia"]


def test_the_same_person_twice_is_taken_once_and_said() -> None:
    found = listed("Ada Gallo;Comune di Leinì\nada gallo;COMUNE DI LEINI’")
    assert len(found.people) == 1
    assert [(remark.row, remark.code, remark.about) for remark in found.remarks] == [(2, "twice", "1")]


def test_a_missing_body_and_an_unknown_role_keep_nobody_out() -> None:
    found = listed("Nome;Ente;Ruolo\nAda;;astronauta")
    assert [(one.name, one.body, one.role) for one in found.people] == [("Ada", "", None)]
    assert {remark.code for remark in found.remarks} == {"no_body", "unknown_role"}


@pytest.mark.parametrize(("name", "body", "code"), [("a" * 81, "", "long_name"), ("Ada", "b" * 201, "long_body")])
def test_what_is_too_long_stays_out(name: str, body: str, code: str) -> None:
    assert [problem.code for problem in listed(f"Nome;Ente\n{name};{body}").problems] == [code]


def test_remarks_that_say_the_same_stand_together() -> None:
    found = listed("Nome;Ente;Ruolo\nAda;Susa;boh\nUgo;Susa;boh\nLia;Susa;mah")
    assert [[each.row for each in same] for same in by_kind(found.remarks)] == [[2, 3], [4]]


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Sindaca", "mayor"), ("VICESINDACO", "mayor"), ("assessora", "assessor"),
        ("Consigliere comunale", "councillor"),
        ("segretaria generale", "executive"), ("Funzionario", "officer"), ("third_sector", "third_sector"),
        ("cittadina", "citizen"), ("", None), ("-", None), ("astronauta", None),
    ],
)  # fmt: skip
def test_roles_are_understood_as_they_are_written(written: str, role: str | None) -> None:
    assert role_of(written) == role


def test_a_body_nobody_knew_is_asked_for_where_other_rows_write_it_nearly_so() -> None:
    text = "Ada;Comune di Almse\nUgo;Comune di Almese\nLia;Comune di Almese\nEva;Comune di Alba"
    found = listed(text)
    assert [(each.row, each.code, each.written, each.choices) for each in found.problems] == [
        (1, "slip", "Comune di Almse", ("Comune di Almese",))
    ]
    assert found.new_bodies == ["Comune di Almese", "Comune di Alba"]


@pytest.mark.parametrize("chosen", ["Comune di Almese", "Comune di Almse"])
def test_the_answer_is_the_usual_name_or_a_body_of_its_own(chosen: str) -> None:
    text = "Ada;Comune di Almse\nUgo;Comune di Almese\nLia;Comune di Almese"
    found = listed(text, Mended(bodies={"comune di almse": chosen}))
    assert found.problems == []
    assert [person.body for person in found.people] == [chosen, "Comune di Almese", "Comune di Almese"]


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Comune di Venaria", "Comune di Venaria Reale"),
        ("Comune di Venaria Reale", "Comune di Venaria"),
        ("Comune di Venaria Reale", "Venaria"),
        ("Unione montana Valle Susa", "U.M. Valle Susa e Alpi"),
    ],
)
def test_a_new_body_whose_name_goes_on_is_asked_for(usual: str, other: str) -> None:
    found = listed(f"Ada;{usual}\nUgo;{other}\nLia;{usual}")
    assert [(each.row, each.code, each.choices) for each in found.problems] == [(2, "slip", (usual,))]
    own = listed(f"Ada;{usual}\nUgo;{other}", Mended(bodies={body_key(other): other}))
    assert [person.body for person in own.people] == [usual, other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Torino", "Città metropolitana di Torino"),
        ("Torino", "Città metropolitana di Torino Nord"),
        ("Provincia di Susa", "Comune di Susa Alta"),
        ("Comune di Susa", "Comune di Borgone Susa"),
        ("Comune di Ala", "Comune di Alassio"),
    ],
)
def test_bodies_of_different_kinds_or_of_another_name_stay_apart(one: str, other: str) -> None:
    found = listed(f"Ada;{one}\nUgo;{other}")
    assert (found.problems, found.new_bodies) == ([], [one, other])
