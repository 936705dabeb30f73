"""The files of published editions: made once, whole, private, and taken away with what they are of."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from facilitator import loop
from facilitator.extensions import db
from facilitator.models import Edition
from facilitator.refusal import Refused
from facilitator.restitution.shelf import Shelf
from tests.cast import Cast
from tests.counting import statements

CROWD = 5


@pytest.fixture
def shelf(app: Flask) -> Shelf:
    """Where the app keeps them."""
    shelf: Shelf = app.extensions["shelf"]
    return shelf


@pytest.fixture
def edition(cast: Cast) -> str:
    """The id of a published edition."""
    cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    return cast.submit(cast.anna, "publish_restitution", workshop=cast.workshop).id


@pytest.fixture
def engine(app: Flask) -> sa.Engine:
    """What the app reads with."""
    with app.app_context():
        return db.engine


def break_content(app: Flask) -> None:
    """What no operation does."""
    writer = sa.create_engine(app.extensions["settings"].database)
    with writer.begin() as connection:
        connection.execute(sa.update(Edition).values(content=b"broken"))
    writer.dispose()


def test_a_crowd_that_asks_at_once_makes_the_file_once(shelf: Shelf, edition: str, engine: sa.Engine) -> None:
    given: list[Path] = []
    with statements(engine) as asked:
        for _ in range(CROWD):
            loop.spawn(lambda: given.append(shelf.file(edition, "csv")))
        given.append(shelf.file(edition, "csv"))
        while len(given) <= CROWD:
            loop.sleep()
    assert len({*given}) == 1 and "Più alberi" in given[0].read_text()
    assert sum("content" in statement for statement in asked) == 1
    with statements(engine) as asked:
        shelf.file(edition, "csv")
    assert asked == []


def test_nobody_else_on_the_machine_reads_the_files(shelf: Shelf, edition: str) -> None:
    path = shelf.file(edition, "json")
    assert path.parent.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == [f"{edition}.json"]


def test_what_cannot_be_made_leaves_nothing_and_is_not_tried_again_at_once(
    app: Flask, shelf: Shelf, edition: str, engine: sa.Engine
) -> None:
    break_content(app)
    with pytest.raises(Refused, match="cannot be read") as first:
        shelf.file(edition, "csv")
    with statements(engine) as asked, pytest.raises(Refused) as second:
        shelf.file(edition, "csv")
    assert (first.value.code, second.value.code, asked) == ("busy", "busy", [])
    assert 0 < second.value.details["retry_after"] <= 60
    assert not (app.extensions["settings"].data / "editions").exists()


def test_a_crowd_is_refused_together(app: Flask, shelf: Shelf, edition: str, engine: sa.Engine) -> None:
    break_content(app)
    refused: list[str] = []

    def ask() -> None:
        try:
            shelf.file(edition, "csv")
        except Refused as refusal:
            refused.append(refusal.code)

    with statements(engine) as asked:
        for _ in range(CROWD):
            loop.spawn(ask)
        while len(refused) < CROWD:
            loop.sleep()
    assert refused == ["busy"] * CROWD
    assert sum("content" in statement for statement in asked) == 1


def test_a_disk_that_takes_nothing_is_said_and_leaves_nothing(app: Flask, shelf: Shelf, edition: str) -> None:
    in_the_way = app.extensions["settings"].data / "editions"
    in_the_way.write_text("a file where the folder should be")
    with pytest.raises(Refused, match="could not be kept"):
        shelf.file(edition, "csv")
    assert in_the_way.is_file()


def test_an_edition_that_is_not_there_has_no_file(shelf: Shelf, edition: str) -> None:
    with pytest.raises(Refused) as refused:
        shelf.file("nothing", "csv")
    assert refused.value.code == "not_found"


def renewed(app: Flask) -> str:
    """The id of the edition, which has another one after something of it was erased."""
    with app.extensions["journal"].reading() as session:
        return str(session.scalar(sa.select(Edition.id)))


def test_what_somebody_erased_is_in_no_file_that_anybody_gets_from_then_on(
    app: Flask, cast: Cast, shelf: Shelf, edition: str
) -> None:
    before = shelf.file(edition, "csv")
    cast.do(cast.bruno, "erase_own_data", extent="notes")
    with pytest.raises(Refused) as refused:
        shelf.file(edition, "md")
    assert refused.value.code == "not_found"
    shelf.ask()
    after = shelf.file(renewed(app), "csv")
    while before.exists():
        loop.sleep()
    assert "Più alberi" not in after.read_text() and "[…]" in after.read_text()
    for path in app.extensions["settings"].data.glob("editions/*"):
        assert "Più alberi".encode() not in path.read_bytes()


def test_an_edition_that_cannot_be_made_anew_has_no_file_and_keeps_no_other_waiting(
    app: Flask, cast: Cast, shelf: Shelf, edition: str
) -> None:
    cast.do(cast.bruno, "erase_own_data", extent="notes")
    break_content(app)
    with pytest.raises(Refused) as refused:
        shelf.file(renewed(app), "csv")
    assert refused.value.code == "busy"
    assert not app.extensions["renewals"].renew_all()


def test_what_is_withdrawn_or_half_made_is_tidied_away(cast: Cast, shelf: Shelf, edition: str) -> None:
    path = shelf.file(edition, "csv")
    half, strange = path.with_name(f"{edition}.pdf.part"), path.with_name("of-a-deleted-session.pdf")
    for other in (half, strange):
        other.write_text("x")
    shelf.tidy()
    assert [*path.parent.iterdir()] == [path]
    cast.do(cast.anna, "withdraw_restitution", workshop=cast.workshop, edition=1)
    shelf.tidy()
    assert [*path.parent.iterdir()] == []
