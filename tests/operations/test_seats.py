"""Who sits where: one by one, all at once, and those who come late."""

import uuid
from collections import Counter
from typing import Any

from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def people_at(cast: Cast, number: int) -> list[str]:
    return [person["id"] for person in cast.snapshot(cast.table_stream(number))["people"]]


def test_a_person_who_moves_is_told_to_all_it_concerns(cast: Cast, listening: Listening) -> None:
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    assert listening.told == {
        "Bruno": ["participant_seated"],
        "table 1": ["participant_left"],
        "table 2": ["participant_seated"],
        "staff": ["participant_seated"],
        "everybody": ["table_filled", "table_filled"],
    }
    person = cast.snapshot(cast.table_stream(2))["people"][-1]
    assert listening.heard("Bruno") == [{"seat": {"table": cast.tables[2], "number": 2, "theme": "Scuola"}}]
    assert listening.heard("table 1") == [{"participant": cast.bruno.id}]
    assert listening.heard("table 2") == [{"participant": person}]
    assert person["id"] == cast.bruno.id
    assert listening.heard("staff") == [{"participant": cast.bruno.id, "table": cast.tables[2], "number": 2}]
    assert listening.heard("everybody") == [
        {"table": {"id": cast.tables[1], "people": 1, "bodies": ["Regione Piemonte"]}},
        {"table": {"id": cast.tables[2], "people": 2, "bodies": ["Comune di Asti", "Comune di Chieri"]}},
    ]


