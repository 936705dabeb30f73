"""Numbers without gap or repeat: also across restarts, and when several processes write."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from facilitator.config import Settings
from facilitator.journal import Answer, Journal, Operation
from tests.cast import Cast, Stage
from tests.lasting import close_journal, open_journal

WRITERS = 4
BATCHES = 12


def numbers(stage: Stage, stream: str) -> list[int]:
    return [event["seq"] for event in stage.events(stream)]


@pytest.fixture
def others(lasting_settings: Settings) -> Iterator[list[Journal]]:
    """Journals of other processes on the same database."""
    journals = [open_journal(lasting_settings) for _ in range(WRITERS)]
    yield journals
    for journal in journals:
        close_journal(journal)


def test_the_answer_names_the_home_event(cast: Cast) -> None:
    answer = cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Qui")
    event = cast.events(cast.table_stream(1))[-1]
    assert (answer.stream, answer.seq, answer.at) == (event["stream"], event["seq"], event["at"])


def test_a_batch_numbers_its_streams_in_the_order_of_its_operations(cast: Cast) -> None:
    batch = [cast.note(str(count), cast.bruno if count % 2 else cast.anna, table=1 + count % 2) for count in range(6)]
    batch = [Operation(one.id, one.name, {**one.args, "table": cast.tables[1]}, one.actor) for one in batch]
    start = numbers(cast, cast.table_stream(1))[-1]
    assert [answer.seq for answer in cast.journal.submit(batch)] == list(range(start + 1, start + 7))
    assert [note["text"] for note in cast.snapshot(cast.table_stream(1))["notes"]] == ["0", "1", "2", "3", "4", "5"]


def test_refusals_leave_no_gap(cast: Cast) -> None:
    batch = [cast.note(text, cast.bruno) for text in ("Uno", "", "Due")]
    assert [answer.ok for answer in cast.journal.submit(batch)] == [True, False, True]
    told = numbers(cast, cast.table_stream(1))
    assert told == list(range(1, len(told) + 1))
    assert [note["number"] for note in cast.snapshot(cast.table_stream(1))["notes"]] == [1, 2]


def test_numbers_go_on_after_a_restart(cast: Cast, others: list[Journal]) -> None:
    for journal in others:
        journal.submit([cast.note("Ancora", cast.bruno)])
    cast.add_note(cast.bruno, "Ancora")
    told = numbers(cast, cast.table_stream(1))
    assert told == list(range(1, len(told) + 1))
    assert [note["number"] for note in cast.snapshot(cast.table_stream(1))["notes"]] == list(range(1, WRITERS + 2))


def test_a_restart_keeps_the_epoch_and_remembers_what_was_done(cast: Cast, others: list[Journal]) -> None:
    note = cast.note("Una volta", cast.bruno)
    (first,) = cast.journal.submit([note])
    (again,) = others[0].submit([note])
    assert (again.seq, again.duplicate) == (first.seq, True)
    epochs = set()
    for journal in (cast.journal, *others):
        with journal.reading() as session:
            epochs.add(journal.catchup.snapshot(session, cast.table_stream(1))["epoch"])
    assert len(epochs) == 1


def until_stored(journal: Journal, operations: list[Operation]) -> list[Answer]:
    """What an outbox does: what can be sent again is sent again."""
    answers = journal.submit(operations)
    while any(answer.refusal and answer.refusal.retryable for answer in answers):
        answers = journal.submit(operations)
    return answers


def test_writers_side_by_side_lose_nothing_and_leave_no_gap(cast: Cast, others: list[Journal]) -> None:
    def write(number: int) -> list[Answer]:
        chance, answers = Random(number), []
        for count in range(BATCHES):
            tables = chance.choices([0, 1, 2], k=5)
            batch = [cast.note(f"{number}.{count}", cast.anna, table=table) for table in tables]
            answers += until_stored(others[number], batch)
        return answers

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = [answer for written in pool.map(write, range(WRITERS)) for answer in written]
    assert [answer.refusal for answer in answers if answer.refusal] == []
    assert len({(answer.stream, answer.seq) for answer in answers}) == WRITERS * BATCHES * 5
    for number in (0, 1, 2):
        told = numbers(cast, cast.table_stream(number))
        assert told == list(range(1, len(told) + 1))
        refs = [note["number"] for note in cast.snapshot(cast.table_stream(number))["notes"]]
        assert refs == list(range(1, len(refs) + 1))


def test_the_same_operation_at_every_writer_at_once_happens_once(cast: Cast, others: list[Journal]) -> None:
    for count in range(BATCHES):
        note = cast.note(f"Una volta {count}", cast.bruno)
        with ThreadPoolExecutor(WRITERS) as pool:
            answers = [answer for (answer,) in pool.map(until_stored, others, [[note]] * WRITERS)]
        assert [answer.refusal for answer in answers] == [None] * WRITERS
        assert sorted(answer.duplicate for answer in answers) == [False] + [True] * (WRITERS - 1)
        assert len({answer.seq for answer in answers}) == 1


def test_a_body_two_writers_meet_at_once_is_one_body(cast: Cast, others: list[Journal]) -> None:
    def write(journal: Journal) -> Answer:
        note = cast.operation(cast.anna, "add_note", table=cast.tables[0], text="Sì", body=f"Nuovo {cast.workshop}")
        return until_stored(journal, [note])[0]

    with ThreadPoolExecutor(WRITERS) as pool:
        assert [answer.refusal for answer in pool.map(write, others)] == [None] * WRITERS
    assert len({note["body"]["id"] for note in cast.snapshot(cast.table_stream(0))["notes"]}) == 1
