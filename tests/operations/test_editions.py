"""The restitution for everybody: numbered editions that stay as they were published, until they are withdrawn."""

from typing import Any

import pytest

from facilitator.clock import now, stamp
from facilitator.identity import SYSTEM
from facilitator.models import Edition, Workshop
from facilitator.operations.editions import editions_of
from facilitator.restitution.publication import Publication, unpacked
from tests.cast import Cast
from tests.counting import statements
from tests.journal.reducing import reduced
from tests.operations.listening import Listening, code


@pytest.fixture
def closed(cast: Cast) -> str:
    """The session of the cast, closed, with a note of Bruno's."""
    cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    return cast.workshop


def publish(cast: Cast) -> dict[str, Any]:
    return cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)


def withdraw(cast: Cast, number: int) -> dict[str, Any]:
    return cast.do(cast.anna, "withdraw_restitution", workshop=cast.workshop, edition=number)


def editions(cast: Cast) -> list[Edition]:
    with cast.journal.reading() as session:
        return editions_of(session, session.get_one(Workshop, cast.workshop))


def content(cast: Cast, number: int) -> Publication:
    with cast.journal.reading() as session:
        edition = editions_of(session, session.get_one(Workshop, cast.workshop))[number - 1]
        return unpacked(edition.content)


def texts(cast: Cast, number: int) -> list[str]:
    data = content(cast, number).open_data
    return [note["text"] for table in data["tables"] for note in table["notes"]]


def add_answer(cast: Cast) -> str:
    """Something changes after the closing."""
    note: str = cast.snapshot(cast.table_stream(1))["notes"][0]["id"]
    cast.do(cast.anna, "answer_note", note=note, text="Sì")
    return note


def test_everybody_in_the_session_hears_where_the_restitution_is(cast: Cast, closed: str, listening: Listening) -> None:
    said = publish(cast)
    assert said["edition"] == 1 and said["path"].startswith("/r/")
    (told,) = cast.events(cast.stream)[-1:]
    assert told["name"] == "restitution_published"
    assert told["data"] == {"restitution": {"number": 1, "path": said["path"], "at": told["at"]}}
    assert listening.told == {"everybody": ["restitution_published"]}
    assert cast.snapshot(cast.stream)["restitution"] == told["data"]["restitution"]


def test_what_is_told_names_nobody(cast: Cast, closed: str) -> None:
    publish(cast)
    assert "Anna" not in str(cast.events(cast.stream)[-1])
    assert [edition.published_by for edition in editions(cast)] == ["Anna"]


def test_the_edition_says_its_number_and_names_no_author(cast: Cast, closed: str) -> None:
    publish(cast)
    made = content(cast, 1)
    assert (made.open_data["edition"], made.open_data["number"]) == ("public", 1)
    assert "Bruno" not in str(made.as_json())
    assert "Edizione pubblica 1" in str(made.document.blocks[0])
    assert made.open_data["streams"][cast.stream] > 0


def test_an_open_session_is_not_published(cast: Cast) -> None:
    refused = cast.submit(cast.anna, "publish_restitution", workshop=cast.workshop)
    assert (code(refused), refused.as_json()["reason"]) == ("invalid", "not_closed")
    assert editions(cast) == [] and cast.snapshot(cast.stream)["restitution"] is None


def test_a_correction_makes_another_edition_and_the_first_stays_as_it_was(cast: Cast, closed: str) -> None:
    first = publish(cast)
    note = cast.snapshot(cast.table_stream(1))["notes"][0]["id"]
    cast.do(cast.anna, "hide_note", note=note, reason="Dice il nome di una persona")
    assert publish(cast) == {"edition": 2, "path": first["path"]}
    assert (texts(cast, 1), texts(cast, 2)) == (["Più alberi"], [])
    assert [edition.is_readable for edition in editions(cast)] == [True, True]


def test_what_says_the_same_is_not_published_twice(cast: Cast, closed: str) -> None:
    publish(cast)
    refused = cast.submit(cast.anna, "publish_restitution", workshop=closed)
    assert (code(refused), refused.as_json()["reason"]) == ("invalid", "unchanged")
    cast.do(cast.anna, "archive_workshop", workshop=closed)
    assert code(cast.submit(cast.anna, "publish_restitution", workshop=closed)) == "invalid"
    cast.do(cast.anna, "unarchive_workshop", workshop=closed)
    add_answer(cast)
    assert publish(cast)["edition"] == 2


