"""A table with three hundred notes, where seventeen people write."""

from playwright.sync_api import expect

from facilitator.demo.person import Person
from facilitator.identity import Actor
from tests.browser.hall import Guest, Hall, Phone

NOTES = 300
PEOPLE = 17


def people_at_a_full_table(hall: Hall) -> list[Guest]:
    guests = [hall.let_in(f"Person {number}", "Comune di Leinì") for number in range(PEOPLE)]
    for guest in guests:
        hall.direct("seat_participant", participant=guest.id, table=hall.tables[1])
    for number in range(NOTES):
        write(hall, guests[number % PEOPLE], f"Note {number}")
    return guests


def write(hall: Hall, guest: Guest, text: str) -> None:
    author = Actor("participant", guest.id, workshop=hall.workshop)
    hall.office.do(author, "add_note", {"table": hall.tables[1], "text": text})


def say(hall: Hall, guest: Guest, text: str) -> None:
    """One of the others writes, live."""
    person = Person(guest.id, hall.url, guest.token, [], [f"table:{hall.tables[1]}"])
    person.connect()
    assert person.submit("add_note", {"table": hall.tables[1], "text": text})["ok"]
    person.leave()


def position(phone: Phone) -> float:
    return float(phone.page.locator(".note").first.bounding_box()["y"])  # type: ignore[index]


def test_new_notes_are_counted_and_nothing_jumps_under_the_reader(hall: Hall) -> None:
    first, *others = people_at_a_full_table(hall)
    bruno = hall.device(first).open().sit()
    expect(bruno.page.locator(".note")).to_have_count(NOTES)
    bruno.page.evaluate("window.scrollTo(0, 0)")
    before = position(bruno)
    for number, guest in enumerate(others):
        say(hall, guest, f"New {number}")
    expect(bruno.page.locator(".newmark")).to_have_text(f"{len(others)} new")
    assert position(bruno) == before
    assert bruno.page.evaluate("scrollY") == 0


def test_a_note_that_comes_in_touches_no_other(hall: Hall) -> None:
    first, second, *_ = people_at_a_full_table(hall)
    bruno = hall.device(first).open().sit()
    expect(bruno.page.locator(".note")).to_have_count(NOTES)
    bruno.page.get_by_role("button", name="I have finished").wait_for()
    bruno.page.evaluate(
        """() => {
          window.touched = 0;
          const rows = document.querySelectorAll(".note");
          const watch = new MutationObserver((changes) => (touched += changes.length));
          const all = { subtree: true, childList: true, attributes: true, characterData: true };
          for (const row of rows) watch.observe(row, all);
        }"""
    )
    say(hall, second, "One more")
    expect(bruno.note("One more")).to_be_visible()
    assert bruno.page.evaluate("touched") == 0
