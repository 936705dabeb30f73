"""What the page of a table costs a phone, as bytes on the wire."""

from playwright.sync_api import Response, expect

from facilitator.views.assets import modules
from tests.browser.hall import Hall, Phone

BUDGETS = {"script": 45_000, "stylesheet": 10_000, "font": 40_000}
FIRST_SCRIPTS = 38_000


def test_the_participants_page_stays_within_its_budgets(hall: Hall) -> None:
    guest = hall.let_in("Bruno", "Comune di Leinì")
    hall.direct("seat_participant", participant=guest.id, table=hall.tables[1])
    bruno = hall.device(guest)
    answers: dict[str, Response] = {}
    bruno.context.on("response", lambda answer: answers.update({answer.url: answer}))
    first_note(bruno)
    expect(bruno.page.get_by_role("button", name="I have finished")).to_be_visible()
    spent = {kind: sum(size(one) for one in answers.values() if one.request.resource_type == kind) for kind in BUDGETS}
    assert all(spent.values())
    assert {kind: bytes for kind, bytes in spent.items() if bytes > BUDGETS[kind]} == {}
    first = modules("js/table/page.js")
    asked = [one for url, one in answers.items() if any(url.endswith(f"/{name}") for name in first)]
    assert len(asked) == len(first)
    assert sum(size(one) for one in asked) <= FIRST_SCRIPTS


def first_note(phone: Phone) -> None:
    phone.open().sit()
    phone.write("The first")
    expect(phone.note("The first")).to_contain_text("Saved")


def size(answer: Response) -> int:
    return answer.request.sizes()["responseBodySize"]
