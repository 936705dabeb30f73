"""Who asks for it is nowhere any more: not on the list, not beside a note, not in what anybody was told before."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.extensions import Base
from facilitator.identity import ANONYMOUS, Actor
from facilitator.models import Edition, Note
from facilitator.renewals import Renewals
from facilitator.restitution.document import Paragraph, Table
from facilitator.restitution.publication import Publication, unpacked
from facilitator.restitution.schema import RestitutionData
from tests.cast import Cast
from tests.operations.listening import Listening, code


class Guest:
    """Somebody at table 1 of a session with names who said a lot: shown, edited, hidden, binned and moved."""

    def __init__(self, cast: Cast) -> None:
        self.cast, mark = cast, uuid.uuid4().hex
        self.said = name, self.body, needs, call = [f"Canarino {mark} {what}" for what in "ABCD"]
        self.words = [f"Canarino {mark} {count}" for count in range(4)]
        self.workshop = cast.create_workshop(cast.anna, "Tappa", naming="names")
        self.tables = [table["id"] for table in cast.snapshot(f"workshop:{self.workshop}")["tables"]]
        people = cast.join_all({name: (self.workshop, self.body), "Resta": (self.workshop, "Comune di Asti")}, "mayor")
        self.guest, self.other = people.values()
        for person in people.values():
            cast.do(cast.anna, "seat_participant", participant=person.id, table=self.tables[1])
        cast.do(cast.anna, "edit_participant", participant=self.guest.id, needs=needs)
        cast.do(self.guest, "call_help", table=self.tables[1], text=call)
        self.object(self.said[2])
        self.notes = [self.write(self.guest, text) for text in self.words]
        self.write(self.other, "Questa resta")
        cast.do(self.guest, "edit_note", note=self.notes[0], text=f"{self.words[0]} bis", revision=1)
        cast.do(cast.anna, "hide_note", note=self.notes[1], reason=f"Nomina {self.words[1]}")
        cast.do(self.guest, "delete_note", note=self.notes[2])
        cast.do(cast.anna, "move_note", note=self.notes[3], table=self.tables[2])

    def object(self, reason: str) -> None:
        """Hold something against a sentence of the table's page."""
        table = {"table": self.tables[1]}
        self.cast.do(self.cast.anna, "write_page", **table, field="point_1", text="Più verde", revision=0)
        self.cast.do(self.guest, "sign_page", **table, revision=1, field="point_1", reason=reason)

    def object_again(self, reason: str) -> None:
        """Hold something else against it."""
        self.cast.do(self.guest, "sign_page", table=self.tables[1], revision=1, field="point_1", reason=reason)

    def write(self, author: Actor, text: str) -> str:
        note: str = self.cast.do(author, "add_note", table=self.tables[1], text=text)["note"]
        return note

    def erase(self, extent: str) -> dict[str, Any]:
        """Erase, and make the editions anew, which until then have no file."""
        told = self.cast.do(self.guest, "erase_own_data", extent=extent)
        assert Renewals(self.cast.journal.submit, self.cast.journal.reading).renew_all()
        return told

    def stored(self) -> str:
        """Every row of every table of the database, and what the streams amount to."""
        streams = [f"{kind}:{self.workshop}" for kind in ("workshop", "staff")]
        shown = [self.cast.snapshot(stream) for stream in (*streams, *(f"table:{key}" for key in self.tables))]
        with self.cast.journal.reading() as session:
            rows = [session.execute(table.select()).all() for table in Base.metadata.sorted_tables]
            editions = [unpacked(content).as_json() for content in session.scalars(sa.select(Edition.content))]
        return str((shown, rows, editions))

    def found(self) -> set[str]:
        stored = self.stored()
        return {word for word in (*self.said, *self.words) if word in stored}


@pytest.fixture
def guest(cast: Cast) -> Guest:
    return Guest(cast)


