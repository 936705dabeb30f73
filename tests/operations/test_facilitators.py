"""Conducting a session together."""

from facilitator.models import User
from tests.cast import Cast
from tests.operations.listening import Listening, code


def email_of_fabio(cast: Cast) -> str:
    with cast.journal.reading() as session:
        return str(session.get_one(User, cast.fabio.id).email)


def test_who_conducts_is_told_of_a_colleague(cast: Cast, listening: Listening) -> None:
    before = cast.snapshot(cast.staff_stream)
    shared = {"workshop": cast.workshop, "email": email_of_fabio(cast)}
    assert cast.submit(cast.anna, "add_facilitator", **shared).stream == cast.staff_stream
    assert listening.told == {"staff": ["facilitator_added"]}
    assert listening.heard("staff") == [{"facilitator": "Fabio"}]
    assert cast.snapshot(cast.staff_stream) == {**before, "facilitators": ["Anna", "Fabio"]}
    assert code(cast.submit(cast.fabio, "add_facilitator", **shared)) == "invalid"
