"""Bells ring by themselves: one for all, one for each table that has an end of its own, each once."""

import json
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect

from facilitator.demo.person import Person
from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.server import Server

NO_GRACE = {"FACILITATOR_GRACE_SECONDS": "0"}


@pytest.fixture
def strict_hall(browser: Browser, office: Office) -> Iterator[Hall]:
    """A session on a server that rings at once."""
    server = Server(office.app.extensions["settings"].data / "strict", NO_GRACE)
    there = Office(server.data)
    give_passwords(there)
    workshop = there.open_workshop(2)
    facilitator = Person("Anna", server.url, there.token, [], [f"workshop:{workshop}"])
    facilitator.connect()
    hall = Hall(browser, server.url, there, workshop, facilitator)
    yield hall
    hall.end()
    server.stop()
    assert hall.faults == []


def told(hall: Hall) -> list[str]:
    """What everybody was told of ends."""
    address = f"{hall.url}/api/v1/streams/workshop:{hall.workshop}?after=0"
    with urlopen(Request(address, headers={"Authorization": f"Bearer {hall.office.token}"})) as answer:
        names = [str(event["name"]) for event in json.loads(answer.read())["events"]]
    return [name for name in names if name.endswith("_ended")]


def test_each_bell_rings_by_itself_and_once(strict_hall: Hall) -> None:
    hall = strict_hall
    activity = hall.office.activity(hall.tables[1])
    desk = Desk(hall).conduct()
    hall.direct("start_activity", activity=activity, minutes=10)
    hall.direct("extend_table", table=hall.tables[1], minutes=-60)
    expect(desk.diary).to_contain_text("Time is over at Table 1.")
    expect(desk.row(2)).to_contain_text("09:")
    hall.direct("extend_table", table=hall.tables[2], minutes=5)
    hall.direct("extend_activity", activity=activity, minutes=-10)
    expect(desk.diary).to_contain_text("Work at the tables ended.")
    expect(desk.row(2)).to_contain_text("04:")
    hall.direct("extend_table", table=hall.tables[2], minutes=-60)
    expect(desk.diary).to_contain_text("Time is over at Table 2.")
    assert told(hall) == ["table_ended", "activity_ended", "table_ended"]
