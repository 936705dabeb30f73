"""Last night's backup is put back: what is still on a phone comes home by itself."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from facilitator.demo.person import Person
from tests.browser.hall import Hall, Office
from tests.server import Server, end


class Installation:
    """A data directory and the server on it, which comes back at the same address."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.servers: list[Server] = []

    def start(self) -> str:
        port = urlsplit(self.servers[0].url).port if self.servers else 0
        self.servers.append(Server(self.data, {}, port or 0))
        return self.servers[-1].url

    def stop(self) -> None:
        self.servers[-1].stop()

    def command(self, *words: str) -> None:
        subprocess.run([sys.executable, "-m", "facilitator", *words, "--data", str(self.data)], check=True)


@pytest.fixture
def installation(office: Office) -> Iterator[Installation]:
    """The server of this test alone."""
    installation = Installation(office.app.extensions["settings"].data)
    yield installation
    end(installation.servers)


def test_saved_notes_come_back_from_the_phones_after_a_restore(
    browser: Browser, office: Office, installation: Installation, tmp_path: Path
) -> None:
    url, workshop = installation.start(), office.open_workshop(1)
    hall = Hall(browser, url, office, workshop, Person("Anna", url, office.token, [], []))
    bruno = hall.phone("Bruno")
    bruno.write("Before the backup")
    expect(bruno.note("Before the backup")).to_contain_text("Saved")
    installation.command("backup", str(tmp_path / "night.backup"))
    bruno.write("After the backup")
    expect(bruno.note("After the backup")).to_contain_text("Saved")
    installation.stop()
    installation.command("restore", str(tmp_path / "night.backup"))
    office.reopen()
    installation.start()
    chiara = hall.phone("Chiara")
    expect(chiara.note("After the backup").locator(".note__ref")).to_have_text("Note 2", timeout=20_000)
    assert chiara.texts() == ["Before the backup", "After the backup"]
    expect(bruno.note("After the backup")).to_contain_text("Saved")
    for context in hall.contexts:
        context.close()
    assert hall.faults == []
