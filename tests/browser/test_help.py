"""A table calls who conducts; who conducts comes; people say that they have finished."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import Hall, Office, Phone
from tests.browser.looks import faults_of


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


def call(phone: Phone, need: str = "") -> None:
    phone.page.get_by_role("button", name="Call who conducts").click()
    field = phone.page.get_by_label("What do you need?")
    expect(field).to_be_focused()
    field.fill(need)
    field.press("Enter")


def calls(desk: Desk) -> Locator:
    return desk.page.get_by_role("region", name="Who calls").get_by_role("listitem")


def test_who_conducts_sees_who_calls_and_the_table_reads_who_comes(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", "Comune di Susa", table=1)
    outsider, desk = hall.phone("Ettore", table=2), Desk(hall).conduct()
    call(bruno, "  We disagree <b>on words</b> ")
    for phone in (bruno, chiara):
        expect(phone.page.get_by_text("Who conducts was called at")).to_contain_text("We disagree <b>on words</b>")
    expect(chiara.page.get_by_role("button", name="No longer needed")).to_have_count(0)
    expect(calls(desk)).to_contain_text("We disagree <b>on words</b>")
    expect(calls(desk)).to_contain_text("Bruno · Comune di Leinì")
    expect(desk.page.get_by_role("row").filter(has_text="calls you")).to_have_count(1)
    assert faults_of(desk.page) == faults_of(bruno.page) == []
    desk.press("I come to Table 1")
    expect(desk.page.get_by_role("region", name="What was done last")).to_contain_text("I come to Table 1")
    expect(calls(desk)).to_have_count(0)
    for phone in (bruno, chiara):
        expect(phone.page.get_by_text("Anna comes to your table")).to_be_visible()
    expect(outsider.page.get_by_role("button", name="Call who conducts")).to_be_visible()
    expect(outsider.page.get_by_text("comes to your table")).to_have_count(0)


def test_who_called_can_take_it_back(hall: Hall) -> None:
    bruno, desk = hall.phone("Bruno", table=1), Desk(hall).conduct()
    call(bruno)
    expect(calls(desk)).to_have_count(1)
    bruno.page.get_by_role("button", name="No longer needed").click()
    expect(calls(desk)).to_have_count(0)
    expect(bruno.page.get_by_role("button", name="Call who conducts")).to_be_visible()


def test_who_has_finished_is_counted_and_can_go_on(hall: Hall) -> None:
    bruno, _, desk = hall.phone("Bruno", table=1), hall.phone("Chiara", table=1), Desk(hall).conduct()
    finished = bruno.page.get_by_role("button", name="I have finished")
    finished.click()
    expect(finished).to_have_attribute("aria-pressed", "true")
    expect(desk.page.get_by_role("row").filter(has_text="one of 2 has finished")).to_have_count(1)
    bruno.page.reload()
    expect(finished).to_have_attribute("aria-pressed", "true")
    finished.click()
    expect(desk.page.get_by_text("one of 2 has finished")).to_have_count(0)
    bruno.write("One more thing")
    expect(bruno.note("One more thing")).to_contain_text("Saved")


def test_calling_needs_the_network_and_says_so(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    expect(bruno.page.get_by_role("button", name="Call who conducts")).to_be_visible()
    bruno.context.set_offline(True)
    button = bruno.page.get_by_role("button", name="This needs the network")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    expect(bruno.page.get_by_label("What do you need?")).to_have_count(0)
    bruno.context.set_offline(False)
    call(bruno)
    expect(bruno.page.get_by_text("Who conducts was called at")).to_be_visible()
