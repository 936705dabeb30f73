"""What a phone has to fetch before its first note, as bytes on the wire."""

import re
from posixpath import dirname, join, normpath

from playwright.sync_api import Response, expect

from tests.browser.hall import Hall, Phone

BUDGETS = {"script": 40_000, "stylesheet": 10_000, "font": 40_000}
LATER = 4_000
IMPORT = re.compile(r"""(?:import|export)\s*(?:[^"';]*?from\s*)?["']([^"']+)["']""")


def test_the_participants_page_stays_within_its_budgets(hall: Hall) -> None:
    guest = hall.office.let_in(hall.workshop, "Bruno", "Comune di Leinì")
    hall.direct("seat_participant", participant=guest.id, table=hall.tables[1])
    bruno = hall.device(guest)
    answers: dict[str, Response] = {}
    bruno.context.on("response", lambda answer: answers.update({answer.url: answer}))
    first_note(bruno)
    expect(bruno.page.get_by_role("button", name="I have finished")).to_be_visible()
    scripts = {url: answer for url, answer in answers.items() if answer.request.resource_type == "script"}
    needed = reached("js/table/page.js", scripts)
    spent = {kind: sum(size(one) for one in answers.values() if one.request.resource_type == kind) for kind in BUDGETS}
    later = sum(size(answer) for url, answer in scripts.items() if url not in needed)
    assert all(spent.values())
    assert later <= LATER
    spent["script"] -= later
    assert {kind: bytes for kind, bytes in spent.items() if bytes > BUDGETS[kind]} == {}


def first_note(phone: Phone) -> None:
    phone.open().sit()
    phone.write("The first")
    expect(phone.note("The first")).to_contain_text("Saved")


def reached(ending: str, scripts: dict[str, Response]) -> set[str]:
    """The scripts a browser fetches before it runs this one: those it imports, and what these import."""
    ahead = [url for url in scripts if url.endswith(ending)]
    found: set[str] = set()
    while ahead:
        url = ahead.pop()
        found.add(url)
        scheme, _, path = url.partition("://")
        imports = IMPORT.findall(scripts[url].text())
        told = [f"{scheme}://{normpath(join(dirname(path), name))}" for name in imports]
        ahead += [other for other in told if other not in found]
    return found


def size(answer: Response) -> int:
    return answer.request.sizes()["responseBodySize"]
