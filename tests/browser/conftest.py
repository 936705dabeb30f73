"""Halls: an open session each, on one server for all tests of a module."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser

from facilitator.demo.person import Person
from tests.browser.hall import Hall, Office
from tests.server import Server, end

# One account conducts all halls of a module, faster than any hand.
PATIENT = {"FACILITATOR_OPERATIONS_BURST": "100000"}


class OpenHall(Protocol):
    """Open a session with so many tables; other settings are those of `create_workshop`."""

    def __call__(self, tables: int = 2, **settings: Any) -> Hall: ...


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Office:
    """Who prepares sessions, with an account."""
    data = tmp_path_factory.mktemp("hall")
    shutil.copy(sqlite_template, data / "facilitator.db")
    return Office(data)


@pytest.fixture(scope="module")
def hall_server(office: Office) -> Iterator[Server]:
    """The server of all halls of a module."""
    server = Server(office.app.extensions["settings"].data, PATIENT)
    yield server
    end([server])


@pytest.fixture
def open_hall(browser: Browser, office: Office, hall_server: Server) -> Iterator[OpenHall]:
    """A function that opens a session; at the end nothing was refused by the browser's policy or asked elsewhere."""
    halls: list[Hall] = []

    def open_one(tables: int = 2, **settings: Any) -> Hall:
        workshop = office.open_workshop(tables, **settings)
        facilitator = Person("Anna", hall_server.url, office.token, [], [f"workshop:{workshop}"])
        facilitator.connect()
        halls.append(Hall(browser, hall_server.url, office, workshop, facilitator))
        return halls[-1]

    yield open_one
    for hall in halls:
        hall.end()
    assert [fault for hall in halls for fault in hall.faults] == []


@pytest.fixture
def hall(open_hall: OpenHall) -> Hall:
    """A session with two tables."""
    return open_hall()
