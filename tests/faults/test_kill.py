"""The server is killed without a warning while twelve people write."""

from pathlib import Path
from random import Random

from facilitator.demo.own_server import make_token
from tests.faults.burst import NO_LIMITS, Burst
from tests.faults.conftest import Begin
from tests.server import Server, StartServer

KILLS = 10


def test_ten_kills_lose_nothing_and_double_nothing(begin: Begin, start_server: StartServer) -> None:
    chance = Random(KILLS)

    def kill_ten_times(burst: Burst) -> None:
        for _ in range(KILLS):
            burst.kill(chance)
        burst.history.wait_for_more(50)

    verdict = begin(start_server).during(kill_ten_times)
    assert verdict.ok, verdict.line("kill") + "\n" + verdict.explained()
    assert verdict.acknowledged > 100


def test_a_kill_on_postgresql_loses_nothing_and_doubles_nothing(
    start_server: StartServer, tmp_path: Path, postgres_url: str
) -> None:
    chance = Random(2)

    def kill_twice(burst: Burst) -> None:
        burst.kill(chance)
        burst.kill(chance)
        burst.history.wait_for_more(50)

    def start() -> Server:
        return start_server(tmp_path, **NO_LIMITS, DATABASE_URL=postgres_url)

    verdict = Burst(start, make_token(tmp_path, DATABASE_URL=postgres_url)).during(kill_twice)
    assert verdict.ok, verdict.line("kill") + "\n" + verdict.explained()
