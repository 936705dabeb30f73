"""What to look at before everybody reads it: names on the list, telephones, mail."""

import pytest

from facilitator.restitution.exposure import exposures
from tests.restitution.chieri import with_notes

NAMES = ("Chiara Bertone", "De Luca Anna Maria", "Bruno", "Niccolò D’Amico", "Marco Torino")


def found(text: str, names: tuple[str, ...] = NAMES) -> list[str]:
    return [word for each in exposures(with_notes(text), names) for word in each.found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiedere a Chiara Bertone", ["Chiara Bertone"]),
        ("chiara bertone lo sa", ["Chiara Bertone"]),
        ("BERTONE CHIARA lo sa", ["Chiara Bertone"]),
        ("Lo sa la signora Bertone", ["Bertone"]),
        ("Lo dice Nicolò, non D'Amico", ["Amico"]),
        ("Niccolo D'Amico lo sa", ["Niccolò D’Amico"]),
        ("Bruno ha detto di sì", ["Bruno"]),
        ("Il legno è bruno e il cielo chiaro", []),
        ("Da Torino a Chieri in treno", []),
        ("Chiamare lo 011 5551234", ["011 5551234"]),
        ("+39 333 123 4567, la sera", ["+39 333 123 4567"]),
        ("3331234567", ["3331234567"]),
        ("Scrivere a urp@comune.example.it.", ["urp@comune.example.it"]),
        ("Negli anni 2019-2021, il 12/03/2021 e il 26-03-2021", []),
        ("Costa 3.000.000 di euro, o 30.000.000", []),
        ("Delibera 1234567 del 2020, articolo 8", []),
        ("Alle 10.30-12.30 di lunedì", []),
        ("", []),
        ("@ chiocciola", []),
    ],
)
def test_what_may_name_somebody_is_found_and_nothing_else(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_each_find_is_said_once_with_the_number_of_its_note() -> None:
    (each,) = exposures(with_notes("Bruno, Bruno e ancora Bruno"), NAMES)
    assert (each.ref, each.found) == ("T1-1", ("Bruno",))


def test_without_names_telephones_and_mail_are_still_looked_for() -> None:
    assert found("Bruno, 011 5551234", ()) == ["011 5551234"]


@pytest.mark.parametrize("text", ["0" * 4000, "a@" * 2000, "0 " * 2000, "." * 4000, "Bruno " * 600, "@" * 4000])
def test_strange_texts_take_no_longer_than_others(text: str) -> None:
    assert len(found(text)) <= len(text)
