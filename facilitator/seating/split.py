"""Even tables, each body spread over as many of them as possible, the same for the same seed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from facilitator.seating.exchange import BODY_WEIGHT, CHOICE_WEIGHT, ROLE_WEIGHT, exchange
from facilitator.seating.report import Criterion, judge, least_pairs, least_regret
from facilitator.seating.room import BODY, ROLE, NoRoom, Person, Place, Room, seat_fixed

ATTEMPTS_FOR = 100


@dataclass(frozen=True)
class Seating:
    """Everybody's table, and how good the split is."""

    seats: Mapping[str, str]
    criteria: tuple[Criterion, ...]

    @property
    def report(self) -> dict[str, list[dict[str, object]]]:
        return {"criteria": [criterion.as_json() for criterion in self.criteria]}

    @property
    def excess(self) -> tuple[int, ...]:
        """How far each criterion is from its bound, the most important first."""
        return tuple(criterion.got - criterion.best for criterion in self.criteria)


def split(
    people: Sequence[Person], tables: Sequence[Place], seed: int | str = 0, fixed: Mapping[str, str] | None = None
) -> Seating:
    """Seats everybody: `fixed` people where they are, the others so that tables are even and mixed."""
    if not tables:
        raise NoRoom("no tables")
    chance = Random(seed)
    best = seated(people, tables, fixed or {}, chance)
    for _ in range(ATTEMPTS_FOR // max(1, len(people))):
        if not any(best.excess):
            break
        best = min(best, seated(people, tables, fixed or {}, chance), key=lambda seating: seating.excess)
    return best


def seated(people: Sequence[Person], tables: Sequence[Place], fixed: Mapping[str, str], chance: Random) -> Seating:
    room = Room(tables)
    seat_fixed(room, people, fixed)
    held = Counter(room.seats.values())
    movable = [person for person in people if person.id not in room.seats]
    deal(movable, room, free_chairs(len(movable), tables, held, chance), chance)
    exchange(movable, room, chance, least_weight(people, movable, room))
    return Seating(room.seats, judge(people, room, held))


def least_weight(people: Sequence[Person], movable: Sequence[Person], room: Room) -> int:
    """No seating weighs less: each criterion at the best it could be if it alone mattered."""
    pairs = {trait: least_pairs(people, len(room.places), trait) for trait in (BODY, ROLE)}
    regret = least_regret(movable, Counter(room.seats[person.id] for person in movable))
    return BODY_WEIGHT * pairs[BODY] + CHOICE_WEIGHT * regret + ROLE_WEIGHT * pairs[ROLE]


def free_chairs(people: int, tables: Sequence[Place], held: Counter[str], chance: Random) -> Counter[str]:
    """How many more to seat at each table: always the emptiest table that has room."""
    sizes, order = Counter(held), chance.sample(tables, len(tables))
    for _ in range(people):
        open_tables = [table for table in order if table.has_room_for(sizes[table.id] + 1)]
        if not open_tables:
            raise NoRoom("more people than chairs")
        sizes[min(open_tables, key=lambda table: sizes[table.id]).id] += 1
    return Counter({table.id: sizes[table.id] - held[table.id] for table in order})


def deal(people: Sequence[Person], room: Room, free: Counter[str], chance: Random) -> None:
    """Largest bodies first, each where fewest of the body are, then as asked, then where most chairs are free."""
    for person in in_bodies(people, chance):
        chosen = min(
            (table for table, chairs in free.items() if chairs),
            key=lambda table: (
                room.alike(BODY, person, table),
                person.regret(table),
                -free[table],
                room.alike(ROLE, person, table),
            ),
        )
        room.seat(person, chosen)
        free[chosen] -= 1


def in_bodies(people: Sequence[Person], chance: Random) -> list[Person]:
    sizes = Counter(person.body for person in people)
    shuffled = chance.sample(people, len(people))
    rank = {body: place for place, body in enumerate(dict.fromkeys(person.body for person in shuffled))}
    return sorted(shuffled, key=lambda p: (p.body is None, -sizes[p.body], rank[p.body], p.role or ""))


def best_seat(person: Person, tables: Mapping[Place, Sequence[Person]]) -> str | None:
    """The table for somebody who comes late: the smallest with room, then fewest of the same body; None when full."""
    free = [place for place, seated in tables.items() if place.has_room_for(len(seated) + 1)]
    best = min(free, key=lambda place: (len(tables[place]), same_body(person, tables[place])), default=None)
    return best.id if best else None


def same_body(person: Person, seated: Sequence[Person]) -> int:
    return sum(person.body is not None and other.body == person.body for other in seated)
