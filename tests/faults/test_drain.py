"""The server is asked to end while twelve people write."""

from tests.faults.burst import Burst
from tests.faults.conftest import Begin
from tests.server import StartServer


def test_a_server_that_ends_keeps_what_it_acknowledged_and_says_goodbye(
    begin: Begin, start_server: StartServer
) -> None:
    codes: list[int] = []

    def drain(burst: Burst) -> None:
        codes.append(burst.drain())
        burst.history.wait_for_more(30)

    burst = begin(start_server)
    verdict = burst.during(drain)
    assert codes == [0]
    assert verdict.ok, verdict.line("drain") + "\n" + verdict.explained()
    assert burst.cast.facilitator.restarts and "in" in burst.cast.facilitator.restarts[0]