def test_the_same_press_of_the_button_publishes_once(cast: Cast, closed: str) -> None:
    key = "0b6a9e7c-6f0e-4c39-9d5e-0f4d7ac1b001"
    sent = [cast.submit(cast.anna, "publish_restitution", key=key, workshop=closed) for _ in range(2)]
    assert [answer.result for answer in sent] == [sent[0].result] * 2
    assert [edition.number for edition in editions(cast)] == [1]


def test_what_is_hidden_in_the_same_moment_is_not_published(cast: Cast, closed: str) -> None:
    note = cast.snapshot(cast.table_stream(1))["notes"][0]["id"]
    cast.do_all(
        cast.operation(cast.anna, "hide_note", note=note, reason="Perché"),
        cast.operation(cast.anna, "publish_restitution", workshop=closed),
    )
    assert texts(cast, 1) == []


def test_a_withdrawn_edition_gives_way_to_the_one_before(cast: Cast, closed: str) -> None:
    publish(cast)
    add_answer(cast)
    publish(cast)
    assert withdraw(cast, 2) == {"edition": 2, "readable": 1}
    assert cast.snapshot(cast.stream)["restitution"]["number"] == 1
    assert withdraw(cast, 1) == {"edition": 1, "readable": None}
    assert cast.snapshot(cast.stream)["restitution"] is None
    assert publish(cast)["edition"] == 3, "numbers are never given twice"


def test_what_is_not_there_or_is_withdrawn_already_is_not_withdrawn(cast: Cast, closed: str) -> None:
    publish(cast)
    withdraw(cast, 1)
    again = cast.submit(cast.anna, "withdraw_restitution", workshop=closed, edition=1)
    assert (code(again), again.as_json()["reason"]) == ("invalid", "withdrawn")
    assert code(cast.submit(cast.anna, "withdraw_restitution", workshop=closed, edition=2)) == "not_found"
    for strange in (0, -1, 10**9, "1; drop", None):
        assert code(cast.submit(cast.anna, "withdraw_restitution", workshop=closed, edition=strange)) == "invalid"


def test_screens_that_heard_it_know_what_fresh_ones_know(cast: Cast, closed: str) -> None:
    old = cast.snapshot(cast.stream)
    seen = cast.events(cast.stream)[-1]["seq"]
    for act in (publish, add_answer, publish, lambda cast: withdraw(cast, 2), lambda cast: withdraw(cast, 1)):
        act(cast)
        assert reduced(cast.stream, old, cast.events(cast.stream, seen)) == cast.snapshot(cast.stream)


def test_a_deleted_session_is_not_published_and_takes_its_editions_along(cast: Cast, closed: str) -> None:
    publish(cast)
    cast.do(cast.anna, "delete_workshop", workshop=closed, title="Tappa di Chieri")
    assert code(cast.submit(cast.anna, "publish_restitution", workshop=closed)) == "not_found"
    assert code(cast.submit(cast.anna, "withdraw_restitution", workshop=closed, edition=1)) == "not_found"
    cast.do(SYSTEM, "erase_workshop", workshop=closed, deleted_before=stamp(now()))
    with cast.journal.reading() as session:
        assert session.query(Edition).filter_by(workshop_id=closed).count() == 0


def test_publishing_asks_as_few_questions_for_many_notes(cast: Cast) -> None:
    def asked(notes: int) -> int:
        workshop = cast.create_workshop(cast.anna, "Tappa", open=True)
        table = cast.snapshot(f"workshop:{workshop}")["tables"][1]["id"]
        for number in range(notes):
            cast.do(cast.anna, "add_note", table=table, text=f"Nota {number}")
        cast.do(cast.anna, "close_workshop", workshop=workshop)
        with statements(cast.journal.engine) as asked:
            cast.do(cast.anna, "publish_restitution", workshop=workshop)
        return len(asked)

    assert asked(9) == asked(1)
