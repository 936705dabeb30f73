"""The screen in the hall shows the moment to everybody, and no person."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from facilitator.demo.person import Person
from tests.browser.conftest import OpenHall
from tests.browser.desk import screen
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of
from tests.server import Server

ROME = ZoneInfo("Europe/Rome")
SHAPES = [(1920, 1080), (1280, 720), (1024, 768)]


def test_the_screen_follows_the_session_by_itself(hall: Hall) -> None:
    page = screen(hall)
    expect(page.get_by_role("heading", name="Enter with your phone")).to_be_visible()
    hall.phone("Bruno")
    expect(page.locator(".proj__counts")).to_have_text("1 person 1 body")
    hall.direct("split_participants", workshop=hall.workshop)
    expect(page.get_by_role("heading", name="Your table is on your phone")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Leinì")).to_have_count(1)
    activity = hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=activity, minutes=30)
    expect(page.get_by_role("timer")).to_contain_text("29:")
    expect(page.get_by_text("What hinders?")).to_be_visible()
    hall.direct("end_activity", activity=activity)
    expect(page.get_by_role("heading", name="Time is over")).to_be_visible()
    expect(page.get_by_text("Then: Plenary")).to_be_visible()
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_a_word_from_who_conducts_stands_on_top(hall: Hall) -> None:
    page = screen(hall)
    hall.direct("announce", workshop=hall.workshop, text="The coffee is ready")
    expect(page.locator(".proj__said")).to_contain_text("The coffee is ready")
    hall.direct("announce", workshop=hall.workshop, text="Only for table one", table=hall.tables[1])
    hall.direct("announce", workshop=hall.workshop, text="Back to the tables")
    expect(page.locator(".proj__said")).to_contain_text("Back to the tables")
    assert "Only for table one" not in page.content()


def test_thanks_say_where_the_restitution_is_once_it_is_published(hall: Hall) -> None:
    page = screen(hall)
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(page.get_by_text("What you wrote becomes the restitution")).to_be_visible()
    path = hall.direct("publish_restitution", workshop=hall.workshop)["path"]
    expect(page.locator(".proj__link")).to_have_text(hall.url.removeprefix("http://") + path)
    expect(page.get_by_text("What you wrote becomes the restitution")).to_be_hidden()


def test_a_word_leaves_with_the_next_phase(hall: Hall) -> None:
    page = screen(hall)
    hall.direct("announce", workshop=hall.workshop, text="The coffee is ready")
    expect(page.locator(".proj__said")).to_be_visible()
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=30)
    expect(page.get_by_role("timer")).to_be_visible()
    expect(page.locator(".proj__said")).to_be_hidden()
    hall.direct("announce", workshop=hall.workshop, text="Ten more chairs are here")
    expect(page.locator(".proj__said")).to_contain_text("Ten more chairs")
    hall.direct("end_activity", activity=hall.office.activity(hall.tables[1]))
    expect(page.get_by_role("heading", name="Time is over")).to_be_visible()
    expect(page.locator(".proj__said")).to_be_hidden()


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_machine_whose_clock_is_wrong_shows_the_time_of_the_hall(hall: Hall, hours: int) -> None:
    page = screen(hall)
    page.clock.install(time=datetime.now(UTC) + timedelta(hours=hours))
    page.reload()
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=30)
    expect(page.get_by_role("timer")).to_contain_text("29:")
    page.context.set_offline(True)
    lost = [datetime.now(ROME), datetime.now(ROME) + timedelta(minutes=1)]
    page.clock.run_for(30_000)
    mark = page.get_by_text("No network since")
    expect(mark).to_have_text(re.compile("|".join(f"since {moment:%H:%M}" for moment in lost)))
    shown = page.get_by_role("timer").inner_text()
    expect(page.get_by_role("timer")).not_to_have_text(shown)


def test_no_person_and_no_control_is_on_the_screen(hall: Hall) -> None:
    page = screen(hall)
    hall.phone("Bartolomeo", table=1)
    hall.direct("announce", workshop=hall.workshop, text="Welcome")
    expect(page.get_by_role("heading", name="Your table is on your phone")).to_be_visible()
    words = page.content()
    assert "Bartolomeo" not in words
    assert "Anna" not in words
    assert page.locator("a, button, input, [aria-live], [role=status], [role=alert]").count() == 0


def test_the_screen_survives_a_reload(hall: Hall) -> None:
    page = screen(hall)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    expect(page.get_by_role("timer")).to_be_visible()
    page.reload()
    expect(page.get_by_role("timer")).to_be_visible()


def test_a_lost_network_leaves_the_last_picture_with_a_small_mark(hall: Hall) -> None:
    page = screen(hall)
    page.clock.install()
    page.reload()
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=30)
    expect(page.get_by_role("timer")).to_be_visible()
    page.context.set_offline(True)
    page.clock.run_for(30_000)
    expect(page.get_by_text("No network since")).to_be_visible()
    expect(page.get_by_role("timer")).to_contain_text("29:")
    page.context.set_offline(False)
    page.clock.run_for(60_000)
    expect(page.get_by_text("No network since")).to_be_hidden()


@pytest.mark.parametrize("token", ["", "r.nobody.knows"])
def test_without_its_token_the_screen_says_where_to_open_it(hall: Hall, token: str) -> None:
    page = screen(hall, token)
    expect(page.get_by_role("heading", name="This screen cannot be opened from here")).to_be_visible()
    assert "A day together" not in page.content()


def test_the_token_of_another_session_opens_nothing(open_hall: OpenHall) -> None:
    hall, other = open_hall(), open_hall(title="Another day")
    token = screen(other).evaluate("location.hash.slice(1)")
    expect(screen(hall, token).get_by_role("heading", name="This screen cannot be opened from here")).to_be_visible()


def test_the_page_itself_tells_nothing_of_the_session(hall: Hall) -> None:
    with urlopen(f"{hall.url}/w/{hall.workshop}/projector") as answer:
        shell = answer.read().decode()
        assert answer.headers["Cache-Control"] == "no-store"
    assert "A day together" not in shell
    assert "Theme 1" not in shell


def test_an_address_no_phone_can_reach_gets_no_qr(hall: Hall) -> None:
    page = screen(hall)
    expect(page.get_by_role("heading", name="Enter with your phone")).to_be_visible()
    assert page.locator("img").count() == 0


@pytest.fixture
def public_hall(browser: Browser, office: Office) -> Iterator[Hall]:
    """A session on a server that knows the address people type."""
    server = Server(office.app.extensions["settings"].data / "public", {"PUBLIC_URL": "https://tappe.example.org"})
    there = Office(server.data)
    workshop = there.open_workshop(3)
    facilitator = Person("Anna", server.url, there.token, [], [f"workshop:{workshop}"])
    facilitator.connect()
    hall = Hall(browser, server.url, there, workshop, facilitator)
    yield hall
    hall.end()
    server.stop()
    assert hall.faults == []


def test_the_door_shows_the_qr_and_the_public_address(public_hall: Hall) -> None:
    page = screen(public_hall)
    expect(page.get_by_role("img", name="QR code to enter")).to_be_visible()
    page.locator(".qr").evaluate("image => image.decode()")
    expect(page.get_by_text("tappe.example.org", exact=True)).to_be_visible()


@pytest.mark.parametrize("tables", [3, 8, 12, 20])
def test_everything_fits_on_every_screen(open_hall: OpenHall, tables: int) -> None:
    hall = open_hall(tables)
    page = screen(hall)
    expect(page.get_by_role("heading", name="Enter with your phone")).to_be_visible()
    cut = {"door": cut_off(page)}
    hall.phone("Bruno", table=1)
    expect(page.get_by_role("heading", name="Your table is on your phone")).to_be_visible()
    cut["tables"] = cut_off(page)
    hall.direct("announce", workshop=hall.workshop, text="A long word from who conducts, said once. " * 6)
    expect(page.locator(".proj__said")).to_be_visible()
    cut["a word over the tables"] = cut_off(page)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    page.get_by_role("timer").wait_for()
    cut["time"] = cut_off(page)
    for table in hall.tables[1:4]:
        hall.direct("extend_table", table=table, minutes=5)
    expect(page.locator(".proj__until")).to_contain_text("Table 3")
    cut["time of single tables"] = cut_off(page)
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    cut["thanks"] = cut_off(page)
    assert cut == dict.fromkeys(cut, [])


def cut_off(page: Page) -> list[str]:
    """The texts that stand outside of a screen's body, or under its foot."""
    return [f"{width}: {text}" for width, height in SHAPES for text in cut_off_at(page, width, height)]


