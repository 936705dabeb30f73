"""What the server and its commands do for people who have an account."""

import uuid
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from facilitator.clock import now, stamp
from facilitator.identity import SYSTEM, Actor, Keyring, secret_hash
from facilitator.models import User
from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]
HASH = "$argon2id$of-something-long"


def email() -> str:
    return f"gino.{uuid.uuid4().hex[:8]}@example.org"


def account(cast: Cast, address: str) -> User:
    with cast.journal.reading() as session:
        return session.scalars(sa.select(User).where(User.email == address)).one()


def link(cast: Cast, address: str, minutes: int = 30) -> Json:
    """A link to set a password, and what comes back with it."""
    until = stamp(now() + timedelta(minutes=minutes))
    cast.do(SYSTEM, "make_password_link", email=address, link_hash=secret_hash("secret"), until=until)
    return {"email": address, "password_hash": HASH + "-new", "link_hash": secret_hash("secret")}


def test_only_the_server_sets_passwords_and_makes_tokens(cast: Cast) -> None:
    asked: dict[str, Json] = {
        "set_password": {"email": email(), "password_hash": HASH},
        "create_token": {"email": email(), "secret_hash": "x"},
    }
    for verb, args in asked.items():
        for actor in (cast.anna, cast.bruno, Actor("anonymous")):
            assert code(cast.submit(actor, verb, **args)) == "forbidden"


def test_only_who_administers_makes_accounts_and_links(cast: Cast) -> None:
    asked: dict[str, Json] = {
        "create_account": {"email": email(), "password_hash": HASH},
        "make_password_link": {"email": email(), "link_hash": "x", "until": stamp(now())},
    }
    for verb, args in asked.items():
        refused = [code(cast.submit(actor, verb, **args)) for actor in (cast.fabio, cast.bruno, Actor("anonymous"))]
        assert refused == ["forbidden", "forbidden", "unauthenticated"]


def test_who_administers_makes_accounts_but_no_second_administrator(cast: Cast) -> None:
    gemma = Actor("staff", cast.do(SYSTEM, "create_account", email=email(), password_hash=HASH, admin=True)["user"])
    for more in ({"admin": True}, {"first": True}):
        answer = cast.submit(gemma, "create_account", email=email(), password_hash=HASH, **more)
        assert code(answer) == "forbidden"
    made = cast.do(gemma, "create_account", email=email(), password_hash=HASH)
    with cast.journal.reading() as session:
        assert not session.get_one(User, made["user"]).is_admin


def test_an_account_is_told_to_nobody(cast: Cast, listening: Listening) -> None:
    address = email()
    made = cast.submit(SYSTEM, "create_account", email=address.upper(), password_hash=HASH, name="Gino")
    assert (made.stream, made.seq) == (None, None)
    assert account(cast, address).id == made.result["user"]
    assert listening.told == {}


def test_an_email_has_one_account(cast: Cast) -> None:
    address = email()
    cast.do(SYSTEM, "create_account", email=address, password_hash=HASH)
    again = cast.submit(SYSTEM, "create_account", email=f" {address.upper()} ", password_hash=HASH)
    assert (code(again), again.as_json()["path"]) == ("invalid", "email")


def test_the_first_account_administers_and_is_made_once(cast: Cast) -> None:
    late = cast.submit(SYSTEM, "create_account", email=email(), password_hash=HASH, first=True)
    assert code(late) == "forbidden"


def test_what_is_no_email_is_refused(cast: Cast) -> None:
    for address in ("", "gino", "gino@", "a b@c.it", "g" * 260 + "@example.org"):
        answer = cast.submit(SYSTEM, "create_account", email=address, password_hash=HASH)
        assert code(answer) in ("invalid", "too_long")


def test_a_link_sets_a_password_once_and_ends_other_sessions(cast: Cast) -> None:
    address = email()
    cast.do(SYSTEM, "create_account", email=address, password_hash=HASH)
    before = account(cast, address).fs_uniquifier
    asked = link(cast, address)
    cast.do(SYSTEM, "set_password", **asked)
    assert account(cast, address).password == HASH + "-new"
    assert account(cast, address).fs_uniquifier != before
    assert code(cast.submit(SYSTEM, "set_password", **asked)) == "forbidden"


def test_a_link_that_is_too_old_or_replaced_opens_nothing(cast: Cast) -> None:
    address = email()
    cast.do(SYSTEM, "create_account", email=address, password_hash=HASH)
    assert code(cast.submit(SYSTEM, "set_password", **link(cast, address, minutes=-1))) == "forbidden"
    older = {**link(cast, address), "link_hash": secret_hash("an older secret")}
    assert code(cast.submit(SYSTEM, "set_password", **older)) == "forbidden"


def test_what_is_asked_for_nobody_is_not_found(cast: Cast) -> None:
    assert code(cast.submit(SYSTEM, "set_password", email=email(), password_hash=HASH)) == "not_found"
    assert code(cast.submit(SYSTEM, "create_token", email=email(), secret_hash="x")) == "not_found"


def test_a_token_acts_for_its_account(cast: Cast) -> None:
    address, key = email(), str(uuid.uuid4())
    user = cast.do(SYSTEM, "create_account", email=address, password_hash=HASH)["user"]
    cast.submit(SYSTEM, "create_token", key=key, email=address, secret_hash=secret_hash("secret"))
    with cast.journal.reading() as session:
        assert Keyring("any").actor(f"s.{key}.secret", session) == Actor("staff", user)
        assert Keyring("any").actor(f"s.{key}.other", session) is None


def test_a_new_password_ends_the_tokens_of_programs_and_nobody_elses(cast: Cast) -> None:
    keys = {email(): str(uuid.uuid4()) for _ in range(2)}
    for address, key in keys.items():
        cast.do(SYSTEM, "create_account", email=address, password_hash=HASH)
        cast.submit(SYSTEM, "create_token", key=key, email=address, secret_hash=secret_hash("secret"))
    changed, untouched = keys
    cast.do(SYSTEM, "set_password", email=changed, password_hash=HASH + "-new")
    with cast.journal.reading() as session:
        assert Keyring("any").actor(f"s.{keys[changed]}.secret", session) is None
        assert Keyring("any").actor(f"s.{keys[untouched]}.secret", session)


def test_the_same_account_asked_for_twice_is_made_once_though_each_hash_has_its_own_salt(cast: Cast) -> None:
    address, key = email(), str(uuid.uuid4())
    hashes = (HASH + "-one", HASH + "-two")
    made = [cast.submit(SYSTEM, "create_account", key=key, email=address, password_hash=each) for each in hashes]
    assert [(answer.ok, answer.duplicate) for answer in made] == [(True, False), (True, True)]
    assert account(cast, address).password == hashes[0]
    assert code(cast.submit(SYSTEM, "create_account", key=key, email=email(), password_hash=HASH)) == "op_conflict"
