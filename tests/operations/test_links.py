"""Personal links: coming in by one, and giving somebody another one."""

from typing import Any

import pytest

from facilitator.identity import ANONYMOUS, Actor, Keyring
from facilitator.models import Participant, Workshop
from tests.cast import Cast
from tests.operations.listening import Listening, code

KEYS = Keyring("a key for these tests alone, which is long")


def invited(cast: Cast, name: str = "Gino", body: str = "Comune di Asti") -> Actor:
    """Somebody on the list, who comes by the own link."""
    people = [{"name": name, "body": body}]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=people)
    (person,) = (each for each in cast.snapshot(cast.staff_stream)["people"] if each["name"] == name)
    return Actor("expected", person["id"])


def link_of(cast: Cast, person: Actor) -> str:
    with cast.journal.reading() as session:
        return KEYS.personal_token(session.get_one(Participant, person.id))


def owner(cast: Cast, token: str) -> str | None:
    with cast.journal.reading() as session:
        found = KEYS.person_of_link(token, session)
        return found.id if found else None


def test_colleagues_at_the_table_see_who_is_expected_come(cast: Cast) -> None:
    gino = invited(cast)
    cast.do(cast.anna, "seat_participant", participant=gino.id, table=cast.tables[1])
    table = cast.table_stream(1)
    assert presence(cast.snapshot(table)["people"])[str(gino.id)] is False
    before = len(cast.events(table)), len(cast.events(cast.table_stream(2)))
    cast.do(gino, "enter_workshop", notice="1")
    (told,) = cast.events(table, before[0])
    assert (told["name"], told["data"]["participant"]["present"]) == ("participant_edited", True)
    assert presence(cast.snapshot(table)["people"])[str(gino.id)] is True
    assert len(cast.events(cast.table_stream(2))) == before[1]


def presence(people: list[dict[str, Any]]) -> dict[str, bool]:
    return {person["id"]: person["present"] for person in people}


def test_who_comes_by_a_link_is_there_as_by_the_code(cast: Cast, listening: Listening) -> None:
    gino = invited(cast)
    cast.do(gino, "enter_workshop", notice="1")
    assert listening.told == {
        "staff": ["participants_invited", "participant_joined"],
        "everybody": ["participants_counted"],
        f"participant:{gino.id}": ["participant_edited"],
    }
    (person,) = (each for each in cast.snapshot(cast.staff_stream)["people"] if each["id"] == gino.id)
    assert (person["invited"], person["present"]) == (True, True)
    assert cast.snapshot(cast.stream)["counts"] == {"present": 4, "bodies": 3}


def test_after_the_split_who_comes_by_a_link_has_a_seat_at_once(cast: Cast) -> None:
    gino = invited(cast)
    cast.do(cast.anna, "split_participants", workshop=cast.workshop, seed=1)
    cast.do(gino, "enter_workshop")
    assert cast.snapshot(f"participant:{gino.id}")["seat"]["number"] in (1, 2)


def test_the_second_device_of_a_person_is_the_same_person(cast: Cast, listening: Listening) -> None:
    gino = invited(cast)
    answers = [cast.do(gino, "enter_workshop") for _ in range(2)]
    assert answers[0] == answers[1]
    assert listening.told["staff"].count("participant_joined") == 1
    assert cast.snapshot(cast.stream)["counts"]["present"] == 4


def test_no_link_opens_a_closed_door(cast: Cast) -> None:
    gino = invited(cast)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(cast.submit(gino, "enter_workshop")) == "workshop_closed"


def test_who_is_expected_reads_and_writes_nothing_yet(cast: Cast) -> None:
    gino = invited(cast)
    assert code(cast.submit(gino, "add_note", table=cast.tables[0], text="Ciao")) == "not_found"
    assert code(cast.submit(gino, "announce", workshop=cast.workshop, text="Ciao")) == "not_found"


def test_a_renewed_link_opens_and_the_old_one_does_not(cast: Cast, listening: Listening) -> None:
    gino, lia = invited(cast), invited(cast, "Lia")
    old, others = link_of(cast, gino), link_of(cast, lia)
    cast.do(cast.anna, "renew_link", participant=gino.id)
    assert listening.heard("staff")[-1] == {"participant": gino.id}
    assert owner(cast, old) is None
    assert owner(cast, link_of(cast, gino)) == gino.id and owner(cast, others) == lia.id
    assert old not in str(cast.events(cast.staff_stream))


def test_all_links_are_renewed_but_of_those_who_are_in(cast: Cast, listening: Listening) -> None:
    gino = invited(cast)
    old = {person.id: link_of(cast, person) for person in (gino, cast.bruno)}
    cast.do(cast.anna, "renew_links", workshop=cast.workshop)
    assert listening.heard("staff")[-1] == {"people": 1}
    assert [owner(cast, token) is None for token in old.values()] == [True, False]


@pytest.mark.parametrize(
    "change", [lambda token: token[:-1], lambda token: token[:22] + "A" * 21, lambda token: f"{token}A"]
)
def test_a_link_with_another_sign_is_nobodys(cast: Cast, change: Any) -> None:
    token = link_of(cast, cast.bruno)
    assert owner(cast, token) == cast.bruno.id
    assert owner(cast, change(token)) is None
    assert [owner(cast, strange) for strange in ("", "é" * 43, "=" * 43, "\x00" * 43, "-" * 43)] == [None] * 5


def test_the_links_of_two_people_and_of_the_signup_are_unlike(cast: Cast) -> None:
    with cast.journal.reading() as session:
        workshop = session.get_one(Workshop, cast.workshop)
        signup = KEYS.signup_token(workshop)
        assert KEYS.workshop_of_signup(signup, session) is workshop
        assert KEYS.person_of_link(signup, session) is None
        assert KEYS.workshop_of_signup(link_of(cast, cast.bruno), session) is None
        assert KEYS.actor(f"p.{link_of(cast, cast.bruno)}", session) is None
    assert len({link_of(cast, person) for person in (cast.bruno, cast.chiara, cast.denis)}) == 3


def test_only_who_conducts_renews_links(cast: Cast, listening: Listening) -> None:
    asked = {"participant": cast.denis.id}
    codes = [code(cast.submit(who, "renew_link", **asked)) for who in (cast.bruno, cast.fabio, cast.eve, ANONYMOUS)]
    assert codes == ["forbidden", "not_found", "not_found", "unauthenticated"]
    assert listening.told == {}
