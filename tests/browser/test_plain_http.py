"""A hall's laptop serves plain http under a name that is not its own loopback: browsers take much away there."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from facilitator.demo.person import Person
from tests.browser.hall import Hall, Office
from tests.chromium import Chromium
from tests.server import Server

NAME = "facilitator.test"


@pytest.fixture
def lan_hall(browser: Browser, chromium: Chromium, office: Office, hall_server: Server) -> Iterator[Hall]:
    """A session reached by a name; the browser finds it at this machine's own address."""
    lan = browser.browser_type.launch(
        executable_path=chromium.executable,
        args=[*chromium.arguments, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"],
    )
    workshop = office.open_workshop(1)
    facilitator = Person("Anna", hall_server.url, office.token, [], [f"workshop:{workshop}"])
    facilitator.connect()
    hall = Hall(lan, f"http://{NAME}:{urlsplit(hall_server.url).port}", office, workshop, facilitator)
    yield hall
    hall.end()
    lan.close()
    assert hall.faults == []


def test_notes_are_written_and_kept_where_the_context_is_not_secure(lan_hall: Hall) -> None:
    bruno, chiara = lan_hall.phone("Bruno"), lan_hall.phone("Chiara")
    assert bruno.page.evaluate("[isSecureContext, typeof crypto.randomUUID, typeof navigator.locks]") == [
        False,
        "undefined",
        "undefined",
    ]
    bruno.offline()
    bruno.write("From the hall")
    expect(bruno.note("From the hall")).to_contain_text("Waits on this phone")
    bruno.page.close()
    bruno.offline(False)
    bruno.open()
    expect(bruno.note("From the hall")).to_contain_text("Saved")
    expect(chiara.note("From the hall")).to_have_count(1)
