"""What to look at before everybody reads it: names on the list, telephones, mail."""

from dataclasses import replace

import pytest

from facilitator.restitution.exposure import exposures
from facilitator.restitution.record import AnswerRecord, BodyRecord, Named, Withheld
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
    assert (each.passage.ref, each.found) == ("T1-1", ("Bruno",))


def test_all_that_is_printed_is_looked_at() -> None:
    record = with_notes("Quando si comincia?")
    table = next(each for each in record.tables if each.notes)
    first = next(each for each in table.notes if each.text == "Quando si comincia?")
    note = replace(first, answer=AnswerRecord("owed", None, Named("b", "Chiara Bertone"), None))
    told = replace(
        table,
        notes=(note,),
        theme="Chiamare lo 011 5551234",
        prompts=(Named("p", "Scrivere a urp@comune.example.it?"),),
        withheld=(Withheld("T1-2", "Nomina la Bertone"),),
    )
    about = replace(record.workshop, title="Con De Luca Anna Maria", host="Marco Torino", place="Da Bruno, 011 5551234")
    bodies = (*record.bodies, BodyRecord("c", "Bertone Chiara", 1))
    whole = replace(record, tables=(told,), workshop=about, bodies=bodies)
    kinds = [each.passage.kind for each in exposures(whole, NAMES)]
    assert kinds == ["note", "reason", "body", "title", "host", "place", "theme", "question"]


def test_without_names_telephones_and_mail_are_still_looked_for() -> None:
    assert found("Bruno, 011 5551234", ()) == ["011 5551234"]


@pytest.mark.parametrize("text", ["0" * 4000, "a@" * 2000, "0 " * 2000, "." * 4000, "Bruno " * 600, "@" * 4000])
def test_strange_texts_take_no_longer_than_others(text: str) -> None:
    assert len(found(text)) <= len(text)
