from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.seating import NoRoom, Person, Place, Seating, split

bodies = st.one_of(st.none(), st.sampled_from([f"body {number}" for number in range(9)]))
roles = st.one_of(st.none(), st.sampled_from(["mayor", "officer", "citizen"]))
people = st.lists(st.tuples(bodies, roles), max_size=45).map(
    lambda traits: [Person(f"person {number}", body, role) for number, (body, role) in enumerate(traits)]
)
tables = st.integers(1, 8).map(lambda count: [Place(f"table {number}") for number in range(count)])
seeds = st.integers(0, 1000)
fast = settings(deadline=None, max_examples=60)


def sizes(seating: Seating, tables: list[Place]) -> list[int]:
    return [list(seating.seats.values()).count(table.id) for table in tables]


@fast
@given(people, tables, seeds)
def test_nobody_is_lost_and_nobody_sits_twice(people: list[Person], tables: list[Place], seed: int) -> None:
    seats = split(people, tables, seed).seats
    assert set(seats) == {person.id for person in people}
    assert set(seats.values()) <= {table.id for table in tables}


@fast
@given(people, tables, seeds)
def test_sizes_differ_by_at_most_one(people: list[Person], tables: list[Place], seed: int) -> None:
    counts = sizes(split(people, tables, seed), tables)
    assert max(counts) - min(counts) <= 1


@fast
@given(people, tables, seeds)
def test_the_same_seed_gives_the_same_split(people: list[Person], tables: list[Place], seed: int) -> None:
    assert split(people, tables, seed) == split(people, tables, seed)


@fast
@given(people, tables, seeds)
def test_each_body_sits_at_as_many_tables_as_it_can(people: list[Person], tables: list[Place], seed: int) -> None:
    seats = split(people, tables, seed).seats
    for body in {person.body for person in people} - {None}:
        counts = Counter(seats[person.id] for person in people if person.body == body)
        assert len(counts) == min(counts.total(), len(tables))
        assert max(counts.values()) - min(counts[table.id] for table in tables) <= 1


@fast
@given(people, tables, seeds)
def test_the_report_counts_pairs_and_never_beats_its_bound(
    people: list[Person], tables: list[Place], seed: int
) -> None:
    seating = split(people, tables, seed)
    by_name = {criterion.name: criterion for criterion in seating.criteria}
    together = Counter((seating.seats[person.id], person.body) for person in people if person.body)
    assert by_name["bodies"].got == sum(count * (count - 1) // 2 for count in together.values())
    assert by_name["sizes"].proven and by_name["bodies"].proven
    assert by_name["roles"].got >= by_name["roles"].best


@fast
@given(people, tables, seeds, st.data())
def test_fixed_people_stay_and_the_others_fill_up_around_them(
    people: list[Person], tables: list[Place], seed: int, draw: st.DataObject
) -> None:
    fixed = {person.id: draw.draw(st.sampled_from(tables)).id for person in people if draw.draw(st.integers(0, 3)) == 0}
    seating = split(people, tables, seed, fixed)
    assert set(seating.seats) == {person.id for person in people}
    assert all(seating.seats[person] == table for person, table in fixed.items())
    assert seating.criteria[0].proven
    assert all(criterion.got >= criterion.best for criterion in seating.criteria)


@fast
@given(people, st.lists(st.integers(0, 12), min_size=1, max_size=8), seeds)
def test_no_table_takes_more_than_its_chairs(people: list[Person], chairs: list[int], seed: int) -> None:
    tables = [Place(f"table {number}", capacity) for number, capacity in enumerate(chairs)]
    if len(people) > sum(chairs):
        with pytest.raises(NoRoom):
            split(people, tables, seed)
        return
    seating = split(people, tables, seed)
    counts = sizes(seating, tables)
    assert sum(counts) == len(people)
    assert all(count <= capacity for count, capacity in zip(counts, chairs, strict=True))
    assert seating.criteria[0].proven


def test_another_seed_gives_another_split() -> None:
    everybody = [Person(str(number)) for number in range(24)]
    tables = [Place("one"), Place("two"), Place("three")]
    assert split(everybody, tables, 1).seats != split(everybody, tables, 2).seats


def test_a_room_like_barge_is_mixed_as_well_as_can_be() -> None:
    everybody = [
        Person(str(number), f"body {number % 24}", ["assessor", "officer", "executive"][number % 3])
        for number in range(50)
    ]
    seating = split(everybody, [Place("one"), Place("two"), Place("three")], 7)
    assert seating.report == {
        "criteria": [
            {"name": "sizes", "got": 1, "best": 1, "proven": True},
            {"name": "bodies", "got": 0, "best": 0, "proven": True},
            {"name": "roles", "got": 115, "best": 115, "proven": True},
        ]
    }


def test_a_split_without_tables_or_to_an_unknown_table_is_refused() -> None:
    with pytest.raises(NoRoom):
        split([Person("anna")], [])
    with pytest.raises(NoRoom):
        split([Person("anna")], [Place("one")], fixed={"anna": "two"})
