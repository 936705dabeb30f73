"""Questions to who speaks: asked on phones, answered or promised at the cockpit, read by everybody."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenHall
from tests.browser.desk import Desk, give_passwords, screen
from tests.browser.hall import Hall, Office, Phone
from tests.browser.looks import faults_of


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in."""
    give_passwords(office)


@pytest.fixture
def talk(open_hall: OpenHall) -> Hall:
    """A session of talks and questions: no table but the plenary."""
    return open_hall(0, prompts=["What would you ask who speaks?"])


def tick(phone: Phone) -> Locator:
    return phone.page.get_by_role("checkbox", name="It is a question")


def row(desk: Desk, text: str) -> Locator:
    return desk.page.get_by_role("region", name="Questions", exact=True).get_by_role("listitem").filter(has_text=text)


def ask(phone: Phone, text: str) -> None:
    tick(phone).wait_for()
    phone.write(text)
    expect(phone.note(text)).to_contain_text("Open question")


def test_a_session_of_talks_runs_from_its_opening_to_its_restitution_by_questions(open_hall: OpenHall) -> None:
    hall = open_hall(0, open=False, prompts=["What would you ask who speaks?"])
    desk, wall = Desk(hall).conduct(), screen(hall)
    expect(wall.get_by_role("heading", name="The door is about to open")).to_be_visible()
    desk.press("Open the session")
    expect(wall.get_by_role("heading", name="Enter with your phone")).to_be_visible()
    bruno, chiara = hall.phone("Bruno", "Comune di Leinì"), hall.phone("Chiara", "Comune di Susa")
    expect(wall.locator(".proj__counts")).to_have_text("2 people 2 bodies")
    desk.press("Start: Plenary")
    expect(wall.get_by_role("heading", name="What would you ask who speaks?")).to_be_visible()
    ask(bruno, "Do we need an act for each pact?")
    ask(chiara, "What does the map cost?")
    bruno.write("We lend our form to whoever wants it")
    answered(desk, "Do we need an act", "No, the rules say so", "Comune di Chieri")
    owed(desk, "What does the map cost", "Comune di Collegno", "2026-12-26")
    expect(chiara.note("Do we need an act").locator(".answer")).to_contain_text(
        "Comune di Chieri: No, the rules say so"
    )
    expect(bruno.note("What does the map cost").locator(".answer")).to_contain_text(
        "Comune di Collegno answers, by 26 December 2026."
    )
    expect(wall.locator("main")).not_to_contain_text("Comune di Collegno")
    desk.press("End: Plenary")
    desk.confirm("End it")
    desk.press("Close the session")
    desk.confirm("Close the session")
    desk.page.get_by_role("link", name="Open the restitution").first.click()
    document = desk.page.get_by_role("main")
    expect(document).to_contain_text("Answer: Comune di Chieri: No, the rules say so")
    owed_points = document.get_by_role("heading", name="Answers that are owed")
    expect(owed_points).to_be_visible()
    expect(document).to_contain_text("Answer owed: Comune di Collegno, by 26 December 2026")
    expect(document).to_contain_text("We lend our form")


def answered(desk: Desk, question: str, words: str, body: str) -> None:
    row(desk, question).get_by_role("button", name="Answer given").click()
    desk.page.get_by_label("Who answers").fill(body)
    desk.page.get_by_label("The answer in a few words").fill(words)
    desk.press("Mark as answered")


def owed(desk: Desk, question: str, body: str, due: str) -> None:
    row(desk, question).get_by_role("button", name="stays owed").click()
    desk.page.get_by_label("Who will answer").fill(body)
    desk.page.get_by_label("By which day").fill(due)
    desk.press("Mark as owed")


