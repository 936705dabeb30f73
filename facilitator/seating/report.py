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
    """The difference between table sizes, then the pairs of one body and of one role at a table."""
    sizes = Counter(room.seats.values())
    difference = max(sizes[place.id] for place in room.places) - min(sizes[place.id] for place in room.places)
    return (
        Criterion("sizes", difference, least_difference(len(people), room.places, fixed)),
        alike(people, room, BODY),
        alike(people, room, ROLE),
    )


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
