"""Tables that people asked for, where that costs neither evenness nor mixed bodies."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.seating import Person, Place, split

TABLES = [Place("one"), Place("two"), Place("three")]
wishes = st.permutations([table.id for table in TABLES]).map(lambda tables: tuple(tables[:2]))
asking = st.lists(st.tuples(st.sampled_from(["Chieri", "Torino", "Susa", None]), wishes), min_size=1, max_size=30).map(
    lambda people: [Person(f"person {number}", body, choices=wish) for number, (body, wish) in enumerate(people)]
)
fast = settings(deadline=None, max_examples=40)


def test_who_asked_for_a_table_sits_there_where_it_costs_nothing() -> None:
    people = [Person(f"person {number}", choices=(TABLES[number % 3].id,)) for number in range(12)]
    seating = split(people, TABLES, seed=1)
    assert all(seating.seats[person.id] == person.choices[0] for person in people)
    assert {criterion.name: criterion.got for criterion in seating.criteria}["choices"] == 0


def test_a_second_choice_is_better_than_a_table_nobody_asked_for() -> None:
    people = [Person(f"person {number}", choices=("one", "two")) for number in range(6)]
    sizes = Counter(split(people, [*TABLES[:2]], seed=3).seats.values())
    assert sizes == {"one": 3, "two": 3}
    assert [person.regret(place) for person in people[:1] for place in ("one", "two", "three")] == [0, 1, 3]


@fast
@given(asking, st.integers(0, 100))
def test_wishes_cost_neither_even_tables_nor_mixed_bodies(people: list[Person], seed: int) -> None:
    criteria = {criterion.name: criterion for criterion in split(people, TABLES, seed).criteria}
    assert criteria["sizes"].proven
    assert criteria["bodies"].proven
    assert criteria["choices"].got >= criteria["choices"].best


def test_who_asked_for_nothing_is_not_counted() -> None:
    criteria = split([Person("anna"), Person("bruno")], TABLES, seed=1).criteria
    assert [criterion.name for criterion in criteria] == ["sizes", "bodies", "roles"]
