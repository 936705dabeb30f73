"""A typed name finds its body: surely, as a question, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.models import KnownBody, Register, body_key
from facilitator.models.doubles import doubles
from facilitator.models.spelling import kind_of, read

NAMES = (
    "Anci Piemonte",
    "Città di Torino",
    "Città metropolitana di Genova",
    "Comune di Borgo San Dalmazzo",
    "Comune di Chieri",
    "Comune di Genova",
    "Comune di L’Aquila",
    "Comune di Leinì",
    "Comune di Sant’Antonino di Susa",
    "Comune di Settimo Torinese",
    "Comune di Susa",
    "Comune di Torre Pellice",
    "Istituto Comprensivo Chieri 3",
    "Provincia di Cuneo",
    "Regione Piemonte",
    "Samone (TO)",
    "Unione Montana Valle Susa",
)


def register(*names: str, **aliases: tuple[str, ...]) -> Register:
    """A register of these bodies; each is its own id."""
    return Register(KnownBody(name, name, aliases=aliases.get(body_key(name), ())) for name in names)


def sure(typed: str, known: Register | None = None) -> str | None:
    """The body a name certainly means."""
    certain = (known or register(*NAMES)).match(typed).certain
    return certain.name if certain else None


def asked(typed: str, known: Register | None = None) -> list[tuple[str, str]]:
    """The questions a name leads to; a certain match is none."""
    match = (known or register(*NAMES)).match(typed)
    assert match.certain is None
    return [(likely.body.name, likely.reason) for likely in match.likely]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("COMUNE DI CHIERI", "Comune di Chieri"),
        ("chieri", "Comune di Chieri"),
        ("Chieri (TO)", "Comune di Chieri"),
        ("Chieri, Comune di", "Comune di Chieri"),
        ("C.ne di Chieri", "Comune di Chieri"),
        ("Com. Chieri", "Comune di Chieri"),
        ("Comune della Città di Chieri", "Comune di Chieri"),
        ("Amministrazione comunale di Chieri", "Comune di Chieri"),
        ("Comune di Torino", "Città di Torino"),
        ("torino", "Città di Torino"),
        ("Comune di Sant'Antonino di Susa", "Comune di Sant’Antonino di Susa"),
        ("Sant’Antonino di Susa", "Comune di Sant’Antonino di Susa"),
        ("sant antonino susa", "Comune di Sant’Antonino di Susa"),
        ("S. Antonino di Susa", "Comune di Sant’Antonino di Susa"),
        ("S.ANTONINO DI SUSA", "Comune di Sant’Antonino di Susa"),
        ("Borgo S. Dalmazzo", "Comune di Borgo San Dalmazzo"),
        ("Borgo-San-Dalmazzo", "Comune di Borgo San Dalmazzo"),
        ("LEINI'", "Comune di Leinì"),
        ("aquila", "Comune di L’Aquila"),
        ("susa", "Comune di Susa"),
        ("Genova", "Comune di Genova"),
        ("Città Metropolitana Genova", "Città metropolitana di Genova"),
        ("Piemonte", "Regione Piemonte"),
        ("Prov. Cuneo", "Provincia di Cuneo"),
        ("A.N.C.I. Piemonte", "Anci Piemonte"),
        ("I.C. Chieri 3", "Istituto Comprensivo Chieri 3"),
        ("U.M. Valle di Susa", "Unione Montana Valle Susa"),
        ("Unione Montana dei Comuni della Valle Susa", "Unione Montana Valle Susa"),
        ("Samone (TO)", "Samone (TO)"),
    ],
)
def test_another_spelling_is_the_same_body(typed: str, meant: str) -> None:
    assert sure(typed) == meant


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("S. Antonino", ("Comune di Sant’Antonino di Susa", "part")),
        ("Santantonino di Susa", ("Comune di Sant’Antonino di Susa", "letter")),
        ("Torrepellice", ("Comune di Torre Pellice", "letter")),
        ("Torre Pelice", ("Comune di Torre Pellice", "letter")),
        ("Comune di Torer Pellice", ("Comune di Torre Pellice", "letter")),
        ("Chiery", ("Comune di Chieri", "letter")),
        ("Cheri", ("Comune di Chieri", "letter")),
        ("Settimo T.se", ("Comune di Settimo Torinese", "abbreviation")),
        ("Torre P.", ("Comune di Torre Pellice", "abbreviation")),
        ("Settimo", ("Comune di Settimo Torinese", "part")),
        ("Settimo Torinese ovest", ("Comune di Settimo Torinese", "part")),
        ("Uff. Cultura del Comune di Chieri", ("Comune di Chieri", "office")),
        ("Scuola di Amministrazione del Comune di Genova", ("Comune di Genova", "office")),
        ("Provincia di Genova", ("Città metropolitana di Genova", "kind")),
        ("Cuneo", ("Provincia di Cuneo", "kind")),
        ("Samone", ("Samone (TO)", "same_name")),
        ("Val Susa", ("Unione Montana Valle Susa", "abbreviation")),
    ],
)
def test_where_it_is_not_sure_it_is_a_question(typed: str, question: tuple[str, str]) -> None:
    assert asked(typed) == [question]


@pytest.mark.parametrize(
    "typed",
    [
        "Torre Canavese",
        "Borgo San Martino",
        "San Antonio",
        "Settimo Vittone",
        "Comune di Cuneo",
        "Provincia di Chieri",
        "Samone (TN)",
        "Istituto Comprensivo Chieri 2",
        "Suza",
        "Labsus",
        "Comune di",
        "di",
        "S.",
        "()",
        "😀",
        "",
        "\ufdfa" * 200,
    ],
)
def test_another_body_is_never_taken_for_a_known_one(typed: str) -> None:
    assert asked(typed) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Comune di Torre Pellice", "Comune di Torre Canavese"),
        ("Borgo San Dalmazzo", "Borgo San Martino"),
        ("Castel San Pietro", "Castel San Giovanni"),
        ("Comune di Torino", "Città metropolitana di Torino"),
        ("Comune di Cuneo", "Provincia di Cuneo"),
        ("Comune di Barge", "Comune di Barga"),
        ("Liceo Monti", "Liceo Conti"),
        ("Circoscrizione 1", "Circoscrizione 2"),
        ("Comune di San Mauro Torinese", "Comune di San Mauro"),
        ("Samone (TO)", "Samone (TN)"),
        ("Università di Torino", "Comune di Torino"),
    ],
)
def test_two_of_like_name_stay_two(one: str, other: str) -> None:
    assert (sure(one, register(other)), sure(other, register(one))) == (None, None)


def test_an_alias_is_as_good_as_the_name() -> None:
    known = Register([KnownBody("1", "Comune di Sant’Antonino di Susa", aliases=("Sant’Antonino",))])
    assert sure("S. Antonino", known) == sure("comune di s.antonino", known) == "Comune di Sant’Antonino di Susa"


def test_two_bodies_that_could_be_meant_are_two_questions() -> None:
    known = register("Comune di Torino", "Città di Torino", "Torino Centro")
    assert sure("Città di Torino", known) == "Città di Torino"
    assert asked("C.ne Torino", known) == [
        ("Città di Torino", "same_name"),
        ("Comune di Torino", "same_name"),
        ("Torino Centro", "part"),
    ]


def test_the_kind_somebody_settled_says_what_a_bare_name_is() -> None:
    known = Register([KnownBody("1", "Labsus", "association")])
    assert sure("Associazione Labsus", known) == "Labsus"
    assert asked("Comune di Labsus", known) == [("Labsus", "kind")]


def test_at_most_five_questions_are_asked_the_likeliest_first() -> None:
    known = register(*(f"Comune di San Mauro {name}" for name in ("Alto", "Basso", "Cima", "Destro", "Est", "Fondo")))
    known.add(KnownBody("7", "Comune di San Maura"))
    questions = asked("San Mauro", known)
    assert len(questions) == 5
    assert questions[0] == ("Comune di San Maura", "letter")


def test_a_list_shows_which_bodies_may_stand_in_it_twice() -> None:
    names = (*NAMES, "Comune di Torino", "Comune di Torre Pelice", "Provincia di Genova", "Comune di Susa Nuova")
    pairs = [(one.name, likely.body.name, likely.reason) for one, likely in doubles([KnownBody(n, n) for n in names])]
    assert pairs == [
        ("Città di Torino", "Comune di Torino", "same_name"),
        ("Comune di Torre Pellice", "Comune di Torre Pelice", "letter"),
    ]


def test_a_name_says_which_kind_of_body_it_is() -> None:
    kinds = {name: kind_of(name) for name in ("Città di Torino", "Labsus", "Provincia di Cuneo", "Liceo Monti")}
    assert kinds == {
        "Città di Torino": "municipality",
        "Labsus": None,
        "Provincia di Cuneo": "other",
        "Liceo Monti": "school",
    }


@given(st.text(max_size=40))
def test_whatever_is_typed_has_a_reading_and_finds_itself(typed: str) -> None:
    assert read(typed).words or not body_key(typed)
    assert sure(typed, register(typed)) == (typed if body_key(typed) else None)
