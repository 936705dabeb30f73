"""The hours of a restitution, wherever the session was held."""

from datetime import UTC, datetime

from facilitator.operations.arguments import time_zones
from facilitator.restitution import speech

MOMENT = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def test_every_zone_a_session_may_have_is_rendered() -> None:
    assert {"Europe/Rome", "Europe/Kiev", "Asia/Calcutta", "UTC"} <= time_zones()
    with speech.speaking("it"):
        shown = {name: (speech.hour(MOMENT, name), speech.minute(MOMENT, name)) for name in time_zones()}
    assert shown["Europe/Rome"] == ("12:00", "23 novembre 2026, 12:00")
