"""What who administers does with the accounts of others."""

import uuid
from typing import Any

import pytest

from facilitator.identity import SYSTEM, Actor, Keyring, secret_hash
from facilitator.models import User, Workshop
from tests.cast import Cast
from tests.operations.listening import Listening, code

SEED = "a-random-seed-of-the-app"


@pytest.fixture
def gemma(cast: Cast) -> Actor:
    """Who administers and conducts nothing."""
    gemma = cast.create_facilitator("Gemma")
    cast.do(SYSTEM, "appoint_administrator", user=gemma.id)
    return gemma


@pytest.fixture
def marks() -> list[str]:
    """What is kept of ten recovery codes."""
    return [secret_hash(str(uuid.uuid4())) for _ in range(10)]


def account(cast: Cast, actor: Actor) -> User:
    with cast.journal.reading() as session:
        user = session.get_one(User, actor.id)
        assert isinstance(user.roles, list)
        return user


def conducting(cast: Cast) -> set[str | None]:
    with cast.journal.reading() as session:
        return {user.id for user in session.get_one(Workshop, cast.workshop).facilitators}


def test_an_account_that_is_off_does_nothing_more_with_what_it_still_holds(cast: Cast, gemma: Actor) -> None:
    cast.do(gemma, "switch_off_account", user=cast.anna.id)
    tried: dict[str, dict[str, Any]] = {
        "create_workshop": {"title": "Tappa", "date": "2026-12-11", "mode": "online"},
        "announce": {"workshop": cast.workshop, "text": "Avanti"},
        "add_note": {"table": cast.tables[1], "text": "Ancora io"},
    }
    answers = {verb: code(cast.submit(cast.anna, verb, **args)) for verb, args in tried.items()}
    assert answers == {"create_workshop": "unauthenticated", "announce": "not_found", "add_note": "not_found"}


def test_the_tokens_of_an_account_end_when_it_is_switched_off_and_do_not_come_back(cast: Cast, gemma: Actor) -> None:
    key, anna = str(uuid.uuid4()), account(cast, cast.anna)
    cast.submit(SYSTEM, "create_token", key=key, email=anna.email, secret_hash=secret_hash("secret"))
    tokens = [f"s.{key}.secret", Keyring("any").handshake_token(anna)]
    known = []
    for verb in (None, "switch_off_account", "switch_on_account"):
        if verb:
            cast.do(gemma, verb, user=cast.anna.id)
        with cast.journal.reading() as session:
            known.append([Keyring("any").actor(token, session) is not None for token in tokens])
    assert known == [[True, True], [False, False], [False, False]]


def test_a_session_passes_on_only_where_nobody_else_can_conduct_it(
    cast: Cast, gemma: Actor, listening: Listening
) -> None:
    assert cast.do(gemma, "switch_off_account", user=cast.anna.id)["workshops"] == 1
    assert conducting(cast) == {cast.anna.id, gemma.id}
    assert "facilitator_added" in [event["name"] for event in cast.events(cast.staff_stream)]
    ugo = cast.create_facilitator("Ugo")
    cast.do(gemma, "add_facilitator", workshop=cast.workshop, email=account(cast, ugo).email)
    cast.do(SYSTEM, "appoint_administrator", user=ugo.id)
    assert cast.do(ugo, "switch_off_account", user=gemma.id)["workshops"] == 0
    assert conducting(cast) == {cast.anna.id, gemma.id, ugo.id}


def test_the_server_gives_a_session_to_who_administers(cast: Cast, gemma: Actor) -> None:
    assert cast.do(SYSTEM, "switch_off_account", user=cast.anna.id)["workshops"] == 1
    assert len(conducting(cast)) == 2


def test_somebody_who_administers_always_stays(cast: Cast, gemma: Actor) -> None:
    for verb in ("switch_off_account", "dismiss_administrator"):
        assert code(cast.submit(gemma, verb, user=gemma.id)) == "forbidden"
    assert account(cast, gemma).is_admin and account(cast, gemma).active


def test_an_account_that_is_off_is_given_nothing(cast: Cast, gemma: Actor) -> None:
    cast.do(gemma, "switch_off_account", user=cast.fabio.id)
    email = account(cast, cast.fabio).email
    link = {"email": email, "link_hash": "x" * 20, "until": "2099-01-01T00:00:00Z"}
    assert code(cast.submit(gemma, "make_password_link", **link)) == "invalid"
    assert code(cast.submit(gemma, "appoint_administrator", user=cast.fabio.id)) == "invalid"
    assert code(cast.submit(SYSTEM, "create_token", email=email, secret_hash="x" * 20)) == "invalid"
    assert code(cast.submit(cast.anna, "add_facilitator", workshop=cast.workshop, email=email)) == "invalid"


def test_what_is_asked_of_nobody_is_not_found(cast: Cast, gemma: Actor) -> None:
    verbs = ("switch_off_account", "switch_on_account", "appoint_administrator", "dismiss_administrator")
    assert {code(cast.submit(gemma, verb, user=str(uuid.uuid4()))) for verb in verbs} == {"not_found"}
    assert {code(cast.submit(gemma, verb, user="nobody")) for verb in verbs} == {"invalid"}


def test_a_code_is_taken_once_and_none_of_before_it(cast: Cast, marks: list[str]) -> None:
    user = cast.anna.id
    cast.do(SYSTEM, "switch_on_second_factor", user=user, seed=SEED, step=7, marks=marks)
    assert [code(cast.submit(SYSTEM, "use_code", user=user, step=step)) for step in (7, 6, 0)] == ["forbidden"] * 3
    cast.do(SYSTEM, "use_code", user=user, step=8)
    assert code(cast.submit(SYSTEM, "use_code", user=user, step=8)) == "forbidden"
    together = [cast.operation(SYSTEM, "use_code", user=user, step=9) for _ in range(3)]
    assert [answer.ok for answer in cast.journal.submit(together)] == [True, False, False]


def test_a_recovery_code_is_taken_once_and_only_of_its_owner(cast: Cast, marks: list[str]) -> None:
    cast.do(SYSTEM, "switch_on_second_factor", user=cast.anna.id, seed=SEED, step=1, marks=marks)
    cast.do(SYSTEM, "switch_on_second_factor", user=cast.fabio.id, seed=SEED, step=1, marks=[])
    assert code(cast.submit(SYSTEM, "use_code", user=cast.fabio.id, mark=marks[0])) == "forbidden"
    assert cast.do(SYSTEM, "use_code", user=cast.anna.id, mark=marks[0])["left"] == 9
    assert code(cast.submit(SYSTEM, "use_code", user=cast.anna.id, mark=marks[0])) == "forbidden"


def test_without_a_second_step_no_code_is_right_and_none_is_switched_off(cast: Cast) -> None:
    asked: dict[str, dict[str, Any]] = {
        "use_code": {},
        "switch_off_second_factor": {},
        "renew_recovery_codes": {"marks": []},
    }
    for verb, more in asked.items():
        assert code(cast.submit(SYSTEM, verb, user=cast.anna.id, step=5, **more)) == "forbidden"
        assert code(cast.submit(SYSTEM, verb, user=cast.anna.id, **more)) == "forbidden"


def test_it_is_switched_on_once(cast: Cast) -> None:
    on: dict[str, Any] = {"user": cast.anna.id, "seed": SEED, "step": 1, "marks": []}
    cast.do(SYSTEM, "switch_on_second_factor", **on)
    assert code(cast.submit(SYSTEM, "switch_on_second_factor", **on)) == "forbidden"
