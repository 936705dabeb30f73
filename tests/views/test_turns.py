"""Work that grows with a list lets others be served meanwhile: their turns are counted."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask.testing import FlaskClient

from facilitator import loop
from facilitator.imports.known import Known
from facilitator.imports.people import read_people
from facilitator.imports.table import Row, Table
from tests.cast import Cast
from tests.permissions.people import sign_in


@contextmanager
def somebody_else() -> Iterator[list[int]]:
    """How many turns somebody else has meanwhile."""
    turns: list[int] = []
    is_over: list[bool] = []

    def go_on() -> None:
        while not is_over:
            turns.append(1)
            loop.sleep()

    loop.spawn(go_on)
    try:
        yield turns
    finally:
        is_over.append(True)
        loop.sleep()


def test_others_are_served_while_a_list_is_read() -> None:
    rows = [Row(number=number, cells=[f"Ada {number}", "Susa"]) for number in range(1, 1001)]
    with somebody_else() as turns:
        listed = read_people(Table(rows=rows), ["name", "body"], Known())
        assert len(listed.people) == 1000 and len(turns) >= 20


def test_others_are_served_while_a_long_page_is_made(client: FlaskClient, cast: Cast) -> None:
    people = [{"name": f"Gino {number}", "body": "Comune di Asti"} for number in range(300)]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=people)
    sign_in(client, cast, cast.anna)
    with somebody_else() as turns:
        page = client.get(f"/w/{cast.workshop}/people").text
        assert page.count("Gino ") == 300 and len(turns) >= 5