def test_what_ends_with_a_question_mark_is_a_question_unless_its_author_says_otherwise(talk: Hall) -> None:
    bruno = talk.phone("Bruno")
    field = bruno.page.get_by_label(re.compile("^A note,"))
    expect(tick(bruno)).not_to_be_checked()
    field.fill("Who pays?")
    expect(tick(bruno)).to_be_checked()
    tick(bruno).uncheck()
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(bruno.note("Who pays?")).to_contain_text("Saved")
    expect(bruno.note("Who pays?")).not_to_contain_text("Open question")
    field.fill("Tell us who pays")
    tick(bruno).check()
    bruno.page.reload()
    expect(tick(bruno)).to_be_checked()
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(bruno.note("Tell us who pays")).to_contain_text("Open question")
    expect(tick(bruno)).not_to_be_checked()


def test_a_question_asked_without_a_network_is_still_one_when_it_leaves(talk: Hall) -> None:
    bruno, chiara = talk.phone("Bruno"), talk.phone("Chiara")
    expect(tick(bruno)).to_be_visible()
    bruno.offline()
    ask(bruno, "Who pays?")
    expect(bruno.note("Who pays?")).to_contain_text("Waits on this phone")
    bruno.offline(False)
    expect(chiara.note("Who pays?")).to_contain_text("Open question")


def test_a_question_is_one_also_before_the_box_has_come(talk: Hall) -> None:
    guest = talk.let_in("Bruno", "Comune di Leinì")
    bruno, chiara = talk.device(guest), talk.phone("Chiara")
    bruno.context.route("**/question.js*", lambda route: route.abort())
    bruno.open().write("Who pays?")
    expect(chiara.note("Who pays?")).to_contain_text("Open question")


def test_who_listens_to_the_page_hears_that_the_own_question_has_an_answer(talk: Hall) -> None:
    desk, bruno, chiara = Desk(talk).conduct(), talk.phone("Bruno"), talk.phone("Chiara")
    ask(bruno, "Who pays?")
    owed(desk, "Who pays?", "Regione Piemonte", "")
    expect(bruno.page.get_by_role("status").first).to_have_text("The answer to your question is owed")
    answered(desk, "Who pays?", "We do", "")
    expect(bruno.page.get_by_role("status").first).to_have_text("Your question has its answer")
    expect(chiara.note("Who pays?").locator(".answer")).to_contain_text("We do")
    expect(chiara.page.get_by_role("status").first).not_to_contain_text("Your question")


def test_at_a_table_nothing_is_asked_about_questions(hall: Hall) -> None:
    bruno = hall.phone("Bruno", table=1)
    bruno.write("Who pays?")
    expect(bruno.note("Who pays?")).to_contain_text("Saved")
    expect(tick(bruno)).to_be_hidden()


def test_a_question_is_taken_up_again_and_one_that_was_no_question_can_have_an_answer(talk: Hall) -> None:
    desk, bruno = Desk(talk).conduct(), talk.phone("Bruno")
    ask(bruno, "Who pays?")
    bruno.write("The map is not kept up")
    owed(desk, "Who pays?", "", "")
    expect(bruno.note("Who pays?")).to_contain_text("The answer is still to come.")
    row(desk, "Who pays?").get_by_role("button", name="again").click()
    expect(bruno.note("Who pays?")).to_contain_text("Open question")
    expect(row(desk, "Who pays?").get_by_role("button", name="stays owed")).to_be_visible()
    desk.page.get_by_text("Other notes of the plenary").click()
    answered(desk, "The map is not kept up", "It is since May", "")
    expect(bruno.note("The map is not kept up").locator(".answer")).to_contain_text("It is since May")


def test_what_is_typed_of_an_answer_outlives_a_reload_and_another_question(talk: Hall) -> None:
    desk, bruno = Desk(talk).conduct(), talk.phone("Bruno")
    ask(bruno, "Who pays?")
    ask(bruno, "Who signs?")
    row(desk, "Who pays?").get_by_role("button", name="Answer given").click()
    desk.page.get_by_label("The answer in a few words").fill("The Region")
    row(desk, "Who signs?").get_by_role("button", name="Answer given").click()
    expect(desk.page.get_by_label("The answer in a few words")).to_have_value("")
    desk.press("Leave it as it is")
    row(desk, "Who pays?").get_by_role("button", name="Answer given").click()
    expect(desk.page.get_by_label("The answer in a few words")).to_have_value("The Region")
    desk.page.reload()
    expect(desk.page.get_by_label("The answer in a few words")).to_have_value("The Region")