def test_only_the_name_goes_and_the_notes_stay(guest: Guest) -> None:
    assert guest.found() == {*guest.said, *guest.words}
    assert guest.erase("name") == {"notes": 0}
    assert guest.found() == {*guest.words, guest.body}
    notes = guest.cast.snapshot(f"table:{guest.tables[1]}")["notes"]
    assert [(note["text"], note["author"]) for note in notes[:2]] == [(f"{guest.words[0]} bis", None), (None, None)]
    assert notes[0]["body"]["name"] == guest.body


def test_nothing_that_was_said_or_written_is_stored_anywhere(guest: Guest) -> None:
    assert guest.erase("notes") == {"notes": 4}
    assert guest.found() == set()
    notes = guest.cast.snapshot(f"table:{guest.tables[1]}")["notes"]
    assert [(note["number"], note["state"], note["text"]) for note in notes] == [
        *((number, "binned", None) for number in (1, 2, 3)),
        (5, "shown", "Questa resta"),
    ]


def test_the_own_place_ends_and_nobody_brings_a_note_back(guest: Guest, listening: Listening) -> None:
    guest.erase("notes")
    assert f"participant:{guest.guest.id}" not in str(guest.cast.snapshot(f"staff:{guest.workshop}"))
    for person, verb in ((guest.guest, "restore_note"), (guest.other, "restore_note"), (guest.cast.anna, "show_note")):
        assert code(guest.cast.submit(person, verb, note=guest.notes[1])) in ("forbidden", "not_found", "invalid")
    assert code(guest.cast.submit(guest.guest, "erase_own_data", extent="name")) in ("not_found", "unauthenticated")


def test_staff_is_told_without_a_name(guest: Guest) -> None:
    before = len(guest.cast.events(f"staff:{guest.workshop}"))
    guest.erase("notes")
    told = guest.cast.events(f"staff:{guest.workshop}")[before:]
    assert [event["name"] for event in told] == ["participant_removed", "own_data_erased"]
    assert told[-1]["data"] == {"notes": 4, "hidden": [guest.notes[1]]}
    assert guest.cast.snapshot(f"staff:{guest.workshop}")["hidden"] == []


def test_after_the_closing_who_was_there_is_still_counted_and_editions_say_it_no_more(guest: Guest) -> None:
    cast = guest.cast
    cast.do(cast.anna, "close_workshop", workshop=guest.workshop)
    cast.do(cast.anna, "publish_restitution", workshop=guest.workshop)
    before = editions(guest)
    assert guest.words[0] in guest.found()
    guest.erase("notes")
    assert guest.found() == set()
    assert cast.snapshot(f"workshop:{guest.workshop}")["counts"] == {"present": 2, "bodies": 1}
    assert [person["name"] for person in cast.snapshot(f"staff:{guest.workshop}")["people"]] == [None, "Resta"]
    assert len(editions(guest)) == 1 and editions(guest) != before
    assert cast.do(cast.anna, "publish_restitution", workshop=guest.workshop)["edition"] == 2


@pytest.mark.parametrize("reason", ["paragraph", "table", "2026", "verde"])
def test_words_of_neighbours_and_the_frame_of_an_edition_stay_whatever_was_held_against_a_page(
    guest: Guest, reason: str
) -> None:
    cast = guest.cast
    guest.object_again(reason)
    guest.write(guest.other, f"Serve più {reason}")
    guest.write(guest.guest, reason)
    cast.do(cast.anna, "close_workshop", workshop=guest.workshop)
    cast.do(cast.anna, "publish_restitution", workshop=guest.workshop)
    before = edition(guest)
    guest.erase("notes")
    after = edition(guest)
    RestitutionData.model_validate(after.open_data)
    assert after.open_data["generated_at"] == before.open_data["generated_at"]
    notes = [note["text"] for note in after.open_data["tables"][1]["notes"]]
    assert notes[-3:] == ["Questa resta", f"Serve più {reason}", "[…]"]
    (dispute,) = after.open_data["tables"][1]["page"]["disputes"]
    assert (dispute["text"], dispute["reason"]) == ("Più verde", "[…]")
    told = [block.text for block in after.document.blocks if isinstance(block, Paragraph)]
    assert [line for line in told if "([…])" in line and "Più verde" in line]
    assert not [line for line in told if f"({reason})" in line]


