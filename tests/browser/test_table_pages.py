"""A table writes its page together: one begins with a note, another writes at once, the rest read and sign it."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.hall import LAPTOP, Hall, Phone
from tests.browser.looks import faults_of

SAID = "One page for each pact"


def page_of(phone: Phone) -> Locator:
    return phone.page.locator(".table__page")


def open_page(phone: Phone) -> Page:
    phone.page.get_by_role("button", name="The page of the table").click()
    expect(page_of(phone)).to_be_visible()
    return phone.page


def write(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).fill(words)
    expect(page.get_by_text("All saved")).to_be_visible()


def test_a_table_writes_reads_and_signs_its_page(hall: Hall) -> None:
    bruno, chiara = hall.phone("Bruno", table=1, **LAPTOP), hall.phone("Chiara", "Comune di Asti", table=1)
    bruno.write(SAID)
    mine = open_page(bruno)
    mine.get_by_role("button", name="I write for the table").click()
    mine.get_by_label("Point 1 comes from").select_option(label=f"T1-1 {SAID}")
    expect(mine.get_by_label("Point 1", exact=True)).to_have_value(SAID)
    write(mine, "Point 2", "Plain words, tried out before")
    mine.get_by_label("Point 2", exact=True).press("Alt+ArrowUp")
    expect(mine.get_by_label("Point 1", exact=True)).to_have_value("Plain words, tried out before")
    mine.get_by_label("Who speaks in the plenary").select_option(label="Chiara, Comune di Asti")
    write(mine, "A question to the other tables", "Who lends a form?")
    hers = chiara.page
    page_of(chiara).locator("summary").click()
    expect(page_of(chiara).locator(".points li").nth(1)).to_contain_text(f"{SAID} T1-1")
    expect(page_of(chiara)).to_contain_text("Chiara, Comune di Asti")
    assert faults_of(mine) == faults_of(hers) == []
    hers.get_by_role("button", name="A sentence is not right").click()
    hers.get_by_role("button", name="Mark the sentence").click()
    expect(hers.get_by_text("Choose the sentence that is not right.")).to_be_visible()
    hers.get_by_label("A question to the other tables").check()
    hers.get_by_label("What is not right?").fill("We asked for two")
    hers.get_by_role("button", name="Mark the sentence").click()
    expect(page_of(bruno)).to_contain_text("We asked for two")
    mine.get_by_role("button", name="Approve the page").click()
    expect(mine.get_by_text("One of 2 at the table approves the page.")).to_be_visible()
    assert faults_of(mine) == faults_of(hers) == []
    write(mine, "A question to the other tables", "Who lends two forms?")
    expect(page_of(chiara)).not_to_contain_text("We asked for two")
    expect(hers.get_by_text("Nobody has approved the page yet.")).to_be_visible()
    hers.get_by_role("button", name="Approve the page").click()
    expect(hers.get_by_text("You have approved the page.")).to_be_visible()


def test_of_two_who_write_at_once_nobody_loses_a_word(hall: Hall) -> None:
    bruno, chiara = (hall.phone(name, table=1, **LAPTOP) for name in ("Bruno", "Chiara"))
    for phone, verb in ((bruno, "I write for the table"), (chiara, "I write too")):
        open_page(phone).get_by_role("button", name=verb).click()
    denis = hall.phone("Denis", table=1)
    label = "A disagreement that is left"
    expect(chiara.page.get_by_label(label)).to_be_visible()
    write(bruno.page, label, "Social media")
    expect(chiara.page.get_by_label(label)).to_have_value("Social media")
    page_of(denis).locator("summary").click()
    chiara.context.set_offline(True)
    chiara.page.get_by_label(label).fill("Social media, or none")
    write(bruno.page, label, "Social media in the evening")
    expect(page_of(denis)).to_contain_text("Social media in the evening")
    chiara.context.set_offline(False)
    expect(chiara.page.get_by_text("Somebody wrote here meanwhile.")).to_be_visible()
    expect(chiara.page.get_by_label(label)).to_have_value("Social media, or none")
    expect(chiara.page.locator("blockquote")).to_have_text("Social media in the evening")
    assert faults_of(chiara.page) == []
    chiara.page.get_by_role("button", name="Keep both").click()
    expect(bruno.page.get_by_label(label)).to_have_value("Social media in the evening Social media, or none")
    long = "x" * 501
    chiara.page.get_by_label(label).fill(long)
    expect(chiara.page.get_by_text("501 of 500 characters: too long.")).to_be_visible()
    chiara.page.reload()
    expect(chiara.page.get_by_label(label)).to_have_value(long)
    expect(bruno.page.get_by_label(label)).not_to_have_value(long)


def test_words_for_the_page_of_a_table_one_was_taken_from_stay_on_the_phone(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1, **LAPTOP)
    open_page(bruno).get_by_role("button", name="I write for the table").click()
    field = bruno.page.get_by_label("A disagreement that is left")
    expect(field).to_be_visible()
    bruno.offline()
    field.fill("Written on the way")
    field.blur()
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[2])
    bruno.offline(False)
    expect(bruno.page.get_by_role("banner")).to_contain_text("Table 2")
    bruno.sit()
    kept = bruno.page.locator(".note--err")
    expect(kept.get_by_role("textbox")).to_have_value("Written on the way")
    expect(kept).to_contain_text("you no longer sit at this table")
