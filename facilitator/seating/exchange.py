"""Exchanges of two people that mix the tables better, until none does."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

from facilitator.seating.room import BODY, ROLE, Person, Room

ROUNDS = 20


def exchange(people: Sequence[Person], room: Room, chance: Random) -> None:
    """Swaps pairs while that lowers the pairs of one body, or else those of one role."""
    shuffled = chance.sample(people, len(people))
    for _ in range(ROUNDS):
        if not any([exchanged(one, other, room) for one, other in combinations(shuffled, 2)]):
            return


def exchanged(one: Person, other: Person, room: Room) -> bool:
    here, there = room.seats[one.id], room.seats[other.id]
    if here == there or gain(one, other, room) <= (0, 0):
        return False
    for person in (one, other):
        room.unseat(person)
    room.seat(one, there)
    room.seat(other, here)
    return True


def gain(one: Person, other: Person, room: Room) -> tuple[int, int]:
    """How many pairs of one body, and of one role, the exchange takes away."""
    here, there = room.seats[one.id], room.seats[other.id]
    body, role = (
        0
        if trait.of(one) == trait.of(other)
        else sum(
            room.alike(trait, person, place) - 1 - room.alike(trait, person, target)
            for person, place, target in ((one, here, there), (other, there, here))
            if trait.of(person)
        )
        for trait in (BODY, ROLE)
    )
    return body, role
