"""Long words, long notes, other scripts: nothing runs out of a page, whoever wrote it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords, screen
from tests.browser.hall import Hall, Office
from tests.restitution.hostile import HOSTILE

WORD = "preci" + "pitevolis" * 12 + "simevolmente"
BODY = "Comune di " + "Sant’Antonino" * 12
LONG = "a word of 300 letters"


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


@pytest.fixture
def wall(open_hall: OpenHall) -> Hall:
    """A plenary whose title and question are long words, with every kind of note, each a question."""
    hall = open_hall(0, title=f"Tappa {WORD}", host=BODY, prompts=[WORD, HOSTILE["Arabic"]])
    for text in HOSTILE.values():
        about = {"text": text, "body": BODY, "card_type": "question", "source": "scribe"}
        note = hall.direct("add_note", table=hall.tables[0], **about)["note"]
    hall.direct("answer_note", note=note, text=HOSTILE[LONG], body=BODY)
    hall.direct("announce", workshop=hall.workshop, text=WORD)
    return hall


def too_wide(page: Page) -> list[str]:
    """What stands further right than the window."""
    found: list[str] = page.evaluate("""[...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".vh, .skip, dialog"))
        .map((one) => `${one.className}: ${one.textContent.slice(0, 30)}`)""")
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_out_of_the_page_of_the_table(wall: Hall, width: int) -> None:
    phone = wall.phone("Maria " + WORD[:60], BODY, viewport={"width": width, "height": 740})
    expect(phone.page.locator(".note__text", has_text=HOSTILE[LONG])).to_be_visible()
    expect(phone.page.locator(".answer")).to_be_visible()
    assert too_wide(phone.page) == []


@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_nothing_runs_out_of_the_cockpit(wall: Hall, width: int) -> None:
    desk = Desk(wall, viewport={"width": width, "height": 800}).conduct()
    for title in ("Latest notes", "People at the tables"):
        desk.page.get_by_text(title).click()
    expect(desk.page.locator(".asked .answer")).to_be_visible()
    assert too_wide(desk.page) == []


def test_nothing_runs_out_of_the_screen_in_the_hall(wall: Hall) -> None:
    page = screen(wall)
    wall.direct("start_activity", activity=wall.office.activity(wall.tables[0]), minutes=20)
    expect(page.get_by_role("timer")).to_be_visible()
    assert too_wide(page) == []


def test_a_note_reads_in_the_direction_of_its_script(wall: Hall) -> None:
    phone = wall.phone("Bruno")
    text = phone.page.locator(".note__text", has_text=HOSTILE["Arabic"])
    style: dict[str, Any] = text.evaluate("(one) => ({ direction: getComputedStyle(one).direction })")
    assert style == {"direction": "rtl"}