def test_who_erases_only_the_name_takes_back_in_editions_what_they_held_against_a_page(guest: Guest) -> None:
    cast = guest.cast
    guest.object_again("Canarino contrario")
    cast.do(cast.anna, "close_workshop", workshop=guest.workshop)
    cast.do(cast.anna, "publish_restitution", workshop=guest.workshop)
    assert "Canarino contrario" in guest.stored()
    guest.erase("name")
    assert "Canarino contrario" not in guest.stored()
    assert guest.words[0] in str(edition(guest).as_json())


def test_an_edition_never_says_that_all_is_there_when_some_was_erased_after_it(cast: Cast) -> None:
    for author, text in ((cast.bruno, "Più alberi"), (cast.chiara, "Meno auto"), (cast.denis, "Un bus")):
        cast.add_note(author, text, table=2 if author is cast.denis else 1)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)
    before = sentences(cast)
    assert "questo documento le riporta tutte" in before and "Nessuna nota è stata ritirata" in before
    for author, shown, gone in ((cast.bruno, 2, 1), (cast.denis, 1, 2)):
        cast.do(author, "erase_own_data", extent="notes")
        assert Renewals(cast.journal.submit, cast.journal.reading).renew_all()
        after, data = sentences(cast), printed(cast).open_data
        assert "questo documento le riporta tutte" not in after and "Nessuna nota è stata ritirata" not in after
        assert ("1 è qui parola per parola" if shown == 1 else "2 sono qui parola per parola") in after
        RestitutionData.model_validate(data)
        assert (data["counts"]["notes"], data["counts"]["erased"], len(data["register"])) == (3, gone, gone)
        assert sum(table.get("erased", 0) for table in data["tables"]) == gone
        (listing,) = [block for block in printed(cast).document.blocks if getattr(block, "widths", ()) == (1, 9)]
        assert isinstance(listing, Table) and len(listing.rows) == gone
        assert f"{gone} not{'a è stata cancellata' if gone == 1 else 'e sono state cancellate'}" in after
    assert after.count("Dopo la pubblicazione") == 1


def sentences(cast: Cast) -> str:
    """The words of the edition, between its notes."""
    return " ".join(str(getattr(block, "text", "")) for block in printed(cast).document.blocks)


def printed(cast: Cast) -> Publication:
    with cast.journal.reading() as session:
        (content,) = session.scalars(sa.select(Edition.content).where(Edition.workshop_id == cast.workshop))
    return unpacked(content)


def edition(guest: Guest) -> Publication:
    with guest.cast.journal.reading() as session:
        (content,) = session.scalars(sa.select(Edition.content).where(Edition.workshop_id == guest.workshop))
    return unpacked(content)


def editions(guest: Guest) -> list[str]:
    with guest.cast.journal.reading() as session:
        return list(session.scalars(sa.select(Edition.id).where(Edition.workshop_id == guest.workshop)))


def test_one_batch_that_writes_and_erases_tells_no_word(guest: Guest) -> None:
    cast = guest.cast
    note = cast.operation(guest.guest, "add_note", table=guest.tables[1], text="Canarino Nove")
    cast.do_all(note, cast.operation(guest.guest, "erase_own_data", extent="notes"))
    assert "Canarino Nove" not in guest.stored()


def test_nobody_erases_for_somebody_else(cast: Cast) -> None:
    for actor, refusal in ((cast.anna, "forbidden"), (ANONYMOUS, "unauthenticated")):
        assert code(cast.submit(actor, "erase_own_data", extent="notes")) == refusal
    assert code(cast.submit(cast.bruno, "erase_own_data", extent="everything")) == "invalid"
    assert code(cast.submit(cast.bruno, "erase_own_data", extent="notes", participant=cast.chiara.id)) == "invalid"
    note = cast.add_note(cast.chiara, "Resto")
    cast.do(cast.bruno, "erase_own_data", extent="notes")
    with cast.journal.reading() as session:
        assert session.get_one(Note, note).author_id == cast.chiara.id
