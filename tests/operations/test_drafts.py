"""Seats that facilitators think of: nobody else hears of them before they are announced."""

import uuid
from collections import Counter
from typing import Any

import pytest

from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def move(person: str | None, table: str | None, **known: str | None) -> Json:
    return {"participant": person, "table": table, **known}


def draft(cast: Cast, *moves: Json) -> Json:
    return cast.do(cast.anna, "draft_seats", workshop=cast.workshop, moves=[*moves])


def drafts(cast: Cast, workshop: str = "") -> dict[str, tuple[str | None, bool]]:
    """Who is to sit where, and whether that is fixed."""
    rows = cast.snapshot(f"staff:{workshop or cast.workshop}")["drafts"]
    return {row["participant"]: (row["table"], row["locked"]) for row in rows}


def seat(cast: Cast, person: str | None) -> str | None:
    seat: Json | None = cast.snapshot(f"participant:{person}")["seat"]
    return seat["table"] if seat else None


def test_a_draft_is_told_to_facilitators_and_to_nobody_else(cast: Cast, listening: Listening) -> None:
    result = draft(cast, move(cast.bruno.id, cast.tables[2]))
    assert result == {"moves": [{"participant": cast.bruno.id, "before": cast.tables[1], "after": cast.tables[2]}]}
    assert listening.told == {"staff": ["seats_drafted"]}
    row = {"participant": cast.bruno.id, "table": cast.tables[2], "locked": False}
    assert listening.heard("staff") == [{"drafts": [row], "by": "Anna"}]
    assert cast.snapshot(cast.staff_stream)["drafts"] == [row]
    assert seat(cast, cast.bruno.id) == cast.tables[1]
    cast.add_note(cast.bruno, "Ancora qui", table=1)


def test_what_others_can_read_never_speaks_of_a_draft(cast: Cast) -> None:
    others = [cast.stream, cast.table_stream(1), cast.table_stream(2), f"participant:{cast.bruno.id}"]
    before = {stream: (cast.snapshot(stream), cast.events(stream)) for stream in others}
    draft(cast, move(cast.bruno.id, cast.tables[2]))
    cast.do(cast.anna, "lock_seats", workshop=cast.workshop, participants=[cast.chiara.id], locked=True)
    cast.do(cast.anna, "draft_split", workshop=cast.workshop, seed=3)
    assert {stream: (cast.snapshot(stream), cast.events(stream)) for stream in others} == before
    assert drafts(cast), "a draft is needed for this to mean something"


def test_a_place_that_is_the_seat_again_is_no_draft(cast: Cast) -> None:
    draft(cast, move(cast.bruno.id, cast.tables[2]))
    draft(cast, move(cast.bruno.id, cast.tables[1]))
    assert drafts(cast) == {}


def test_two_people_change_places_together_or_not_at_all(cast: Cast, listening: Listening) -> None:
    exchange = [move(cast.bruno.id, cast.tables[2]), move(cast.denis.id, cast.tables[1])]
    answer = cast.submit(cast.anna, "draft_seats", workshop=cast.workshop, moves=[*exchange, move(cast.eve.id, None)])
    assert code(answer) == "not_found"
    assert listening.told == {}
    draft(cast, *exchange)
    assert drafts(cast) == {cast.bruno.id: (cast.tables[2], False), cast.denis.id: (cast.tables[1], False)}


def test_whom_a_colleague_has_moved_meanwhile_stays_there_and_it_is_said(cast: Cast) -> None:
    draft(cast, move(cast.bruno.id, cast.tables[2], known=cast.tables[1]))
    late = move(cast.bruno.id, cast.tables[2], known=cast.tables[1])
    answer = cast.submit(cast.anna, "draft_seats", workshop=cast.workshop, moves=[late])
    assert code(answer) == "stale_revision"
    assert answer.refusal and answer.refusal.details == {"participant": cast.bruno.id, "table": cast.tables[2]}


def test_what_is_no_move_changes_nothing(cast: Cast, listening: Listening) -> None:
    elsewhere = cast.snapshot(f"workshop:{cast.eve.workshop}")["tables"][1]["id"]
    wrong: list[tuple[list[Json], str]] = [
        ([move(cast.bruno.id, elsewhere)], "not_found"),
        ([move(cast.bruno.id, cast.tables[0])], "not_found"),
        ([move(cast.bruno.id, str(uuid.uuid4()))], "not_found"),
        ([move(str(uuid.uuid4()), cast.tables[1])], "not_found"),
        ([move(cast.eve.id, cast.tables[1])], "not_found"),
        ([move(cast.bruno.id, None)], "invalid"),
        ([move("Bruno", cast.tables[1])], "invalid"),
        ([move(cast.bruno.id, cast.tables[1]), move(cast.bruno.id, cast.tables[2])], "invalid"),
        ([], "invalid"),
    ]
    for moves, refused in wrong:
        assert code(cast.submit(cast.anna, "draft_seats", workshop=cast.workshop, moves=moves)) == refused, moves
    assert listening.told == {}


