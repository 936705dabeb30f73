"""The plenary reaches the phones of those who sat at tables, and lets them go back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenHall
from tests.browser.hall import Hall, Phone


@pytest.fixture
def hall(open_hall: OpenHall) -> Hall:
    """A session with two tables, and a plenary that asks something."""
    return open_hall(2, prompts=["What do we take home?"])


def after_the_tables(hall: Hall) -> None:
    """The tables end, the plenary begins."""
    at_tables = hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=at_tables)
    hall.direct("end_activity", activity=at_tables)
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[0]), minutes=20)


def expect_plenary(phone: Phone) -> None:
    expect(phone.page.get_by_role("heading", name="Plenary", exact=True)).to_be_visible()
    expect(phone.page.get_by_role("heading", name="What do we take home?")).to_be_visible()
    expect(phone.page.get_by_role("heading", name="Notes of the plenary")).to_be_visible()


def expect_table(phone: Phone, number: int) -> None:
    expect(phone.page.get_by_role("heading", name=f"Theme {number}")).to_be_visible()
    expect(phone.page.get_by_role("heading", name="Notes of the table")).to_be_visible()


def test_in_the_plenary_everybody_reads_and_writes_together(hall: Hall) -> None:
    bruno, denis = hall.phone("Bruno", table=1), hall.phone("Denis", table=2)
    after_the_tables(hall)
    for phone in (bruno, denis):
        expect_plenary(phone)
    expect(bruno.page.get_by_role("timer")).to_contain_text("until")
    bruno.write("One page for all of us")
    expect(denis.note("One page for all of us")).to_be_visible()
    expect(bruno.note("One page for all of us")).to_contain_text(re.compile(r"Saved\s*$"))
    assert " at the table" not in denis.page.inner_text("body")


def test_the_notes_of_the_own_table_are_one_step_away_and_so_is_the_plenary(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    bruno.write("Said at the table")
    expect(bruno.note("Said at the table")).to_contain_text("Saved")
    after_the_tables(hall)
    expect_plenary(bruno)
    assert bruno.texts() == []
    bruno.page.get_by_role("button", name="The notes of table 1").click()
    expect_table(bruno, 1)
    expect(bruno.note("Said at the table")).to_be_visible()
    bruno.page.get_by_label("Time is over: a note still arrives").fill("An afterthought")
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(bruno.note("An afterthought")).to_contain_text("Saved, arrived at")
    bruno.page.get_by_role("button", name="Back to the plenary").click()
    expect_plenary(bruno)
    chiara.write("Said to all")
    expect(bruno.note("Said to all")).to_be_visible()
    assert bruno.texts() == ["Said to all"]


def test_the_notes_of_the_own_table_stay_readable_without_a_network(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.write("Said at the table")
    expect(bruno.note("Said at the table")).to_contain_text("Saved")
    after_the_tables(hall)
    expect_plenary(bruno)
    bruno.offline()
    bruno.page.get_by_role("button", name="The notes of table 1").click()
    expect(bruno.note("Said at the table")).to_be_visible()


def test_the_unsent_sentence_of_each_place_is_kept(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    field = bruno.page.get_by_label(re.compile("^A note,|^Time is over"))
    field.fill("Half of the table")
    after_the_tables(hall)
    expect_plenary(bruno)
    expect(field).to_have_value("")
    field.fill("Half of the plenary")
    bruno.page.get_by_role("button", name="The notes of table 1").click()
    expect(field).to_have_value("Half of the table")
    bruno.page.get_by_role("button", name="Back to the plenary").click()
    expect(field).to_have_value("Half of the plenary")


def test_who_sat_at_a_closed_table_writes_in_the_plenary(hall: Hall) -> None:
    bruno, denis = hall.phone("Bruno", table=1), hall.phone("Denis", table=2)
    hall.direct("freeze_table", table=hall.tables[1])
    after_the_tables(hall)
    expect_plenary(bruno)
    bruno.write("From the closed table")
    expect(denis.note("From the closed table")).to_be_visible()


def test_who_has_no_seat_takes_part_in_the_plenary(hall: Hall) -> None:
    bruno, emma = hall.phone("Bruno", table=1), hall.phone("Emma")
    after_the_tables(hall)
    expect_plenary(emma)
    emma.write("I came late")
    expect(bruno.note("I came late")).to_be_visible()


def test_the_page_goes_back_to_the_own_table_when_that_goes_on(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    after_the_tables(hall)
    expect_plenary(bruno)
    hall.direct("reopen_activity", activity=hall.office.activity(hall.tables[1]))
    expect_table(bruno, 1)
    expect(bruno.page.get_by_role("button", name="Back to the plenary")).to_be_hidden()


def test_the_plenary_stays_when_it_has_ended_and_both_can_be_read_after_the_closing(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.write("Said at the table")
    expect(bruno.note("Said at the table")).to_contain_text("Saved")
    after_the_tables(hall)
    expect_plenary(bruno)
    bruno.write("Said to all")
    expect(bruno.note("Said to all")).to_contain_text("Saved")
    hall.direct("end_activity", activity=hall.office.activity(hall.tables[0]))
    expect(bruno.page.get_by_label("Time is over: a note still arrives")).to_be_visible()
    expect(bruno.note("Said to all")).to_be_visible()
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(bruno.page.locator(".said")).to_contain_text("Thank you.")
    expect(bruno.note("Said to all")).to_be_visible()
    bruno.page.get_by_role("button", name="The notes of table 1").click()
    expect(bruno.note("Said at the table")).to_be_visible()
    bruno.page.get_by_role("button", name="Back to the plenary").click()
    expect(bruno.note("Said to all")).to_be_visible()
    bruno.page.reload()
    expect(bruno.note("Said to all")).to_be_visible()


def test_the_words_for_listeners_are_those_of_the_plenary(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1)
    for text in ("One", "Two", "Three"):
        chiara.write(text)
    expect(bruno.note("Three")).to_be_visible()
    after_the_tables(hall)
    expect_plenary(bruno)
    expect(bruno.page.get_by_role("status")).to_have_text("Plenary")
    bruno.page.get_by_role("button", name="The notes of table 1").click()
    expect(bruno.page.get_by_role("status")).to_have_text("Your table is number 1, Theme 1")


def test_without_tables_everybody_sits_in_the_plenary(open_hall: OpenHall) -> None:
    hall = open_hall(0, prompts=["What do we take home?"])
    bruno, chiara = hall.phone("Bruno"), hall.phone("Chiara")
    expect_plenary(bruno)
    expect(bruno.page.get_by_text("2 people are here")).to_be_visible()
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[0]))
    bruno.write("All in one room")
    expect(chiara.note("All in one room")).to_be_visible()
    expect(bruno.page.get_by_role("button", name="The notes of table")).to_be_hidden()
