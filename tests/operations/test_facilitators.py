"""Conducting a session together."""

from datetime import timedelta
from typing import Any

import pytest

from facilitator.clock import now, stamp
from facilitator.identity import ANONYMOUS, Actor, new_secret, secret_hash
from facilitator.journal import Answer
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


def test_a_colleague_who_is_taken_off_conducts_no_more(cast: Cast, listening: Listening) -> None:
    cast.do(cast.anna, "add_facilitator", workshop=cast.workshop, email=email_of_fabio(cast))
    cast.do(cast.fabio, "remove_facilitator", workshop=cast.workshop, user=cast.anna.id)
    assert listening.heard("staff")[-1] == {"facilitator": "Anna"}
    assert cast.snapshot(cast.staff_stream)["facilitators"] == ["Fabio"]
    assert code(cast.submit(cast.anna, "announce", workshop=cast.workshop, text="Ciao")) == "not_found"


def test_somebody_always_conducts(cast: Cast) -> None:
    assert code(cast.submit(cast.anna, "remove_facilitator", workshop=cast.workshop, user=cast.anna.id)) == "invalid"
    assert code(cast.submit(cast.anna, "remove_facilitator", workshop=cast.workshop, user=cast.fabio.id)) == "not_found"
    assert cast.snapshot(cast.staff_stream)["facilitators"] == ["Anna"]


def link(cast: Cast, secret: str, **args: Any) -> Answer:
    """Anna makes a link."""
    made = {"workshop": cast.workshop, "secret_hash": secret_hash(secret), "until": hence(timedelta(days=7)), **args}
    return cast.submit(cast.anna, "make_facilitator_link", **made)


def hence(time: timedelta) -> str:
    return stamp(now() + time)


def follow(cast: Cast, secret: str, who: Actor | None = None) -> Answer:
    return cast.submit(who or cast.fabio, "follow_facilitator_link", secret=secret)


def test_who_follows_a_link_conducts_too_and_nobody_after_them(cast: Cast, listening: Listening) -> None:
    secret = new_secret()
    link(cast, secret)
    assert follow(cast, secret).result == {"workshop": cast.workshop}
    assert listening.told == {"staff": ["facilitator_link_made", "facilitator_added"]}
    assert secret not in str(cast.events(cast.staff_stream)) + str(cast.events(cast.stream))
    assert cast.submit(cast.fabio, "announce", workshop=cast.workshop, text="Ciao").ok
    assert code(follow(cast, secret, cast.create_facilitator("Ugo"))) == "not_found"


def test_who_conducts_already_leaves_the_link_to_somebody_else(cast: Cast) -> None:
    secret = new_secret()
    link(cast, secret)
    assert code(follow(cast, secret, cast.anna)) == "invalid"
    assert follow(cast, secret).ok


def test_a_revoked_link_opens_nothing(cast: Cast, listening: Listening) -> None:
    secret = new_secret()
    key = link(cast, secret).result["link"]
    asked = {"workshop": cast.workshop, "link": key}
    assert code(cast.submit(cast.fabio, "revoke_facilitator_link", **asked)) == "not_found"
    cast.do(cast.anna, "revoke_facilitator_link", **asked)
    assert code(follow(cast, secret)) == "not_found"
    assert listening.heard("staff")[-1] == {"link": key}
    assert code(cast.submit(cast.anna, "revoke_facilitator_link", **asked)) == "not_found"


@pytest.mark.parametrize("life", [timedelta(seconds=-1), timedelta(days=31)])
def test_a_link_has_an_end_that_is_near(cast: Cast, life: timedelta) -> None:
    assert code(link(cast, new_secret(), until=hence(life))) == "invalid"


def test_the_hash_that_is_kept_is_no_link(cast: Cast) -> None:
    secret = new_secret()
    link(cast, secret)
    for wrong in (secret_hash(secret), new_secret(), secret[:-1]):
        assert code(follow(cast, wrong)) == "not_found"
    assert code(follow(cast, secret, cast.bruno)) == "forbidden"
    assert code(follow(cast, secret, ANONYMOUS)) == "unauthenticated"


def test_links_do_not_pile_up(cast: Cast) -> None:
    answers = [link(cast, new_secret()).ok for _ in range(22)]
    assert answers == [True] * 20 + [False] * 2