@pytest.mark.parametrize("verb", ["draft_seats", "lock_seats", "draft_split", "announce_seats"])
def test_only_who_conducts_drafts(cast: Cast, listening: Listening, verb: str) -> None:
    args: dict[str, Json] = {
        "draft_seats": {"moves": [move(cast.bruno.id, cast.tables[2])]},
        "lock_seats": {"participants": [cast.bruno.id], "locked": True},
    }
    for actor, refused in ((cast.bruno, "forbidden"), (cast.eve, "not_found"), (cast.fabio, "not_found")):
        assert code(cast.submit(actor, verb, workshop=cast.workshop, **args.get(verb, {}))) == refused
    assert listening.told == {}


def test_a_closed_session_and_one_without_tables_have_no_draft(cast: Cast) -> None:
    without = cast.create_workshop(cast.anna, "Tappa", tables=[])
    assert code(cast.submit(cast.anna, "draft_split", workshop=without)) == "invalid"
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(cast.submit(cast.anna, "draft_split", workshop=cast.workshop)) == "workshop_closed"


def test_who_moves_hears_of_it_when_it_is_announced_and_nobody_else(cast: Cast, listening: Listening) -> None:
    draft(cast, move(cast.bruno.id, cast.tables[2]))
    assert cast.do(cast.anna, "announce_seats", workshop=cast.workshop) == {"people": 1}
    assert listening.told == {
        "staff": ["seats_drafted", "seats_announced", "participant_seated"],
        "Bruno": ["participant_seated"],
        "table 1": ["participant_left"],
        "table 2": ["participant_seated"],
        "everybody": ["table_filled", "table_filled"],
    }
    assert [told["table"]["people"] for told in listening.heard("everybody")] == [1, 2]
    assert (seat(cast, cast.bruno.id), drafts(cast)) == (cast.tables[2], {})
    assert code(cast.submit(cast.anna, "announce_seats", workshop=cast.workshop)) == "invalid"


def test_a_place_fixed_in_the_draft_is_fixed_when_it_is_announced(cast: Cast) -> None:
    draft(cast, move(cast.bruno.id, cast.tables[2]))
    cast.do(cast.anna, "lock_seats", workshop=cast.workshop, participants=[cast.bruno.id], locked=True)
    assert drafts(cast) == {cast.bruno.id: (cast.tables[2], True)}
    cast.do(cast.anna, "announce_seats", workshop=cast.workshop)
    assert drafts(cast) == {cast.bruno.id: (None, True)}
    cast.do(cast.anna, "lock_seats", workshop=cast.workshop, participants=[cast.bruno.id], locked=False)
    assert drafts(cast) == {}


def crowd(cast: Cast, count: int = 9) -> tuple[str, list[str]]:
    """A session with two tables, and the ids of the people of three bodies in it."""
    workshop = cast.create_workshop(cast.anna, "Tappa affollata")
    people = {f"Persona {number}": (workshop, f"Comune {number % 3}") for number in range(count)}
    return workshop, [str(actor.id) for actor in cast.join_all(people).values()]


def test_a_split_is_even_moves_nobody_who_is_fixed_and_can_be_taken_back(cast: Cast, listening: Listening) -> None:
    workshop, people = crowd(cast)
    tables = [table["id"] for table in cast.snapshot(f"workshop:{workshop}")["tables"][1:]]
    fixed = [move(people[0], tables[0]), move(people[3], tables[0])]
    cast.do(cast.anna, "draft_seats", workshop=workshop, moves=fixed)
    cast.do(cast.anna, "lock_seats", workshop=workshop, participants=[people[0], people[3]], locked=True)
    result = cast.do(cast.anna, "draft_split", workshop=workshop, seed=7)
    now = drafts(cast, workshop)
    assert sorted(Counter(table for table, _ in now.values()).values()) == [4, 5]
    assert now[people[0]] == now[people[3]] == (tables[0], True)
    assert {moved["participant"] for moved in result["moves"]} == set(people) - {people[0], people[3]}
    assert all(seat(cast, person) is None for person in people)
    assert not [who for who in listening.told if who.startswith("participant:") and len(listening.told[who]) > 0]
    back = [move(each["participant"], each["before"], known=each["after"]) for each in result["moves"]]
    cast.do(cast.anna, "draft_seats", workshop=workshop, moves=back)
    assert drafts(cast, workshop) == {people[0]: (tables[0], True), people[3]: (tables[0], True)}


def test_the_same_seed_drafts_what_the_split_at_once_announces(cast: Cast) -> None:
    workshop, people = crowd(cast)
    cast.do(cast.anna, "draft_split", workshop=workshop, seed=7)
    drafted = {person: table for person, (table, _) in drafts(cast, workshop).items()}
    seats = cast.do(cast.anna, "split_participants", workshop=workshop, seed=7)["seats"]
    assert {each["participant"]: each["table"] for each in seats} == drafted
    assert (drafts(cast, workshop), len(drafted)) == ({}, len(people))


