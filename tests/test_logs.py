"""The log tells where something failed, and repeats nothing of what people wrote or hold."""

import json
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

import pytest
import sqlalchemy as sa
import structlog
from flask import Flask

from facilitator import logs
from facilitator.journal import Journal
from tests.cast import Cast


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the server would write to stderr."""
    with redirect_stderr(StringIO()) as written:
        logs.configure()
        yield written
    structlog.reset_defaults()


def lines(log: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def spoil(journal: Journal, statement: str) -> None:
    with journal.engine.begin() as connection:
        connection.execute(sa.text(statement))


def refuse_on_sqlite(journal: Journal) -> None:
    fault = "SELECT RAISE(ABORT, 'refused')"
    spoil(journal, f"CREATE TRIGGER refuse BEFORE INSERT ON note BEGIN {fault}; END")


def refuse_on_postgres(journal: Journal) -> None:
    spoil(journal, "ALTER TABLE note ADD CONSTRAINT refuse CHECK (text = '') NOT VALID")


def test_a_note_that_cannot_be_stored_leaves_no_word_in_the_log(cast: Cast, journal: Journal, log: StringIO) -> None:
    refuse_on_sqlite(journal) if journal.engine.dialect.name == "sqlite" else refuse_on_postgres(journal)
    assert not cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Il segreto di Bruno").ok
    (line,) = lines(log)
    assert (line["event"], line["operation"], line["level"]) == ("operation failed", "add_note", "error")
    assert "IntegrityError" in line["exception"] and "committer.py" in line["exception"]
    assert "segreto" not in str(line)


@pytest.mark.parametrize("path", ["/setup/a-one-time-secret", "/password/a-one-time-secret"])
def test_a_page_that_fails_leaves_no_token_in_the_log(app: Flask, journal: Journal, log: StringIO, path: str) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    spoil(journal, 'ALTER TABLE "user" RENAME TO nobody')
    assert app.test_client().get(path).status_code >= 500
    (line,) = lines(log)
    assert (line["event"], line["endpoint"]) == ("request failed", "account." + path.split("/")[1])
    assert "OperationalError" in line["exception"] or "ProgrammingError" in line["exception"]
    assert "a-one-time-secret" not in str(line) and "[parameters" not in str(line)
