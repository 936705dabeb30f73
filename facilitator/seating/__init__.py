"""Who sits where: pure functions over plain values."""

from facilitator.seating.report import Criterion
from facilitator.seating.room import NoRoom, Person, Place
from facilitator.seating.split import Seating, best_seat, split

__all__ = ["Criterion", "NoRoom", "Person", "Place", "Seating", "best_seat", "split"]
