"""How good a split is, beside what no split could beat."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from facilitator.seating.room import BODY, ROLE, Person, Place, Room, Trait, pairs


@dataclass(frozen=True)
class Criterion:
    """One measure, smaller is better; proven when the bound is reached."""

    name: str
    got: int
    best: int

    @property
    def proven(self) -> bool:
        return self.got == self.best

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "proven": self.proven}


def judge(people: Sequence[Person], room: Room, fixed: Counter[str]) -> tuple[Criterion, ...]:
    """The difference between table sizes, the pairs of one body, what was asked for in vain, the pairs of one role."""
    sizes = Counter(room.seats.values())
    difference = max(sizes[place.id] for place in room.places) - min(sizes[place.id] for place in room.places)
    return (
        Criterion("sizes", difference, least_difference(len(people), room.places, fixed)),
        alike(people, room, BODY),
        *choices(people, room, sizes),
        alike(people, room, ROLE),
    )


def choices(people: Sequence[Person], room: Room, sizes: Counter[str]) -> tuple[Criterion, ...]:
    """One for each second choice, three for each table that was not asked for; nothing where nobody asked."""
    if not any(person.choices for person in people):
        return ()
    regret = sum(person.regret(room.seats[person.id]) for person in people)
    return (Criterion("choices", regret, least_regret(people, sizes)),)


def least_regret(people: Sequence[Person], sizes: Counter[str]) -> int:
    """More first choices of a table than it has chairs here are in vain."""
    wanted = Counter(person.choices[0] for person in people if person.choices)
    return sum(max(0, count - sizes[place]) for place, count in wanted.items())


def alike(people: Sequence[Person], room: Room, trait: Trait) -> Criterion:
    return Criterion(trait.name, room.pairs(trait), least_pairs(people, len(room.places), trait))


def least_difference(people: int, places: Sequence[Place], fixed: Counter[str]) -> int:
    """No table can be lower than `largest` everywhere, nor higher than `smallest` everywhere."""
    chairs = [people if place.capacity is None else place.capacity for place in places]
    held = [fixed[place.id] for place in places]
    largest = next(level for level in range(people + 1) if sum(min(level, c) for c in chairs) >= people)
    smallest = next(level for level in range(people, -1, -1) if sum(max(level, h) for h in held) <= people)
    return max(largest, *held) - min(smallest, *chairs)


def least_pairs(people: Sequence[Person], places: int, trait: Trait) -> int:
    """The pigeonhole bound: each group dealt evenly over all tables."""
    groups = Counter(value for person in people if (value := trait.of(person)))
    return sum(spread_pairs(size, places) for size in groups.values())


def spread_pairs(size: int, places: int) -> int:
    each, more = divmod(size, places)
    return more * pairs(each + 1) + (places - more) * pairs(each)
