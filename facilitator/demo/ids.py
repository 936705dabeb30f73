"""The ids that clients make: at random, or the same ones each time a stage is played."""

import uuid
from collections.abc import Callable
from random import Random

Ids = Callable[[], str]


def random_id() -> str:
    return str(uuid.uuid4())


def repeated_ids(key: str) -> Ids:
    """The same ids in the same order, each time; only for a directory that holds nothing yet."""
    chance = Random(key)
    return lambda: str(uuid.UUID(int=chance.getrandbits(128), version=4))
