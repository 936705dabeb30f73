"""The checker has teeth: servers that break a promise are found guilty, in the same burst that ours survives."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from facilitator.demo.history import Verdict
from tests.faults.burst import Burst
from tests.faults.conftest import Begin
from tests.server import Server, end


class ForgetfulServer(Server):
    module = ("tests.faults.broken", "forgetful")


class HastyServer(Server):
    module = ("tests.faults.broken", "hasty")


class Court:
    """Tries broken servers, and ends them."""

    def __init__(self, begin: Begin) -> None:
        self.begin, self.started = begin, list[Server]()

    def judge(self, kind: type[Server]) -> Verdict:
        def start(data: Path | None = None, **settings: str) -> Server:
            assert data
            self.started.append(kind(data, settings))
            return self.started[-1]

        return self.begin(start).during(self.trouble)

    def trouble(self, burst: Burst) -> None:
        burst.kill(Random(1))
        burst.history.wait_for_more(30)


@pytest.fixture
def court(begin: Begin) -> Iterator[Court]:
    court = Court(begin)
    yield court
    end(court.started)


def test_a_server_that_forgets_what_it_did_is_convicted_of_doubling(court: Court) -> None:
    verdict = court.judge(ForgetfulServer)
    assert not verdict.ok
    assert verdict.count("duplicated")


def test_a_server_that_answers_before_it_stores_is_convicted_of_losing(court: Court) -> None:
    verdict = court.judge(HastyServer)
    assert not verdict.ok
    assert verdict.count("lost")
