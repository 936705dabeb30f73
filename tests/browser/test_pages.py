"""The pages of who enters, signs in and prepares, in a real browser."""

import gzip
import uuid
from collections.abc import Iterator
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.identity import Actor
from facilitator.journal import Operation
from facilitator.models import Workshop
from tests.browser.looks import faults_of
from tests.server import Server, end

EMAIL, PASSWORD = "elena@example.org", "lampo sedia fico tram"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
STYLE_BUDGET = 10_000


class Visit(Protocol):
    """Open a page in a browser of its own; other words are those of a browser context."""

    def __call__(self, path: str, **context: Any) -> Page: ...


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module, where nobody has an account yet."""
    server = Server(tmp_path_factory.mktemp("site"), {})
    yield server
    end([server])


@pytest.fixture(scope="module")
def account(site: Server, browser: Browser) -> dict[str, Any]:
    """What Elena's browser keeps after the set-up: the first account, signed in."""
    context = browser.new_context(locale="it")
    page = context.new_page()
    page.goto(site.setup_link)
    page.get_by_label("Ente che ospita").fill("Comune di Collegno")
    page.get_by_label("Nome e cognome").fill("Elena Ferraris")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Apri facilitator").click()
    expect(page.get_by_role("link", name="Prepara una tappa")).to_be_visible()
    kept: Any = context.storage_state()
    context.close()
    return dict(kept)


@pytest.fixture(scope="module")
def codes(site: Server, browser: Browser, account: dict[str, Any]) -> dict[str, str]:
    """The codes of an open session and of two whose door is closed."""
    context = browser.new_context(locale="it", storage_state=account)  # type: ignore[arg-type]
    page = context.new_page()
    made = {title: make_session(page, site, title, door) for title, door in DOORS.items()}
    context.close()
    return made


DOORS = {"Collegno": "Aprila subito", "Genova": "La apro più tardi", "Savona": "La apro più tardi"}


def make_session(page: Page, site: Server, title: str, door: str) -> str:
    page.goto(f"{site.url}/workshops/new")
    page.get_by_label("Titolo").fill(title)
    page.get_by_label("Giorno", exact=True).fill("2026-12-12")
    page.get_by_label("Tema del tavolo 1").fill("Ambiente")
    page.get_by_text(door).click()
    page.get_by_role("button", name="Crea la tappa").click()
    page.wait_for_url("**/w/**")
    with create_app(Settings(data=site.data)).app_context():
        return db.session.scalars(sa.select(Workshop.code).where(Workshop.title == title)).one()


