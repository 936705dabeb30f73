"""One body is one row, however people spell it when they come in or are put on the list."""

from typing import Any

import sqlalchemy as sa

from facilitator.identity import Actor
from facilitator.models import Body, body_suggestions
from tests.cast import Cast

STRANGER = Actor("anonymous")


def body_of(cast: Cast, person: str) -> dict[str, Any] | None:
    """The body of somebody as who conducts sees it."""
    people = cast.snapshot(cast.staff_stream)["people"]
    body: dict[str, Any] | None = next(one["body"] for one in people if one["name"] == person)
    return body


def join(cast: Cast, name: str, body: str) -> str | None:
    """The body somebody has who comes in and types one."""
    code = cast.code(cast.workshop)
    cast.do(STRANGER, "join_workshop", code=code, name=name, body=body)
    found = body_of(cast, name)
    return found["name"] if found else None


def test_who_types_the_body_in_another_way_comes_from_the_same_body(cast: Cast) -> None:
    typed = ("COMUNE DI CHIERI", "Chieri", "Città di Chieri", "c.ne di chièri")
    assert [join(cast, f"Gino {number}", body) for number, body in enumerate(typed)] == ["Comune di Chieri"] * 4
    assert join(cast, "Lia", "Piemonte") == "Regione Piemonte"


def test_a_slip_of_the_pen_and_a_like_name_are_bodies_of_their_own(cast: Cast) -> None:
    typed = ("Comune di Chiery", "Chieri Nord", "Provincia di Asti")
    assert [join(cast, f"Gino {number}", body) for number, body in enumerate(typed)] == [*typed]


def test_spellings_in_one_list_are_one_body(cast: Cast) -> None:
    spelt = ("Torre Pellice Nuova", "C.ne di Torre Pellice Nuova", "TORRE PELLICE NUOVA", "Comune Torre Pellice Nuova")
    people = [{"name": f"Ada {number}", "body": body} for number, body in enumerate(spelt)]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=people)
    assert {str(body_of(cast, person["name"])) for person in people} == {str(body_of(cast, "Ada 0"))}


def test_a_new_body_has_the_kind_its_name_says(cast: Cast) -> None:
    join(cast, "Gino", "Comune di Rocca Sconosciuta")
    join(cast, "Lia", "Gruppo del giovedì")
    with cast.journal.reading() as session:
        kinds = {name: kind for name, kind in session.execute(sa.select(Body.name, Body.kind))}
    assert (kinds["Comune di Rocca Sconosciuta"], kinds["Gruppo del giovedì"]) == ("municipality", None)


def test_a_whole_list_of_names_is_matched_at_once(cast: Cast) -> None:
    typed = ("Città di Chieri", "Comune di Chieriy", "Nessuno mai")
    with cast.journal.reading() as session:
        found = body_suggestions(typed, session)
    assert [match.certain.name if match.certain else None for match in found.values()] == [
        "Comune di Chieri",
        None,
        None,
    ]
    assert [(likely.body.name, likely.reason) for likely in found["Comune di Chieriy"].likely][:1] == [
        ("Comune di Chieri", "letter")
    ]