def test_a_split_at_once_leaves_who_is_fixed_where_they_are(cast: Cast) -> None:
    cast.do(cast.anna, "lock_seats", workshop=cast.workshop, participants=[cast.bruno.id], locked=True)
    for seed in range(4):
        cast.do(cast.anna, "split_participants", workshop=cast.workshop, seed=seed)
        assert seat(cast, cast.bruno.id) == cast.tables[1]
    assert drafts(cast) == {cast.bruno.id: (None, True)}


def test_who_was_given_a_place_before_coming_finds_it_at_the_door(cast: Cast) -> None:
    workshop, _ = crowd(cast, 2)
    tables = [table["id"] for table in cast.snapshot(f"workshop:{workshop}")["tables"][1:]]
    listed = [{"name": "Gino", "body": "Comune di Asti"}]
    cast.do(cast.anna, "import_participants", workshop=workshop, participants=listed)
    gino = cast.snapshot(f"staff:{workshop}")["people"][-1]["id"]
    cast.do(cast.anna, "draft_split", workshop=workshop, people="listed", seed=1)
    cast.do(cast.anna, "draft_seats", workshop=workshop, moves=[move(gino, tables[1])])
    assert cast.do(cast.anna, "announce_seats", workshop=workshop) == {"people": 2}
    assert (seat(cast, gino), drafts(cast, workshop)) == (None, {gino: (tables[1], False)})
    cast.join(workshop, "Gino", "Comune di Asti")
    assert (seat(cast, gino), drafts(cast, workshop)) == (tables[1], {})


def test_present_people_alone_are_split_if_asked_for(cast: Cast) -> None:
    workshop, people = crowd(cast, 4)
    listed = [{"name": f"Assente {number}"} for number in range(4)]
    cast.do(cast.anna, "import_participants", workshop=workshop, participants=listed)
    cast.do(cast.anna, "draft_split", workshop=workshop, people="listed", seed=1)
    assert len(drafts(cast, workshop)) == 8
    cast.do(cast.anna, "draft_split", workshop=workshop, people="present", seed=1)
    assert set(drafts(cast, workshop)) == set(people)
    nobody = cast.create_workshop(cast.anna, "Tappa vuota")
    assert code(cast.submit(cast.anna, "draft_split", workshop=nobody, people="present")) == "invalid"


def test_chairs_are_counted_in_a_split_and_a_hand_may_add_one(cast: Cast) -> None:
    tables = [{"theme": "Grande", "capacity": 3}, {"theme": "Piccolo", "capacity": 1}]
    workshop = cast.create_workshop(cast.anna, "Tappa", tables=tables)
    people = [str(cast.join(workshop, f"Persona {number}", "Comune di Asti").id) for number in range(5)]
    assert code(cast.submit(cast.anna, "draft_split", workshop=workshop)) == "invalid"
    small = cast.snapshot(f"workshop:{workshop}")["tables"][2]["id"]
    cast.do(cast.anna, "draft_seats", workshop=workshop, moves=[move(person, small) for person in people[:2]])
    assert len(drafts(cast, workshop)) == 2


def test_a_place_without_a_person_in_it_cannot_be_fixed(cast: Cast) -> None:
    workshop, people = crowd(cast, 1)
    answer = cast.submit(cast.anna, "lock_seats", workshop=workshop, participants=people, locked=True)
    assert code(answer) == "invalid"


def test_where_one_of_several_places_cannot_be_fixed_none_is(cast: Cast) -> None:
    cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Zoe")
    zoe = next(one["id"] for one in cast.snapshot(cast.staff_stream)["people"] if one["name"] == "Zoe")
    both = [cast.bruno.id, zoe]
    assert (
        code(cast.submit(cast.anna, "lock_seats", workshop=cast.workshop, participants=both, locked=True)) == "invalid"
    )
    assert cast.snapshot(cast.staff_stream)["drafts"] == []


def test_a_seat_given_at_once_ends_the_draft_of_that_person(cast: Cast) -> None:
    draft(cast, move(cast.bruno.id, cast.tables[2]), move(cast.chiara.id, cast.tables[2]))
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    assert drafts(cast) == {cast.chiara.id: (cast.tables[2], False)}


def test_a_table_that_goes_takes_its_drafts_along(cast: Cast, listening: Listening) -> None:
    table = cast.do(cast.anna, "add_table", workshop=cast.workshop, theme="Acqua")["table"]
    draft(cast, move(cast.bruno.id, table))
    gone = cast.do(cast.anna, "remove_table", table=table)
    assert gone == {"number": 3, "undrafted": 1, "unchosen": 0}
    assert drafts(cast) == {}
    assert listening.told["staff"] == ["seats_drafted", "seats_drafted"]