@pytest.fixture
def visit(browser: Browser, site: Server) -> Iterator[Visit]:
    """Opens pages; at the end nothing was asked elsewhere and nothing broke the page's own policy."""
    contexts, faults = [], []

    def open_page(path: str, **settings: Any) -> Page:
        context = browser.new_context(**{"locale": "it", "viewport": PHONE, **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.extend(complaint(message)))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.extend(elsewhere(request, site.url)))
        page.goto(site.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def complaint(message: ConsoleMessage) -> list[str]:
    return [message.text] if "Content Security Policy" in message.text else []


def elsewhere(request: Request, url: str) -> list[str]:
    return [] if request.url.startswith((url, "data:")) else [f"asked elsewhere: {request.url}"]


def test_a_person_enters_with_the_keyboard_alone(visit: Visit, codes: dict[str, str]) -> None:
    page = visit("/join")
    page.get_by_label("Codice della tappa").focus()
    page.keyboard.type(codes["Collegno"].lower())
    page.keyboard.press("Enter")
    page.get_by_label("Nome e cognome").focus()
    page.keyboard.type("Giulia")
    page.keyboard.press("Tab")
    page.keyboard.type("Comune di Leinì")
    page.keyboard.press("Tab")
    page.keyboard.type("Sind")
    expect(page.get_by_label("Partecipi come")).to_have_value("mayor")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/table")


def test_the_door_works_without_javascript(visit: Visit, codes: dict[str, str]) -> None:
    page = visit("/join", java_script_enabled=False)
    page.get_by_label("Codice della tappa").fill(codes["Collegno"])
    page.get_by_role("button", name="Cerca la tappa").click()
    page.get_by_label("Nome e cognome").fill("Sara")
    page.get_by_label("Il tuo ente").fill("Città di Torino")
    page.get_by_label("Partecipi come").select_option("Funzionaria o funzionario")
    page.get_by_role("button", name="Entra").click()
    page.wait_for_url("**/table")


def test_a_body_is_found_by_how_people_write_it(visit: Visit, codes: dict[str, str]) -> None:
    enter(visit, codes["Collegno"], "Comune di Sant’Antonino di Susa")
    page = visit(f"/j/{codes['Collegno']}")
    body = page.get_by_role("combobox", name="Il tuo ente")
    body.press_sequentially("s. anton")
    expect(page.get_by_role("option", name="Comune di Sant’Antonino di Susa")).to_have_attribute(
        "aria-selected", "true"
    )
    body.press("Enter")
    expect(body).to_have_value("Comune di Sant’Antonino di Susa")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_suggestions_move_nothing_and_a_tap_beside_them_counts(visit: Visit, codes: dict[str, str]) -> None:
    enter(visit, codes["Collegno"], "Comune di Condove")
    page = visit(f"/j/{codes['Collegno']}")
    code = page.get_by_role("textbox", name="Codice della tappa")
    button = page.get_by_role("button", name="Entra")
    page.get_by_role("combobox", name="Il tuo ente").press_sequentially("comune di c")
    expect(page.get_by_role("listbox")).to_be_visible()
    place = button.bounding_box()
    page.keyboard.press("Escape")
    assert button.bounding_box() == place
    page.keyboard.type("o")
    expect(page.get_by_role("listbox")).to_be_visible()
    code.click()
    expect(code).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_body_nobody_knows_is_written_by_hand(visit: Visit, codes: dict[str, str]) -> None:
    enter(visit, codes["Collegno"], "Comune di Condove")
    page = visit(f"/j/{codes['Collegno']}")
    body = page.get_by_role("combobox", name="Il tuo ente")
    body.press_sequentially("comune di c")
    expect(page.get_by_role("listbox")).to_be_visible()
    body.press("ArrowUp")
    body.press("Enter")
    expect(body).to_have_value("comune di c")
    body.press_sequentially("ollegno")
    body.press("Escape")
    expect(body).to_have_value("comune di collegno")


def enter(visit: Visit, code: str, body: str) -> None:
    page = visit(f"/j/{code}", java_script_enabled=False)
    page.get_by_label("Il tuo ente").fill(body)
    page.get_by_role("button", name="Entra").click()
    page.wait_for_url("**/table")


def test_a_sign_no_code_has_is_said_at_once(visit: Visit, codes: dict[str, str]) -> None:
    page = visit("/join")
    code = page.get_by_label("Codice della tappa")
    code.press_sequentially("k7o")
    expect(page.get_by_text("«O» nei codici non c’è mai")).to_be_visible()
    expect(code).to_have_attribute("aria-invalid", "true")
    code.fill("k7m")
    expect(page.get_by_text("«O» nei codici")).to_be_hidden()


def test_a_code_is_confirmed_while_it_is_typed(visit: Visit, codes: dict[str, str]) -> None:
    page = visit(f"/j/{codes['Collegno']}")
    code = page.get_by_label("Codice della tappa")
    code.fill("")
    code.press_sequentially(codes["Genova"])
    expect(page.locator("#code-outcome")).to_contain_text("Genova, 12 dicembre 2026")


def test_a_closed_door_opens_by_itself(visit: Visit, site: Server, codes: dict[str, str]) -> None:
    page = visit("/join")
    page.clock.install()
    page.goto(f"{site.url}/j/{codes['Savona']}")
    expect(page.get_by_role("heading", name="La porta è ancora chiusa")).to_be_visible()
    open_door(site, codes["Savona"])
    page.clock.run_for(11_000)
    expect(page.get_by_label("Nome e cognome")).to_be_visible()


def open_door(site: Server, code: str) -> None:
    """Who conducts opens the session, beside the server."""
    app = create_app(Settings(data=site.data))
    with app.app_context():
        workshop = db.session.scalars(sa.select(Workshop).where(Workshop.code == code)).one()
        facilitator = Actor("staff", workshop.facilitators[0].id)
        opening = Operation(str(uuid.uuid4()), "open_workshop", {"workshop": workshop.id}, facilitator)
        app.extensions["journal"].submit([opening])[0].result_or_raise()


def test_rows_of_tables_come_and_go(visit: Visit, account: dict[str, Any]) -> None:
    page = visit("/workshops/new", storage_state=account, viewport=DESK)
    page.get_by_role("button", name="Aggiungi un tavolo").click()
    expect(page.get_by_label("Tema del tavolo 4")).to_be_focused()
    page.get_by_role("button", name="Togli il tavolo 2").click()
    expect(page.locator(".tablerow")).to_have_count(3)
    expect(page.get_by_label("Tema del tavolo 2")).to_be_focused()


def test_another_format_keeps_what_is_typed_and_enter_makes_the_session(visit: Visit, account: dict[str, Any]) -> None:
    page = visit("/workshops/new", storage_state=account, viewport=DESK)
    page.get_by_label("Titolo").fill("Asti")
    page.get_by_label("Tema del tavolo 1").fill("Acqua")
    page.get_by_role("button", name="Tre temi, tre tavoli").click()
    expect(page.get_by_role("button", name="Tre temi, tre tavoli")).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("Titolo")).to_have_value("Asti")
    expect(page.get_by_label("Tema del tavolo 1")).to_have_value("Acqua")
    page.get_by_label("Giorno", exact=True).fill("2026-12-12")
    page.get_by_label("Titolo").press("Enter")
    page.wait_for_url("**/w/*/edit")


