"""A person of the list, corrected, joined and taken off in the cockpit, with the keyboard, by two who conduct."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import STRANGER, Desk, give_passwords
from tests.browser.hall import Hall, Office
from tests.browser.looks import faults_of


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in, and Eve, who is asked to conduct with her."""
    give_passwords(office)


def open_person(desk: Desk, name: str, what: str) -> Locator:
    """The dialog about somebody, opened with the keyboard alone."""
    page = desk.page
    if not page.get_by_role("button", name=f"More about {name}", exact=True).is_visible():
        page.get_by_text("People at the tables").click()
    page.get_by_role("button", name=f"More about {name}", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name=what).press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def people(hall: Hall) -> list[Any]:
    listed = hall.office.journal.catchup
    with hall.office.journal.reading() as session:
        return sorted(person["name"] for person in listed.state(session, f"staff:{hall.workshop}")["people"])


def test_a_name_is_corrected_on_every_screen_and_a_refusal_stands_beside_its_field(hall: Hall) -> None:
    bruno = hall.phone("Brno", table=1)
    desk = Desk(hall).conduct()
    dialog = open_person(desk, "Brno", "Correct name, body, role")
    name = dialog.get_by_label("Name")
    expect(name).to_be_focused()
    name.fill("")
    desk.page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("This does not read well here: write a name.")
    expect(name).to_be_focused()
    name.fill("x" * 81)
    desk.page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("This is too long: shorten it.")
    name.fill("Bruno")
    dialog.get_by_label("Role").select_option("mayor")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(desk.page.get_by_role("button", name="More about Bruno", exact=True)).to_be_focused()
    bruno.page.get_by_text("at the table of one body").click()
    expect(bruno.page.get_by_text("Bruno, you")).to_be_visible()


def test_two_who_correct_one_person_do_not_write_over_each_other(hall: Hall) -> None:
    hall.phone("Bruno", table=1)
    hall.direct("add_facilitator", workshop=hall.workshop, email=STRANGER)
    anna, eve = Desk(hall).conduct(), Desk(hall, STRANGER).conduct()
    dialogs = [open_person(desk, "Bruno", "Correct name, body, role") for desk in (anna, eve)]
    dialogs[0].get_by_label("Name").fill("Bruno Rosso")
    dialogs[0].get_by_role("button", name="Save").click()
    expect(dialogs[0]).to_have_count(0)
    dialogs[1].get_by_label("Name").fill("Bruno Verdi")
    dialogs[1].get_by_role("button", name="Save").click()
    expect(dialogs[1].get_by_role("alert")).to_contain_text("Meanwhile somebody wrote “Bruno Rosso” here.")
    dialogs[1].get_by_role("button", name="Save").click()
    expect(dialogs[1]).to_have_count(0)
    assert people(hall) == ["Bruno Verdi"]


def test_two_rows_become_one_person(hall: Hall) -> None:
    hall.phone("Bruno", table=1)
    hall.direct("import_participants", workshop=hall.workshop, participants=[{"name": "Bruno Rosso"}])
    desk = Desk(hall).conduct()
    dialog = open_person(desk, "Bruno", "Twice on the list")
    dialog.get_by_role("button", name="Make them one person").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose the other row.")
    dialog.get_by_label("It is the same person as").select_option(label="Bruno Rosso")
    dialog.get_by_label("Those of the other row").check()
    dialog.get_by_role("button", name="Make them one person").click()
    expect(dialog).to_have_count(0)
    assert people(hall) == ["Bruno Rosso"]


def test_who_is_taken_off_leaves_the_notes_and_esc_changes_nothing(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.write("It stays")
    expect(bruno.note("It stays")).to_contain_text("Saved")
    desk = Desk(hall).conduct()
    dialog = open_person(desk, "Bruno", "Take off the list")
    expect(dialog).to_contain_text("What this person wrote stays, without its author.")
    expect(dialog).to_contain_text("The phone is told to come in again.")
    desk.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert people(hall) == ["Bruno"]
    open_person(desk, "Bruno", "Take off the list").get_by_role("button", name="Take off the list").click()
    expect(dialog).to_have_count(0)
    expect(bruno.page.get_by_role("heading", name="Your place is not known any more")).to_be_visible(timeout=15_000)
    assert people(hall) == []


def test_axe_finds_nothing_in_the_dialogs(open_hall: OpenHall) -> None:
    hall = open_hall()
    hall.phone("Bruno", table=1)
    desk = Desk(hall).conduct()
    found = {}
    for what in ("Correct name, body, role", "Twice on the list", "Take off the list"):
        dialog = open_person(desk, "Bruno", what)
        found[what] = faults_of(desk.page)
        desk.page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    assert found == dict.fromkeys(found, [])
