"""What the page of a table says of its time, to eyes and to ears."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall, Phone


@pytest.fixture
def bruno(hall: Hall) -> Phone:
    """Somebody at table one, where the last minute has come."""
    phone = hall.phone("Bruno", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=2)
    expect(phone.page.get_by_role("timer")).to_contain_text("until")
    hall.direct("extend_activity", activity=hall.office.activity(hall.tables[1]), minutes=-1)
    expect(phone.page.get_by_role("status")).to_have_text("One minute left")
    return phone


def test_more_time_is_said_once_and_the_last_minute_is_not_any_more(hall: Hall, bruno: Phone) -> None:
    hall.direct("extend_activity", activity=hall.office.activity(hall.tables[1]), minutes=5)
    expect(bruno.page.get_by_role("status")).to_contain_text("5 minutes more, until")
    expect(bruno.page.locator(".said")).to_contain_text("5 minutes more, until")
    expect(bruno.page.get_by_text("One minute left")).to_be_hidden()


def test_a_last_minute_that_was_read_is_told_again_after_more_time(hall: Hall, bruno: Phone) -> None:
    activity = hall.office.activity(hall.tables[1])
    bruno.page.get_by_role("button", name="I have read it").click()
    expect(bruno.page.locator(".said")).to_be_hidden()
    hall.direct("end_activity", activity=activity)
    hall.direct("reopen_activity", activity=activity, minutes=1)
    expect(bruno.page.locator(".said", has_text="One minute left.")).to_be_visible()


def test_more_time_after_the_end_is_counted_from_now(hall: Hall, bruno: Phone) -> None:
    activity = hall.office.activity(hall.tables[1])
    hall.direct("end_activity", activity=activity)
    expect(bruno.page.get_by_role("status")).to_have_text("Time is over, finish your sentence")
    hall.direct("reopen_activity", activity=activity, minutes=5)
    expect(bruno.page.get_by_role("status")).to_contain_text("5 minutes more, until")


@pytest.fixture
def chiara(hall: Hall) -> Phone:
    """Somebody at table one while it works for twenty minutes, on a device whose clock the test turns."""
    phone = hall.phone("Chiara", "Comune di Susa", table=1)
    phone.page.clock.install()
    phone.page.reload()
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=20)
    expect(phone.page.get_by_role("timer")).to_contain_text("until")
    return phone


MARK = """async ([base, length, left]) => {
  const { markOf } = await import(`${base}/js/table/warnings.js`);
  const { countdown } = await import(`${base}/js/time.js`);
  const now = Date.parse("2026-11-23T10:00:00Z");
  const at = (minutes) => new Date(now + minutes * 60_000).toISOString();
  const activity = { status: "running", started_at: at(left - length), ends_at: at(left), ended_at: null };
  return markOf(countdown(activity, now), activity, now);
}"""


# Minutes that were given, minutes that are left, and the line they are worth.
MARKS = [
    (40, 10.1, None),
    (40, 10, 10),
    (40, 9.1, 10),
    (40, 9, None),
    (15, 10, None),
    (15, 5, 5),
    (15, 4, None),
    (5, 5, None),
    (5, 1, 1),
    (5, 0.01, 1),
    (5, 0, 0),
    (40, -0.9, 0),
    (40, -1, None),
]


def test_ten_five_and_one_minute_and_the_end_are_worth_a_line(hall: Hall) -> None:
    page = hall.device(hall.let_in("Nobody", "")).context.new_page()
    page.goto(f"{hall.url}/join")
    base = (page.locator("link[rel=stylesheet]").first.get_attribute("href") or "").split("/css/")[0]
    told = [(length, left, page.evaluate(MARK, [base, length, left])) for length, left, _ in MARKS]
    assert told == MARKS


def test_a_word_about_time_leaves_what_is_being_written_alone(hall: Hall, bruno: Phone) -> None:
    field = bruno.page.locator("#write")
    field.press_sequentially("Half a sent")
    expect(bruno.page.locator(".said")).to_contain_text("One minute left.")
    hall.direct("extend_activity", activity=hall.office.activity(hall.tables[1]), minutes=-1)
    expect(bruno.page.locator(".said")).to_contain_text("Time is over, finish your sentence.")
    expect(field).to_be_focused()
    field.press_sequentially("ence")
    expect(field).to_have_value("Half a sentence")


def test_what_was_read_is_not_told_again_after_a_reload(hall: Hall, bruno: Phone) -> None:
    bruno.page.get_by_role("button", name="I have read it").click()
    bruno.page.reload()
    expect(bruno.page.get_by_role("button", name="I have finished")).to_be_visible()
    expect(bruno.page.locator(".said")).to_be_hidden()


def test_a_short_moment_is_not_announced_at_its_beginning(hall: Hall) -> None:
    phone = hall.phone("Dora", table=1)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=10)
    expect(phone.page.get_by_role("timer")).to_contain_text("until")
    expect(phone.page.locator(".said")).to_be_hidden()


def write_after(phone: Phone, text: str) -> None:
    """Write where the label says that time is over."""
    phone.page.get_by_label("Time is over: a note still arrives").fill(text)
    phone.page.get_by_role("button", name="Send", exact=True).click()


def test_a_note_pressed_after_the_end_is_in_time_as_long_as_grace_lasts_and_then_says_its_hour(
    hall: Hall, bruno: Phone
) -> None:
    activity = hall.office.activity(hall.tables[1])
    hall.direct("extend_activity", activity=activity, minutes=-1)
    expect(bruno.page.locator(".said")).to_contain_text("Time is over, finish your sentence.")
    write_after(bruno, "One second after")
    expect(bruno.note("One second after").locator(".state")).to_have_text("Saved")
    hall.direct("end_activity", activity=activity)
    write_after(bruno, "Much later")
    expect(bruno.note("Much later").locator(".state")).to_contain_text("Saved, arrived at")
    bruno.offline()
    write_after(bruno, "After the close")
    hall.direct("close_workshop", workshop=hall.workshop)
    bruno.offline(False)
    refused = bruno.note("After the close")
    expect(refused).to_contain_text("Not accepted")
    expect(refused.get_by_role("button", name="Copy")).to_be_visible()


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_device_whose_clock_is_wrong_counts_down_to_the_same_end(hall: Hall, hours: int) -> None:
    phone = hall.phone("Elio", table=1)
    right = datetime.now(UTC)
    phone.page.clock.install(time=right + timedelta(hours=hours))
    phone.page.reload()
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]), minutes=30)
    timer = phone.page.get_by_role("timer")
    expect(timer).to_contain_text("29:")


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_clock_that_is_set_right_while_people_write_changes_nothing(hall: Hall, chiara: Phone, hours: int) -> None:
    timer = chiara.page.get_by_role("timer")
    expect(timer).to_contain_text("19:")
    chiara.page.clock.set_system_time(datetime.now(UTC) + timedelta(hours=hours))
    chiara.page.clock.run_for(2000)
    expect(timer).to_contain_text("19:")
    expect(timer).to_contain_text("until")
