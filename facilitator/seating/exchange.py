"""Exchanges of two people that mix the tables better, until none does or nothing could be better."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random

from facilitator.seating.room import BODY, ROLE, Person, Room

ROUNDS = 8
BODY_WEIGHT, CHOICE_WEIGHT, ROLE_WEIGHT = 1 << 40, 1 << 20, 1
WEIGHTS = ((BODY, BODY_WEIGHT), (ROLE, ROLE_WEIGHT))


def exchange(people: Sequence[Person], room: Room, chance: Random, best: int) -> None:
    """Swaps pairs while that lowers the pairs of one body, else what was asked for in vain, else the pairs of one role.

    `best` is a weight that no seating can be below.
    """
    costs = Costs(chance.sample(people, len(people)), room)
    for _ in range(ROUNDS):
        if costs.total <= best or not any([costs.improve(one, best) for one in range(len(people))]):
            break
    costs.settle(room)


class Costs:
    """What each person would cost at each table, kept up to date while pairs are swapped."""

    def __init__(self, people: Sequence[Person], room: Room) -> None:
        self.people = people
        self.places = [place.id for place in room.places]
        number = {place: index for index, place in enumerate(self.places)}
        self.at = [number[room.seats[person.id]] for person in people]
        self.bodies = [person.body for person in people]
        self.roles = [person.role for person in people]
        self.rows = [[cost(person, place, room) for place in self.places] for person in people]
        self.selves = [sum(weight for trait, weight in WEIGHTS if trait.of(person)) for person in people]
        self.sharing: dict[tuple[int, str], list[int]] = defaultdict(list)
        for index, person in enumerate(people):
            for trait, weight in WEIGHTS:
                self.sharing[weight, trait.of(person) or ""].append(index)
        self.total = total(room, people)

    def improve(self, one: int, best: int) -> bool:
        """Swap a person with whoever that helps, among those after them; whether it did."""
        at, rows, selves, bodies, roles = self.at, self.rows, self.selves, self.bodies, self.roles
        row, body, role, has_changed = rows[one], bodies[one], roles[one], False
        here, held = at[one], row[at[one]] - selves[one]
        for other in range(one + 1, len(rows)):
            there = at[other]
            if there == here:
                continue
            gain = held - row[there] + rows[other][there] - selves[other] - rows[other][here]
            if body and body == bodies[other]:
                gain += 2 * BODY_WEIGHT
            if role and role == roles[other]:
                gain += 2 * ROLE_WEIGHT
            if gain > 0:
                self.swap(one, other)
                self.total -= gain
                has_changed = True
                here, held = there, row[there] - selves[one]
                if self.total <= best:
                    break
        return has_changed

    def swap(self, one: int, other: int) -> None:
        here, there = self.at[one], self.at[other]
        for index, old, new in ((one, here, there), (other, there, here)):
            for trait, weight in WEIGHTS:
                if value := trait.of(self.people[index]):
                    for shares in self.sharing[weight, value]:
                        self.rows[shares][old] -= weight
                        self.rows[shares][new] += weight
        self.at[one], self.at[other] = there, here

    def settle(self, room: Room) -> None:
        """Seat everybody in the room where the swaps have led them."""
        moved = [(person, self.places[place]) for person, place in zip(self.people, self.at, strict=True)]
        for person, place in moved:
            if room.seats[person.id] != place:
                room.unseat(person)
                room.seat(person, place)


def cost(person: Person, place: str, room: Room) -> int:
    """What a place costs somebody: those like them there, and what they asked for."""
    alike = sum(weight * room.alike(trait, person, place) for trait, weight in WEIGHTS)
    return alike + CHOICE_WEIGHT * person.regret(place)


def total(room: Room, people: Sequence[Person]) -> int:
    """What the seating costs, but for the choices of who is fixed."""
    regrets = sum(person.regret(room.seats[person.id]) for person in people)
    return sum(weight * room.pairs(trait) for trait, weight in WEIGHTS) + CHOICE_WEIGHT * regrets
