"""Words that ask a program to fetch or read something are words: files are made and read with nothing from outside."""

import io
import socket
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser

from facilitator.journal import Journal
from facilitator.restitution.formats import FORMATS
from facilitator.restitution.press import printed_together
from facilitator.restitution.publishing import publication
from tests.cast import Stage

SECRET = "canarino-giallo-7351"
ASKING = {
    "HTML": '<img src="{url}"><link rel=stylesheet href="{url}"><iframe src="{file}"></iframe>',
    "CSS": "<style>@import url({url}); body {{ background: url('{url}') }}</style>",
    "Markdown": "![x]({url}) [x]: {url} <{url}> ![[{file}]]",
    "Typst": '#image("{url}") #read("{path}") #include "{path}" #plugin("{path}")',
    "XML": '<!DOCTYPE a [<!ENTITY e SYSTEM "{file}">]>&e;<xi:include href="{url}"/>',
    "a formula": '=WEBSERVICE("{url}")+IMPORTDATA("{url}")',
    "Word": '{{ INCLUDETEXT "{path}" }} {{ INCLUDEPICTURE "{url}" }}',
    "Jinja": "{{% include '{path}' %}}{{{{ ''.__class__.__mro__ }}}}",
    "a drawing": '<svg><image href="{url}"/><use href="{file}#a"/></svg>',
    "a shell": "$(cat {path}) `curl {url}` | sh ; ../../../../{path}",
}


@pytest.fixture
def database(sqlite_database: str) -> str:
    """One database is enough: which one makes no difference to a document."""
    return sqlite_database


@dataclass
class Listener:
    """A server on this machine that answers nothing and remembers who asked."""

    door: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    heard: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.door.getsockname()[1]}/x"

    def listen(self) -> None:
        while True:
            asking, _ = self.door.accept()
            with asking:
                self.heard.append(asking.recv(1000))
            if self.heard[-1] == b"end":
                return

    def asked(self) -> list[bytes]:
        """What was asked until now; afterwards nobody listens."""
        with socket.create_connection(self.door.getsockname()) as last:
            last.sendall(b"end")
            last.recv(1)
        return self.heard


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Whom all the words ask for something."""
    listener = Listener()
    thread = Thread(target=listener.listen, daemon=True)
    thread.start()
    yield listener
    listener.door.close()


@pytest.fixture
def asking(listener: Listener, tmp_path: Path) -> list[str]:
    """Words that ask for what the listener has, and for a file with a secret."""
    secret = tmp_path / "segreto.txt"
    secret.write_text(SECRET)
    return [text.format(url=listener.url, path=secret, file=secret.as_uri()) for text in ASKING.values()]


def everywhere(stage: Stage, asking: list[str], number: int) -> str:
    """A closed session where all that people can write asks for something; in each the words stand elsewhere."""
    turned = iter((asking[number:] + asking[:number]) * 10)

    def words(most: int = 200) -> str:
        return next(turned)[:most]

    anna = stage.create_facilitators("Anna")[0]
    asked = [{"theme": words(), "prompts": [words(), words()]} for _ in range(2)]
    workshop = stage.create_workshop(anna, words(), host=words(), place=words(), naming="names", tables=asked)
    guest = stage.join(workshop, words(80), words())
    table = stage.snapshot(f"workshop:{workshop}")["tables"][1]
    stage.do(anna, "seat_participant", participant=guest.id, table=table["id"])
    fill_table(stage, anna, guest, table, asking, words)
    for place in ("introduction", "closing"):
        section = {"workshop": workshop, "section": "brief", "place": place}
        stage.do(anna, "write_section_text", **section, text=words(), revision=0)
    stage.do(anna, "add_activity", workshop=workshop, kind="talk", title=words(), minutes=5)
    stage.do(anna, "close_workshop", workshop=workshop)
    return workshop


def fill_table(stage: Stage, anna: Any, guest: Any, table: Any, asking: list[str], words: Any) -> None:
    here = {"table": table["id"]}
    notes = [stage.do(guest, "add_note", **here, text=text, prompt=table["prompts"][0]["id"]) for text in asking]
    fields = {"context": words(), "needs": words()}
    stage.do(guest, "add_note", **here, text=words(), card_type="good_practice", fields=fields)
    stage.do(anna, "gather_notes", **here, notes=[notes[0]["note"]], title=words(80))
    stage.do(anna, "answer_note", note=notes[1]["note"], text=words())
    stage.do(anna, "hide_note", note=notes[2]["note"], reason=words())
    for name in ("point_1", "point_2", "disagreement", "question"):
        stage.do(anna, "write_page", **here, field=name, text=words(80), revision=0)
    stage.do(anna, "write_page", **here, field="speaker", text=guest.id, revision=0)


@pytest.mark.parametrize("number", range(len(ASKING)))
def test_whatever_is_written_wherever_nothing_is_fetched_or_read(
    journal: Journal, listener: Listener, asking: list[str], browser: Browser, tmp_path: Path, number: int
) -> None:
    workshop = everywhere(Stage(journal), asking, number)
    for edition in ("internal", "public"):
        with journal.reading() as session:
            made = publication(session, workshop, edition)
        files = dict(zip(FORMATS, printed_together(made, [*FORMATS]), strict=True))
        assert listener.url.encode() in files["json"]
        assert [form for form, file in files.items() if SECRET.encode() in unpacked(form, file)] == []
        assert opened(browser, tmp_path, files["html"]) == []
    assert listener.asked() == [b"end"]


def opened(browser: Browser, folder: Path, page: bytes) -> list[str]:
    """What a browser asks for when the page is opened from a folder."""
    (folder / "restitution.html").write_bytes(page)
    asked: list[str] = []
    context = browser.new_context()
    shown = context.new_page()
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto((folder / "restitution.html").as_uri())
    assert SECRET not in shown.inner_text("body")
    context.close()
    own = ((folder / "restitution.html").as_uri(), "data:font/")
    return [url for url in asked if not url.startswith(own)]


def unpacked(form: str, file: bytes) -> bytes:
    """All that is in a file, readable."""
    if form.endswith("pdf"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(file)) as pdf:
            pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
        return plain.getvalue()
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def test_the_listener_hears_who_asks(listener: Listener) -> None:
    with socket.create_connection(listener.door.getsockname()) as asking:
        asking.sendall(b"GET /x")
        asking.recv(1)
    assert listener.asked() == [b"GET /x", b"end"]
