"""The checker has teeth: servers that break a promise are found guilty, in the same burst that ours survives."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from facilitator.demo.history import Verdict
from tests.faults.burst import Burst
from tests.faults.conftest import Begin
from tests.server import Server, end

Trouble = Callable[[Burst], object]


class Court:
    """Tries broken servers, and ends them."""

    def __init__(self, begin: Begin) -> None:
        self.begin, self.started = begin, list[Server]()

    def judge(self, broken: str, trouble: Trouble) -> Verdict:
        class Broken(Server):
            module = ("tests.faults.broken", broken)

        def start(data: Path | None = None, **settings: str) -> Server:
            assert data
            self.started.append(Broken(data, settings))
            return self.started[-1]

        return self.begin(start).during(trouble)


@pytest.fixture
def court(begin: Begin) -> Iterator[Court]:
    court = Court(begin)
    yield court
    end(court.started)


def kill_after(name: str) -> Trouble:
    """The server dies as soon as somebody has the answer to an operation of this name."""

    def trouble(burst: Burst) -> None:
        burst.history.wait_for_more(1, name)
        burst.kill_now()
        burst.history.wait_for_more(10)

    return trouble


def wait_for(name: str, times: int) -> Trouble:
    return lambda burst: burst.history.wait_for_more(times, name)


def kill_once(burst: Burst) -> None:
    burst.kill(Random(1))
    burst.history.wait_for_more(30)


def test_a_server_that_forgets_what_it_did_is_convicted_of_doubling(court: Court) -> None:
    assert court.judge("forgetful", kill_once).count("duplicated")


def test_a_server_that_answers_before_it_stores_is_convicted_of_losing(court: Court) -> None:
    assert court.judge("hasty", kill_after("add_note")).count("lost")


@pytest.mark.parametrize("name", ["edit_note", "seat_participant"])
def test_what_a_crash_undid_after_it_was_acknowledged_is_found(court: Court, name: str) -> None:
    assert court.judge(f"hasty:{name}", kill_after(name)).count("undone")


def test_a_note_that_moved_and_stayed_is_found_at_two_tables(court: Court) -> None:
    assert court.judge("doubling", wait_for("move_note", 6)).count("duplicated")


def test_a_text_that_stays_in_the_log_after_it_was_hidden_is_found(court: Court) -> None:
    assert court.judge("candid", wait_for("hide_note", 3)).count("exposed")


def test_notes_after_the_end_that_are_not_marked_late_are_found(court: Court) -> None:
    assert court.judge("lenient", lambda burst: burst.history.wait_for_more(100)).count("unmarked")