def cut_off_at(page: Page, width: int, height: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": height})
    found: list[str] = page.evaluate(
        """() => {
          const edge = document.querySelector(".proj__foot").getBoundingClientRect().top;
          const texts = [...document.querySelectorAll(".proj__body :is(p, h2, h3, img, li)")];
          const isCut = (each) => {
            const { bottom, right, left } = each.getBoundingClientRect();
            return bottom > edge + 1 || right > innerWidth + 1 || left < -1;
          };
          return texts.filter(isCut).map((each) => each.textContent);
        }"""
    )
    return found


def test_axe_finds_nothing_on_the_screen(open_hall: OpenHall) -> None:
    hall = open_hall()
    page = screen(hall)
    expect(page.get_by_role("heading", name="Enter with your phone")).to_be_visible()
    moments = {"door": faults_of(page)}
    hall.phone("Bruno", table=1)
    hall.direct("announce", workshop=hall.workshop, text="Welcome")
    expect(page.locator(".proj__said")).to_be_visible()
    moments["tables"] = faults_of(page)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))
    page.get_by_role("timer").wait_for()
    moments["time"] = faults_of(page)
    hall.direct("close_workshop", workshop=hall.workshop)
    page.get_by_role("heading", name="Thank you").wait_for()
    moments["thanks"] = faults_of(page)
    assert moments == dict.fromkeys(moments, [])
