"""What fails, fails alone, and leaves nothing."""

import pytest

from facilitator.config import Settings
from facilitator.database import is_sqlite
from facilitator.journal import Committed, Operation
from tests.cast import Cast
from tests.journal.faulty import failing_commits, hesitation, poison
from tests.lasting import close_journal, open_journal
from tests.operations.listening import Listening, code

__all__ = ["hesitation", "poison"]


def spoiled(cast: Cast) -> Operation:
    return cast.operation(cast.bruno, "spoil", table=cast.tables[1])


@pytest.mark.usefixtures("poison")
def test_a_poisonous_operation_fails_alone(cast: Cast, listening: Listening) -> None:
    batch = [cast.note("Prima", cast.bruno), spoiled(cast), cast.note("Dopo", cast.denis, table=2)]
    first, bad, last = cast.journal.submit(batch)
    assert (first.ok, code(bad), last.ok) == (True, "invalid", True)
    assert bad.refusal and not bad.refusal.retryable
    assert listening.told == {"table 1": ["note_added"], "table 2": ["note_added"]}
    assert cast.snapshot(cast.stream)["tables"][1]["theme"] == "Ambiente"


@pytest.mark.usefixtures("poison")
def test_a_batch_that_had_to_run_again_is_told_once(cast: Cast) -> None:
    told: list[Committed] = []
    cast.journal.after_commit.append(told.append)
    cast.journal.submit([cast.note("Prima", cast.bruno), spoiled(cast), cast.note("Dopo", cast.bruno)])
    cast.journal.after_commit.remove(told.append)
    (committed,) = told
    assert [(event.name, event.seq) for event in committed.events] == [
        (event["name"], event["seq"]) for event in cast.events(cast.table_stream(1))[-2:]
    ]


@pytest.mark.usefixtures("hesitation")
def test_a_refusal_leaves_nothing_even_of_an_operation_that_wrote_before(cast: Cast, listening: Listening) -> None:
    late = cast.operation(cast.bruno, "hesitate", table=cast.tables[1])
    first, refused, last = cast.journal.submit([cast.note("Prima", cast.bruno), late, cast.note("Dopo", cast.bruno)])
    assert (first.ok, last.ok) == (True, True)
    assert refused.refusal
    assert refused.refusal.message == "Not like this."
    assert cast.snapshot(cast.stream)["tables"][1]["theme"] == "Ambiente"
    assert listening.told == {"table 1": ["note_added", "note_added"]}


@pytest.mark.usefixtures("poison")
def test_what_failed_is_not_remembered(cast: Cast) -> None:
    bad = spoiled(cast)
    assert [code(answer) for answer in cast.journal.submit([bad, bad])] == ["invalid", "invalid"]


def test_when_the_commit_fails_nobody_is_told_and_everybody_may_send_again(cast: Cast, listening: Listening) -> None:
    told: list[Committed] = []
    notes = [cast.note("Uno", cast.bruno), cast.note("Due", cast.denis, table=2)]
    cast.journal.after_commit.append(told.append)
    with failing_commits(cast.journal.engine, stored=False):
        answers = cast.journal.submit(notes)
    cast.journal.after_commit.remove(told.append)
    assert {code(answer) for answer in answers} == {"storage_unavailable"}
    assert all(answer.refusal and answer.refusal.retryable for answer in answers)
    assert (listening.told, told[0].events) == ({}, [])
    assert [answer.ok for answer in cast.journal.submit(notes)] == [True, True]
    assert listening.told == {"table 1": ["note_added"], "table 2": ["note_added"]}


def test_a_commit_that_worked_without_saying_so_is_settled_by_sending_again(cast: Cast, listening: Listening) -> None:
    note = cast.note("Arrivato", cast.bruno)
    with failing_commits(cast.journal.engine, stored=True):
        (unknown,) = cast.journal.submit([note])
    assert code(unknown) == "storage_unavailable"
    (again,) = cast.journal.submit([note])
    assert (again.ok, again.duplicate) == (True, True)
    assert listening.told == {"table 1": ["note_added"]}


def test_a_full_disk_refuses_before_anything_is_tried(cast: Cast, lasting_settings: Settings) -> None:
    journal = open_journal(lasting_settings.model_copy(update={"minimum_free_bytes": 10**18}))
    (answer,) = journal.submit([cast.note("Pieno", cast.bruno)])
    close_journal(journal)
    # PostgreSQL looks after a disk of its own.
    assert answer.ok is not is_sqlite(lasting_settings.database)
    assert answer.ok or code(answer) == "storage_unavailable"


def test_who_listens_badly_stops_nobody(cast: Cast) -> None:
    def break_down(committed: Committed) -> None:
        raise RuntimeError("a listener")

    cast.journal.after_commit.insert(0, break_down)
    cast.add_note(cast.bruno, "Salvata")
    cast.journal.after_commit.remove(break_down)
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["text"] == "Salvata"
