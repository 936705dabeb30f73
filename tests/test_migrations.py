"""The database has the form of the models, however it came about, and nothing is lost on the way."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from facilitator.config import Settings
from facilitator.migrating import alembic_config
from facilitator.models import Workshop
from facilitator.refusal import Refused
from facilitator.upgrade import newest_revision, upgrade


def differences(address: str) -> list[object]:
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[object] = compare_metadata(context, Workshop.metadata)
    engine.dispose()
    return found


def execute(address: str, statement: str) -> None:
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()


def tables(address: str) -> list[str]:
    engine = sa.create_engine(address)
    names = sa.inspect(engine).get_table_names()
    engine.dispose()
    return names


def body_names(path: Path) -> list[str]:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        names = list(connection.scalars(sa.text("SELECT name FROM body")))
    engine.dispose()
    return names


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    """An installation that has no database yet."""
    return Settings(data=tmp_path, database_url=None)


def test_revisions_from_zero_give_the_form_of_the_models(database: str) -> None:
    assert differences(database) == []


def test_a_missing_column_would_be_noticed(sqlite_database: str) -> None:
    execute(sqlite_database, 'ALTER TABLE "table" DROP COLUMN theme')
    assert len(differences(sqlite_database)) == 1


def test_a_second_upgrade_changes_nothing(settings: Settings) -> None:
    upgrade(settings)
    assert differences(settings.database) == []
    assert not (settings.data / "backups").exists()


def test_an_upgrade_that_fails_leaves_nothing_behind(empty: Settings) -> None:
    execute(empty.database, "CREATE TABLE note (id TEXT)")
    with pytest.raises(Refused, match="already exists"):
        upgrade(empty)
    assert tables(empty.database) == ["note"]


def test_an_older_database_is_copied_before_it_is_upgraded(empty: Settings) -> None:
    upgrade(empty)
    body = "INSERT INTO body (id, name, key, is_from_guest) VALUES ('1', 'Comune di Chieri', 'comune di chieri', 0)"
    execute(empty.database, body)
    command.stamp(alembic_config(empty.database), "base")
    execute(empty.database, "INSERT INTO alembic_version VALUES ('older')")
    with pytest.raises(Refused, match="older"):
        upgrade(empty)
    (copy,) = (empty.data / "backups").iterdir()
    assert body_names(copy) == ["Comune di Chieri"]


def test_there_is_one_newest_revision_and_its_file_says_so() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [newest_revision()]


def test_every_constraint_has_a_name() -> None:
    nameless = [
        f"{table.name}: {constraint}"
        for table in Workshop.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert nameless == []
