"""From an empty installation to an open session: a real stage, prepared by somebody who does it for the first time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.collegno import THEMES, the_list
from tests.browser.hall import LAPTOP, PHONE
from tests.server import Server, StartServer

ITALIAN: dict[str, Any] = {"locale": "it-IT", "timezone_id": "Europe/Rome"}
PASSWORD = "lampo sedia fico tram"
TITLE = "Collegno"
WHO = "Giulia Perotti"


@dataclass
class Hands:
    """What somebody does in a browser, each act counted."""

    page: Page
    acts: list[str] = field(default_factory=list)

    def press(self, name: str, role: Any = "button") -> None:
        self.acts.append(f"press {name}")
        self.page.get_by_role(role, name=name, exact=True).click()

    def follow(self, place: Locator) -> None:
        self.acts.append(f"follow {place}")
        place.click()

    def write(self, label: str, text: str) -> None:
        self.acts.append(f"write {label}")
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, option: str) -> None:
        self.acts.append(f"choose {label}")
        self.page.get_by_label(label, exact=True).select_option(option)

    def bring(self, label: str, name: str, content: bytes) -> None:
        self.acts.append(f"bring {name}")
        file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.get_by_label(label).set_input_files(file)

    def key(self, place: Locator, key: str) -> None:
        self.acts.append(f"key {key}")
        place.press(key)


@pytest.fixture
def hands(browser: Browser) -> Iterator[Hands]:
    """Somebody at a desk, who reads Italian."""
    context = browser.new_context(**LAPTOP, **ITALIAN)
    yield Hands(context.new_page())
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone in somebody's hand."""
    context = browser.new_context(**PHONE, **ITALIAN)
    yield context.new_page()
    context.close()


def test_from_nothing_to_an_open_session_with_fifty_people(
    start_server: StartServer, hands: Hands, phone: Page
) -> None:
    server = start_server()
    first_account(hands, server)
    new_session(hands)
    people(hands)
    number = seats(hands)
    open_door(hands, phone, server, number)
    assert len(hands.acts) <= 30, hands.acts


def first_account(hands: Hands, server: Server) -> None:
    hands.page.goto(server.setup_link)
    hands.write("Ente che ospita", "Comune di Collegno")
    hands.write("Nome e cognome", "Elena Riva")
    hands.write("E-mail", "elena@example.org")
    hands.write("Password", PASSWORD)
    hands.press("Apri facilitator")


def new_session(hands: Hands) -> None:
    page = hands.page
    hands.press("Prepara una tappa", "link")
    hands.follow(page.get_by_role("button", name=re.compile("^Tre temi, tre tavoli")))
    hands.write("Titolo", TITLE)
    hands.write("Giorno", "2027-03-12")
    hands.follow(page.get_by_text("Online", exact=True))
    for number, theme in enumerate(THEMES, 1):
        if number > 3:
            hands.press("Aggiungi un tavolo")
        hands.write(f"Tema del tavolo {number}", theme)
    hands.press("Crea la tappa")
    expect(page.get_by_role("heading", name="Tavolo 4: ")).to_contain_text(THEMES[3])


def people(hands: Hands) -> None:
    page = hands.page
    hands.press("Invita le persone", "link")
    hands.bring("Un foglio di calcolo o un file CSV", "iscritti.xlsx", the_list())
    hands.press("Leggi l’elenco")
    expect(page.get_by_role("status").filter(has_text="sono pronte")).to_have_text(re.compile("49 persone di 15 enti"))
    hands.choose("Ente della riga 36", "Comune di Collegno")
    hands.press("Aggiungi chi è pronto")
    expect(page.get_by_text("50 persone aggiunte.")).to_be_visible()
    expect(page.get_by_text("50 persone", exact=True)).to_be_visible()


def seats(hands: Hands) -> int:
    """Everybody has a seat; one person is moved by hand, with the keyboard, before all are told."""
    page = hands.page
    hands.press("Chi siede dove", "link")
    hands.press("Dividi in modo equilibrato")
    person = page.locator("[data-person]", has_text=WHO)
    expect(page.get_by_role("button", name="Dividi di nuovo")).to_be_visible()
    is_at_four = table(page, 4).filter(has_text=WHO).count()
    hands.key(person, "3" if is_at_four else "4")
    expect(table(page, 3 if is_at_four else 4)).to_contain_text(WHO)
    hands.press("Manda tutti al tavolo")
    expect(page.get_by_role("link", name="Torna alla regia")).to_be_visible()
    return 3 if is_at_four else 4


def table(page: Page, number: int) -> Locator:
    return page.get_by_role("region", name=f"Tavolo {number}")


def open_door(hands: Hands, phone: Page, server: Server, number: int) -> None:
    """Who is early waits at the door, and is the person of the list once it opens."""
    page = hands.page
    hands.press("Torna alla regia", "link")
    phone.goto(f"{server.url}/j/{re.sub(r'[^0-9A-Z]', '', page.locator('.head__meta .num').inner_text())}")
    expect(phone.get_by_role("heading", name="La porta è ancora chiusa")).to_be_visible()
    hands.press("Apri la tappa")
    expect(page.get_by_role("button", name="Comincia: Accoglienza")).to_be_visible()
    phone.get_by_role("link", name="Riprova").click()
    phone.get_by_label("Nome e cognome").fill(WHO)
    phone.get_by_label("Il tuo ente").fill("collegno")
    phone.get_by_role("button", name="Entra").click()
    expect(phone.get_by_role("banner")).to_contain_text(THEMES[number - 1])
    expect(page.get_by_text("una persona presente su 50 in elenco")).to_be_visible()
