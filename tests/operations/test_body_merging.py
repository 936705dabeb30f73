"""Two rows that are one body become one: nothing that belonged to either is lost."""

from typing import Any

from facilitator.models import Body
from tests.cast import Cast
from tests.operations.listening import Listening, code
from tests.operations.test_body_registry import add, body_id, come_from, found, fresh, kept, people


def merge(cast: Cast, body: str, into: str) -> dict[str, Any]:
    return cast.do(cast.fabio, "merge_bodies", body=body, into=into)


def test_people_and_notes_belong_to_the_one_that_stays_on_every_screen(cast: Cast) -> None:
    wrong, right = fresh("Comune di Wrng"), fresh("Comune di Right")
    gino, lia = come_from(cast, wrong), come_from(cast, right, "Lia")
    note = cast.add_note(gino, "Più alberi")
    hidden = cast.add_note(gino, "Meno auto", table=0)
    cast.do(cast.anna, "hide_note", note=hidden, reason="Perché")
    merged, body = body_id(cast, gino), body_id(cast, lia)
    counted, listening = cast.snapshot(cast.stream)["counts"], Listening.to(cast)
    assert merge(cast, merged, body) == {"body": body}
    told = {"body": {"id": body, "name": right}, "merged": merged}
    assert listening.told == {
        "staff": ["bodies_merged"],
        "table 0": ["bodies_merged"],
        "table 1": ["bodies_merged"],
        f"participant:{gino.id}": ["bodies_merged"],
        "everybody": ["table_filled", "participants_counted"],
    }
    assert listening.heard("table 1") == [told]
    assert people(cast, cast.staff_stream)[-2:] == [right, right]
    assert [one["body"] for one in cast.snapshot(cast.table_stream(1))["notes"] if one["id"] == note] == [told["body"]]
    assert [one["note"]["body"] for one in cast.snapshot(cast.staff_stream)["hidden"]] == [told["body"]]
    assert cast.snapshot(cast.stream)["counts"] == {**counted, "bodies": counted["bodies"] - 1}
    with cast.journal.reading() as session:
        assert session.get(Body, merged) is None


def test_all_spellings_find_the_one_that_stays(cast: Cast) -> None:
    names, spellings = [fresh("Comune di Uno"), fresh("Comune di Due")], [fresh("Primo"), fresh("Secondo")]
    merged, body = (add(cast, name, aliases=[each]) for name, each in zip(names, spellings, strict=True))
    merge(cast, merged, body)
    assert {found(cast, typed) for typed in (*names, *spellings)} == {body}
    assert sorted(kept(cast, body)[2]) == sorted([names[0], *spellings])
    assert body_id(cast, cast.join(cast.workshop, "Gino", names[0].lower())) == body


def test_a_body_merged_twice_is_found_by_its_first_id(cast: Cast) -> None:
    """Who writes for others may hold an id from before, or send it later."""
    first, second, third = (add(cast, fresh("Comune di Tre")) for _ in range(3))
    merge(cast, first, second)
    merge(cast, second, third)
    note = cast.add_note(cast.anna, "Più alberi", body=first, source="scribe")
    seen = {one["id"]: one["body"]["id"] for one in cast.snapshot(cast.table_stream(1))["notes"]}
    assert seen[note] == third


def test_the_kind_is_kept_and_taken_over_where_there_was_none(cast: Cast) -> None:
    merged, body = add(cast, fresh("Quattro"), kind="school"), add(cast, fresh("Cinque"))
    merge(cast, merged, body)
    other = add(cast, fresh("Sei"), kind="university")
    merge(cast, other, body)
    assert kept(cast, body)[1] == "school"


def test_sessions_hosted_by_either_are_hosted_by_the_one_that_stays(cast: Cast) -> None:
    wrong, right = fresh("Comune di Sette"), fresh("Comune di Otto")
    workshop = cast.create_workshop(cast.anna, "Tappa", host=wrong)
    merge(cast, add(cast, wrong), add(cast, right))
    assert cast.snapshot(f"workshop:{workshop}")["workshop"]["host"] == right


def test_a_body_is_not_merged_with_itself(cast: Cast, listening: Listening) -> None:
    body = body_id(cast, cast.bruno)
    answer = cast.submit(cast.anna, "merge_bodies", body=body, into=body)
    assert (code(answer), answer.as_json()["path"], listening.told) == ("invalid", "into", {})


def test_the_same_merge_sent_again_is_done_once(cast: Cast) -> None:
    merged, body = add(cast, fresh("Nove")), add(cast, fresh("Dieci"))
    sent = cast.operation(cast.anna, "merge_bodies", body=merged, into=body)
    answers = [cast.journal.submit([sent])[0] for _ in range(2)]
    assert [(answer.ok, answer.duplicate) for answer in answers] == [(True, False), (True, True)]
    assert code(cast.submit(cast.anna, "merge_bodies", body=merged, into=body)) == "not_found"


def test_who_comes_in_the_same_batch_comes_from_the_one_that_stays(cast: Cast) -> None:
    wrong, right = fresh("Comune di Undici"), fresh("Comune di Dodici")
    merged, body = add(cast, wrong), add(cast, right)
    invited = [{"name": "Gino", "body": wrong}]
    listed = cast.operation(cast.anna, "import_participants", workshop=cast.workshop, participants=invited)
    again = cast.operation(cast.anna, "import_participants", workshop=cast.workshop, participants=invited)
    cast.do_all(listed, cast.operation(cast.anna, "merge_bodies", body=merged, into=body), again)
    assert people(cast, cast.staff_stream)[3:] == [right]
