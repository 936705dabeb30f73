"""What `make load` counts is true, whatever the machine: nothing here is about speed."""

from collections.abc import Iterator

import pytest

from tests.benchmarks.live.rivals import Facilitator, facilitator
from tests.benchmarks.load.__main__ import Result, is_quiet, run
from tests.benchmarks.load.hall import EVENT, Hall, open_hall
from tests.benchmarks.load.judging import judge

TABLES, PEOPLE = 2, 3


@pytest.fixture(scope="module")
def running() -> Iterator[Facilitator]:
    with facilitator({}) as server:
        yield server


@pytest.fixture
def server(running: Facilitator) -> Facilitator:
    """One server for all, with a history for each."""
    return Facilitator(running.process, running.url, str(running.api.token), running.data)


@pytest.fixture
def hall(server: Facilitator) -> Iterator[Hall]:
    """A small hall in which everybody has written."""
    hall = open_hall(server, TABLES, PEOPLE)
    for writer in hall.writers:
        hall.write(writer)
    assert hall.listen_until(lambda: is_quiet(hall, PEOPLE), 30)
    yield hall
    hall.leave()


def test_every_note_of_a_run_is_counted_and_judged(server: Facilitator) -> None:
    result: Result = run(server, TABLES, PEOPLE, seconds=2, each=1)
    assert result.verdict.ok, result.verdict.explained()
    assert len(result.acknowledged) == len(result.everywhere) == result.sent == 2 * TABLES * PEOPLE


def test_a_screen_that_missed_one_message_is_found(hall: Hall, server: Facilitator) -> None:
    told = next(frame for frame in hall.frames if frame.text.startswith(EVENT) and frame.seat.name == "cockpit")
    hall.frames.remove(told)
    assert not judge(hall, server).ok


def test_a_note_nobody_sent_is_found(hall: Hall, server: Facilitator) -> None:
    hall.history = [entry for entry in hall.history if entry != hall.history[0]]
    assert judge(hall, server).count("ghosts")
