"""A page as people see it: on a phone and on a laptop, in light and in dark."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LOOKS = ((360, 740), (1280, 800))


def faults_of(page: Page) -> list[str]:
    """What axe finds, and where the page is wider than its window: on a phone and a laptop, in light and in dark."""
    own = page.viewport_size
    assert own
    found = [fault for width, height in LOOKS for fault in faults_at(page, width, height)]
    page.set_viewport_size(own)
    return found


def faults_at(page: Page, width: int, height: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    found = faults_by(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in faults_by(page, runOnly=["color-contrast"])]
    page.emulate_media(color_scheme="light")
    is_too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{width}: {fault}" for fault in [*found, *(["too wide"] if is_too_wide else [])]]


def faults_by(page: Page, **rules: Any) -> list[str]:
    """What axe says, in one line each."""
    if page.evaluate("!window.axe"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **rules})["violations"]
    return [f"{each['id']}: {node['html']}" for each in violations for node in each["nodes"]]