def test_the_home_event_of_a_seat_is_the_persons_own(cast: Cast) -> None:
    answer = cast.submit(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    assert answer.stream == f"participant:{cast.bruno.id}"
    assert answer.result == {"participant": cast.bruno.id, "table": cast.tables[2]}


def test_snapshots_agree_about_a_seat(cast: Cast) -> None:
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    assert (people_at(cast, 1), people_at(cast, 2)) == ([cast.chiara.id], [cast.denis.id, cast.bruno.id])
    seat = cast.snapshot(f"participant:{cast.bruno.id}")["seat"]
    assert seat == {"table": cast.tables[2], "number": 2, "theme": "Scuola"}
    numbers = {person["id"]: person["number"] for person in cast.snapshot(cast.staff_stream)["people"]}
    assert numbers == {cast.bruno.id: 2, cast.chiara.id: 1, cast.denis.id: 2}
    assert [table["people"] for table in cast.snapshot(cast.stream)["tables"]] == [0, 1, 2]


def test_who_moved_writes_at_the_new_table_only(cast: Cast) -> None:
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    cast.add_note(cast.bruno, "Qui", table=2)
    assert code(cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Là")) == "forbidden"


def test_what_is_no_move_is_refused(cast: Cast, listening: Listening) -> None:
    elsewhere = cast.snapshot(f"workshop:{cast.eve.workshop}")["tables"][1]["id"]
    nobody, nowhere = str(uuid.uuid4()), str(uuid.uuid4())
    expected = {
        (cast.bruno.id, cast.tables[1]): "invalid",
        (cast.bruno.id, elsewhere): "not_found",
        (cast.bruno.id, nowhere): "not_found",
        (nobody, cast.tables[1]): "not_found",
        (cast.eve.id, cast.tables[1]): "not_found",
        ("Bruno", cast.tables[1]): "invalid",
    }
    for (participant, table), refused in expected.items():
        answer = cast.submit(cast.anna, "seat_participant", participant=participant, table=table)
        assert code(answer) == refused, (participant, table)
    assert listening.told == {}


def test_only_who_conducts_gives_seats(cast: Cast, listening: Listening) -> None:
    move = {"participant": cast.bruno.id, "table": cast.tables[2]}
    for actor, refused in ((cast.bruno, "forbidden"), (cast.fabio, "not_found"), (cast.eve, "not_found")):
        assert code(cast.submit(actor, "seat_participant", **move)) == refused
        split = cast.submit(actor, "split_participants", workshop=cast.workshop)
        assert code(split) == refused
    assert listening.told == {}
    cast.do(cast.anna, "seat_participant", **move)


def crowd(cast: Cast) -> str:
    """The id of a session with two tables and nine people of three bodies."""
    workshop = cast.create_workshop(cast.anna, "Tappa affollata")
    for number in range(9):
        cast.join(workshop, f"Persona {number}", f"Comune {number % 3}")
    return workshop


def test_a_split_seats_everybody_evenly_and_tells_each_one(cast: Cast, listening: Listening) -> None:
    workshop = crowd(cast)
    before = len(cast.events(f"workshop:{workshop}"))
    result = cast.do(cast.anna, "split_participants", workshop=workshop, seed=7)
    assert result["seed"] == 7
    assert sorted(Counter(seat["table"] for seat in result["seats"]).values()) == [4, 5]
    assert [criterion["name"] for criterion in result["report"]["criteria"]] == ["sizes", "bodies", "roles"]
    told = [event["name"] for event in cast.events(f"workshop:{workshop}", before)]
    assert told == ["participants_split", "table_filled", "table_filled"]
    for seat in result["seats"]:
        assert cast.snapshot(f"participant:{seat['participant']}")["seat"]["table"] == seat["table"]
        assert listening.told[f"participant:{seat['participant']}"] == ["participant_seated"]


def test_the_same_seed_gives_the_same_tables(cast: Cast) -> None:
    workshop = crowd(cast)
    first = cast.do(cast.anna, "split_participants", workshop=workshop, seed=7)
    again = cast.do(cast.anna, "split_participants", workshop=workshop, seed=7)
    assert first["seats"] == again["seats"]
    others = [cast.do(cast.anna, "split_participants", workshop=workshop, seed=seed)["seats"] for seed in range(3)]
    assert any(other != first["seats"] for other in others)


def test_who_comes_after_the_split_is_seated_at_the_smallest_table_at_once(cast: Cast) -> None:
    workshop = crowd(cast)
    cast.do(cast.anna, "split_participants", workshop=workshop, seed=7)
    for _ in range(3):
        sizes = [table["people"] for table in cast.snapshot(f"workshop:{workshop}")["tables"][1:]]
        late = cast.join(workshop, "Tardi", "Comune 1")
        assert sizes[cast.snapshot(f"participant:{late.id}")["seat"]["number"] - 1] == min(sizes)


def test_before_the_split_nobody_has_a_seat_but_at_the_only_table(cast: Cast) -> None:
    waiting = cast.join(cast.create_workshop(cast.anna, "Tappa"), "Gino", "Comune di Asti")
    assert cast.snapshot(f"participant:{waiting.id}")["seat"] is None
    one_table = cast.create_workshop(cast.anna, "Tappa", tables=[{"theme": "Tutto"}])
    seated = cast.join(one_table, "Gino", "Comune di Asti")
    assert cast.snapshot(f"participant:{seated.id}")["seat"]["theme"] == "Tutto"


def test_before_anybody_has_come_the_list_is_split(cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Tappa")
    people = [{"name": f"Persona {number}"} for number in range(4)]
    cast.do(cast.anna, "import_participants", workshop=workshop, participants=people)
    seats = cast.do(cast.anna, "split_participants", workshop=workshop, seed=1)["seats"]
    assert sorted(Counter(seat["table"] for seat in seats).values()) == [2, 2]


def test_chairs_are_counted(cast: Cast) -> None:
    tables = [{"theme": "Grande", "capacity": 3}, {"theme": "Piccolo", "capacity": 1}]
    workshop = cast.create_workshop(cast.anna, "Tappa", tables=tables)
    for number in range(4):
        cast.join(workshop, f"Persona {number}", "Comune di Asti")
    cast.do(cast.anna, "split_participants", workshop=workshop)
    assert [table["people"] for table in cast.snapshot(f"workshop:{workshop}")["tables"]] == [0, 3, 1]
    cast.join(workshop, "Una di troppo", "Comune di Asti")
    assert code(cast.submit(cast.anna, "split_participants", workshop=workshop)) == "invalid"
