"""After the day that stood at the door nobody can read a name, in no table of the database and on no screen."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.clock import now
from facilitator.config import Settings
from facilitator.extensions import Base
from facilitator.identity import SYSTEM, Actor, Keyring
from facilitator.journal import Journal
from facilitator.models import Participant, Stream, Workshop
from facilitator.operations.forgetting import kept_too_long
from tests.cast import Cast
from tests.operations.listening import Listening, code

CANARIES = ("Canarino Uno", "Canarino Due", "Canarino Tre", "Canarino Quattro", "Canarino Cinque")
LONG_AGO = {"date": "2020-01-15", "retention_days": 30}


class Past:
    """A session of long ago, with what was told of its people."""

    def __init__(self, cast: Cast, **args: Any) -> None:
        self.cast = cast
        self.workshop = cast.create_workshop(cast.anna, "Tappa di ieri", naming="names", **{**LONG_AGO, **args})
        invited = [{"name": CANARIES[0], "body": "Comune di Asti", "role": "mayor"}]
        cast.do(cast.anna, "import_participants", workshop=self.workshop, participants=invited)
        people = cast.join_all({name: (self.workshop, "Comune di Asti") for name in CANARIES}, "councillor")
        self.people = list(people.values())
        self.table = cast.snapshot(f"workshop:{self.workshop}")["tables"][1]["id"]
        for person in self.people:
            cast.do(cast.anna, "seat_participant", participant=person.id, table=self.table)
        self.note = self.write("Più alberi")
        hidden = self.write("Meno auto")
        cast.do(self.people[0], "edit_note", note=self.note, text="Più tigli", revision=1)
        cast.do(cast.anna, "hide_note", note=hidden, reason="Perché")
        cast.do(cast.anna, "show_note", note=hidden)

    def write(self, text: str) -> str:
        note: str = self.cast.do(self.people[0], "add_note", table=self.table, text=text)["note"]
        return note

    @property
    def streams(self) -> list[str]:
        own = [f"participant:{person.id}" for person in self.people]
        return [f"workshop:{self.workshop}", f"staff:{self.workshop}", f"table:{self.table}", *own]

    def told(self) -> str:
        """All that the streams tell, and all they amount to."""
        return str([(self.cast.events(stream), self.cast.snapshot(stream)) for stream in self.streams])


@pytest.fixture
def past(cast: Cast) -> Past:
    return Past(cast)


def epochs(journal: Journal, streams: list[str]) -> dict[str, str]:
    with journal.reading() as session:
        rows = session.execute(sa.select(Stream.name, Stream.epoch).where(Stream.name.in_(streams)))
        return {name: epoch for name, epoch in rows}


def test_names_and_roles_are_gone_and_what_was_written_stays(cast: Cast, past: Past, listening: Listening) -> None:
    assert all(canary in past.told() for canary in CANARIES)
    assert cast.do(SYSTEM, "forget_people", workshop=past.workshop) == {"people": 5}
    told = past.told()
    assert not any(word in told for word in (*CANARIES, "mayor", "councillor"))
    assert "Meno auto" in told and "Più tigli" in told and "Comune di Asti" in told
    assert {name for names in listening.told.values() for name in names} == {"people_forgotten"}


def test_what_a_table_was_told_still_amounts_to_what_it_is(cast: Cast, past: Past) -> None:
    cast.do(SYSTEM, "forget_people", workshop=past.workshop)
    notes = {note["id"]: note for note in cast.snapshot(f"table:{past.table}")["notes"]}
    last = {event["data"]["note"]["id"]: event["data"]["note"] for event in whole_notes(cast, past)}
    assert {key: note["author"] for key, note in notes.items()} == {key: note["author"] for key, note in last.items()}
    assert notes[past.note]["author"] == {"id": past.people[0].id, "name": None}


def whole_notes(cast: Cast, past: Past) -> list[dict[str, Any]]:
    return [event for event in cast.events(f"table:{past.table}") if isinstance(event["data"].get("note"), dict)]


def test_screens_start_afresh(cast: Cast, past: Past) -> None:
    before = epochs(cast.journal, past.streams)
    others = epochs(cast.journal, [cast.stream, cast.staff_stream])
    cast.do(SYSTEM, "forget_people", workshop=past.workshop)
    after = epochs(cast.journal, past.streams)
    assert after.keys() == before.keys() and not set(after.values()) & set(before.values())
    assert epochs(cast.journal, [cast.stream, cast.staff_stream]) == others


def test_the_places_of_who_was_there_end(cast: Cast, past: Past, lasting_settings: Settings) -> None:
    keyring = Keyring(lasting_settings.secret_key())
    token = token_of(cast, keyring, past.people[0])
    cast.do(SYSTEM, "forget_people", workshop=past.workshop)
    assert token_of(cast, keyring, past.people[0]) != token


def token_of(cast: Cast, keyring: Keyring, person: Actor) -> str:
    with cast.journal.reading() as session:
        return keyring.participant_token(session.get_one(Participant, person.id))


def test_names_are_kept_until_their_day_and_counted_from_the_end(cast: Cast, past: Past) -> None:
    assert code(cast.submit(SYSTEM, "forget_people", workshop=cast.workshop)) == "invalid"
    cast.do(cast.anna, "close_workshop", workshop=past.workshop)
    assert code(cast.submit(SYSTEM, "forget_people", workshop=past.workshop)) == "invalid"
    assert CANARIES[0] in past.told()


def test_other_sessions_keep_their_names(cast: Cast, past: Past) -> None:
    cast.do(SYSTEM, "forget_people", workshop=past.workshop)
    assert {person["name"] for person in cast.snapshot(cast.staff_stream)["people"]} == {"Bruno", "Chiara", "Denis"}


def test_what_the_same_batch_told_before_is_forgotten_too(cast: Cast, past: Past) -> None:
    late = cast.operation(
        cast.anna, "import_participants", workshop=past.workshop, participants=[{"name": "Canarino Sei"}]
    )
    cast.do_all(late, cast.operation(SYSTEM, "forget_people", workshop=past.workshop))
    assert "Canarino" not in past.told()


def test_only_sessions_with_names_past_their_time_are_listed(cast: Cast, past: Past) -> None:
    kept = listed(cast)
    assert kept[past.workshop] == "2020-01-15 Tappa di ieri: 5" and cast.workshop not in kept
    cast.do(SYSTEM, "forget_people", workshop=past.workshop)
    assert past.workshop not in listed(cast)


def listed(cast: Cast) -> dict[str, str]:
    with cast.journal.reading() as session:
        return {kept.id: str(kept) for kept in kept_too_long(session, now().date())}


def test_a_session_keeps_names_as_long_as_the_installation_says(cast: Cast, lasting_settings: Settings) -> None:
    created = cast.create_workshop(cast.anna, "Tappa")
    with cast.journal.reading() as session:
        assert session.get_one(Workshop, created).retention_days == lasting_settings.retention_days


def test_what_a_table_called_out_for_is_forgotten_too(past: Past) -> None:
    past.cast.do(past.people[0], "call_help", table=past.table, text=CANARIES[4])
    past.cast.do(SYSTEM, "forget_people", workshop=past.workshop)
    assert CANARIES[4] not in past.told()


def test_what_was_held_against_a_page_is_forgotten_too_and_the_page_stays(past: Past) -> None:
    table, words = {"table": past.table}, f"Canarino {uuid.uuid4().hex}"
    past.cast.do(past.cast.anna, "write_page", **table, field="question", text="Chi presta un modulo?", revision=0)
    past.cast.do(past.people[0], "sign_page", **table, revision=1, approves=True)
    past.cast.do(past.people[1], "sign_page", **table, revision=1, field="question", reason=words)
    late = past.cast.operation(
        past.people[2], "sign_page", **table, revision=1, field="question", reason=f"Anche {words}"
    )
    past.cast.do_all(late, past.cast.operation(SYSTEM, "forget_people", workshop=past.workshop))
    page = past.cast.snapshot(f"table:{past.table}")["page"]
    assert [field["text"] for field in page["fields"]] == ["Chi presta un modulo?"]
    assert sorted(each["approves"] for each in page["signatures"]) == [False, False, True]
    assert {(each["field"], each["reason"]) for each in page["signatures"]} == {(None, None)}
    assert words not in past.told() + stored(past.cast)


def stored(cast: Cast) -> str:
    """All that the database holds."""
    with cast.journal.reading() as session:
        return str([session.execute(table.select()).all() for table in Base.metadata.sorted_tables])
