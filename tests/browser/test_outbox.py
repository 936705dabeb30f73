"""What a person writes is on the device before it is anywhere else, and leaves it only with an answer."""

import json
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Hall, Phone
from tests.server import Server

NO_DATABASE = "indexedDB.open = () => { throw new Error('refused') }"


@pytest.fixture
def bruno(hall: Hall) -> Phone:
    """Somebody at table one."""
    return hall.phone("Bruno", table=1)


def test_notes_written_offline_arrive_once_and_in_order_after_the_page_was_closed(hall: Hall, bruno: Phone) -> None:
    chiara = hall.phone("Chiara", table=1)
    bruno.offline()
    for text in ("First", "Second", "Third"):
        bruno.write(text)
    expect(bruno.page.get_by_text("Waits on this phone")).to_have_count(3)
    bruno.page.close()
    bruno.offline(False)
    bruno.open()
    expect(bruno.page.get_by_text("Saved", exact=True)).to_have_count(3)
    expect(chiara.page.locator(".note__text")).to_have_text(["First", "Second", "Third"])


def test_notes_written_offline_leave_by_themselves_when_the_network_is_back(hall: Hall, bruno: Phone) -> None:
    chiara = hall.phone("Chiara", table=1)
    bruno.offline()
    bruno.write("Without a network")
    expect(bruno.note("Without a network")).to_contain_text("Waits on this phone")
    bruno.offline(False)
    expect(bruno.note("Without a network")).to_contain_text("Saved")
    expect(chiara.note("Without a network")).to_have_count(1)


def test_a_note_can_be_changed_and_withdrawn_before_it_has_left(hall: Hall, bruno: Phone) -> None:
    chiara = hall.phone("Chiara", table=1)
    bruno.offline()
    bruno.write("One tought")
    bruno.page.get_by_role("button", name="Change this note").click()
    bruno.page.get_by_label("Words of the note").fill("One thought")
    bruno.page.get_by_role("button", name="Save", exact=True).click()
    bruno.write("Better not")
    bruno.note("Better not").get_by_role("button", name="Change this note").click()
    bruno.page.get_by_role("button", name="Withdraw the note").click()
    bruno.offline(False)
    expect(chiara.page.locator(".note__text")).to_have_text(["One thought", "Withdrawn by who wrote it"])


def test_after_ten_seconds_the_page_says_that_there_is_no_network(bruno: Phone) -> None:
    bruno.page.clock.install()
    bruno.page.reload()
    bruno.page.get_by_label("A note, with").wait_for()
    bruno.offline()
    bruno.write("On the phone")
    expect(bruno.note("On the phone")).to_contain_text("Waits")
    expect(bruno.page.locator(".conn")).to_be_hidden()
    bruno.page.clock.run_for(12_000)
    expect(bruno.page.locator(".conn")).to_contain_text("Keep writing: one note waits on this phone")
    expect(bruno.page.locator(".conn")).to_contain_text("Nothing to reload")


def test_a_refused_note_stays_on_the_device_with_its_reason(hall: Hall, bruno: Phone) -> None:
    bruno.offline()
    bruno.write("Too late for the table")
    expect(bruno.note("Too late")).to_contain_text("Waits")
    hall.direct("freeze_table", table=hall.tables[1])
    bruno.offline(False)
    expect(bruno.note("Too late")).to_contain_text("Not accepted: the table is closed.")
    bruno.page.reload()
    expect(bruno.note("Too late")).to_contain_text("Not accepted: the table is closed.")


def test_a_refused_note_can_be_corrected_and_sent_again(hall: Hall, bruno: Phone) -> None:
    bruno.offline()
    bruno.write("Write to 12 Rome street")
    expect(bruno.note("Write to")).to_contain_text("Waits")
    hall.direct("freeze_table", table=hall.tables[1])
    bruno.offline(False)
    expect(bruno.note("Write to")).to_contain_text("Not accepted")
    hall.direct("thaw_table", table=hall.tables[1])
    bruno.page.get_by_role("button", name="Correct").click()
    bruno.page.get_by_label("Words of the note").fill("Write to the office")
    bruno.page.get_by_role("button", name="Send again").click()
    expect(bruno.note("Write to the office")).to_contain_text("Saved")
    assert bruno.texts() == ["Write to the office"]


def test_an_edit_that_came_too_late_keeps_its_words(hall: Hall, bruno: Phone) -> None:
    bruno.write("Old words")
    expect(bruno.note("Old words")).to_contain_text("Saved")
    tablet = hall.device(bruno.guest).open().sit()
    bruno.offline()
    change(bruno.page, "Words of the phone")
    change(tablet.page, "Words of the tablet")
    expect(tablet.note("Words of the tablet")).to_contain_text("Saved")
    bruno.offline(False)
    expect(bruno.note("Words of the phone")).to_contain_text("it was changed elsewhere in the meantime")
    expect(bruno.note("Words of the tablet")).to_be_visible()


def test_the_unsent_sentence_outlives_a_reload(bruno: Phone) -> None:
    bruno.page.get_by_label("A note, with").press_sequentially("I was just about to")
    bruno.page.reload()
    expect(bruno.page.get_by_label("A note, with")).to_have_value("I was just about to")


