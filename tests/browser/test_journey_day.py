"""Whole afternoons: who conducts, phones and the screen in the hall, and somebody elsewhere who hears nothing of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facilitator.demo.api import Api
from facilitator.demo.person import Person
from facilitator.extensions import db
from facilitator.models import Workshop
from tests.browser.conftest import OpenHall
from tests.browser.desk import STRANGER, Desk, give_passwords, screen
from tests.browser.hall import LAPTOP, Guest, Hall, Office, Phone

NARROW: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
WRITE = re.compile("^A note,|^Time is over")
WORDS = ("Water", "Schools", "Parks", "Squares", "Libraries", "Bridges", "Orchards", "Markets")

with_both_widths = pytest.mark.parametrize("device", [NARROW, LAPTOP], ids=["360", "1280"])


@pytest.fixture(scope="module", autouse=True)
def passwords(office: Office) -> None:
    """Anna can sign in, and so can Eve."""
    give_passwords(office)


def sit_together(hall: Hall, names: list[str], device: dict[str, Any]) -> list[Phone]:
    """People enter by their phones, one body each, and nobody has a seat yet."""
    return [hall.phone(name, f"Comune di {name}", **device) for name in names]


def say(phone: Phone, text: str) -> None:
    phone.page.get_by_label(WRITE).fill(text)
    phone.page.get_by_role("button", name="Send", exact=True).click()
    expect(phone.note(text)).to_contain_text("Saved")


@with_both_widths
def test_from_the_door_to_the_restitution_and_nobody_elsewhere_hears_of_it(
    open_hall: OpenHall, device: dict[str, Any]
) -> None:
    other, hall = open_hall(), open_hall(open=False)
    olga, other_wall = other.phone("Olga", "Comune di Susa", table=1), screen(other)
    frames = frames_of(other_wall)
    desk, wall = Desk(hall, **device).conduct(), screen(hall)
    desk.press("Open the session")
    expect(wall.get_by_role("heading", name="Enter with your phone")).to_be_visible()
    phones = sit_together(hall, ["Bruno", "Chiara", "Denis"], device)
    said = work(hall, desk, phones, wall)
    expect_everything(hall, desk, said)
    expect_nothing(hall, [*olga.frames, *frames], said)
    expect_closed_doors(hall, other, olga.guest)


def work(hall: Hall, desk: Desk, phones: list[Phone], wall: Page) -> list[str]:
    """Tables, a late-comer, an afterthought, the plenary, the end; what was said."""
    desk.press("Split people over the tables")
    for phone in phones:
        phone.sit()
    desk.press("Start: Work at the tables")
    expect(wall.get_by_role("timer")).to_be_visible()
    late_comer = hall.phone("Emma", "Comune di Emma")
    expect(late_comer.page.get_by_label(WRITE)).to_be_visible()
    assert {len(there) for there in seats(hall).values()} == {2}
    everybody = [*phones, late_comer]
    said = [f"{word} for all" for word in WORDS[: len(everybody)]]
    for phone, text in zip(everybody, said, strict=True):
        say(phone, text)
    desk.press("End: Work at the tables")
    desk.confirm("End it")
    expect(wall.get_by_role("heading", name="Time is over")).to_be_visible()
    say(phones[0], "An afterthought")
    return [*said, "An afterthought", *finish(desk, phones, wall)]


def finish(desk: Desk, phones: list[Phone], wall: Page) -> list[str]:
    desk.press("Start: Plenary")
    field = phones[1].page.get_by_label(WRITE)
    expect(field).to_be_visible()
    expect(phones[1].note("for all")).to_have_count(0)
    say(phones[1], "Said to everybody")
    expect(phones[2].note("Said to everybody")).to_be_visible()
    desk.press("End: Plenary")
    desk.confirm("End it")
    desk.press("Close the session")
    desk.confirm("Close the session")
    expect(wall.get_by_role("heading", name="Thank you")).to_be_visible()
    for phone in phones:
        expect(phone.page.get_by_role("banner")).to_contain_text("The session is closed")
    return ["Said to everybody"]


def seats(hall: Hall) -> dict[str, list[str]]:
    """Who sits where, by table."""
    people = api(hall)(f"/streams/staff:{hall.workshop}/snapshot")["snapshot"]["people"]
    tables: dict[str, list[str]] = {}
    for person in people:
        tables.setdefault(person["table"], []).append(person["id"])
    return tables


def api(hall: Hall) -> Callable[[str], Any]:
    return Api(hall.url, hall.office.token, []).get


def expect_everything(hall: Hall, desk: Desk, said: list[str]) -> None:
    """The restitution has each note, and the desk leads to it."""
    document = api(hall)(f"/workshops/{hall.workshop}/restitution.json")
    texts = [note["text"] for table in document["tables"] for note in table["notes"]]
    assert sorted(texts) == sorted(said)
    desk.page.get_by_role("link", name="Open the restitution").first.click()
    for text in said:
        expect(desk.page.get_by_text(text).first).to_be_attached()


def expect_nothing(hall: Hall, frames: list[str], said: list[str]) -> None:
    """Neither a word nor an id of this session came to the screens of another one."""
    assert frames
    told = "\n".join(frames)
    own = [hall.workshop, *hall.tables, "Chiara", "Comune di Denis", *said]
    assert [word for word in own if word in told] == []


def expect_closed_doors(hall: Hall, other: Hall, stranger: Guest) -> None:
    """Whoever asks for these streams with a key of another session finds none."""
    streams = [f"{kind}:{hall.workshop}" for kind in ("workshop", "staff")] + [f"table:{key}" for key in hall.tables]
    for token in (stranger.token, projector_token(other)):
        asking = Person("stranger", hall.url, token, [], [])
        asking.connect()
        found = asking.wire.call("sync", {"streams": dict.fromkeys(streams)})["streams"]
        assert [part.get("code") for part in found.values()] == ["not_found"] * len(streams)
        asking.leave()


def projector_token(hall: Hall) -> str:
    with hall.office.app.app_context():
        return str(hall.office.app.extensions["keyring"].projector_token(db.session.get_one(Workshop, hall.workshop)))


def frames_of(page: Page) -> list[str]:
    frames: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))))
    page.reload()
    page.get_by_role("heading").first.wait_for()
    return frames


@with_both_widths
def test_who_is_moved_in_the_middle_of_a_sentence_finishes_it_at_the_new_table(
    hall: Hall, device: dict[str, Any]
) -> None:
    bruno, denis = hall.phone("Bruno", table=1, **device), hall.phone("Denis", table=2, **device)
    bruno.page.get_by_label(WRITE).fill("Half a sentence")
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[2])
    bruno.sit()
    field = bruno.page.get_by_label(WRITE)
    expect(field).to_have_value("Half a sentence")
    field.fill(f"{field.input_value()}, whole now")
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(denis.note("Half a sentence, whole now")).to_be_visible()
    expect(bruno.page.get_by_label(WRITE)).to_have_value("")


@with_both_widths
def test_who_is_moved_without_a_network_reads_what_became_of_the_note(hall: Hall, device: dict[str, Any]) -> None:
    bruno, denis = hall.phone("Bruno", table=1, **device), hall.phone("Denis", table=2, **device)
    bruno.offline()
    bruno.write("For the first table")
    expect(bruno.note("For the first table")).to_contain_text("Waits")
    hall.direct("seat_participant", participant=bruno.guest.id, table=hall.tables[2])
    bruno.offline(False)
    bruno.sit()
    expect(bruno.note("For the first table")).to_contain_text("Not accepted")
    bruno.page.get_by_role("button", name="Correct").click()
    bruno.page.get_by_role("button", name="Send again").click()
    expect(denis.note("For the first table")).to_be_visible()
    assert denis.texts() == ["For the first table"]


@with_both_widths
def test_a_note_written_while_the_table_ended_without_it_arrives_marked(hall: Hall, device: dict[str, Any]) -> None:
    bruno, chiara = hall.phone("Bruno", table=1, **device), hall.phone("Chiara", table=1, **device)
    activity = hall.office.activity(hall.tables[1])
    hall.direct("start_activity", activity=activity)
    bruno.offline()
    bruno.write("Written in a tunnel")
    hall.direct("end_activity", activity=activity)
    expect(chiara.page.get_by_label(re.compile("^Time is over"))).to_be_visible()
    bruno.offline(False)
    expect(bruno.note("Written in a tunnel")).to_contain_text("Saved, arrived at")
    expect(chiara.note("Written in a tunnel")).to_be_visible()
    notes = api(hall)(f"/streams/table:{hall.tables[1]}/snapshot")["snapshot"]["notes"]
    assert [(note["text"], note["late"]) for note in notes] == [("Written in a tunnel", True)]


@with_both_widths
def test_a_colleague_goes_on_where_the_first_one_had_to_leave(hall: Hall, device: dict[str, Any]) -> None:
    hall.direct("add_facilitator", workshop=hall.workshop, email=STRANGER)
    bruno = hall.phone("Bruno", table=1, **device)
    anna = Desk(hall, **device).conduct()
    anna.press("Start: Work at the tables")
    expect(bruno.page.get_by_role("timer")).to_contain_text("until")
    anna.context.close()
    eve = Desk(hall, STRANGER, **device).conduct()
    eve.press("End: Work at the tables")
    eve.confirm("End it")
    expect(bruno.page.get_by_role("timer")).to_contain_text("over at")
    back = Desk(hall, **device).conduct()
    expect(back.page.get_by_role("button", name="Start: Plenary")).to_be_visible()
    for desk in (eve, back):
        expect(desk.diary).to_contain_text("Eve")
