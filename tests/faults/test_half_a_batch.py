"""A batch is all or nothing, on both databases."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.config import Settings
from facilitator.database import writer_engine
from facilitator.extensions import db
from facilitator.identity import SYSTEM
from facilitator.journal import Operation
from facilitator.journal.committer import Committer
from facilitator.models import Event, SavedOperation, Stream, User
from facilitator.operations import VERBS, Context, Verb
from facilitator.operations.accounts import CreateAccount, create_account
from facilitator.permissions import system


class PowerCut(BaseException):
    """The end of the process, as far as a batch can tell."""


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    if request.param == "sqlite":
        return Settings(data=tmp_path)
    return Settings(data=tmp_path, database_url=request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(settings: Settings) -> Iterator[sa.Engine]:
    engine = writer_engine(settings.database)
    db.metadata.drop_all(engine)
    db.metadata.create_all(engine)
    yield engine
    engine.dispose()


def account(name: str, verb: str = "create_account") -> Operation:
    args = {"email": f"{name}@example.org", "password_hash": "x" * 32}
    return Operation(str(uuid.uuid4()), verb, args, SYSTEM)


def dying_with(fault: type[BaseException]) -> Callable[[CreateAccount, Context], dict[str, Any]]:
    """An operation that writes all it has to write, tells it, and dies."""

    def create_and_die(args: CreateAccount, context: Context) -> dict[str, Any]:
        create_account(args, context)
        context.session.flush()
        raise fault

    return create_and_die


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> Callable[[type[BaseException]], None]:
    def make(fault: type[BaseException]) -> None:
        monkeypatch.setitem(VERBS, "die", Verb("die", system, CreateAccount, dying_with(fault), secret_id=False))

    return make


def rows(engine: sa.Engine, model: type[db.Model]) -> int:  # type: ignore[name-defined]
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(model.__table__)) or 0


def test_a_batch_that_dies_after_its_first_operation_leaves_nothing(
    engine: sa.Engine, settings: Settings, deadly: Callable[[type[BaseException]], None]
) -> None:
    deadly(PowerCut)
    with pytest.raises(PowerCut):
        Committer(engine, settings).run([account("anna"), account("bruno", "die")])
    assert [rows(engine, model) for model in (User, SavedOperation, Stream, Event)] == [0, 0, 0, 0]


def test_an_operation_that_fails_takes_nobody_with_it(
    engine: sa.Engine, settings: Settings, deadly: Callable[[type[BaseException]], None]
) -> None:
    deadly(RuntimeError)
    batch = [account("anna"), account("bruno", "die"), account("chiara")]
    committed = Committer(engine, settings).run(batch)
    assert [answer.ok for answer in committed.answers] == [True, False, True]
    assert [rows(engine, User), rows(engine, SavedOperation)] == [2, 2]


def test_the_same_operation_twice_in_one_batch_takes_effect_once(engine: sa.Engine, settings: Settings) -> None:
    operation = account("anna")
    answers = Committer(engine, settings).run([operation, operation]).answers
    assert [(answer.ok, answer.duplicate) for answer in answers] == [(True, False), (True, True)]
    assert rows(engine, User) == 1
