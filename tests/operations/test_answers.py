"""Questions get an answer, or somebody owes it."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.identity import Actor
from facilitator.models import Body
from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]
PLENARY = 0


def asked(cast: Cast, text: str = "Serve una delibera?", table: int = PLENARY, author: Actor | None = None) -> str:
    return cast.add_note(author or cast.bruno, text, table=table, card_type="question")


def note_at(cast: Cast, number: int = PLENARY) -> Json:
    note: Json = cast.snapshot(cast.table_stream(number))["notes"][-1]
    return note


def test_everybody_in_the_plenary_reads_that_a_question_was_answered_and_nobody_else(
    cast: Cast, listening: Listening
) -> None:
    note = asked(cast)
    said = cast.do(cast.anna, "answer_note", note=note, text=" No, basta la determina.\n", body="Ente che risponde")
    assert said == {"note": note, "status": "answered"}
    assert listening.told == {"table 0": ["note_added", "note_answered"]}
    told = listening.heard("table 0")[1]["note"]
    assert told == note_at(cast)
    assert told["text"] == "Serve una delibera?"
    assert told["answer"]["text"] == "No, basta la determina."
    assert (told["answer"]["status"], told["answer"]["body"]["name"]) == ("answered", "Ente che risponde")


def test_an_answer_needs_neither_words_nor_a_body(cast: Cast) -> None:
    note = asked(cast)
    cast.do(cast.anna, "answer_note", note=note, text="  ", body="")
    answer = note_at(cast)["answer"]
    assert (answer["status"], answer["text"], answer["body"], answer["due"]) == ("answered", None, None, None)


def test_an_owed_answer_has_a_body_and_a_day_where_these_are_known(cast: Cast, listening: Listening) -> None:
    note = asked(cast)
    cast.do(cast.anna, "owe_answer", note=note)
    assert [note_at(cast)["answer"][name] for name in ("status", "body", "due")] == ["owed", None, None]
    cast.do(cast.anna, "owe_answer", note=note, body="Ente di Collegno che deve", due="2026-12-26")
    answer = note_at(cast)["answer"]
    assert (answer["body"]["name"], answer["due"]) == ("Ente di Collegno che deve", "2026-12-26")
    assert listening.told == {"table 0": ["note_added", "answer_owed", "answer_owed"]}


def test_what_was_owed_is_answered_and_a_question_opens_again(cast: Cast, listening: Listening) -> None:
    note = asked(cast)
    cast.do(cast.anna, "owe_answer", note=note, body="Ente di Collegno che deve", due="2026-12-26")
    cast.do(cast.anna, "answer_note", note=note, text="Mille euro")
    answer = note_at(cast)["answer"]
    assert [answer[name] for name in ("status", "text", "body", "due")] == ["answered", "Mille euro", None, None]
    assert cast.do(cast.anna, "reopen_question", note=note) == {"note": note, "status": "open"}
    assert note_at(cast)["answer"] is None
    assert listening.told["table 0"][-1] == "question_reopened"


def test_an_answer_that_was_put_right_is_read_nowhere_any_more(cast: Cast) -> None:
    note = asked(cast, table=1)
    said = cast.operation(cast.anna, "answer_note", note=note, text="Parla con il signor Rossi", body="Ente sbagliato")
    owed = cast.operation(cast.anna, "owe_answer", note=note, body="Ente giusto")
    cast.do_all(said, owed)
    cast.do(cast.anna, "answer_note", note=note, text="Lo dice la signora Bianchi")
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[2])
    cast.do(cast.anna, "answer_note", note=note, text="Sì")
    told = str([cast.events(cast.table_stream(number)) for number in (1, 2)])
    assert not any(word in told for word in ("Rossi", "Ente sbagliato", "Ente giusto", "Bianchi"))
    assert told.count("Sì") == 1
    cast.do(cast.anna, "reopen_question", note=note)
    assert "Sì" not in str(cast.events(cast.table_stream(2)))


def test_a_note_is_still_its_authors_to_change_when_it_has_an_answer(cast: Cast) -> None:
    note = asked(cast)
    cast.do(cast.anna, "answer_note", note=note, text="No")
    cast.do(cast.bruno, "edit_note", note=note, text="Serve sempre una delibera?", revision=1)
    changed = note_at(cast)
    assert (changed["text"], changed["answer"]["text"]) == ("Serve sempre una delibera?", "No")


def test_an_answer_goes_out_of_sight_with_its_question_and_comes_back_with_it(cast: Cast, listening: Listening) -> None:
    note = asked(cast)
    cast.do(cast.anna, "answer_note", note=note, text="Il signor Rossi dice no")
    cast.do(cast.anna, "hide_note", note=note, reason="Nomina una persona")
    assert note_at(cast)["answer"] is None
    assert "Rossi" not in str(cast.events(cast.table_stream(PLENARY)))
    (for_staff,) = cast.snapshot(cast.staff_stream)["hidden"]
    assert for_staff["note"]["answer"]["text"] == "Il signor Rossi dice no"
    cast.do(cast.anna, "show_note", note=note)
    assert note_at(cast)["answer"]["text"] == "Il signor Rossi dice no"
    cast.do(cast.bruno, "delete_note", note=note)
    assert note_at(cast)["answer"] is None
    assert "Rossi" not in str(cast.events(cast.table_stream(PLENARY)))


def test_an_answer_goes_with_its_question_to_another_table(cast: Cast) -> None:
    note = asked(cast, table=1)
    cast.do(cast.anna, "owe_answer", note=note, body="Ente di Collegno che deve")
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[2])
    assert note_at(cast, 2)["answer"]["body"]["name"] == "Ente di Collegno che deve"


@pytest.mark.parametrize("naming", ["bodies", "nothing"])
def test_who_answers_is_named_also_where_notes_carry_no_names(cast: Cast, naming: str) -> None:
    workshop = cast.create_workshop(cast.anna, "Altra tappa", naming=naming)
    plenary = cast.snapshot(f"workshop:{workshop}")["tables"][0]["id"]
    person = cast.join(workshop, "Ivo", "Comune di Susa")
    note = cast.do(person, "add_note", table=plenary, text="Quanto costa?")["note"]
    before, now = (f"Comune di {uuid.uuid4().hex}x" for _ in range(2))
    cast.do(cast.anna, "owe_answer", note=note, body=before)
    (told,) = cast.snapshot(f"table:{plenary}")["notes"]
    assert told["author"] is None
    assert told["answer"]["body"]["name"] == before
    cast.do(cast.fabio, "edit_body", body=told["answer"]["body"]["id"], name=now)
    assert cast.events(f"table:{plenary}")[-1]["data"]["body"]["name"] == now


def test_a_body_that_owes_an_answer_is_merged_with_its_answers_and_is_not_deleted(cast: Cast) -> None:
    cast.do(cast.anna, "owe_answer", note=asked(cast), body="Ente che deve")
    body = note_at(cast)["answer"]["body"]["id"]
    assert code(cast.submit(cast.anna, "remove_body", body=body)) == "invalid"
    into = cast.do(cast.anna, "add_body", name="Ente che resta")["body"]
    cast.do(cast.anna, "merge_bodies", body=body, into=into)
    assert note_at(cast)["answer"]["body"] == {"id": into, "name": "Ente che resta"}


def test_answers_still_come_after_the_closing(cast: Cast) -> None:
    note = asked(cast)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "answer_note", note=note, text="Eccola")
    assert note_at(cast)["answer"]["text"] == "Eccola"


def test_a_day_that_was_good_stays_good_when_the_session_is_put_off(cast: Cast) -> None:
    note = asked(cast)
    cast.do(cast.anna, "owe_answer", note=note, due="2026-12-26")
    cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={"date": "2027-01-15"})
    cast.do(cast.anna, "owe_answer", note=note, body="Ente di Collegno che deve", due="2026-12-26")
    assert code(cast.submit(cast.anna, "owe_answer", note=note, due="2026-12-27")) == "invalid"


def test_a_body_that_only_an_answer_named_goes_with_the_answer(cast: Cast) -> None:
    note, name = asked(cast), f"Ufficio del signor {uuid.uuid4().hex}"
    cast.do(cast.anna, "owe_answer", note=note, body=name)
    cast.do(cast.anna, "answer_note", note=note, body="Comune di Asti")
    assert (is_known(cast, name), is_known(cast, "Comune di Asti")) == (False, True)


def is_known(cast: Cast, name: str) -> bool:
    with cast.journal.reading() as session:
        return session.scalar(sa.select(Body.id).where(Body.name == name)) is not None


def test_only_who_conducts_says_what_became_of_a_question(cast: Cast, listening: Listening) -> None:
    note = asked(cast, table=1)
    for verb in ("answer_note", "owe_answer", "reopen_question"):
        assert code(cast.submit(cast.bruno, verb, note=note)) == "forbidden"
        assert code(cast.submit(cast.denis, verb, note=note)) == "forbidden"
        assert code(cast.submit(cast.fabio, verb, note=note)) == "not_found"
        assert code(cast.submit(cast.eve, verb, note=note)) == "not_found"
    assert listening.told == {"table 1": ["note_added"]}


def test_what_cannot_be_read_is_refused_and_changes_nothing(cast: Cast, listening: Listening) -> None:
    note, hidden = asked(cast), asked(cast)
    cast.do(cast.anna, "hide_note", note=hidden, reason="Perché")
    before = listening.told["table 0"]
    refused = {
        "before the session": cast.submit(cast.anna, "owe_answer", note=note, due="2020-01-01"),
        "no day": cast.submit(cast.anna, "owe_answer", note=note, due="domani"),
        "too long": cast.submit(cast.anna, "answer_note", note=note, text="n" * 1001),
        "a body too long": cast.submit(cast.anna, "owe_answer", note=note, body="n" * 201),
        "out of sight": cast.submit(cast.anna, "answer_note", note=hidden),
        "open already": cast.submit(cast.anna, "reopen_question", note=note),
    }
    codes = {why: code(answer) for why, answer in refused.items()}
    assert codes == {why: "too_long" if "too long" in why else "invalid" for why in refused}
    refusal = refused["before the session"].refusal
    assert refusal and refusal.details["path"] == "due"
    assert listening.told["table 0"] == before
    assert note_at(cast)["answer"] is None
