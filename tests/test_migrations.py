"""The database has the form of the models, however it came about."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from facilitator.models import Workshop
from facilitator.paths import MIGRATIONS
from tests.databases import migrate


def differences(address: str) -> list[object]:
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[object] = compare_metadata(context, Workshop.metadata)
    engine.dispose()
    return found


def test_revisions_from_zero_give_the_form_of_the_models(database: str) -> None:
    assert differences(database) == []


def test_a_second_upgrade_changes_nothing(database: str) -> None:
    migrate(database)
    assert differences(database) == []


def test_a_missing_column_would_be_noticed(sqlite_database: str) -> None:
    engine = sa.create_engine(sqlite_database)
    with engine.begin() as connection:
        connection.execute(sa.text('ALTER TABLE "table" DROP COLUMN theme'))
    engine.dispose()
    assert len(differences(sqlite_database)) == 1


def test_an_upgrade_that_fails_leaves_nothing_behind(tmp_path_factory: pytest.TempPathFactory) -> None:
    address = f"sqlite:///{tmp_path_factory.mktemp('half') / 'facilitator.db'}"
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text('CREATE TABLE "note" (id TEXT)'))
    with pytest.raises(sa.exc.OperationalError, match="already exists"):
        migrate(address)
    assert sa.inspect(engine).get_table_names() == ["note"]
    engine.dispose()


def test_there_is_one_newest_revision() -> None:
    assert len(ScriptDirectory.from_config(Config(MIGRATIONS / "alembic.ini")).get_heads()) == 1


def test_every_constraint_has_a_name() -> None:
    nameless = [
        f"{table.name}: {constraint}"
        for table in Workshop.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert nameless == []
