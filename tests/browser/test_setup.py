"""The set-up page: each change is saved by itself, two who prepare lose nothing, and the door opens from there."""

from typing import Any

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import STRANGER, Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna and Eve can sign in."""
    give_passwords(office)


@pytest.fixture
def draft(open_hall: OpenHall) -> Hall:
    """A session of two tables whose door is closed, conducted by Anna and Eve."""
    hall = open_hall(open=False, starts_at="2026-11-23T08:30:00Z", ends_at="2026-11-23T11:30:00Z")
    hall.direct("add_facilitator", workshop=hall.workshop, email=STRANGER)
    return hall


def prepare(hall: Hall, email: str | None = None, **device: Any) -> Page:
    """The set-up page in a browser of its own."""
    desk = Desk(hall, **({"email": email} if email else {}), **device)
    desk.page.goto(f"{hall.url}/w/{hall.workshop}/edit")
    desk.page.get_by_role("heading", name="Before opening").wait_for()
    return desk.page


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_contain_text("saved at")


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


class Hand:
    """Presses and fills in as a person does, and counts how often."""

    acts = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.acts += 1

    def fill(self, target: Locator, text: str) -> None:
        target.fill(text)
        self.acts += 1


def test_from_nothing_to_three_tables_and_an_open_door_in_twelve_acts(draft: Hall) -> None:
    page = Desk(draft).page
    page.goto(f"{draft.url}/workshops/new")
    hand = Hand()
    hand.click(page.get_by_role("button", name="Three themes, three tables"))
    hand.fill(field(page, "Title"), "Collegno")
    hand.fill(field(page, "Day"), "2027-03-12")
    hand.fill(field(page, "Hosting body"), "Comune di Collegno")
    hand.click(page.get_by_role("button", name="Make the session"))
    hand.click(page.get_by_role("button", name="Open the session"))
    assert hand.acts <= 12
    expect(page.get_by_text("Open now")).to_be_visible()
    expect(page.locator(".todo .done")).to_have_count(3)
    expect(page.get_by_role("heading", name="Table 3: ")).to_be_visible()
    expect(page.get_by_text("It ends at 11:40, as invited.").first).to_be_visible()


def test_a_field_is_saved_by_itself_and_a_colleague_sees_it(draft: Hall) -> None:
    anna, eve = prepare(draft), prepare(draft, STRANGER)
    field(eve, "Hosting body").press_sequentially("Comune di As")
    field(anna, "Question of the day").fill("What do offices need?")
    field(anna, "Question of the day").press("Tab")
    saved(anna)
    expect(field(eve, "Question of the day")).to_have_value("What do offices need?")
    expect(field(eve, "Hosting body")).to_have_value("Comune di As")
    expect(field(eve, "Hosting body")).to_be_focused()
    eve.keyboard.type("ti")
    eve.keyboard.press("Tab")
    expect(field(anna, "Hosting body")).to_have_value("Comune di Asti")
    expect(anna.locator(".scheda")).to_contain_text("hosted by Comune di Asti")


def test_who_comes_later_in_the_same_field_decides(draft: Hall) -> None:
    anna, eve = prepare(draft), prepare(draft, STRANGER)
    anna.context.set_offline(True)
    rename(anna, "My day")
    rename(eve, "Our day")
    saved(eve)
    anna.context.set_offline(False)
    expect(anna.get_by_text("Meanwhile a colleague wrote “Our day” here.")).to_be_visible()
    expect(field(anna, "Title")).to_have_value("My day")
    anna.get_by_role("button", name="Keep mine").click()
    expect(field(eve, "Title")).to_have_value("My day")
    expect(anna.get_by_role("button", name="Keep mine")).to_be_hidden()


def test_the_other_text_can_be_taken(draft: Hall) -> None:
    anna = prepare(draft)
    anna.context.set_offline(True)
    rename(anna, "My day")
    draft.direct("change_workshop", workshop=draft.workshop, changes={"title": "Our day"})
    anna.context.set_offline(False)
    anna.get_by_role("button", name="Take the other one").click()
    expect(field(anna, "Title")).to_have_value("Our day")
    expect(anna.locator("#saved")).to_contain_text("saved")


def rename(page: Page, title: str) -> None:
    field(page, "Title").fill(title)
    field(page, "Title").press("Tab")


def test_what_is_typed_without_a_network_outlives_a_reload(draft: Hall) -> None:
    page = prepare(draft)
    page.context.set_offline(True)
    rename(page, "Without a network")
    field(page, "Hosting body").press_sequentially("Comune di Ch")
    page.context.set_offline(False)
    page.route("**/socket.io/**", lambda route: route.abort())
    page.reload()
    page.unroute("**/socket.io/**")
    expect(field(page, "Title")).to_have_value("Without a network")
    expect(field(page, "Hosting body")).to_have_value("Comune di Ch")


def test_what_does_not_read_well_is_said_beside_its_field_and_stays(draft: Hall) -> None:
    page = prepare(draft)
    field(page, "Minutes of “Work at the tables”").fill("ten")
    field(page, "Minutes of “Work at the tables”").press("Tab")
    expect(page.locator(".field__note--err")).to_have_text("Write the minutes as a number, from 1 to 600.")
    expect(field(page, "Minutes of “Work at the tables”")).to_have_value("ten")
    expect(page.locator("#saved")).to_contain_text("one thing is not saved")
    field(page, "Minutes of “Work at the tables”").fill("45")
    field(page, "Minutes of “Work at the tables”").press("Tab")
    saved(page)
    expect(page.locator(".field__note--err")).to_be_hidden()


def test_the_agenda_says_its_hours(draft: Hall) -> None:
    page = prepare(draft)
    field(page, "Minutes of “Plenary”").fill("110")
    page.get_by_label("Kind of moment to add").select_option("welcome")
    page.get_by_role("button", name="Add a moment").click()
    field(page, "Minutes of “Welcome”").fill("20")
    field(page, "Minutes of “Welcome”").press("Tab")
    expect(page.locator("#agenda-end")).to_have_text("It ends at 12:20, 10 minutes earlier than invited.")
    field(page, "Minutes of “Welcome”").fill("30")
    field(page, "Minutes of “Welcome”").press("Tab")
    expect(page.locator("#agenda-end")).to_have_text("It ends at 12:30, as invited.")
    for _ in range(2):
        page.get_by_role("button", name="“Welcome” earlier").press("Enter")
    expect(page.locator(".agenda__clock")).to_have_text(["9:30", "10:00", "10:40"])
    expect(page.get_by_role("status")).to_contain_text("“Welcome” is number 1 now")
    page.get_by_role("button", name="Remove “Welcome”").click()
    expect(page.locator(".agenda__clock")).to_have_text(["9:30", "10:10"])


def test_tables_and_questions_come_and_go(draft: Hall) -> None:
    page = prepare(draft)
    field(page, "Theme of another table").fill("Water")
    field(page, "Theme of another table").press("Enter")
    field(page, "Another question for table 3").fill("What is missing?")
    field(page, "Another question for table 3").press("Enter")
    field(page, "Another question for table 3").fill("Who helps?")
    field(page, "Another question for table 3").press("Enter")
    page.get_by_role("button", name="“Who helps?” earlier").click()
    expect(field(page, "Question 1 of table 3")).to_have_value("Who helps?")
    field(page, "Seats").fill("12")
    page.get_by_text("A screen for who is far away").click()
    saved(page)
    expect(page.get_by_role("listitem").filter(has_text="Water").first).to_contain_text("12 seats")
    page.get_by_role("button", name="Remove table 3").click()
    expect(page.get_by_role("heading", name="Table 3: ")).to_be_hidden()
    expect(page.locator("#saved")).not_to_contain_text("saving")
    page.reload()
    expect(page.get_by_role("heading", name="Table 2: ")).to_be_visible()
    expect(page.get_by_role("heading", name="Table 3: ")).to_be_hidden()


def test_a_table_where_people_sit_stays_and_says_why(hall: Hall) -> None:
    hall.phone("Bruno", table=1)
    page = prepare_open(hall)
    page.get_by_role("button", name="Edit table 1").click()
    expect(page.get_by_text("One person sits here: the table stays until they sit elsewhere.")).to_be_visible()
    field(page, "Theme of table 1").fill("Another")
    field(page, "Theme of table 1").press("Tab")
    expect(page.locator(".field__note--err")).to_have_text("People sit there already: the theme stays.")
    page.get_by_role("radio", name="Name and body everybody knows").check(force=True)
    refused = "People have read this before they entered: it stays as it is."
    expect(page.locator(".field__note--err").last).to_have_text(refused)


def prepare_open(hall: Hall) -> Page:
    page = Desk(hall).page
    page.goto(f"{hall.url}/w/{hall.workshop}/edit")
    page.get_by_role("link", name="To the cockpit").wait_for()
    return page


def test_what_people_read_follows_the_choice(draft: Hall) -> None:
    page = prepare(draft)
    expect(page.get_by_text("Next to your notes stands your body, not your name.")).to_be_visible()
    page.get_by_label("Nothing").check(force=True)
    expect(page.get_by_text("Next to your notes stands nothing: neither your name nor your body.")).to_be_visible()


def test_an_older_notice_that_comes_late_replaces_no_newer_one(draft: Hall) -> None:
    page = prepare(draft)
    expect(page.get_by_text("Next to your notes stands your body, not your name.")).to_be_visible()
    late: list[tuple[Route, APIResponse]] = []
    page.route("**/notice*", lambda route: late.append((route, route.fetch())), times=1)
    page.get_by_label("Nothing").check(force=True)
    saved(page)
    page.get_by_role("radio", name="Name and body everybody knows").check(force=True)
    newer = page.get_by_text("Next to your notes stand your name and your body, also in the restitution.")
    expect(newer).to_be_visible()
    ((route, answer),) = late
    with page.expect_response("**/notice*"):
        route.fulfill(response=answer)
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    expect(newer).to_be_visible()


def test_a_closed_session_is_only_read(hall: Hall) -> None:
    hall.direct("close_workshop", workshop=hall.workshop)
    page = prepare_open(hall)
    expect(page.get_by_text("what was prepared can be read and not changed")).to_be_visible()
    expect(field(page, "Title")).not_to_be_editable()
    expect(page.get_by_role("button", name="Add a moment")).to_be_hidden()


def test_axe_finds_nothing_and_nothing_overflows(draft: Hall) -> None:
    page = prepare(draft, bypass_csp=True)
    found = {"full": faults_of(page)}
    page.get_by_role("button", name="Edit table 1").click()
    rename(page, "")
    expect(page.locator(".field__note--err")).to_contain_text("The title is missing")
    found["broken"] = faults_of(page)
    for path in ("copy", "archive"):
        page.goto(f"{draft.url}/w/{draft.workshop}/{path}")
        found[path] = faults_of(page)
    assert found == dict.fromkeys(found, [])