def test_the_new_words_of_a_note_outlive_a_reload(bruno: Phone) -> None:
    bruno.write("Old words")
    bruno.page.get_by_role("button", name="Change note 1").click()
    bruno.page.get_by_label("Words of the note").fill("New words, not yet")
    bruno.page.reload()
    expect(bruno.page.get_by_label("Words of the note")).to_have_value("New words, not yet")
    bruno.page.get_by_role("button", name="Leave it as it was").click()
    expect(bruno.page.locator(".note__text")).to_have_text(["Old words"])


def test_the_chosen_question_outlives_a_reload(bruno: Phone) -> None:
    bruno.page.get_by_role("button", name="Question 2: What hinders?").click()
    bruno.page.reload()
    expect(bruno.page.get_by_role("heading", name="What hinders?")).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_and_still_sends(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.context.add_init_script(NO_DATABASE)
    bruno.page.reload()
    bruno.sit()
    expect(bruno.page.get_by_text("This browser keeps nothing")).to_be_visible()
    bruno.write("From memory")
    expect(bruno.note("From memory")).to_contain_text("Saved")


def test_two_tabs_of_one_phone_send_a_note_once(hall: Hall, bruno: Phone) -> None:
    bruno.offline()
    bruno.write("Once and no more")
    expect(bruno.note("Once and no more")).to_contain_text("Waits")
    first = bruno.page
    bruno.offline(False)
    bruno.open()
    expect(bruno.note("Once and no more")).to_contain_text("Saved")
    expect(first.locator(".note", has_text="Once and no more")).to_contain_text("Saved")
    assert bruno.texts() == first.locator(".note__text").all_inner_texts() == ["Once and no more"]


def test_two_tabs_of_one_person_write_one_sentence(bruno: Phone) -> None:
    first = bruno.page
    first.get_by_label("A note, with").fill("Begun in one")
    bruno.open()
    field = bruno.page.get_by_label("A note, with")
    expect(field).to_have_value("Begun in one")
    field.fill("Begun in one, ended in the other")
    expect(first.get_by_label("A note, with")).to_have_value("Begun in one, ended in the other")
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(first.get_by_label("A note, with")).to_have_value("")
    expect(first.locator(".note--mine", has_text="ended in the other")).to_contain_text("Saved")


def test_what_waits_in_one_tab_is_seen_in_the_other_and_arrives_once(hall: Hall, bruno: Phone) -> None:
    first = bruno.page
    bruno.open()
    bruno.page.get_by_label("A note, with").wait_for()
    bruno.offline()
    bruno.write("Written without a line")
    expect(first.locator(".note--wait", has_text="Written without a line")).to_be_visible()
    bruno.page.close()
    bruno.offline(False)
    expect(first.locator(".note", has_text="Written without a line")).to_contain_text("Saved")
    assert first.locator(".note__text").all_inner_texts() == ["Written without a line"]


def test_where_no_socket_opens_notes_leave_by_plain_requests(hall: Hall, bruno: Phone) -> None:
    chiara = hall.phone("Chiara", table=1)
    bruno.context.route("**/socket.io/**", lambda route: route.abort())
    bruno.context.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    bruno.offline()
    bruno.write("Through the back door")
    bruno.offline(False)
    expect(chiara.note("Through the back door")).to_be_visible(timeout=30_000)


def test_an_answer_that_is_missing_for_four_seconds_is_said(hall_server: Server, bruno: Phone) -> None:
    hall_server.process.send_signal(signal.SIGSTOP)
    try:
        bruno.write("Is anybody there")
        expect(bruno.note("Is anybody there")).to_contain_text("Waits on this phone", timeout=15_000)
    finally:
        hall_server.process.send_signal(signal.SIGCONT)
    expect(bruno.note("Is anybody there")).to_contain_text("Saved", timeout=20_000)
    assert bruno.texts() == ["Is anybody there"]


@pytest.mark.parametrize(("letter", "most"), [("x", 11), ("è", 5), ("🙂", 2), ("\n", 5)])
def test_a_submit_holds_as_much_as_a_server_takes(bruno: Phone, letter: str, most: int) -> None:
    sent = first_batch(bruno.page, [letter * 4000] * 30)
    assert len(sent) == most
    assert len(json.dumps({"operations": sent}, ensure_ascii=False).encode()) <= 48_000


def test_a_submit_holds_twenty_short_operations(bruno: Phone) -> None:
    assert len(first_batch(bruno.page, ["short"] * 30)) == 20


def first_batch(page: Page, texts: list[str]) -> list[object]:
    """What the outbox would send first of these."""
    operations = [{"id": str(number), "name": "add_note", "args": {"text": text}} for number, text in enumerate(texts)]
    batch: list[object] = page.evaluate(
        """async (operations) => {
          const page = document.querySelector("script[type=module]").src;
          const { firstBatch } = await import(page.replace("table/page.js", "live/delivery.js"));
          return firstBatch(operations);
        }""",
        operations,
    )
    return batch


def change(page: Page, words: str) -> None:
    page.get_by_role("button", name="Change note 1").click()
    page.get_by_label("Words of the note").fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
