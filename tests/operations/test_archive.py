"""Sessions out of the way: archived ones are read on, deleted ones open nothing until they are brought back."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.clock import now, stamp
from facilitator.extensions import Base
from facilitator.identity import ANONYMOUS, SYSTEM
from facilitator.models import Body, Workshop
from facilitator.operations.erasing import deleted_too_long
from facilitator.permissions import may_read_stream
from tests.cast import Cast
from tests.counting import statements
from tests.operations.listening import Listening, code

TITLE = "Tappa di Chieri"


@pytest.fixture
def closed(cast: Cast) -> str:
    """The session of the cast, closed."""
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    return cast.workshop


def delete(cast: Cast, **args: Any) -> None:
    cast.do(cast.anna, "delete_workshop", workshop=cast.workshop, title=TITLE, **args)


def test_a_closed_session_goes_into_the_archive_and_comes_back(cast: Cast, closed: str, listening: Listening) -> None:
    cast.do(cast.anna, "archive_workshop", workshop=closed)
    assert cast.snapshot(cast.stream)["workshop"]["status"] == "archived"
    assert code(cast.submit(cast.anna, "open_workshop", workshop=closed)) == "invalid"
    assert code(cast.submit(cast.anna, "archive_workshop", workshop=closed)) == "invalid"
    cast.do(cast.anna, "unarchive_workshop", workshop=closed)
    assert cast.snapshot(cast.stream)["workshop"]["status"] == "closed"
    assert listening.told == {"everybody": ["workshop_archived", "workshop_unarchived"]}
    assert code(cast.submit(cast.anna, "unarchive_workshop", workshop=closed)) == "invalid"


def test_nothing_of_an_archived_session_is_changed_before_it_is_taken_out(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "archive_workshop", workshop=cast.workshop)
    attempts: tuple[tuple[str, dict[str, object]], ...] = (
        ("hide_note", {"note": note, "reason": "Perché"}),
        ("answer_note", {"note": note, "text": "Sì"}),
        ("edit_participant", {"participant": cast.bruno.id, "name": "Bruna"}),
        ("remove_participant", {"participant": cast.bruno.id}),
        ("announce", {"workshop": cast.workshop, "text": "Ciao"}),
        ("gather_notes", {"table": cast.tables[1], "notes": [note], "title": "Verde"}),
    )
    answers = [cast.submit(cast.anna, verb, **args) for verb, args in attempts]
    assert [answer.as_json().get("reason") for answer in answers] == ["archived"] * len(attempts)
    assert code(answers[0]) == "workshop_closed"
    cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)
    cast.do(cast.anna, "withdraw_restitution", workshop=cast.workshop, edition=1)
    assert code(cast.submit(cast.fabio, "hide_note", note=note, reason="Perché")) == "not_found"
    cast.do(cast.anna, "unarchive_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "hide_note", note=note, reason="Perché")


def test_what_is_not_closed_does_not_go_into_the_archive(cast: Cast) -> None:
    assert code(cast.submit(cast.anna, "archive_workshop", workshop=cast.workshop)) == "invalid"


def test_who_deletes_types_the_title(cast: Cast, closed: str) -> None:
    wrong = cast.submit(cast.anna, "delete_workshop", workshop=closed, title="Tappa di Cuneo")
    assert (code(wrong), wrong.as_json()["path"]) == ("invalid", "title")
    cast.do(cast.anna, "delete_workshop", workshop=closed, title=" tappa di  chieri ")


def test_an_open_session_is_not_deleted_under_who_is_in_it(cast: Cast) -> None:
    refused = cast.submit(cast.anna, "delete_workshop", workshop=cast.workshop, title=TITLE)
    assert (code(refused), refused.as_json()["reason"]) == ("invalid", "is_open")


def test_a_deleted_session_opens_nothing(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    entrance = cast.code(cast.workshop)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    delete(cast)
    attempts = (
        cast.submit(cast.anna, "open_workshop", workshop=cast.workshop),
        cast.submit(cast.anna, "change_workshop", workshop=cast.workshop, changes={"title": "Tappa"}),
        cast.submit(cast.anna, "freeze_table", table=cast.tables[1]),
        cast.submit(cast.anna, "hide_note", note=note, reason="Perché"),
        cast.submit(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2]),
        cast.submit(cast.anna, "delete_workshop", workshop=cast.workshop, title=TITLE),
        cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Ancora"),
        cast.submit(cast.bruno, "edit_note", note=note, text="Meno", revision=1),
    )
    assert [code(answer) for answer in attempts] == ["not_found"] * len(attempts)
    assert code(cast.submit(ANONYMOUS, "join_workshop", code=entrance, name="Gino")) == "unknown_code"
    streams = [cast.stream, cast.staff_stream, cast.table_stream(1), f"participant:{cast.bruno.id}"]
    with cast.journal.reading() as session:
        for person in (cast.anna, cast.bruno):
            assert [may_read_stream(session, person, stream) for stream in streams] == [False] * 4
            assert may_read_stream(session, cast.eve, f"participant:{cast.eve.id}")


def test_who_conducts_brings_it_back_as_it_was(cast: Cast, closed: str, listening: Listening) -> None:
    cast.do(cast.anna, "archive_workshop", workshop=closed)
    before = cast.snapshot(cast.stream)
    delete(cast)
    assert cast.snapshot(cast.stream)["workshop"]["status"] == "deleted"
    for person, reason in ((cast.bruno, "forbidden"), (cast.fabio, "not_found"), (cast.eve, "forbidden")):
        assert code(cast.submit(person, "restore_workshop", workshop=closed)) == reason
    cast.do(cast.anna, "restore_workshop", workshop=closed)
    assert cast.snapshot(cast.stream) == before
    assert listening.told["everybody"] == ["workshop_archived", "workshop_deleted", "workshop_restored"]
    assert code(cast.submit(cast.anna, "restore_workshop", workshop=closed)) == "invalid"


def test_after_its_grace_nothing_of_it_stays(cast: Cast, closed: str) -> None:
    others = rows(cast, cast.create_workshop(cast.anna, "Resta"))
    keys = [closed, *cast.tables, cast.bruno.id]
    delete(cast)
    cast.do(SYSTEM, "erase_workshop", workshop=closed, deleted_before=stamp(now()))
    assert {key: rows(cast, str(key)) for key in keys if key} == {key: {} for key in keys}
    assert others and code(cast.submit(cast.anna, "restore_workshop", workshop=closed)) == "not_found"


def test_bodies_that_were_written_only_there_leave_the_registry_with_the_session(cast: Cast) -> None:
    written = [f"Ufficio {uuid.uuid4().hex}" for _ in range(2)]
    cast.join(cast.workshop, "Gino", written[0])
    note = cast.add_note(cast.bruno, "Quanto costa?", table=0)
    cast.do(cast.anna, "owe_answer", note=note, body=written[1])
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    delete(cast)
    assert set(written) <= bodies(cast)
    cast.do(SYSTEM, "erase_workshop", workshop=cast.workshop, deleted_before=stamp(now()))
    assert not set(written) & bodies(cast) and "Comune di Cuneo" in bodies(cast)


def bodies(cast: Cast) -> set[str]:
    with cast.journal.reading() as session:
        return set(session.scalars(sa.select(Body.name)))


def test_a_session_where_much_was_done_is_erased_for_as_few_questions_as_a_quiet_one(cast: Cast) -> None:
    def asked(count: int) -> int:
        workshop = cast.create_workshop(cast.anna, TITLE)
        for _ in range(count):
            cast.do(cast.anna, "announce", workshop=workshop, text="Si comincia")
        cast.do(cast.anna, "close_workshop", workshop=workshop)
        cast.do(cast.anna, "delete_workshop", workshop=workshop, title=TITLE)
        with statements(cast.journal.engine) as asked:
            cast.do(SYSTEM, "erase_workshop", workshop=workshop, deleted_before=stamp(now()))
        assert rows(cast, workshop) == {}
        return len(asked)

    assert asked(9) == asked(2)


def rows(cast: Cast, key: str) -> dict[str, int]:
    """How often a key stands in each table of the database, alone or in what was told and answered."""
    with cast.journal.reading() as session:
        found = {
            f"{table}.{column.name}": session.scalar(
                sa.select(sa.func.count()).select_from(table).where(sa.cast(column, sa.Text).contains(key))
            )
            for table in Base.metadata.sorted_tables
            for column in table.columns
        }
    return {place: count for place, count in found.items() if count}


def test_while_its_grace_lasts_nobody_erases_it(cast: Cast, closed: str) -> None:
    yesterday = now() - timedelta(days=1)
    delete(cast)
    early = {"workshop": closed, "deleted_before": stamp(yesterday)}
    assert code(cast.submit(SYSTEM, "erase_workshop", **early)) == "invalid"
    assert code(cast.submit(cast.anna, "erase_workshop", **early)) == "forbidden"
    with cast.journal.reading() as session:
        assert closed not in [deleted.id for deleted in deleted_too_long(session, yesterday)]
        (listed,) = [deleted for deleted in deleted_too_long(session, now()) if deleted.id == closed]
        assert str(listed) == "2026-11-23 Tappa di Chieri: deleted"


def test_what_is_not_deleted_is_never_erased(cast: Cast) -> None:
    living = {"workshop": cast.workshop, "deleted_before": stamp(now())}
    assert code(cast.submit(SYSTEM, "erase_workshop", **living)) == "invalid"


def test_names_of_a_deleted_session_are_forgotten_in_their_time(cast: Cast) -> None:
    old = cast.create_workshop(cast.anna, "Tappa di ieri", date="2020-01-15", retention_days=30, open=False)
    listed = [{"name": "Gino", "body": "Comune di Asti"}]
    cast.do(cast.anna, "import_participants", workshop=old, participants=listed)
    cast.do(cast.anna, "delete_workshop", workshop=old, title="Tappa di ieri")
    assert cast.do(SYSTEM, "forget_people", workshop=old) == {"people": 1}
    with cast.journal.reading() as session:
        assert session.get_one(Workshop, old).is_deleted
