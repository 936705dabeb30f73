"""What is sent twice happens once."""

import uuid
from dataclasses import replace

import sqlalchemy as sa

from facilitator.identity import Actor
from facilitator.journal import Operation
from facilitator.models import SavedOperation
from tests.cast import Cast
from tests.operations.listening import Listening, code


def texts(cast: Cast) -> list[str]:
    return [note["text"] for note in cast.snapshot(cast.table_stream(1))["notes"]]


def remembered(cast: Cast, operation: Operation) -> bool:
    with cast.journal.reading() as session:
        return session.scalar(sa.select(SavedOperation.id).where(SavedOperation.id == operation.id)) is not None


def test_the_same_again_gets_the_first_answer(cast: Cast, listening: Listening) -> None:
    note = cast.note("Una volta", cast.bruno)
    (first,), (again,) = cast.journal.submit([note]), cast.journal.submit([note])
    assert again == replace(first, duplicate=True)
    assert again.as_json() == {**first.as_json(), "duplicate": True}
    assert texts(cast) == ["Una volta"]
    assert listening.told == {"table 1": ["note_added"]}


def test_the_same_again_gets_the_first_answer_also_when_it_would_be_refused_today(cast: Cast) -> None:
    note = cast.note("Prima della fine", cast.bruno)
    (first,) = cast.journal.submit([note])
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(cast.journal.submit([replace(note, id=str(uuid.uuid4()))])[0]) == "forbidden"
    assert cast.journal.submit([note]) == [replace(first, duplicate=True)]


def test_the_order_of_arguments_does_not_matter(cast: Cast) -> None:
    note = cast.note("Una volta", cast.bruno)
    (first,) = cast.journal.submit([note])
    turned = replace(note, args=dict(reversed(note.args.items())))
    assert cast.journal.submit([turned]) == [replace(first, duplicate=True)]


def test_another_content_under_the_same_id_is_a_conflict(cast: Cast, listening: Listening) -> None:
    note = cast.note("Una volta", cast.bruno)
    cast.journal.submit([note])
    others = (
        replace(note, args={**note.args, "text": "Due volte"}),
        replace(note, args={**note.args, "prompt": None}),
        replace(note, name="delete_note", args={"note": note.id}),
        replace(note, actor=cast.chiara),
        replace(note, actor=Actor("anonymous")),
    )
    assert {code(cast.journal.submit([other])[0]) for other in others} == {"op_conflict"}
    assert texts(cast) == ["Una volta"]
    assert listening.told == {"table 1": ["note_added"]}


def test_twice_in_one_batch_is_once(cast: Cast, listening: Listening) -> None:
    note = cast.note("Una volta", cast.bruno)
    first, again, other = cast.journal.submit([note, note, replace(note, actor=cast.chiara)])
    assert again == replace(first, duplicate=True)
    assert code(other) == "op_conflict"
    assert listening.told == {"table 1": ["note_added"]}


def test_what_was_refused_is_not_remembered(cast: Cast) -> None:
    note = cast.note("Tardi", cast.bruno)
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    assert code(cast.journal.submit([note])[0]) == "table_closed"
    assert not remembered(cast, note)
    cast.do(cast.anna, "thaw_table", table=cast.tables[1])
    (answer,) = cast.journal.submit([note])
    assert (answer.ok, answer.duplicate) == (True, False)
    assert remembered(cast, note)


def test_refused_and_then_taken_in_one_batch(cast: Cast) -> None:
    note = cast.note("Dopo", cast.bruno)
    freeze, thaw = (cast.operation(cast.anna, f"{verb}_table", table=cast.tables[1]) for verb in ("freeze", "thaw"))
    answers = cast.journal.submit([freeze, note, thaw, note])
    assert [answer.ok for answer in answers] == [True, False, True, True]


def test_a_joins_answer_is_given_again_to_whoever_has_its_id(cast: Cast) -> None:
    code_on_screen = cast.snapshot(cast.stream)["workshop"]["code"]
    join = cast.operation(Actor("anonymous"), "join_workshop", code=code_on_screen, name="Gino")
    (first,), (again,) = cast.journal.submit([join]), cast.journal.submit([join])
    assert (first.result, again.duplicate) == (again.result, True)
    renamed = replace(join, args={**join.args, "name": "Lia"})
    assert code(cast.journal.submit([renamed])[0]) == "op_conflict"


def test_what_is_remembered_tells_nothing_of_a_text(cast: Cast) -> None:
    note = cast.note("sì", cast.bruno)
    cast.journal.submit([note])
    twin = cast.note("sì", cast.bruno)
    with cast.journal.reading() as session:
        saved = session.get_one(SavedOperation, note.id)
    assert "sì" not in saved.answer
    assert saved.digest == note.digest() != twin.digest()
