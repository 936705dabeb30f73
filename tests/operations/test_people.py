"""One person of the list: added by hand, corrected, found to be another one, taken off."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.extensions import Base
from facilitator.models import Event, Note, Participant, Stream
from tests.cast import Cast
from tests.counting import statements
from tests.journal.reducing import reduced
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def person(cast: Cast, key: str | None) -> Json:
    """Somebody as who conducts sees them."""
    (found,) = [one for one in cast.snapshot(cast.staff_stream)["people"] if one["id"] == key]
    return dict(found)


def add(cast: Cast, name: str, **said: Any) -> str:
    return str(cast.do(cast.anna, "add_participant", workshop=cast.workshop, name=name, **said)["participant"])


def note(cast: Cast, table: int = 1) -> Json:
    """The first note of a table as its people see it."""
    return dict(cast.snapshot(cast.table_stream(table))["notes"][0])


def authors(cast: Cast) -> list[str | None]:
    """Who wrote the notes, as it is stored."""
    with cast.journal.reading() as session:
        return list(session.scalars(sa.select(Note.author_id).where(Note.workshop_id == cast.workshop)))


def names(cast: Cast) -> list[str]:
    return [one["name"] for one in cast.snapshot(cast.staff_stream)["people"]]


def test_who_is_added_by_hand_is_invited_and_told_to_who_conducts(cast: Cast, listening: Listening) -> None:
    said = {"body": "Comune di Asti", "role": "mayor", "first_choice": cast.tables[2], "needs": "Una rampa"}
    gino = person(cast, add(cast, "Gino", **said))
    assert (gino["name"], gino["body"]["name"], gino["role"], gino["invited"]) == (
        "Gino",
        "Comune di Asti",
        "mayor",
        True,
    )
    assert (gino["first_choice"], gino["needs"]) == (cast.tables[2], "Una rampa")
    assert {who: told for who, told in listening.told.items() if not who.startswith("participant:")} == {
        "staff": ["participants_invited"]
    }


def test_a_namesake_is_added_only_when_somebody_says_so(cast: Cast) -> None:
    asked = {"workshop": cast.workshop, "name": "BRUNO", "body": "Comune di Chieri"}
    answer = cast.submit(cast.anna, "add_participant", **asked)
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "namesake")
    assert cast.submit(cast.anna, "add_participant", namesake=True, **asked).ok
    assert len(names(cast)) == 4


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"name": " "}, "name"),
        ({"name": "…"}, "name"),
        ({"name": "n" * 81}, "name"),
        ({"role": "queen"}, "role"),
        ({"first_choice": "00000000-0000-4000-8000-000000000000"}, "first_choice"),
        ({"needs": "x" * 501}, "needs"),
        ({"remote": True}, "remote"),
        ({"mail": "x"}, "mail"),
    ],
)
def test_what_cannot_be_is_refused_and_adds_nobody(cast: Cast, wrong: Json, path: str) -> None:
    answer = cast.submit(cast.anna, "add_participant", **{"workshop": cast.workshop, "name": "Gino", **wrong})
    assert answer.as_json()["path"] == path
    assert names(cast) == ["Bruno", "Chiara", "Denis"]


def test_a_corrected_person_is_told_to_all_who_see_them_and_their_notes_follow(
    cast: Cast, listening: Listening
) -> None:
    cast.add_note(cast.bruno, "Più alberi")
    hidden = cast.add_note(cast.bruno, "Da nascondere")
    cast.do(cast.anna, "hide_note", note=hidden, reason="Perché")
    cast.do(cast.anna, "edit_participant", participant=cast.bruno.id, name="Bruno Rosso", body="Comune di Asti")
    assert note(cast)["body"]["name"] == "Comune di Asti"
    assert cast.snapshot(cast.staff_stream)["hidden"][0]["note"]["body"]["name"] == "Comune di Asti"
    assert cast.snapshot(cast.stream)["counts"] == {"present": 3, "bodies": 2}
    assert cast.snapshot(cast.stream)["tables"][1]["bodies"] == ["Comune di Asti", "Regione Piemonte"]
    assert cast.snapshot(f"participant:{cast.bruno.id}")["participant"]["name"] == "Bruno Rosso"
    assert listening.told["everybody"] == ["table_filled", "participants_counted"]
    assert "table 2" not in listening.told and "Denis" not in listening.told
    assert listening.told["Bruno"][-1] == "participant_edited"


def test_where_names_stand_beside_notes_the_corrected_name_does(cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Con i nomi", naming="names")
    lia = cast.join(workshop, "Lia", "Comune di Susa")
    table = cast.snapshot(f"workshop:{workshop}")["tables"][1]["id"]
    cast.do(cast.anna, "seat_participant", participant=lia.id, table=table)
    cast.do(lia, "add_note", table=table, text="Una nota")
    cast.do(cast.anna, "edit_participant", participant=lia.id, name="Lia Blanc", body="Comune di Susa")
    (written,) = cast.snapshot(f"table:{table}")["notes"]
    assert written["author"] == {"id": lia.id, "name": "Lia Blanc"}
    assert [event["name"] for event in cast.events(f"table:{table}")][-2:] == ["participant_edited", "note_edited"]


def test_two_who_correct_one_person_lose_nothing_of_each_other(cast: Cast) -> None:
    gino = add(cast, "Gino", needs="Interprete LIS")
    cast.do(cast.anna, "edit_participant", participant=gino, needs="Interprete LIS, una rampa")
    cast.do(cast.anna, "edit_participant", participant=gino, body="Comune di Asti", known={"body": ""})
    told = person(cast, gino)
    assert (told["name"], told["needs"], told["body"]["name"]) == (
        "Gino",
        "Interprete LIS, una rampa",
        "Comune di Asti",
    )


@pytest.mark.parametrize(
    ("field", "seen", "theirs", "mine"),
    [
        ("needs", "", "Una rampa", "Un interprete"),
        ("body", None, "Comune di Asti", "Comune di Susa"),
        ("name", "Gino", "Gino Rossi", "Gino Verdi"),
        ("role", "other", "mayor", "officer"),
    ],
)
def test_who_did_not_see_what_a_colleague_wrote_is_asked(
    cast: Cast, field: str, seen: str | None, theirs: str, mine: str
) -> None:
    gino = add(cast, "Gino")
    cast.do(cast.anna, "edit_participant", participant=gino, **{field: theirs}, known={field: seen})
    late = cast.submit(cast.anna, "edit_participant", participant=gino, **{field: mine}, known={field: seen})
    assert (code(late), late.as_json()["path"], late.as_json()["current"]) == ("stale_revision", field, theirs)
    told = person(cast, gino)
    assert theirs in (told[field], (told["body"] or {}).get("name"))


@pytest.mark.parametrize("name", ["", " ", "…", None])
def test_a_name_is_corrected_and_not_erased(cast: Cast, name: str | None) -> None:
    gino = add(cast, "Gino")
    answer = cast.submit(cast.anna, "edit_participant", participant=gino, name=name)
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "name")
    assert person(cast, gino)["name"] == "Gino"


def test_who_came_without_a_name_may_stay_so(cast: Cast) -> None:
    nobody = cast.join(cast.workshop, "", "Comune di Asti")
    cast.do(cast.anna, "edit_participant", participant=nobody.id, name="", role="mayor")
    assert (person(cast, str(nobody.id))["name"], person(cast, str(nobody.id))["role"]) == (None, "mayor")


def test_needs_that_are_taken_back_are_read_nowhere_any_more(cast: Cast) -> None:
    gino = add(cast, "Gino", needs="Interprete LIS")
    cast.do(cast.anna, "edit_participant", participant=gino, needs="")
    assert person(cast, gino)["needs"] is None
    assert "Interprete" not in repr(cast.events(cast.staff_stream))


def test_the_table_hears_of_a_correction_what_the_policy_lets_it_hear(cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Silenziosa", naming="nothing")
    lia = cast.join(workshop, "Lia", "Comune di Susa")
    table = cast.snapshot(f"workshop:{workshop}")["tables"][1]["id"]
    cast.do(cast.anna, "seat_participant", participant=lia.id, table=table)
    cast.do(lia, "add_note", table=table, text="Una nota")
    cast.do(cast.anna, "edit_participant", participant=lia.id, name="Lia Blanc", body="Comune di Asti")
    told = repr(cast.events(f"table:{table}")) + repr(cast.events(f"workshop:{workshop}"))
    assert "Lia" not in told and "Comune di" not in told


def test_two_rows_are_one_person_with_the_notes_of_both(cast: Cast) -> None:
    invited = add(cast, "Bruno Rosso", body="Comune di Chieri", role="mayor", first_choice=cast.tables[2])
    cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "merge_participants", participant=cast.bruno.id, other=invited, as_other=True)
    bruno = person(cast, cast.bruno.id)
    assert (bruno["name"], bruno["role"], bruno["number"]) == ("Bruno Rosso", "mayor", 1)
    assert (bruno["invited"], bruno["present"], bruno["first_choice"]) == (True, True, cast.tables[2])
    assert names(cast) == ["Bruno Rosso", "Chiara", "Denis"]
    assert authors(cast) == [cast.bruno.id]
    assert cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Ancora io").ok


def test_who_came_in_twice_has_one_seat_and_all_the_notes(cast: Cast, listening: Listening) -> None:
    cast.add_note(cast.bruno, "Da un telefono")
    hidden = cast.add_note(cast.bruno, "Nascosta")
    cast.do(cast.anna, "hide_note", note=hidden, reason="Perché")
    cast.add_note(cast.denis, "Dall’altro", table=2)
    cast.do(cast.anna, "merge_participants", participant=cast.denis.id, other=cast.bruno.id)
    denis = person(cast, cast.denis.id)
    assert (denis["name"], denis["body"]["name"], denis["number"]) == ("Denis", "Comune di Asti", 2)
    assert (note(cast)["body"]["name"], set(authors(cast))) == ("Comune di Asti", {cast.denis.id})
    assert [one["name"] for one in cast.snapshot(cast.table_stream(1))["people"]] == ["Chiara"]
    assert [one["note"] for one in cast.snapshot(f"participant:{cast.denis.id}")["hidden"]] == [hidden]
    assert cast.snapshot(cast.stream)["counts"] == {"present": 2, "bodies": 2}
    assert "participant_left" in listening.told["table 1"]


def test_the_seat_of_the_row_that_goes_is_taken_when_there_was_none(cast: Cast) -> None:
    listed = add(cast, "Bruno Rosso", body="Comune di Chieri")
    cast.do(cast.anna, "merge_participants", participant=listed, other=cast.bruno.id)
    assert person(cast, listed)["number"] == 1
    assert {one["name"] for one in cast.snapshot(cast.table_stream(1))["people"]} == {"Bruno Rosso", "Chiara"}


@pytest.mark.parametrize("from_phone", [True, False])
def test_which_phone_goes_on_is_decided_when_the_rows_are_made_one(cast: Cast, from_phone: bool) -> None:
    listed = add(cast, "Bruno Rosso", body="Comune di Susa")
    pair = (cast.bruno.id, listed) if from_phone else (listed, cast.bruno.id)
    asked = {"participant": pair[0], "other": pair[1], "as_other": from_phone, "keep_phone": True}
    assert cast.do(cast.anna, "merge_participants", **asked) == {"participant": cast.bruno.id}
    merged = person(cast, cast.bruno.id)
    assert (merged["name"], merged["body"]["name"]) == ("Bruno Rosso", "Comune di Susa")
    assert cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Eccomi").ok


def test_the_place_of_the_row_that_goes_opens_nothing_any_more(cast: Cast) -> None:
    cast.do(cast.anna, "merge_participants", participant=cast.denis.id, other=cast.bruno.id)
    assert not cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Chi sono?").ok
    assert cast.submit(cast.denis, "add_note", table=cast.tables[2], text="Eccomi").ok


def test_nobody_is_merged_with_themselves_or_with_somebody_elsewhere(cast: Cast) -> None:
    for other in (cast.bruno.id, cast.eve.id, "00000000-0000-4000-8000-000000000000"):
        answer = cast.submit(cast.anna, "merge_participants", participant=cast.bruno.id, other=other)
        assert code(answer) in ("invalid", "not_found")
    assert names(cast) == ["Bruno", "Chiara", "Denis"]


@pytest.mark.parametrize("verb", ["merge_participants", "remove_participant", "edit_participant"])
def test_who_wrote_much_is_corrected_for_as_few_questions_as_who_wrote_little(cast: Cast, verb: str) -> None:
    def asked(count: int) -> int:
        lia = cast.join(cast.workshop, "Lia", "Comune di Susa")
        for number in (1, 2):
            cast.do(cast.anna, "seat_participant", participant=lia.id, table=cast.tables[number])
            cast.do_all(*(cast.note(f"Nota {place}", lia, table=number) for place in range(count)))
        args: dict[str, Json] = {
            "remove_participant": {},
            "edit_participant": {"name": "Lia", "body": "Comune di Asti"},
        }
        args["merge_participants"] = {"other": add(cast, f"Lia {count}", body="Comune di Asti"), "as_other": True}
        with statements(cast.journal.engine) as asked:
            cast.do(cast.anna, verb, participant=lia.id, **args[verb])
        return len(asked)

    assert asked(9) == asked(2)


def test_who_is_taken_off_the_list_leaves_their_notes_with_the_body(cast: Cast, listening: Listening) -> None:
    cast.add_note(cast.bruno, "Più alberi")
    assert cast.do(cast.anna, "remove_participant", participant=cast.bruno.id)["notes"] == 1
    assert names(cast) == ["Chiara", "Denis"]
    left = note(cast)
    assert (left["text"], left["author"], left["body"]["name"]) == ("Più alberi", None, "Comune di Chieri")
    assert listening.told["everybody"] == ["table_filled", "participants_counted"]
    assert listening.told["staff"] == ["participant_removed"]
    assert not cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Ancora io").ok


def test_the_name_of_who_is_taken_off_is_read_nowhere_any_more(cast: Cast) -> None:
    cast.add_note(cast.bruno, "Più alberi")
    cast.do(cast.anna, "remove_participant", participant=cast.bruno.id)
    with cast.journal.reading() as session:
        told = session.scalars(sa.select(Event.data).where(Event.data.contains('"Bruno"'))).all()
        assert [data for data in told if str(cast.bruno.id) in data] == []
        assert session.get(Participant, cast.bruno.id) is None
        assert session.get(Stream, f"participant:{cast.bruno.id}") is None
    assert authors(cast) == [None]


def test_what_they_called_for_and_held_against_a_page_goes_with_them(cast: Cast) -> None:
    here, gone = {"table": cast.tables[1]}, [f"Canarino {uuid.uuid4().hex}" for _ in range(3)]
    cast.do(cast.anna, "write_page", **here, field="question", text="Chi presta un modulo?", revision=0)
    cast.do(cast.bruno, "call_help", **here, text=gone[0])
    cast.do(cast.bruno, "sign_page", **here, revision=1, field="question", reason=gone[1])
    old, seen = cast.snapshot(cast.table_stream(1)), cast.events(cast.table_stream(1))[-1]["seq"]
    late = cast.operation(cast.bruno, "sign_page", **here, revision=1, field="question", reason=gone[2])
    cast.do_all(late, cast.operation(cast.anna, "remove_participant", participant=cast.bruno.id))
    now = cast.snapshot(cast.table_stream(1))
    assert [(call["text"], call["answered_at"] is not None) for call in now["calls"]] == [(None, True)]
    assert reduced(cast.table_stream(1), old, cast.events(cast.table_stream(1), seen)) == now
    with cast.journal.reading() as session:
        rows = str([session.execute(table.select()).all() for table in Base.metadata.sorted_tables])
    assert [words for words in gone if words in rows] == []


def test_only_who_conducts_mends_the_list(cast: Cast, listening: Listening) -> None:
    asked: dict[str, Json] = {
        "edit_participant": {"participant": cast.bruno.id, "name": "Altro"},
        "merge_participants": {"participant": cast.bruno.id, "other": cast.denis.id},
        "remove_participant": {"participant": cast.bruno.id},
        "add_participant": {"workshop": cast.workshop, "name": "Gino"},
    }
    for verb, args in asked.items():
        assert code(cast.submit(cast.bruno, verb, **args)) == "forbidden"
        assert code(cast.submit(cast.eve, verb, **args)) == "not_found"
        assert code(cast.submit(cast.fabio, verb, **args)) == "not_found"
    assert listening.told == {}
    assert cast.submit(cast.anna, "remove_participant", participant=cast.bruno.id).ok


def test_a_list_brings_another_person_of_the_same_name_and_a_body_of_its_own_where_it_says_so(cast: Cast) -> None:
    before, town = names(cast), f"{uuid.uuid4().hex}x"
    bruno, ugo = {"name": "Bruno", "body": "Comune di Chieri"}, {"name": "Ugo", "body": f"Comune di {town}"}
    listed = [{**bruno, "namesake": True}, ugo, {**ugo, "body": f"Città di {town}", "own_body": True}, bruno]
    counts = cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=listed)
    assert (counts["created"], names(cast)) == (3, [*before, "Bruno", "Ugo", "Ugo"])
    bodies = [one["body"]["name"] for one in cast.snapshot(cast.staff_stream)["people"][len(before) :]]
    assert bodies == ["Comune di Chieri", f"Comune di {town}", f"Città di {town}"]
