"""The documents from the command line."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.models import Workshop
from facilitator.restitution.formats import FORMATS
from facilitator.upgrade import upgrade
from tests.cast import Stage
from tests.commands.commands import run


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one session."""
    settings = Settings(data=tmp_path_factory.mktemp("installation"))
    upgrade(settings)
    stage = Stage(create_app(settings).extensions["journal"])
    stage.create_workshop(stage.create_facilitator("Anna"), "Collegno")
    return settings.data


@pytest.fixture(scope="module")
def session(data: Path) -> str:
    app = create_app(Settings(data=data))
    with app.app_context():
        return db.session.scalars(sa.select(Workshop.id)).one()


def test_all_formats_are_written_where_none_is_named(data: Path, session: str, tmp_path: Path) -> None:
    made = run("restitution", session, "--out", tmp_path, "--data", data)
    assert (made.code, made.out.splitlines()) == (0, [f"{tmp_path}/restitution.{form}" for form in FORMATS]), made.err


def test_only_the_named_ones_are_written(data: Path, session: str, tmp_path: Path) -> None:
    made = run("restitution", session, "--format", "csv,md", "--out", tmp_path, "--data", data)
    assert made.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["restitution.csv", "restitution.md"]


def test_an_unknown_format_is_asked_wrongly(data: Path, session: str, tmp_path: Path) -> None:
    asked = run("restitution", session, "--format", "md,papyrus", "--out", tmp_path / "out", "--data", data)
    assert asked.code == 2
    assert "there is no format papyrus" in asked.err
    assert not (tmp_path / "out").exists()
