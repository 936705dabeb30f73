"""People, tables, and the room while people are being seated in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

UNASKED = 3


class NoRoom(ValueError):
    """More people than chairs, or a fixed seat that does not exist."""


@dataclass(frozen=True)
class Person:
    """Somebody to seat: what the split may know of them."""

    id: str
    body: str | None = None
    role: str | None = None
    choices: tuple[str, ...] = ()

    def regret(self, place: str) -> int:
        """What sitting there costs somebody who asked for tables: nothing at the first choice, one at the second."""
        if not self.choices or place == self.choices[0]:
            return 0
        return 1 if place in self.choices else UNASKED


@dataclass(frozen=True)
class Place:
    """A table; without a capacity it takes any number of people."""

    id: str
    capacity: int | None = None

    def has_room_for(self, people: int) -> bool:
        return self.capacity is None or people <= self.capacity


@dataclass(frozen=True)
class Trait:
    """What people share: a body or a role; nothing known is shared with nobody."""

    name: str
    of: Callable[[Person], str | None]


BODY = Trait("bodies", lambda person: person.body)
ROLE = Trait("roles", lambda person: person.role)


@dataclass
class Room:
    """The seats taken so far and, for each table, how many share a trait."""

    places: Sequence[Place]
    seats: dict[str, str] = field(default_factory=dict)
    shared: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shared = {(trait.name, place.id): Counter() for trait in (BODY, ROLE) for place in self.places}

    def seat(self, person: Person, place: str) -> None:
        self.seats[person.id] = place
        for trait in (BODY, ROLE):
            if value := trait.of(person):
                self.shared[trait.name, place][value] += 1

    def unseat(self, person: Person) -> None:
        place = self.seats.pop(person.id)
        for trait in (BODY, ROLE):
            if value := trait.of(person):
                self.shared[trait.name, place][value] -= 1

    def alike(self, trait: Trait, person: Person, place: str) -> int:
        """How many at this table share the trait with this person."""
        value = trait.of(person)
        return self.shared[trait.name, place][value] if value else 0

    def pairs(self, trait: Trait) -> int:
        """How many pairs at one table share the trait."""
        return sum(pairs(count) for place in self.places for count in self.shared[trait.name, place.id].values())


def pairs(count: int) -> int:
    return count * (count - 1) // 2


def seat_fixed(room: Room, people: Iterable[Person], fixed: Mapping[str, str]) -> None:
    known = {place.id for place in room.places}
    for person in people:
        if person.id in fixed:
            if fixed[person.id] not in known:
                raise NoRoom(f"no such table: {fixed[person.id]}")
            room.seat(person, fixed[person.id])
