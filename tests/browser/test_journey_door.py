"""The door where people are let in, and the way back from another phone: phones, two who conduct, and an outsider."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import STRANGER, Desk, give_passwords, watched
from tests.browser.hall import PHONE, Hall, Office
from tests.browser.looks import faults_of

COLLEAGUE = "elena@example.org"


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in, and Eve, who is asked to conduct some sessions with her."""
    give_passwords(office)


def phone(hall: Hall, **device: Any) -> Page:
    """A phone nobody has entered with."""
    context = hall.browser.new_context(**{**PHONE, "locale": "en-GB", **device})
    hall.contexts.append(context)
    return watched(context.new_page(), hall)


def come_to_the_door(hall: Hall, name: str, body: str = "Comune di Leinì", page: Page | None = None) -> Page:
    page = page or phone(hall)
    page.goto(f"{hall.url}/j/{hall.code}")
    page.get_by_label("Name and surname").fill(name)
    page.get_by_label(re.compile("^Your body")).fill(body)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Enter", exact=True).click()
    return page


def expect_wait(page: Page) -> None:
    expect(page.get_by_role("heading", name="Who conducts is letting you in")).to_be_visible()


def expect_inside(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/w/[^/]+/table$"))
    page.get_by_role("button", name="I am at the table").or_(
        page.get_by_role("heading", name="You will soon know your table")
    ).first.wait_for()


def test_three_wait_two_conduct_and_everybody_sees_the_same(open_hall: OpenHall) -> None:
    hall = open_hall(door="approval")
    hall.direct("add_facilitator", workshop=hall.workshop, email=STRANGER)
    anna, elena = Desk(hall).conduct(), Desk(hall, STRANGER).conduct()
    bruno, chiara, denis = (come_to_the_door(hall, name) for name in ("Bruno", "Chiara", "Denis"))
    for page in (bruno, chiara, denis):
        expect_wait(page)
    doors = [desk.page.get_by_role("region", name=re.compile("^At the door")) for desk in (anna, elena)]
    for door in doors:
        expect(door.get_by_role("listitem")).to_have_count(3)
    expect(anna.page.get_by_text("0 people here")).to_be_visible()
    anna.press("Let Bruno in")
    expect_inside(bruno)
    expect(doors[1]).not_to_contain_text("Bruno")
    elena.press("Chiara: not now")
    expect(elena.page.get_by_role("region", name="What was done last")).to_contain_text("Chiara: not now")
    expect(chiara.get_by_role("heading", name="Not now")).to_be_visible()
    chiara.reload()
    expect(chiara.get_by_role("heading", name="Not now")).to_be_visible()
    doors[0].get_by_text("Not let in").click()
    anna.press("Let Chiara in")
    expect_inside(chiara)
    anna.press("Let Denis in")
    expect_inside(denis)
    for door in doors:
        expect(door).to_have_count(0)
    expect(anna.diary).to_contain_text("people came in")


def test_all_who_wait_come_in_with_one_press_of_the_keyboard(open_hall: OpenHall) -> None:
    hall = open_hall(door="approval")
    desk = Desk(hall).conduct()
    pages = [come_to_the_door(hall, name) for name in ("Bruno", "Chiara")]
    everybody = desk.page.get_by_role("button", name="Let all 2 in")
    everybody.focus()
    desk.page.keyboard.press("Enter")
    for page in pages:
        expect_inside(page)


def test_who_conducts_changes_the_door_while_people_come(open_hall: OpenHall) -> None:
    hall = open_hall(open=True)
    desk = Desk(hall).conduct()
    hall.direct("import_participants", workshop=hall.workshop, participants=[{"name": "Bruno"}])
    desk.page.get_by_label("The door").select_option("list")
    expect(desk.diary).to_contain_text("orrected")
    expect_inside(come_to_the_door(hall, "Bruno", ""))
    late = come_to_the_door(hall, "Chiara")
    expect(late.get_by_text("Your name was not among those invited")).to_be_visible()
    desk.press("Let Chiara in")
    expect_inside(late)


def test_who_waits_corrects_and_gives_up(open_hall: OpenHall) -> None:
    hall = open_hall(door="approval")
    desk = Desk(hall).conduct()
    page = come_to_the_door(hall, "Brno")
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("Name and surname").fill("Bruno")
    page.get_by_role("button", name="Enter", exact=True).click()
    door = desk.page.get_by_role("region", name=re.compile("^At the door"))
    expect(door.get_by_role("listitem")).to_have_count(1)
    expect(door).to_contain_text("Bruno")
    page.get_by_role("button", name="Withdraw the request").click()
    expect(page.get_by_text("what you wrote is deleted")).to_be_visible()
    expect(door).to_have_count(0)


def test_who_waits_and_who_is_outside_are_told_nothing(open_hall: OpenHall) -> None:
    hall, other = open_hall(door="approval"), open_hall()
    eve = other.phone("Eve")
    waiting = come_to_the_door(hall, "Bruno")
    frames: list[str] = []
    waiting.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))))
    waiting.reload()
    await_frame(waiting, frames, "snapshot")
    expect_wait(waiting)
    hall.direct("announce", workshop=hall.workshop, text="A word for the hall")
    hall.direct("accept_knocks", workshop=hall.workshop)
    expect_inside(waiting)
    wait = [frame for frame in frames[: next(n for n, frame in enumerate(frames) if "knock_accepted" in frame)]]
    assert not any("A word for the hall" in frame or "Theme 1" in frame for frame in wait)
    assert not any("Bruno" in frame for frame in eve.frames)


