"""What a guest wrote as their body goes with them, unless somebody else uses it."""

import uuid

import pytest
import sqlalchemy as sa

from facilitator.identity import ANONYMOUS, Actor
from facilitator.models import Body, Event
from tests.cast import Cast
from tests.operations.test_signup import gino, sign_up


def words() -> str:
    """Who somebody is, written where the body is asked for."""
    return f"Io sono “Mario” {uuid.uuid4().hex}x di via Po 3"


def is_read_somewhere(cast: Cast, written: str) -> bool:
    with cast.journal.reading() as session:
        token = written.split()[3]
        in_events = session.scalar(sa.select(Event.op).where(Event.data.contains(token)).limit(1))
        return in_events is not None or session.scalar(sa.select(Body.id).where(Body.name == written)) is not None


def test_what_who_withdraws_wrote_as_their_body_is_read_nowhere(cast: Cast) -> None:
    written = words()
    person = gino(cast, body=written)
    cast.do(cast.anna, "seat_participant", participant=person.id, table=cast.tables[2])
    assert is_read_somewhere(cast, written)
    cast.do(person, "withdraw_signup")
    assert not is_read_somewhere(cast, written)


def test_what_who_corrects_their_body_wrote_before_is_read_nowhere(cast: Cast) -> None:
    written = words()
    person = gino(cast, body=written)
    cast.do(person, "change_signup", name="Gino", body="Comune di Chieri")
    assert not is_read_somewhere(cast, written)


def guest(cast: Cast, written: str) -> Actor:
    """Somebody who came in with the code."""
    joined = cast.do(ANONYMOUS, "join_workshop", code=cast.code(cast.workshop), name="Mario", body=written)
    return Actor("participant", joined["participant"], cast.workshop)


def test_what_a_guest_wrote_goes_when_they_are_taken_off_the_list(cast: Cast) -> None:
    written = words()
    person = guest(cast, written)
    cast.do(cast.anna, "remove_participant", participant=person.id)
    assert not is_read_somewhere(cast, written)


@pytest.mark.parametrize("user", ["somebody", "a note", "the registry"])
def test_a_body_that_somebody_else_uses_stays(cast: Cast, user: str) -> None:
    written = words()
    person = guest(cast, written)
    with cast.journal.reading() as session:
        body = session.scalar(sa.select(Body.id).where(Body.name == written))
    if user == "somebody":
        assert sign_up_too(cast, written)
    if user == "a note":
        cast.do(cast.anna, "seat_participant", participant=person.id, table=cast.tables[2])
        cast.add_note(person, "Più alberi", table=2)
    if user == "the registry":
        cast.do(cast.anna, "edit_body", body=body, name=written, kind="association")
    cast.do(cast.anna, "remove_participant", participant=person.id)
    assert is_read_somewhere(cast, written)


def sign_up_too(cast: Cast, written: str) -> bool:
    """Somebody of another session comes for the same body."""
    other = cast.create_workshop(cast.anna, "Altrove")
    cast.do(cast.anna, "open_signup", workshop=other, until="2099-12-31T22:59:59Z")
    return sign_up(cast, other, body=written).ok


def test_a_body_that_who_conducts_wrote_stays(cast: Cast) -> None:
    written = words()
    added = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Mario", body=written)
    cast.do(cast.anna, "remove_participant", participant=added["participant"])
    assert is_read_somewhere(cast, written)
