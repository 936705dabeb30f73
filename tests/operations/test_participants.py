"""How people come in, with a code or from the list."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.identity import Actor
from facilitator.journal import Answer
from facilitator.models import Participant
from tests.cast import Cast
from tests.counting import statements
from tests.operations.listening import Listening, code

Json = dict[str, Any]
STRANGER = Actor("anonymous")


def typed_code(cast: Cast) -> str:
    """The code on the screen in the hall."""
    return str(cast.snapshot(cast.stream)["workshop"]["code"])


def join(cast: Cast, **said: Any) -> Answer:
    """Come in with the code."""
    return cast.submit(STRANGER, "join_workshop", **{"code": typed_code(cast), **said})


def on_the_list(cast: Cast, name: str) -> list[Json]:
    """Everybody of that name, as who conducts sees them."""
    return [person for person in cast.snapshot(cast.staff_stream)["people"] if person["name"] == name]


def invite(cast: Cast, *people: Json) -> Json:
    return cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=list(people))


@pytest.mark.parametrize(
    ("field", "wishes"),
    [
        ("second_choice", {"first_choice": 1, "second_choice": 1}),
        ("first_choice", {"second_choice": 1}),
        ("first_choice", {"first_choice": 0}),
        ("remote", {"remote": True}),
    ],
)
def test_a_list_wishes_what_a_person_can_wish(cast: Cast, field: str, wishes: Json) -> None:
    said = {name: wish if wish is True else cast.tables[wish] for name, wish in wishes.items()}
    people = [{"name": "Lia"}, {"name": "Gino", **said}]
    answer = cast.submit(cast.anna, "import_participants", workshop=cast.workshop, participants=people)
    assert (code(answer), answer.as_json()["path"]) == ("invalid", f"participants.1.{field}")
    assert on_the_list(cast, "Lia") == []


def test_a_list_that_says_another_first_choice_leaves_no_table_twice(cast: Cast) -> None:
    invite(cast, {"name": "Gino", "first_choice": cast.tables[1], "second_choice": cast.tables[2]})
    invite(cast, {"name": "Gino", "first_choice": cast.tables[2]})
    (person,) = on_the_list(cast, "Gino")
    assert (person["first_choice"], person["second_choice"]) == (cast.tables[2], None)


def test_who_joins_is_counted_by_all_and_known_to_who_conducts(cast: Cast, listening: Listening) -> None:
    answer = join(cast, name="Gino", body="Comune di Asti", role="mayor")
    assert listening.told == {"everybody": ["participants_counted"], "staff": ["participant_joined"]}
    assert listening.heard("everybody") == [{"present": 4, "bodies": 3}]
    (person,) = on_the_list(cast, "Gino")
    assert listening.heard("staff") == [{"participant": person}]
    assert person == {
        "id": answer.result["participant"],
        "name": "Gino",
        "body": {"id": person["body"]["id"], "name": "Comune di Asti"},
        "role": "mayor",
        "table": None,
        "number": None,
        "invited": False,
        "registered": False,
        "present": True,
        "first_choice": None,
        "second_choice": None,
        "remote": None,
        "needs": None,
    }
    assert cast.snapshot(cast.stream)["counts"] == {"present": 4, "bodies": 3}


def test_no_event_carries_the_id_that_is_the_key_of_the_door(cast: Cast) -> None:
    key = str(uuid.uuid4())
    answer = join(cast, key=key, name="Gino")
    assert answer.result["participant"] != key
    told = [event for stream in (cast.stream, cast.staff_stream) for event in cast.events(stream)]
    assert answer.result["participant"] in repr(told)
    assert key not in repr(told)


def test_a_person_says_as_little_as_they_want(cast: Cast) -> None:
    person = join(cast).result["participant"]
    seen = cast.snapshot(f"participant:{person}")
    assert seen == {
        "participant": {"id": person, "name": None, "body": None, "role": "other", "present": True},
        "seat": None,
        "hidden": [],
    }


def test_codes_are_read_as_people_type_them(cast: Cast) -> None:
    code_on_screen = typed_code(cast)
    for typed in (code_on_screen.lower(), f" {code_on_screen[:3]}-{code_on_screen[3:]} "):
        assert join(cast, code=typed, name="Gino").ok


def test_wrong_closed_and_strange_codes_are_one_answer(cast: Cast, listening: Listening) -> None:
    closed = cast.create_workshop(cast.anna, "Chiusa")
    closed_code = cast.snapshot(f"workshop:{closed}")["workshop"]["code"]
    cast.do(cast.anna, "close_workshop", workshop=closed)
    answers = [join(cast, code=typed) for typed in ("ZZZZZZ", closed_code, "", "\x00", "\ud800", "'; --", "😀")]
    assert {(code(answer), str(answer.refusal)) for answer in answers} == {("unknown_code", str(answers[0].refusal))}
    assert set(listening.told) <= {f"workshop:{closed}"}
    assert join(cast, name="Gino").ok


def test_names_are_cleaned_and_measured(cast: Cast) -> None:
    join(cast, name=" Gino \u202e Rossi\n", body=" Comune  di Asti ")
    (person,) = on_the_list(cast, "Gino Rossi")
    assert person["body"]["name"] == "Comune di Asti"
    assert code(join(cast, name="n" * 81)) == "too_long"
    assert code(join(cast, name="Gino", role="king")) == "invalid"
    assert code(join(cast, name="\u3164")) == code(join(cast, name="Gino", body="\u200b")) == "invalid"
    assert code(join(cast, name="Gino", shoe_size=44)) == "invalid"


def test_spellings_of_one_body_are_one_body(cast: Cast) -> None:
    join(cast, name="Gino", body="COMUNE DI CHIERI")
    join(cast, name="Lia", body="comune-di chièri")
    assert cast.snapshot(cast.stream)["counts"] == {"present": 5, "bodies": 3}


def test_a_name_of_signs_that_stand_for_many_is_a_body_too(cast: Cast) -> None:
    assert join(cast, name="Gino", body="\ufdfa" * 200).ok


def test_who_was_invited_is_the_person_who_comes(cast: Cast, listening: Listening) -> None:
    invite(cast, {"name": "Gino Rossi", "body": "Comune di Asti", "role": "mayor"})
    (invited,) = on_the_list(cast, "Gino Rossi")
    assert (invited["invited"], invited["present"]) == (True, False)
    joined = join(cast, name="gino  rossi", body="Comune di ASTI", role="mayor").result
    assert joined["participant"] == invited["id"]
    assert on_the_list(cast, "Gino Rossi") == [{**invited, "present": True}]
    assert listening.told["staff"] == ["participants_invited", "participant_joined"]


def test_a_second_person_of_that_name_is_another_one(cast: Cast) -> None:
    invite(cast, {"name": "Gino Rossi", "body": "Comune di Asti", "role": "mayor"})
    ids = {join(cast, name="Gino Rossi", body="Comune di Asti").result["participant"] for _ in range(2)}
    assert len(ids) == 2


def test_the_list_is_told_to_who_conducts_alone(cast: Cast, listening: Listening) -> None:
    people = ({"name": "Gino", "body": "Comune di Asti", "role": "mayor"}, {"name": "Lia"})
    assert invite(cast, *people) == {"created": 2, "updated": 0, "skipped": 0}
    assert listening.told == {"staff": ["participants_invited"]}
    told = listening.heard("staff")[0]["participants"]
    assert told == on_the_list(cast, "Gino") + on_the_list(cast, "Lia")
    assert [(person["name"], person["invited"], person["present"]) for person in told] == [
        ("Gino", True, False),
        ("Lia", True, False),
    ]


def test_the_same_list_again_changes_nothing_and_a_new_role_is_taken(cast: Cast) -> None:
    gino = {"name": "Gino", "body": "Comune di Asti", "role": "mayor"}
    invite(cast, gino)
    assert invite(cast, gino) == {"created": 0, "updated": 0, "skipped": 1}
    assert invite(cast, {**gino, "role": "citizen"}) == {"created": 0, "updated": 1, "skipped": 0}
    (person,) = on_the_list(cast, "Gino")
    assert person["role"] == "citizen"


def test_a_role_is_kept_where_nothing_else_is_said(cast: Cast) -> None:
    gino = {"name": "Gino", "body": "Comune di Asti", "role": "mayor"}
    invite(cast, gino)
    assert invite(cast, {"name": "Gino", "body": "Comune di Asti"}) == {"created": 0, "updated": 0, "skipped": 1}
    join(cast, name="Gino", body="Comune di Asti")
    invite(cast, {"name": "Gino", "body": "Comune di Asti", "role": None})
    assert [person["role"] for person in on_the_list(cast, "Gino")] == ["mayor"]
    invite(cast, {**gino, "role": "other"})
    assert [person["role"] for person in on_the_list(cast, "Gino")] == ["other"]


def test_another_role_is_told_to_the_person_and_at_the_table(cast: Cast, listening: Listening) -> None:
    invite(cast, {"name": "Bruno", "body": "Comune di Chieri", "role": "mayor"})
    assert listening.told == {
        "staff": ["participants_invited"],
        "Bruno": ["participant_edited"],
        "table 1": ["participant_edited"],
    }
    (told,) = listening.heard("table 1")
    assert told["participant"]["role"] == "mayor"
    assert told["participant"] in cast.snapshot(cast.table_stream(1))["people"]


def test_who_has_a_seat_already_and_comes_with_another_role_is_told_at_the_table(cast: Cast) -> None:
    invite(cast, {"name": "Gino", "body": "Comune di Asti", "role": "mayor"})
    (gino,) = on_the_list(cast, "Gino")
    cast.do(cast.anna, "seat_participant", participant=gino["id"], table=cast.tables[2])
    join(cast, name="Gino", body="Comune di Asti", role="citizen")
    for stream in (f"participant:{gino['id']}", cast.table_stream(2)):
        last = cast.events(stream)[-1]
        assert (last["name"], last["data"]["participant"]["role"]) == ("participant_edited", "citizen")


def test_who_is_here_already_and_on_the_list_is_one_person(cast: Cast) -> None:
    invite(cast, {"name": "Bruno", "body": "Comune di Chieri", "role": "officer"})
    (bruno,) = on_the_list(cast, "Bruno")
    assert (bruno["id"], bruno["invited"], bruno["present"], bruno["number"]) == (cast.bruno.id, True, True, 1)


def test_who_comes_twice_and_the_list_do_not_share_a_place(cast: Cast) -> None:
    for _ in range(2):
        join(cast, name="Gino", body="Comune di Asti")
    invite(cast, {"name": "Ada"}, {"name": "Mia"})
    names = [person["name"] for person in cast.snapshot(cast.staff_stream)["people"]]
    assert names == ["Bruno", "Chiara", "Denis", "Gino", "Gino (2)", "Ada", "Mia"]
    with cast.journal.reading() as session:
        places = session.scalars(sa.select(Participant.position).where(Participant.workshop_id == cast.workshop)).all()
    assert len(set(places)) == len(names)


def test_whoever_is_on_the_list_has_a_name(cast: Cast) -> None:
    for nameless in ({"name": " "}, {"name": ""}, {"name": "\x00"}, {"name": "\u3164"}):
        people = [{"body": "Comune di Asti", **nameless}]
        answer = cast.submit(cast.anna, "import_participants", workshop=cast.workshop, participants=people)
        assert (code(answer), answer.as_json()["path"]) == ("invalid", "participants.0.name")


def test_the_list_keeps_its_order(cast: Cast) -> None:
    invite(cast, *({"name": name} for name in ("Zoe", "Ada", "Mia")))
    assert [person["name"] for person in cast.snapshot(cast.staff_stream)["people"]][3:] == ["Zoe", "Ada", "Mia"]


def test_a_list_is_taken_whole_or_not_at_all(cast: Cast, listening: Listening) -> None:
    people = [{"name": "Gino"}, {"name": "L" * 81}]
    answer = cast.submit(cast.anna, "import_participants", workshop=cast.workshop, participants=people)
    assert (code(answer), answer.as_json()["path"]) == ("too_long", "participants.1.name")
    assert listening.told == {}


def test_a_long_list_of_new_bodies_costs_as_few_questions_as_a_short_one(cast: Cast) -> None:
    def asked(count: int) -> int:
        names = [uuid.uuid4().hex for _ in range(count)]
        with statements(cast.journal.engine) as asked:
            invite(cast, *({"name": f"Ada {name}", "body": f"Comune di {name}x"} for name in names))
            invite(cast, *({"name": f"Ugo {name}", "body": f"COMUNE DI {name}x"} for name in names))
        return len(asked)

    assert asked(30) == asked(3)


def test_in_one_list_nobody_and_a_new_body_are_not_the_same(cast: Cast) -> None:
    name = f"Comune di {uuid.uuid4().hex}x"
    invite(cast, {"name": "Ada"})
    invite(cast, {"name": "Ada", "body": name}, {"name": "Ada", "body": name.upper()})
    assert [person["body"] and person["body"]["name"] for person in on_the_list(cast, "Ada")] == [None, name]
    join(cast, name="Ada", body=f"{name} bis")
    assert [person["present"] for person in on_the_list(cast, "Ada")] == [False, False, True]


def test_only_who_conducts_reads_in_a_list(cast: Cast, listening: Listening) -> None:
    asked = {"workshop": cast.workshop, "participants": [{"name": "Gino"}]}
    assert code(cast.submit(cast.bruno, "import_participants", **asked)) == "forbidden"
    assert code(cast.submit(cast.fabio, "import_participants", **asked)) == "not_found"
    assert code(cast.submit(cast.eve, "import_participants", **asked)) == "not_found"
    assert listening.told == {}
    assert invite(cast, {"name": "Gino"})["created"] == 1
