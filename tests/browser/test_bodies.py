"""Who keeps the registry of bodies: from an empty list to two that are one, while a session is under way."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


def test_the_registry_is_kept_with_the_keyboard_alone(hall: Hall) -> None:
    page = Desk(hall).page
    press(page, "link", "Bodies")
    press(page, "button", re.compile("^Start with the 24 bodies"))
    expect(page.get_by_role("status")).to_have_text("24 bodies added.")
    write(page, "Name in full", "Comune di Torre Pelice")
    expect(page.get_by_role("status")).to_have_text("“Comune di Torre Pelice” is in the registry.")
    write(page, "Search by name", "torre pel")
    press(page, "link", "Comune di Torre Pelice")
    write(page, "Another spelling", "La città del fiume")
    expect(page.get_by_role("status")).to_contain_text("is understood")
    press(page, "link", "Comune di Torre Pellice")
    expect(page.get_by_text("“Comune di Torre Pelice” goes, “Comune di Torre Pellice” stays.")).to_be_visible()
    press(page, "button", "Make them one")
    expect(page.get_by_role("heading", level=1)).to_have_text("Comune di Torre Pellice")
    expect(page.get_by_role("listitem").filter(has_text="La città del fiume")).to_be_visible()


def press(page: Page, role: Any, name: str | re.Pattern[str]) -> None:
    page.get_by_role(role, name=name, exact=True).focus()
    page.keyboard.press("Enter")


def write(page: Page, label: str, text: str) -> None:
    page.get_by_label(label).focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_new_name_and_a_merge_show_on_open_pages_by_themselves(hall: Hall) -> None:
    bruno = hall.phone("Bruno", "Comune di Vecchio Nome", table=1)
    hall.phone("Chiara", "Comune di Vero Nome", table=2)
    bruno.write("More trees")
    desk, keeper = Desk(hall).conduct(), Desk(hall).page
    expect(bruno.note("More trees")).to_contain_text("Comune di Vecchio Nome")
    open_body(hall, keeper, "Comune di Vecchio Nome")
    keeper.get_by_label("Name in full").fill("Comune di Nuovo Nome")
    keeper.get_by_role("button", name="Save").click()
    expect(bruno.note("More trees")).to_contain_text("Comune di Nuovo Nome")
    keeper.get_by_label("It is the same as").select_option("Comune di Vero Nome")
    keeper.get_by_role("button", name="See what would move").click()
    keeper.get_by_role("button", name="Make them one").click()
    expect(bruno.note("More trees")).to_contain_text("Comune di Vero Nome")
    desk.page.get_by_text("People", exact=True).first.click()
    expect(desk.page.get_by_text("Comune di Vero Nome")).to_have_count(2)


def open_body(hall: Hall, page: Page, name: str) -> None:
    page.goto(f"{hall.url}/bodies")
    page.get_by_role("link", name=name, exact=True).click()


def test_axe_finds_nothing_and_nothing_overflows(hall: Hall) -> None:
    hall.phone("Bruno", "Comune di Roccabianca")
    hall.phone("Chiara", "Comune di Roccabianco")
    page = Desk(hall, bypass_csp=True).page
    moments = {}
    for moment, path in {"list": "/bodies", "nothing found": "/bodies?q=Zzz", "like": "/bodies?q=Rocabianca"}.items():
        page.goto(hall.url + path)
        moments[moment] = faults_of(page)
    open_body(hall, page, "Comune di Roccabianca")
    moments["body"] = faults_of(page)
    page.get_by_label("Name in full").fill("Roccabianco")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Name in full")).to_have_attribute("aria-invalid", "true")
    moments["refused"] = faults_of(page)
    page.get_by_role("link", name="Comune di Roccabianco", exact=True).click()
    page.get_by_role("button", name="Make them one").wait_for()
    moments["merge"] = faults_of(page)
    assert moments == dict.fromkeys(moments, [])