def test_what_cannot_be_kept_is_said_beside_its_field_and_nothing_leaves(talk: Hall) -> None:
    desk, bruno = Desk(talk).conduct(), talk.phone("Bruno")
    ask(bruno, "Who pays?")
    row(desk, "Who pays?").get_by_role("button", name="stays owed").click()
    desk.page.get_by_label("By which day").fill("2020-01-01")
    desk.press("Mark as owed")
    expect(desk.page.get_by_text("This day is before the session.")).to_be_visible()
    expect(desk.page.get_by_label("By which day")).to_be_focused()
    desk.press("Leave it as it is")
    row(desk, "Who pays?").get_by_role("button", name="Answer given").click()
    desk.page.get_by_label("The answer in a few words").fill("x" * 1001)
    desk.press("Mark as answered")
    expect(desk.page.get_by_text("1001 of 1,000 characters: too long")).to_be_visible()
    expect(bruno.note("Who pays?")).to_contain_text("Open question")


def test_questions_are_answered_with_the_keys_alone(talk: Hall) -> None:
    desk, bruno = Desk(talk).conduct(), talk.phone("Bruno")
    ask(bruno, "Who pays?")
    row(desk, "Who pays?").get_by_role("button", name="Answer given").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_label("Who answers")).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("heading", name="Questions", exact=True)).to_be_focused()
    row(desk, "Who pays?").get_by_role("button", name="Answer given").press("Enter")
    desk.page.keyboard.type("Regione Piemonte")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.type("We do")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    expect(bruno.note("Who pays?").locator(".answer")).to_contain_text("Regione Piemonte: We do")
    expect(desk.page.get_by_role("heading", name="Questions", exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("naming", "told"),
    [("names", "Bruno · office · Comune di Leinì · "), ("bodies", "Comune di Leinì · "), ("nothing", "")],
)
def test_the_cockpit_says_who_asks_as_far_as_the_session_names_people(
    open_hall: OpenHall, naming: str, told: str
) -> None:
    hall = open_hall(0, naming=naming)
    desk, bruno = Desk(hall).conduct(), hall.phone("Bruno")
    ask(bruno, "Who pays?")
    expect(row(desk, "Who pays?").locator("p.soft")).to_have_text(re.compile(rf"^{told}\d\d:\d\d$"))


def test_axe_finds_nothing_where_questions_are_asked_and_answered(talk: Hall) -> None:
    desk = Desk(talk).conduct()
    bruno = talk.phone("Bruno")
    for text in ("Who pays?", "Who signs?", "Pre" + "cipitevolis" * 30 + "?"):
        ask(bruno, text)
    bruno.write("No question")
    answered(desk, "Who pays?", "The Region " + "nobody" * 60, "Comune di Collegno")
    owed(desk, "Who signs?", "Comune di Chieri", "2026-12-26")
    desk.page.get_by_text("Other notes of the plenary").click()
    row(desk, "Precipit").get_by_role("button", name="stays owed").click()
    desk.page.get_by_label("By which day").fill("2020-01-01")
    expect(bruno.note("Who signs?")).to_contain_text("Answer owed")
    assert {"desk": faults_of(desk.page), "phone": faults_of(bruno.page)} == {"desk": [], "phone": []}


def test_what_is_asked_in_the_plenary_before_it_begins_is_in_the_cockpit(hall: Hall) -> None:
    hall.direct("add_note", table=hall.tables[0], text="Who pays?", card_type="question")
    desk = Desk(hall).conduct()
    expect(desk.page.get_by_role("region", name="Questions", exact=True)).to_contain_text("Who pays?")
    expect(desk.page.locator(".totals")).to_contain_text("one note")
