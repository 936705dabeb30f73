"""A phone four times slower than this machine, on a line of 400 kbit/s where each answer takes 400 ms."""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.benchmarks.phone.table import NOTES, BusyTable
from tests.browser.hall import PHONE
from tests.chromium import found_chromium

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
WATCHED = 8.0
WATCH = """
  window.blocks = [];
  new PerformanceObserver((list) => blocks.push(...list.getEntries().map((entry) => [entry.startTime, entry.duration])))
    .observe({ entryTypes: ["longtask"] });
  const once = (isTrue) =>
    new Promise((resolve) => {
      const look = () => (isTrue() ? resolve(performance.now()) : requestAnimationFrame(look));
      look();
    });
  window.usable = once(() => document.getElementById("write"));
  window.alive = once(() => document.querySelector("form.composer"));
  window.complete = once(() => document.querySelectorAll(".note").length >= MOST);
""".replace("MOST", str(NOTES))
SEND = """async (text) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const own = () => [...document.querySelectorAll(".note--mine .note__text")].at(-1)?.textContent === text;
  const field = document.getElementById("write");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await frame();
  await frame();
  const pressed = performance.now();
  field.form.requestSubmit();
  let frames = 0;
  while (!own() && frames < 60) {
    await frame();
    frames += 1;
  }
  return [frames, performance.now() - pressed];
}"""


@dataclass(frozen=True)
class Visit:
    """What one first visit was like: milliseconds, frames, bytes."""

    usable: float
    complete: float
    requests: int
    bytes: int
    frames: int
    work: float
    longest: float


@dataclass(frozen=True)
class SlowPhone:
    """A browser that forgets everything between two visits."""

    browser: Browser

    def visit(self, table: BusyTable) -> Visit:
        context = self.browser.new_context(**PHONE, locale="it-IT")
        try:
            return self._visit(context, table)
        finally:
            context.close()

    def _visit(self, context: BrowserContext, table: BusyTable) -> Visit:
        let_in(context, table)
        context.add_init_script(WATCH)
        page = context.new_page()
        spent = slow_down(context.new_cdp_session(page))
        page.goto(f"{table.url}/w/{table.workshop}/table", wait_until="commit")
        usable = float(page.evaluate("usable"))
        requests, weight = len(spent), sum(spent)
        complete = float(page.evaluate("complete"))
        time.sleep(WATCHED)
        longest = longest_block(page, complete)
        frames, work = page.evaluate(SEND, f"At once {uuid.uuid4()}")
        return Visit(usable, complete, requests, weight, frames, work, longest)


def let_in(context: BrowserContext, table: BusyTable) -> None:
    host, path = str(urlsplit(table.url).hostname), f"/w/{table.workshop}/"
    cookie = {"name": "participant", "value": table.guest.token, "domain": host, "path": path, "httpOnly": True}
    context.add_cookies([cookie])  # type: ignore[list-item]


def slow_down(session: CDPSession) -> list[int]:
    """Make the page slow; the bytes of each answer from now on."""
    spent: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: spent.append(int(told["encodedDataLength"])))
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return spent


def longest_block(page: Page, since: float) -> float:
    """The longest time the page answered nothing, after everything was there."""
    blocks = page.evaluate("blocks")
    return max((duration for start, duration in blocks if start > since), default=0.0)


@contextmanager
def slow_phone() -> Iterator[SlowPhone]:
    """A running browser."""
    chromium = found_chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.executable, args=chromium.arguments)
        yield SlowPhone(running)
        running.close()
