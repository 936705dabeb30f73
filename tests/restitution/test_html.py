"""The page people keep: readable for everybody, closed to everything, whole without a network."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from facilitator.restitution.drafting import published
from facilitator.restitution.press import printed
from tests.restitution.chieri import in_language, with_notes
from tests.restitution.hostile import HOSTILE
from tests.restitution.reading import html_of

RECORDS = {"Chieri": in_language("it"), "hostile notes": with_notes(*HOSTILE.values())}


@pytest.fixture(params=RECORDS)
def opened(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Page:
    """The file, opened from a disk on a phone."""
    path = tmp_path / "restitution.html"
    path.write_bytes(printed(published(RECORDS[request.param], "internal"), "html"))
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.on("console", complain)
    page.goto(path.as_uri())
    request.addfinalizer(page.close)
    return page


def complain(said: ConsoleMessage) -> None:
    """What a browser says of a policy that is not kept."""
    raise AssertionError(said.text)


def test_axe_finds_nothing(opened: Page) -> None:
    found = Axe().run(opened).response["violations"]
    assert [violation["id"] for violation in found] == []


def test_its_style_is_let_in_and_nothing_is_asked_from_elsewhere(opened: Page) -> None:
    assert opened.evaluate("getComputedStyle(document.querySelector('.report__title')).color") == "rgb(255, 255, 255)"


def test_it_fits_a_phone(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") == 360


def test_nothing_in_it_is_loaded_from_an_address() -> None:
    page = html_of(printed(published(in_language("en"), "internal"), "html"))
    assert [named["src"] for _, named in page.elements if "src" in named] == []
    assert not [named["href"] for _, named in page.elements if not str(named.get("href", "#")).startswith("#")]
    policies = [named["content"] for name, named in page.elements if named.get("http-equiv")]
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[^']+'; font-src data:; .*", str(policies[0]))


def test_each_note_leads_to_its_line_in_the_annex() -> None:
    page = html_of(printed(published(in_language("en"), "internal"), "html"))
    targets = {named["id"] for _, named in page.elements if "id" in named}
    links = [str(named["href"]) for name, named in page.elements if name == "a"]
    assert len(links) > 41
    assert {link.removeprefix("#") for link in links} <= targets


def test_the_chart_has_a_title_and_says_in_words_what_it_shows() -> None:
    page = html_of(printed(published(in_language("en"), "internal"), "html"))
    assert [name for name, _ in page.elements if name in ("svg", "desc")] == ["svg", "desc"]
    assert "3. Beni comuni immateriali: 14; " in "".join(page.texts)
