"""People put the notes of their table together: on a phone by menu, on a laptop by drag and keys, with who conducts."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk, give_passwords
from tests.browser.hall import LAPTOP, Hall, Phone
from tests.browser.looks import faults_at, faults_of

NOTES = ("A sign at the place", "One page for each pact", "Nobody knows the words")


def group(page: Page, title: str) -> Locator:
    return page.locator(".group", has=page.get_by_role("heading", name=title))


def put(page: Page, text: str, choice: str) -> None:
    page.locator(".card", has_text=text).get_by_role("button").click()
    page.get_by_role("menuitem", name=choice).click()


def at_table(hall: Hall) -> tuple[Phone, Phone]:
    """A phone and a laptop at one table, with notes on both; on both the groups are open."""
    bruno, chiara = hall.phone("Bruno", table=1), hall.phone("Chiara", "Comune di Asti", table=1, **LAPTOP)
    for text in NOTES:
        bruno.write(text)
    for phone in (bruno, chiara):
        expect(phone.page.locator(".note")).to_have_count(3)
        phone.page.get_by_role("button", name="Groups").click()
        expect(phone.page.locator(".card")).to_have_count(3)
    return bruno, chiara


def test_a_phone_and_a_laptop_group_the_same_notes(hall: Hall) -> None:
    bruno, chiara = at_table(hall)
    put(bruno.page, NOTES[0], "New group")
    bruno.page.get_by_role("button", name="Make the group").click()
    expect(bruno.page.get_by_text("Write a title for the group.")).to_be_visible()
    bruno.page.get_by_label("Title of the new group").fill("To be found")
    bruno.page.reload()
    expect(bruno.page.get_by_label("Title of the new group")).to_have_value("To be found")
    bruno.page.get_by_label("Title of the new group").press("Enter")
    expect(group(chiara.page, "To be found")).to_contain_text(NOTES[0])
    assert faults_of(bruno.page) == []
    drag(chiara.page, NOTES[1], "To be found")
    expect(group(bruno.page, "To be found")).to_contain_text(NOTES[1])
    expect(bruno.page.get_by_role("heading", name="In no group 1")).to_be_visible()
    put(bruno.page, NOTES[0], "Out of the group")
    expect(group(chiara.page, "To be found")).not_to_contain_text(NOTES[0])
    bruno.page.get_by_role("button", name="Undo").click()
    expect(group(chiara.page, "To be found")).to_contain_text(NOTES[0])
    chiara.page.get_by_role("button", name="All in their order").click()
    expect(chiara.page.locator(".note")).to_have_count(3)


def drag(page: Page, text: str, title: str) -> None:
    page.locator(".card__t", has_text=text).hover()
    page.mouse.down()
    group(page, title).hover()
    page.mouse.up()


def test_groups_are_made_named_and_taken_back_with_keys_alone(hall: Hall) -> None:
    _, chiara = at_table(hall)
    page = chiara.page
    page.get_by_role("button", name=re.compile("Put note T1-1 in a group")).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("+")
    expect(page.get_by_label("Title of the new group")).to_be_focused()
    page.keyboard.type("To be found")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Put note T1-2 in a group"))).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    expect(group(page, "To be found").locator(".card")).to_have_count(2)
    expect(page.get_by_role("button", name=re.compile("Put note T1-3 in a group"))).to_be_focused()
    page.keyboard.press("Control+z")
    expect(group(page, "To be found").locator(".card")).to_have_count(1)
    page.get_by_role("button", name=re.compile("What to do with the group")).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    page.get_by_label("Title of the group").fill("Found at once")
    page.keyboard.press("Enter")
    expect(group(page, "Found at once")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(group(page, "To be found")).to_be_visible()


def test_what_is_grouped_without_a_network_leaves_later_and_what_is_refused_is_said(hall: Hall) -> None:
    bruno, chiara = at_table(hall)
    bruno.offline()
    bruno.write("Written in the cellar")
    put(bruno.page, "Written in the cellar", "New group")
    bruno.page.get_by_label("Title of the new group").fill("From below")
    bruno.page.get_by_role("button", name="Make the group").click()
    expect(group(bruno.page, "From below")).to_contain_text("Written in the cellar")
    bruno.offline(False)
    expect(group(chiara.page, "From below")).to_contain_text("Written in the cellar")
    bruno.offline()
    put(bruno.page, NOTES[0], "From below")
    chiara.page.get_by_role("button", name=re.compile("What to do with the group")).click()
    chiara.page.get_by_role("menuitem", name="Dissolve the group").click()
    expect(group(chiara.page, "From below")).to_have_count(0)
    bruno.offline(False)
    expect(bruno.page.get_by_text("the group or the note is no longer there")).to_be_visible()
    bruno.page.get_by_role("button", name="Leave it").click()
    expect(bruno.page.locator(".notice--err")).to_have_count(0)


def test_who_conducts_groups_from_the_cockpit_and_takes_it_back_with_a_key(hall: Hall) -> None:
    give_passwords(hall.office)
    bruno = hall.phone("Bruno", table=1)
    for text in NOTES:
        bruno.write(text)
    expect(bruno.page.locator(".note")).to_have_count(3)
    bruno.page.get_by_role("button", name="Groups").click()
    desk = Desk(hall).conduct()
    desk.page.get_by_text("Groups of notes").click()
    put(desk.page, NOTES[0], "New group")
    desk.page.get_by_label("Title of the new group").fill("To be found")
    desk.page.get_by_label("Title of the new group").press("Enter")
    expect(group(bruno.page, "To be found")).to_contain_text(NOTES[0])
    put(desk.page, NOTES[1], "To be found")
    expect(group(bruno.page, "To be found")).to_contain_text(NOTES[1])
    assert faults_at(desk.page, 1280, 800) == []
    desk.page.keyboard.press("Control+z")
    expect(group(bruno.page, "To be found")).not_to_contain_text(NOTES[1])
    desk.page.get_by_role("button", name=re.compile("What to do with the group")).click()
    desk.page.get_by_role("menuitem", name="Dissolve the group").click()
    expect(bruno.page.locator(".group")).to_have_count(0)
    bruno.write("What is told after the answer")
    expect(desk.page.get_by_role("heading", name="In no group 4")).to_be_visible()
    desk.page.keyboard.press("Control+z")
    expect(group(bruno.page, "To be found")).to_contain_text(NOTES[0])
    hall.direct("close_workshop", workshop=hall.workshop)
    expect(bruno.page.locator(".card").get_by_role("button")).to_have_count(0)
    put(desk.page, NOTES[2], "To be found")
    expect(group(desk.page, "To be found")).to_contain_text(NOTES[2])
