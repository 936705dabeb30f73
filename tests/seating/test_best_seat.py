from facilitator.seating import Person, Place, best_seat

ONE, TWO, THREE = Place("one"), Place("two", capacity=2), Place("three")
ANNA, BRUNO, CHIARA = Person("anna", "Chieri"), Person("bruno", "Torino"), Person("chiara", "Chieri")
LATE = Person("late", "Chieri")


def test_a_latecomer_sits_at_the_smallest_table() -> None:
    assert best_seat(LATE, {ONE: [ANNA, BRUNO], THREE: [CHIARA]}) == "three"


def test_of_two_equal_tables_the_one_with_fewer_of_the_same_body_is_chosen() -> None:
    assert best_seat(LATE, {ONE: [ANNA], THREE: [BRUNO]}) == "three"


def test_somebody_without_a_body_shares_it_with_nobody() -> None:
    assert best_seat(Person("late"), {ONE: [Person("eve")], THREE: [BRUNO]}) == "one"


def test_a_full_table_takes_nobody() -> None:
    assert best_seat(LATE, {ONE: [ANNA, BRUNO, CHIARA], TWO: [ANNA, BRUNO]}) == "one"
    assert best_seat(LATE, {TWO: [ANNA, BRUNO]}) is None