def test_a_password_can_be_looked_at(visit: Visit) -> None:
    page = visit("/login")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Mostra").click()
    expect(page.get_by_label("Password", exact=True)).to_have_attribute("type", "text")
    page.get_by_role("button", name="Nascondi").click()
    expect(page.get_by_label("Password", exact=True)).to_have_attribute("type", "password")


def test_the_language_changes_on_the_same_page(visit: Visit) -> None:
    page = visit("/login")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert urlsplit(page.url).path == "/login"


OPEN_PAGES = ["/join", "/join?code=k7m2qe", "/login", "/password", "/setup/guess", "/nothing"]
STAFF_PAGES = ["/", "/workshops/new", "/workshops/new?from=chieri", "/staff"]


def test_axe_finds_nothing_and_nothing_overflows(
    browser: Browser, site: Server, account: dict[str, Any], codes: dict[str, str]
) -> None:
    look: dict[str, Any] = {"locale": "it", "bypass_csp": True}
    signed_in: dict[str, Any] = {"storage_state": account}
    doors = [f"/j/{codes[title]}" for title in ("Collegno", "Genova")]
    for who, paths in (({}, [*OPEN_PAGES, *doors]), (signed_in, [*STAFF_PAGES, *session_pages(site)])):
        page = browser.new_context(**{**look, **who}).new_page()
        found = {path: faults_at(page, site.url + path) for path in paths}
        page.context.close()
        assert found == dict.fromkeys(paths, [])


def session_pages(site: Server) -> list[str]:
    with create_app(Settings(data=site.data)).app_context():
        key = db.session.scalars(sa.select(Workshop.id).limit(1)).one()
    return [f"/w/{key}/people", f"/w/{key}/edit"]


def faults_at(page: Page, address: str) -> list[str]:
    page.goto(address)
    return faults_of(page)


def test_a_phone_loads_little_style(browser: Browser, site: Server, codes: dict[str, str]) -> None:
    sheets: list[Response] = []
    page = browser.new_context().new_page()
    page.on("response", lambda answer: sheets.append(answer) if answer.url.endswith(".css") else None)
    page.goto(f"{site.url}/j/{codes['Collegno']}")
    assert 0 < sum(len(gzip.compress(sheet.body())) for sheet in sheets) <= STYLE_BUDGET
    page.context.close()