def await_frame(page: Page, frames: list[str], word: str) -> None:
    """Go on when the page has been told of this; what its listeners hear arrives between two pictures."""
    for _ in range(2000):
        if any(word in frame for frame in frames):
            return
        page.evaluate("() => new Promise(requestAnimationFrame)")
    raise AssertionError(f"nothing was told of {word}")


def test_another_phone_comes_back_by_its_number_and_the_note_on_the_first_is_not_lost(hall: Hall) -> None:
    first = hall.phone("Bruno", table=1)
    first.write("It arrived")
    expect(first.note("It arrived")).to_contain_text("Saved")
    number = first.page.locator(".badge b").inner_text()
    first.offline()
    first.write("It waits on the first phone")
    second = come_to_the_door(hall, "bruno")
    expect(second.get_by_role("heading", name="Were you here already?")).to_be_visible()
    second.get_by_label("Return number").fill(number)
    second.get_by_role("button", name="Go on").click()
    expect_inside(second)
    second.get_by_role("button", name="I am at the table").click()
    expect(second.locator(".note--mine", has_text="It arrived")).to_be_visible()
    come_back_on_the_first(hall, first.page, first, second)
    expect(first.note("It waits on the first phone")).to_contain_text("Saved", timeout=15_000)


def come_back_on_the_first(hall: Hall, page: Page, first: object, second: Page) -> None:
    """The first phone has the network again: it says that the place is elsewhere, and has it back by the new number."""
    number = second.locator(".badge b").inner_text()
    page.context.set_offline(False)
    expect(page.get_by_text("Perhaps it is open on another phone now")).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.get_by_role("heading", name="Your place is on another phone")).to_be_visible()
    page.get_by_role("link", name="Come back on this phone").click()
    come_to_the_door(hall, "Bruno", page=page)
    page.get_by_label("Return number").fill(number)
    page.get_by_role("button", name="Go on").click()


def test_without_the_number_who_conducts_lets_back_in(hall: Hall) -> None:
    first = hall.phone("Bruno", table=1)
    first.write("It arrived")
    expect(first.note("It arrived")).to_contain_text("Saved")
    desk = Desk(hall).conduct()
    second = come_to_the_door(hall, "Bruno")
    second.get_by_role("button", name="I do not have it: ask who conducts").click()
    expect(second.get_by_text("You asked to go back to your place")).to_be_visible()
    door = desk.page.get_by_role("region", name=re.compile("^At the door"))
    expect(door).to_contain_text("Says to be here already, on another phone (Table 1).")
    desk.press("Let Bruno in")
    expect_inside(second)
    second.get_by_role("button", name="I am at the table").click()
    expect(second.locator(".note--mine", has_text="It arrived")).to_be_visible()
    expect(desk.diary).to_contain_text("Bruno is back, on another phone.")
    expect(first.page.get_by_text("Perhaps it is open on another phone now")).to_be_visible(timeout=20_000)


def test_another_person_of_the_same_name_comes_in_beside_the_first(hall: Hall) -> None:
    hall.phone("Bruno")
    page = come_to_the_door(hall, "Bruno")
    page.get_by_label("I have the same name, but I am another person").check()
    page.get_by_role("button", name="Go on").click()
    expect_inside(page)
    desk = Desk(hall).conduct()
    expect(desk.page.get_by_role("region", name="Waiting for a seat")).to_contain_text("Bruno (2)")


def test_axe_finds_nothing_at_the_door(open_hall: OpenHall) -> None:
    hall = open_hall(door="approval")
    desk = Desk(hall).conduct()
    page = come_to_the_door(hall, "Bruno", page=phone(hall))
    come_to_the_door(hall, "Chiara")
    expect_wait(page)
    found = {"wait": faults_of(page)}
    expect(desk.page.get_by_role("region", name=re.compile("^At the door")).get_by_role("listitem")).to_have_count(2)
    found["cockpit"] = faults_of(desk.page)
    desk.press("Bruno: not now")
    expect(page.get_by_role("heading", name="Not now")).to_be_visible()
    found["not now"] = faults_of(page)
    desk.page.get_by_role("region", name=re.compile("^At the door")).get_by_text("Not let in").click()
    found["cockpit, not let in"] = faults_of(desk.page)
    desk.press("Let Bruno in")
    expect_inside(page)
    come_to_the_door(hall, "Bruno", page=page)
    found["again"] = faults_of(page)
    hall.direct("close_workshop", workshop=hall.workshop)
    assert found == dict.fromkeys(found, [])


def test_who_comes_late_by_program_waits_too(open_hall: OpenHall) -> None:
    hall = open_hall(door="approval")
    late = hall.let_in("Late")
    assert late.token.startswith("k.")
